// Python's classes as types: tables, records, schemas, plain classes.

import type { Argument, CodeExpr, Comparison } from "../../expression.ts";
import type { ConstraintFact, FieldFact, Marker, TypeFact } from "../../model.ts";
import { argument, compare, lastName, logic, path, stringOf } from "../../shared/build.ts";
import { readCondition } from "../../shared/sql.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { lowerArguments } from "./calls.ts";
import { isColumn } from "./columns.ts";
import type { Context } from "./context.ts";
import { type Assignment, assignments } from "./enums.ts";
import { type ReadField, readField, readReceiverFields, settleRelationships } from "./fields.ts";
import { readMarkers } from "./functions.ts";
import { lowerBlock } from "./statements.ts";

/** The heads of a class: bases by their paths, keywords as arguments. */
export function classBases(context: Context, node: Syntax): readonly Argument[] {
  const list = field(node, "superclasses");
  return list === undefined ? [] : lowerArguments(context, list);
}

/** The names of the bases as written. */
export function baseNames(args: readonly Argument[]): readonly string[] {
  return args
    .filter((a) => a.name === undefined)
    .map(({ value }) =>
      value.kind === "path"
        ? value.segments.join(".")
        : value.kind === "call" && value.callee.at(-1) === "[]"
          ? value.callee.slice(0, -1).join(".")
          : value.text,
    );
}

/** The fact of a class that is no enumeration. */
export function readClass(
  context: Context,
  node: Syntax,
  markers: readonly Marker[],
  enclosing: string | undefined,
): TypeFact {
  const nameNode = field(node, "name") ?? node;
  const name = context.source.of(nameNode);
  const args = classBases(context, node);
  const bases = baseNames(args);
  const body = field(node, "body");
  const members = assignments(context, body);
  const meta = nested(context, body, "Meta");
  const abstract = meta.some((m) => m.name === "abstract" && m.value.text === "True");
  const kind = kindOf(bases, args, markers, members);
  const inner: Context = { ...context, owner: name };
  const fields = new Map<string, ReadField>();
  for (const member of [...members, ...bare(context, body)]) {
    const found = readField(inner, member, kind !== "class");
    if (found !== undefined && !fields.has(found.fact.name)) fields.set(found.fact.name, found);
  }
  for (const found of [...readReceiverFields(inner, body), ...properties(inner, body)])
    if (!fields.has(found.fact.name)) fields.set(found.fact.name, found);
  const inOrder = [...fields.values()].sort((a, b) => a.fact.place.start - b.fact.place.start);
  const table = tableOf(members, body, context);
  return {
    name,
    kind: abstract ? "class" : kind,
    place: context.source.place(node),
    namePlace: context.source.place(nameNode),
    bases,
    markers,
    fields: settleRelationships(inOrder, name, table),
    persistent: kind === "table" && !abstract,
    ...(table !== undefined && { table }),
    constraints: [
      ...constraintsOf(members.find((m) => m.name === "__table_args__")?.value),
      ...meta.flatMap((m) => metaConstraints(m)),
    ],
    ...(enclosing !== undefined && { enclosing }),
  };
}

/** Fields that only have an annotation: `email: str`. */
function bare(context: Context, body: Syntax | undefined): readonly Assignment[] {
  return (body?.children ?? []).flatMap((statement) => {
    const node = statement.type === "expression_statement" ? statement.children[0] : undefined;
    const left = node && field(node, "left");
    const type = node && field(node, "type");
    if (node?.type !== "assignment" || left?.type !== "identifier" || type === undefined) return [];
    if (field(node, "right") !== undefined) return [];
    const here = { place: context.source.place(node), text: "" };
    const name = context.source.of(left);
    return [
      { name, value: { kind: "opaque", ...here }, node, annotation: context.source.of(type) },
    ];
  });
}

function kindOf(
  bases: readonly string[],
  args: readonly Argument[],
  markers: readonly Marker[],
  members: readonly Assignment[],
): TypeFact["kind"] {
  const last = bases.map((b) => b.split(".").at(-1) ?? "");
  const written = argument(args, "table");
  if (written?.kind === "literal" && written.value === true) return "table";
  const abstract = members.some((m) => m.name === "__abstract__" && m.value.text === "True");
  if (!abstract && members.some((m) => m.name === "__tablename__" || isColumn(m.value)))
    return "table";
  if (bases.some((b) => /^(?:db|models|orm|peewee|pw)\.(?:Model|Document)$/.test(b)))
    return "table";
  if (
    last.some((b) =>
      /^(?:Document|EmbeddedDocument|DynamicDocument|AbstractUser|AbstractBaseUser|TimeStampedModel)$/.test(
        b,
      ),
    )
  )
    return "table";
  if (
    last.some((b) =>
      /^(?:BaseModel|SQLModel|Schema|RootModel|BaseSettings|GenericModel|ModelSchema|Serializer|ModelSerializer|Struct|TypedDict|ModelForm|Form)$/.test(
        b,
      ),
    )
  )
    return members.some((m) => /^(?:\w+\.)?\w+Field\(/.test(m.value.text)) &&
      last.includes("BaseModel")
      ? "table"
      : last.includes("TypedDict")
        ? "record"
        : "schema";
  if (
    markers.some((m) => /(?:^|\.)(?:dataclass|attrs|attr\.s|define|frozen|mutable|s)$/.test(m.name))
  )
    return "record";
  if (last.includes("NamedTuple")) return "record";
  if (last.some((b) => b === "Protocol")) return "interface";
  // A model of Django by way of a base of the project's own.
  if (members.some((m) => /^models\.\w+(?:Field|Key)\(/.test(m.value.text))) return "table";
  return "class";
}

/** `@property` and its kind whose body is one `return`. */
function properties(context: Context, body: Syntax | undefined): readonly ReadField[] {
  return (body?.children ?? []).flatMap((child) => {
    const definition =
      child.type === "decorated_definition" ? field(child, "definition") : undefined;
    if (definition?.type !== "function_definition") return [];
    const markers = readMarkers(context, child);
    const computes = markers.some((m) =>
      /(?:^|\.)(?:property|cached_property|hybrid_property|computed_field)$/.test(m.name),
    );
    const nameNode = field(definition, "name");
    if (!computes || nameNode === undefined) return [];
    const parameters = field(definition, "parameters");
    const receiver = parameters && named(parameters)[0];
    const inner = { ...context, ...(receiver && { receiver: context.source.of(receiver) }) };
    const statements = lowerBlock(inner, field(definition, "body"));
    const [only] = statements;
    const result = statements.length === 1 && only?.kind === "return" ? only.value : undefined;
    if (result === undefined) return [];
    const fact: FieldFact = {
      name: context.source.of(nameNode),
      place: context.source.place(child),
      computed: result,
      markers,
    };
    return [{ fact }];
  });
}

function tableOf(
  members: readonly Assignment[],
  body: Syntax | undefined,
  context: Context,
): string | undefined {
  const own = members.find((m) => m.name === "__tablename__" || m.name === "__table__");
  const meta = nested(context, body, "Meta").find(
    (m) => m.name === "db_table" || m.name === "table_name",
  );
  return stringOf(own?.value) ?? stringOf(meta?.value);
}

function nested(context: Context, body: Syntax | undefined, name: string): readonly Assignment[] {
  const node = body?.children.find(
    (c) => c.type === "class_definition" && context.source.of(field(c, "name")) === name,
  );
  return node === undefined ? [] : assignments(context, field(node, "body"));
}

/** `UniqueConstraint("a", "b")`, `CheckConstraint("n >= 0")`, `Index(.., unique=True)`. */
function constraintsOf(value: CodeExpr | undefined): readonly ConstraintFact[] {
  if (value === undefined) return [];
  if (value.kind === "list") return value.items.flatMap(constraintsOf);
  const name = lastName(value) ?? "";
  if (value.kind !== "create" && value.kind !== "call") return [];
  const { place, text } = value;
  if (name === "UniqueConstraint" || name === "Index") {
    const unique = argument(value.args, "unique");
    if (name === "Index" && !(unique?.kind === "literal" && unique.value === true)) return [];
    const listed = argument(value.args, "fields") ?? argument(value.args, undefined, 0);
    const positional = value.args.filter((a) => a.name === undefined).map((a) => a.value);
    const from =
      listed?.kind === "list" ? listed.items : name === "Index" ? positional.slice(1) : positional;
    const fields = from.flatMap(
      (f) => stringOf(f) ?? (f.kind === "path" ? (f.segments.at(-1) ?? []) : []),
    );
    return fields.length === 0 ? [] : [{ kind: "unique", fields, text, place }];
  }
  if (name !== "CheckConstraint") return [];
  const written =
    argument(value.args, "sqltext") ??
    argument(value.args, "check") ??
    argument(value.args, "condition") ??
    argument(value.args, undefined, 0);
  if (written === undefined) return [];
  const sql =
    stringOf(written) ?? (written.kind === "call" ? stringOf(written.args[0]?.value) : undefined);
  const condition =
    sql === undefined ? lookups(written) : readCondition(written.place, sql, [], "self");
  const fields = condition === undefined ? [] : [...new Set(pathsIn(condition))];
  return [{ kind: "check", fields, ...(condition && { condition }), text, place }];
}

const LOOKUPS: Readonly<Record<string, Comparison>> = {
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  exact: "==",
};

/** `Q(number__gt=0)` as comparisons of the instance's fields; anything else as it stands. */
function lookups(e: CodeExpr): CodeExpr {
  if (e.kind === "and" || e.kind === "or") return { ...e, operands: e.operands.map(lookups) };
  if (e.kind !== "create" || e.type !== "Q") return e;
  const parts = e.args.flatMap(({ name = "", value }): readonly CodeExpr[] => {
    const [subject = "", how = "exact"] = name.split("__");
    const left = path(e, ["self", subject]);
    if (how === "in")
      return [{ kind: "in", item: left, collection: value, place: e.place, text: e.text }];
    const op = LOOKUPS[how];
    return op === undefined ? [] : [compare(e, op, left, value)];
  });
  return parts.length === e.args.length && parts.length > 0 ? logic(e, "and", parts) : e;
}

function metaConstraints({ name, value }: Assignment): readonly ConstraintFact[] {
  if (name === "constraints") return constraintsOf(value);
  if (name !== "unique_together" || value.kind !== "list") return [];
  const groups = value.items.some((i) => i.kind === "list") ? value.items : [value];
  return groups.flatMap((group) => {
    const fields = group.kind === "list" ? group.items.flatMap((i) => stringOf(i) ?? []) : [];
    return fields.length === 0
      ? []
      : [{ kind: "unique" as const, fields, text: group.text, place: group.place }];
  });
}

function pathsIn(e: CodeExpr): readonly string[] {
  switch (e.kind) {
    case "path":
      return [e.segments.filter((s, i) => i > 0 || s !== "self").join(".")];
    case "compare":
    case "arithmetic":
      return [...pathsIn(e.left), ...pathsIn(e.right)];
    case "in":
      return pathsIn(e.item);
    case "and":
    case "or":
      return e.operands.flatMap(pathsIn);
    case "not":
      return pathsIn(e.operand);
    default:
      return [];
  }
}
