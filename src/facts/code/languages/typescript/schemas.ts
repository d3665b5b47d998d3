// Types that are made by calls: zod and its kind, Drizzle, Mongoose, Sequelize.

import type { Argument, CodeExpr } from "../../expression.ts";
import type { FieldFact, TypeFact, TypeRef } from "../../model.ts";
import type { Place } from "../../place.ts";
import { lastName, stringOf } from "../../shared/build.ts";
import { columnOf, defaultOf, enumeration, typeRef } from "./columns.ts";
import { type Context, entriesOf, entry } from "./context.ts";

type Parts = { -readonly [K in keyof FieldFact]?: FieldFact[K] };

/** One call of a chain such as `z.string().min(1).optional()`. */
interface Link {
  readonly name: string;
  readonly args: readonly Argument[];
}

/** The calls of a chain, the first one first; and the path that it begins with. */
function chainOf(e: CodeExpr): {
  readonly root: readonly string[];
  readonly links: readonly Link[];
} {
  const links: Link[] = [];
  let root: readonly string[] = [];
  for (let at: CodeExpr | undefined = e; at !== undefined; ) {
    if (at.kind === "path") root = at.segments;
    if (at.kind !== "call") break;
    const name = at.callee.at(-1) ?? "";
    links.unshift({ name, args: at.args });
    root = at.callee;
    at = at.on;
  }
  return { root, links };
}

/** Where a type that a call makes stands, and what it is called. */
export interface Declared {
  readonly name: string;
  readonly place: Place;
  readonly namePlace: Place;
}

/** The type that a value is, where a library makes types by calls. */
export function schemaType(
  context: Context,
  declared: Declared,
  value: CodeExpr,
): TypeFact | undefined {
  return (
    zodObject(context, declared, value) ??
    drizzleTable(context, declared, value) ??
    mongooseSchema(context, declared, value) ??
    sequelizeModel(context, declared, value)
  );
}

function typeFact(
  declared: Declared,
  kind: TypeFact["kind"],
  fields: readonly FieldFact[],
  table?: string,
): TypeFact {
  return {
    ...declared,
    kind,
    bases: [],
    markers: [],
    fields,
    persistent: kind === "table",
    ...(table !== undefined && { table }),
    constraints: [],
  };
}

/** `z.object({..})`, `Joi.object({..})`, `yup.object({..})`, `v.object({..})`. */
function zodObject(context: Context, declared: Declared, value: CodeExpr): TypeFact | undefined {
  const { root, links } = chainOf(value);
  const first = links[0];
  const known = /^(?:z|zod|Joi|joi|yup|Yup|v|t|Type|s)$/.test(root[0] ?? "");
  if (!known || first === undefined || !/^(?:strict|loose)?[oO]bject$/.test(first.name))
    return undefined;
  const shape = [
    first,
    ...links.filter((l) => l.name === "extend" || l.name === "keys" || l.name === "shape"),
  ];
  const entries = shape.flatMap((l) => entriesOf(l.args[0]?.value));
  const fields = entries
    .filter((e) => e.name !== "**")
    .map((e) => zodField(context, declared.name, e));
  return typeFact(declared, "schema", fields);
}

function zodField(context: Context, owner: string, { name = "", value }: Argument): FieldFact {
  const { links, root } = chainOf(value);
  const parts: Parts = { nullable: false };
  const place = value.place;
  const optionalFirst = /^(?:joi)$/i.test(root[0] ?? "");
  if (optionalFirst) parts.nullable = true;
  for (const link of links) readZodLink(context, parts, link, `${owner}.${name}`, place);
  if (links.length === 0 && value.kind === "path")
    parts.type = typeRef(value.segments.at(-1) ?? "", value.text);
  return { name, place, ...parts, markers: [] };
}

function readZodLink(context: Context, parts: Parts, link: Link, name: string, place: Place): void {
  const first = link.args[0]?.value;
  switch (link.name) {
    case "optional":
    case "nullable":
    case "nullish":
      parts.nullable = true;
      return;
    case "required":
    case "defined":
      parts.nullable = false;
      return;
    case "default":
    case "catch":
      if (first !== undefined) parts.default = defaultOf(first);
      return;
    case "int":
    case "integer":
      parts.type = typeRef("integer", "int");
      return;
    case "datetime":
      parts.type = typeRef("timestamp", "datetime");
      return;
    case "enum":
    case "nativeEnum":
    case "oneOf":
    case "valid":
    case "picklist":
    case "literal": {
      const listed: CodeExpr | undefined =
        link.name === "valid" || (link.name === "literal" && first?.kind === "literal")
          ? { kind: "list", items: link.args.map((a) => a.value), place, text: "" }
          : first;
      enumeration(context, parts, listed, name, place);
      parts.type ??= typeRef("string", "enum");
      return;
    }
    case "array":
    case "set": {
      const inner =
        first === undefined ? undefined : zodField(context, name, { name: "", value: first });
      const type = inner?.type ?? parts.type ?? typeRef("unknown", "array");
      parts.type = { ...type, many: true };
      return;
    }
    case "string":
    case "number":
    case "boolean":
    case "bool":
    case "date":
    case "bigint":
    case "uuid":
    case "object":
    case "record":
    case "any":
    case "unknown":
      parts.type ??= typeRef(link.name === "date" ? "timestamp" : link.name, link.name);
      return;
    default:
  }
}

/** `pgTable("users", { id: serial("id").primaryKey(), .. })` of Drizzle. */
function drizzleTable(context: Context, declared: Declared, value: CodeExpr): TypeFact | undefined {
  const { links } = chainOf(value);
  const made = links.find((l) =>
    /^(?:(?:pg|mysql|sqlite|singlestore)Table|createTable|table)$/.test(l.name),
  );
  const name = stringOf(made?.args[0]?.value);
  const columns = made?.args[1]?.value;
  const shape = columns?.kind === "lambda" ? columns.body : columns;
  if (made === undefined || name === undefined || shape?.kind !== "create" || shape.type !== "{}")
    return undefined;
  const fields = entriesOf(shape)
    .filter((e) => e.name !== "**")
    .map((e) => drizzleField(context, declared.name, e));
  return typeFact(declared, "table", fields, name);
}

function drizzleField(context: Context, owner: string, { name = "", value }: Argument): FieldFact {
  const { links, root } = chainOf(value);
  const [first, ...rest] = links;
  const parts: Parts = { nullable: true };
  if (first !== undefined) {
    const enumName = root.slice(0, 1).join(".");
    const listed = context.lists.get(enumName);
    if (listed !== undefined || /Enum$/.test(enumName)) {
      parts.enumName = enumName;
      if (listed !== undefined) parts.values = listed;
      parts.type = typeRef("string", enumName);
    } else parts.type = typeRef(first.name, first.name);
    const options = first.args.at(-1)?.value;
    const listedHere = entry(options, "enum");
    if (listedHere !== undefined)
      enumeration(context, parts, listedHere, `${owner}.${name}`, value.place);
    if (entry(options, "mode") && stringOf(entry(options, "mode")) === "timestamp")
      parts.type = typeRef("timestamp", first.name);
    if (stringOf(entry(options, "mode")) === "boolean") parts.type = typeRef("boolean", first.name);
    if (/serial$/i.test(first.name)) parts.nullable = false;
  }
  for (const { name: modifier, args } of rest) {
    const given = args[0]?.value;
    if (modifier === "notNull") parts.nullable = false;
    else if (modifier === "primaryKey") {
      parts.primaryKey = true;
      parts.nullable = false;
    } else if (modifier === "unique") parts.unique = true;
    else if (/^(?:\$?default(?:Fn)?|\$onUpdate)$/.test(modifier) && given !== undefined)
      parts.default = defaultOf(given);
    else if (modifier === "defaultNow")
      parts.default = { kind: "now", place: value.place, text: value.text };
    else if (modifier === "array" && parts.type !== undefined)
      parts.type = { ...parts.type, many: true };
    else if (modifier === "references") {
      const target = given?.kind === "lambda" ? given.body : given;
      if (target?.kind === "path") parts.references = target.segments.join(".");
    }
  }
  return { name, place: value.place, ...parts, markers: [] };
}

/** `new Schema({..})` of Mongoose; the model's name is the schema's without that word. */
function mongooseSchema(
  context: Context,
  declared: Declared,
  value: CodeExpr,
): TypeFact | undefined {
  if (value.kind !== "create" || value.type !== "Schema" || value.args.length === 0)
    return undefined;
  const [first, options] = value.args;
  const entries = first?.name === undefined ? entriesOf(first?.value) : value.args;
  if (entries.length === 0) return undefined;
  const plain = declared.name.replace(/_?schema$/i, "");
  const name = plain === "" ? declared.name : `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
  const fields = entries.filter((e) => e.name !== "**").map((e) => mongooseField(context, name, e));
  if (entry(options?.value, "timestamps")?.text === "true")
    for (const stamp of ["createdAt", "updatedAt"])
      fields.push({
        name: stamp,
        place: value.place,
        type: typeRef("timestamp", "timestamps"),
        nullable: false,
        markers: [],
      });
  return typeFact(
    { ...declared, name },
    "table",
    fields,
    stringOf(entry(options?.value, "collection")),
  );
}

function mongooseField(context: Context, owner: string, { name = "", value }: Argument): FieldFact {
  const place = value.place;
  if (value.kind === "list") {
    const [item] = value.items;
    const inner = item && mongooseField(context, owner, { name, value: item });
    const type = inner?.type ?? typeRef("unknown", value.text);
    return { ...inner, name, place, type: { ...type, many: true }, nullable: false, markers: [] };
  }
  if (value.kind === "path")
    return { name, place, type: documentType(value), nullable: true, markers: [] };
  const type = entry(value, "type");
  if (type === undefined) return { name, place, type: typeRef("object", value.text), markers: [] };
  if (type.kind === "list") {
    const inner = mongooseField(context, owner, { name, value: type });
    return { ...inner, name, place };
  }
  const marker = { name: "prop", args: [{ value }], place };
  const column = columnOf(context, [marker], `${owner}.${name}`, place) ?? {};
  return { name, place, nullable: true, ...column, type: documentType(type), markers: [] };
}

function documentType(e: CodeExpr): TypeRef {
  return typeRef(lastName(e) ?? stringOf(e) ?? "Mixed", e.text);
}

/** `sequelize.define("User", {..})` and `User.init({..}, { sequelize })`. */
function sequelizeModel(
  context: Context,
  declared: Declared,
  value: CodeExpr,
): TypeFact | undefined {
  if (value.kind !== "call" || value.on !== undefined) return undefined;
  const how = value.callee.at(-1);
  const args = value.args.map((a) => a.value);
  const defined = how === "define" && stringOf(args[0]) !== undefined;
  const initialised =
    how === "init" && value.callee.length === 2 && entry(args[1], "sequelize") !== undefined;
  const shape = defined ? args[1] : initialised ? args[0] : undefined;
  const entries = entriesOf(shape);
  const typed = entries.some((e) => /\b(?:DataTypes|Sequelize|DataType)\./.test(e.value.text));
  if (entries.length === 0 || !typed) return undefined;
  const name = defined ? (stringOf(args[0]) ?? "") : (value.callee[0] ?? "");
  const options = defined ? args[2] : args[1];
  const fields = entries
    .filter((e) => e.name !== "**")
    .map((e) => sequelizeField(context, name, e));
  return typeFact({ ...declared, name }, "table", fields, stringOf(entry(options, "tableName")));
}

function sequelizeField(
  context: Context,
  owner: string,
  { name = "", value }: Argument,
): FieldFact {
  const place = value.place;
  const isObject = value.kind === "create" && value.type === "{}";
  const type = isObject ? entry(value, "type") : value;
  const marker = { name: "prop", args: [{ value }], place };
  const parts: Parts = {
    nullable: true,
    ...(isObject && columnOf(context, [marker], `${owner}.${name}`, place)),
  };
  if (parts.primaryKey === true) parts.nullable = false;
  const kind = lastName(type) ?? "";
  parts.type = typeRef(kind, type?.text ?? kind);
  if (kind === "ENUM" && (type?.kind === "call" || type?.kind === "create")) {
    const spread = type.args.find((a) => a.name === "*")?.value;
    const first = type.args[0]?.value;
    const listed: CodeExpr | undefined =
      spread ??
      (first?.kind === "list"
        ? first
        : { kind: "list", items: type.args.map((a) => a.value), place, text: type.text });
    enumeration(context, parts, listed, `${owner}.${name}`, place);
    parts.type = typeRef("string", type.text);
  }
  const references = entry(value, "references");
  const target = entry(references, "model");
  const table = stringOf(target) ?? lastName(target);
  if (table !== undefined) parts.references = table;
  return { name, place, ...parts, markers: [] };
}
