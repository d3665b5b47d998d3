// What the call at a field says: columns of SQLAlchemy, fields of Django, Peewee, MongoEngine and
// Marshmallow, `Field` of pydantic, `field` of dataclasses and attrs.

import type { Argument, CodeExpr } from "../../expression.ts";
import type { FieldFact, TypeRef } from "../../model.ts";
import { argument, lastName, stringOf } from "../../shared/build.ts";
import { type Context, known, ownName } from "./context.ts";

/** What a call tells of its field. */
export type ColumnFact = Omit<FieldFact, "name" | "place" | "markers"> & {
  /** A relationship: whether it is one instance is told by the foreign keys beside it. */
  readonly relationship?: { readonly keys: readonly string[]; readonly list?: boolean };
};

type Parts = { -readonly [K in keyof ColumnFact]: ColumnFact[K] };

const TYPES: Readonly<Record<string, string>> = {
  integer: "integer",
  biginteger: "integer",
  smallinteger: "integer",
  int: "integer",
  positiveinteger: "integer",
  positivesmallinteger: "integer",
  positivebiginteger: "integer",
  auto: "integer",
  bigauto: "integer",
  long: "integer",
  bigint: "integer",
  string: "string",
  text: "string",
  unicode: "string",
  unicodetext: "string",
  varchar: "string",
  char: "string",
  slug: "string",
  email: "string",
  url: "string",
  str: "string",
  citext: "string",
  boolean: "boolean",
  bool: "boolean",
  nullboolean: "boolean",
  datetime: "timestamp",
  date: "timestamp",
  timestamp: "timestamp",
  time: "timestamp",
  timestamptz: "timestamp",
  awaredatetime: "timestamp",
  naivedatetime: "timestamp",
  interval: "duration",
  duration: "duration",
  timedelta: "duration",
  numeric: "decimal",
  float: "decimal",
  decimal: "decimal",
  double: "decimal",
  real: "decimal",
};

/** The facts that a call makes about its field; undefined where it makes none. */
export function readColumn(context: Context, value: CodeExpr): ColumnFact | undefined {
  if (value.kind !== "create" && value.kind !== "call") return undefined;
  const name = lastName(value) ?? "";
  switch (name) {
    case "Column":
    case "mapped_column":
      return column(context, name, value.args);
    case "relationship":
    case "dynamic_loader":
      return relationship(value);
    case "Field":
    case "PrivateAttr":
      return described(value.args, 0);
    case "field":
    case "ib":
    case "attrib":
    case "FieldInfo":
      return described(value.args, undefined);
    default:
      return frameworkField(context, name, value.args);
  }
}

/** Whether an expression makes a column of a table. */
export function isColumn(value: CodeExpr): boolean {
  return ["Column", "mapped_column", "relationship"].includes(lastName(value) ?? "");
}

function column(context: Context, made: string, args: readonly Argument[]): ColumnFact {
  const parts: Parts = {};
  for (const { name, value } of args)
    if (name === undefined || name === "type_") columnPart(context, parts, value);
  const primary = truth(argument(args, "primary_key"));
  const nullable = truth(argument(args, "nullable"));
  if (primary !== undefined) parts.primaryKey = primary;
  if (nullable !== undefined) parts.nullable = nullable;
  else if (primary === true) parts.nullable = false;
  readDefault(parts, argument(args, "default") ?? argument(args, "server_default"));
  // The library's own default; who gives a value to every row seldom means to allow none.
  if (made === "Column" && parts.nullable === undefined && parts.default === undefined)
    parts.nullable = true;
  const unique = truth(argument(args, "unique"));
  if (unique !== undefined) parts.unique = unique;
  return parts;
}

function columnPart(context: Context, parts: Parts, value: CodeExpr): void {
  const name = lastName(value) ?? "";
  const args = value.kind === "create" || value.kind === "call" ? value.args : [];
  const [first] = args;
  if (name === "ForeignKey") {
    const target =
      stringOf(first?.value) ?? (first?.value.kind === "path" ? first.value.text : undefined);
    if (target !== undefined) parts.references = target;
    return;
  }
  if (name === "Enum" || name === "ChoiceType" || name === "IntEnum") {
    enumeration(context, parts, args);
    parts.type ??= typeRef("string", value.text);
    return;
  }
  if (name === "ARRAY" && first !== undefined) {
    columnPart(context, parts, first.value);
    if (parts.type !== undefined) parts.type = { ...parts.type, many: true };
    return;
  }
  if (
    name === "" ||
    value.kind === "literal" ||
    /Constraint$|^Sequence$|^Identity$|^Computed$/.test(name)
  )
    return;
  parts.type ??= typeRef(TYPES[name.toLowerCase()] ?? name, value.text);
}

/** `Enum(Role)`, `Enum("a", "b")`, `Enum(*STATES)`. */
function enumeration(context: Context, parts: Parts, args: readonly Argument[]): void {
  const values: string[] = [];
  for (const { name, value } of args) {
    if (name === "*" && value.kind === "path") {
      parts.enumName = value.segments.join(".");
      values.push(...(known(context, context.lists, value.segments) ?? []));
    } else if (name === "*" && value.kind === "list") values.push(...strings(value));
    else if (name === undefined && value.kind === "path") parts.enumName = value.segments.join(".");
    else if (name === undefined && value.kind === "list") values.push(...strings(value));
    else if (name === undefined) values.push(...strings(value));
  }
  if (values.length > 0) parts.values = values;
}

function strings(e: CodeExpr): readonly string[] {
  if (e.kind === "list") return e.items.flatMap(strings);
  const value = stringOf(e);
  return value === undefined ? [] : [value];
}

function relationship(value: CodeExpr & { readonly args: readonly Argument[] }): ColumnFact {
  const parts: Parts = {};
  const target = argument(value.args, "argument", 0);
  const body = target?.kind === "lambda" ? target.body : target;
  const name = stringOf(body)?.split(".").at(-1) ?? lastName(body);
  const list = truth(argument(value.args, "uselist"));
  if (name !== undefined) parts.type = typeRef(name, value.text);
  const keys = argument(value.args, "foreign_keys");
  const named = keys === undefined ? [] : keys.kind === "list" ? keys.items : [keys];
  parts.relationship = {
    keys: named.flatMap((k) => stringOf(k) ?? (k.kind === "path" ? k.segments.join(".") : [])),
    ...(list !== undefined && { list }),
  };
  return parts;
}

/** `Field(5, gt=0)`, `field(default_factory=list)`: defaults beside an annotation. */
function described(args: readonly Argument[], position: number | undefined): ColumnFact {
  const parts: Parts = {};
  const required = argument(args, undefined, position ?? 99);
  if (required?.text !== "...")
    readDefault(parts, argument(args, "default", position) ?? argument(args, "server_default"));
  const factory = argument(args, "default_factory") ?? argument(args, "factory");
  if (parts.default === undefined) readDefault(parts, factory, true);
  if (truth(argument(args, "primary_key")) === true) parts.primaryKey = true;
  if (truth(argument(args, "unique")) === true) parts.unique = true;
  const references = stringOf(argument(args, "foreign_key"));
  if (references !== undefined) parts.references = references;
  return parts;
}

/** `models.CharField(..)`, `StringField(..)`, `fields.Str(..)`. */
function frameworkField(
  context: Context,
  name: string,
  args: readonly Argument[],
): ColumnFact | undefined {
  // Fields are classes; `int(..)` and `env.int(..)` give values.
  if (!/^[A-Z]/.test(name)) return undefined;
  const kind = name.replace(/Field$/, "");
  const many = kind === "ManyToMany";
  const parts: Parts = {};
  if (/^(?:ForeignKey|OneToOne|ManyToMany|Reference|Parental)(?:Key)?$/.test(kind)) {
    const target = argument(args, "to", 0) ?? argument(args, "model");
    const type = stringOf(target)?.split(".").at(-1) ?? lastName(target);
    if (type === undefined) return undefined;
    // Django's setting for whatever the project has as its users.
    const model = type === "AUTH_USER_MODEL" ? "User" : type;
    parts.type = { name: model, args: [], many, text: name };
    if (!many) parts.references = model;
  } else {
    const type = TYPES[kind.toLowerCase()];
    if (type === undefined && kind === name) return undefined;
    parts.type = typeRef(type ?? kind, name);
    const base = kind === "Array" ? argument(args, "base_field", 0) : undefined;
    const member = base && readColumn(context, base)?.type;
    if (member !== undefined) parts.type = { ...member, many: true };
  }
  if (!many)
    parts.nullable = truth(argument(args, "null") ?? argument(args, "allow_none")) ?? false;
  if (truth(argument(args, "unique")) === true || kind === "OneToOne") parts.unique = true;
  if (truth(argument(args, "primary_key")) === true) parts.primaryKey = true;
  const choices = argument(args, "choices");
  if (choices !== undefined) readChoices(context, parts, choices);
  const validate = argument(args, "validate");
  if (lastName(validate) === "OneOf" && validate?.kind === "create")
    enumeration(
      context,
      parts,
      validate.args.slice(0, 1).map((a) => listed(context, a)),
    );
  readDefault(parts, argument(args, "default") ?? argument(args, "load_default"));
  const now = truth(argument(args, "auto_now_add")) ?? truth(argument(args, "auto_now"));
  if (now === true) {
    const where = args.find((a) => a.name?.startsWith("auto_now"))?.value;
    if (where !== undefined) parts.default = { kind: "now", place: where.place, text: where.text };
  }
  return parts;
}

function listed(context: Context, arg: Argument): Argument {
  return arg.value.kind === "path" &&
    known(context, context.lists, arg.value.segments) !== undefined
    ? { name: "*", value: arg.value }
    : arg;
}

/** `choices=Status.choices`, `choices=STATUSES`, `choices=[("a", "A")]`. */
function readChoices(context: Context, parts: Parts, choices: CodeExpr): void {
  if (choices.kind === "path") {
    const segments = choices.segments.filter(
      (s, i) => i === 0 || (s !== "choices" && s !== "values"),
    );
    const own = ownName(context, segments.join("."));
    parts.enumName = context.lists.has(own) ? own : segments.join(".");
    const values = known(context, context.lists, segments);
    if (values !== undefined) parts.values = values;
  } else if (choices.kind === "list") {
    const values = choiceValues(context, choices);
    if (values.length > 0) parts.values = values;
  } else if (choices.kind === "call" && choices.on === undefined) {
    // `Kind.choices()` and `[(k.value, k.name) for k in Kind]`.
    const of = choices.callee.slice(0, -1);
    const told = /^(?:choices|map)$/.test(choices.callee.at(-1) ?? "");
    if (told && /^[A-Z]/.test(of.at(-1) ?? "")) parts.enumName = of.join(".");
  }
}

/** A value of choices: the name of the constant it is written as, and what that is where known. */
export interface Choice {
  readonly name: string;
  readonly value?: string | number;
}

/** The first of each pair, or the member itself; fewer where some are not understood. */
export function choicesIn(context: Context, choices: CodeExpr): readonly Choice[] {
  if (choices.kind !== "list") return [];
  return choices.items.flatMap((item): readonly Choice[] => {
    const first = item.kind === "list" ? item.items[0] : item;
    const written = first?.kind === "literal" ? first.value : undefined;
    if (typeof written === "string" || typeof written === "number")
      return [{ name: String(written), value: written }];
    const name = first?.kind === "path" ? first.segments.at(-1) : undefined;
    if (name === undefined) return [];
    const value =
      first?.kind === "path" ? known(context, context.values, first.segments) : undefined;
    return [{ name, ...(value !== undefined && { value }) }];
  });
}

/** The values of choices, where all are known. */
export function choiceValues(context: Context, choices: CodeExpr): readonly string[] {
  const values = choicesIn(context, choices).map((c) => c.value);
  return values.some((v) => v === undefined) ? [] : values.map(String);
}

/** A default, with functions that give one as what they give. */
function readDefault(parts: Parts, value: CodeExpr | undefined, factory = false): void {
  if (value === undefined || value.kind === "opaque") return;
  const where = { place: value.place, text: value.text };
  const name = value.kind === "path" ? value.segments.at(-1) : undefined;
  if (name === "utcnow" || name === "now" || (value.kind === "call" && lastName(value) === "now"))
    parts.default = { kind: "now", ...where };
  else if (name === "list" || name === "set" || name === "tuple")
    parts.default = { kind: "list", items: [], ...where };
  else if (value.kind === "lambda") {
    if (value.body !== undefined) parts.default = value.body;
  } else if (value.kind === "path" && (factory || isFunctionName(value.segments)))
    parts.default = { kind: "call", callee: value.segments, args: [], ...where };
  else parts.default = value;
}

/** `utils.make_token` is a function that gives the default; `Policy.public` is a member. */
function isFunctionName(segments: readonly string[]): boolean {
  const name = segments.at(-1) ?? "";
  return /^_?[a-z]\w*$/.test(name) && !segments.slice(0, -1).some((s) => /^[A-Z]/.test(s));
}

function truth(e: CodeExpr | undefined): boolean | undefined {
  return e?.kind === "literal" && typeof e.value === "boolean" ? e.value : undefined;
}

function typeRef(name: string, text: string): TypeRef {
  return { name, args: [], many: false, text };
}
