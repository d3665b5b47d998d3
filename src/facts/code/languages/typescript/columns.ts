// What decorators say about fields: TypeORM, MikroORM, sequelize-typescript, Nest with Mongoose,
// class-validator.

import type { CodeExpr } from "../../expression.ts";
import type { ConstraintFact, EnumFact, FieldFact, Marker, TypeRef } from "../../model.ts";
import type { Place } from "../../place.ts";
import { lastName, stringOf } from "../../shared/build.ts";
import { readCondition } from "../../shared/sql.ts";
import { type Context, entriesOf, entry } from "./context.ts";

/** Types of databases and of schemas, in the neutral names. */
export const COLUMN_TYPES: Readonly<Record<string, string>> = {
  string: "string",
  text: "string",
  varchar: "string",
  char: "string",
  uuid: "string",
  citext: "string",
  longtext: "string",
  mediumtext: "string",
  tinytext: "string",
  nvarchar: "string",
  objectid: "ObjectId",
  cuid2: "string",
  mongoid: "string",
  int: "integer",
  integer: "integer",
  smallint: "integer",
  bigint: "integer",
  tinyint: "integer",
  int4: "integer",
  int8: "integer",
  serial: "integer",
  bigserial: "integer",
  mediumint: "integer",
  float: "decimal",
  double: "decimal",
  real: "decimal",
  decimal: "decimal",
  numeric: "decimal",
  money: "decimal",
  number: "number",
  doubleprecision: "decimal",
  boolean: "boolean",
  bool: "boolean",
  date: "timestamp",
  datetime: "timestamp",
  timestamp: "timestamp",
  timestamptz: "timestamp",
  dateonly: "timestamp",
  time: "timestamp",
  "timestamp with time zone": "timestamp",
  interval: "duration",
};

type Column = Partial<Omit<FieldFact, "name" | "place" | "markers">>;
type Parts = { -readonly [K in keyof Column]: Column[K] };

/** Whether decorators or bases make a class's instances rows of a database. */
export function isEntity(markers: readonly Marker[], bases: readonly string[]): boolean {
  return (
    markers.some((m) =>
      /^(?:Entity|ViewEntity|ChildEntity|Table|Schema|modelOptions|Document)$/.test(m.name),
    ) || bases.some((b) => /^(?:Model|BaseEntity|Realm\.Object|BaseModel|Document)$/.test(b))
  );
}

/** The name of the table, where a decorator has it. */
export function tableOfMarkers(markers: readonly Marker[]): string | undefined {
  const made = markers.find((m) => /^(?:Entity|Table|Schema)$/.test(m.name));
  const [first] = made?.args.map((a) => a.value) ?? [];
  return stringOf(first) ?? stringOf(entry(first, "name", "tableName", "collection"));
}

/** `@Unique(["a", "b"])`, `@Index(["a"], { unique: true })`, `@Check("n >= 0")`. */
export function constraintsOfMarkers(markers: readonly Marker[]): readonly ConstraintFact[] {
  return markers.flatMap(({ name, args, place }): readonly ConstraintFact[] => {
    const values = args.map((a) => a.value);
    const text = values.map((v) => v.text).join(", ");
    if (name === "Unique" || name === "Index") {
      const isUnique = name === "Unique" || entry(values.at(-1), "unique")?.text === "true";
      const list =
        values.find((v) => v.kind === "list") ?? entry(values[0], "properties", "fields");
      const fields = list?.kind === "list" ? list.items.flatMap((i) => stringOf(i) ?? []) : [];
      return isUnique && fields.length > 0 ? [{ kind: "unique", fields, text, place }] : [];
    }
    if (name !== "Check") return [];
    const sql = stringOf(values.at(-1)) ?? stringOf(entry(values[0], "expression"));
    const condition = sql === undefined ? undefined : readCondition(place, sql, [], "self");
    return [{ kind: "check", fields: [], ...(condition && { condition }), text, place }];
  });
}

/** What the decorators of a field say; undefined where none speaks of it. */
export function columnOf(
  context: Context,
  markers: readonly Marker[],
  name: string,
  place: Place,
): Column | undefined {
  const parts: Parts = {};
  let told = false;
  for (const marker of markers) told = readMarker(context, parts, marker, name, place) || told;
  return told ? parts : undefined;
}

function readMarker(
  context: Context,
  parts: Parts,
  marker: Marker,
  name: string,
  place: Place,
): boolean {
  const values = marker.args.map((a) => a.value);
  const [first] = values;
  const options = values.findLast((v) => v.kind === "create" && v.type === "{}");
  const set = (change: () => void): boolean => {
    change();
    return true;
  };
  switch (marker.name) {
    case "Column":
    case "Property":
    case "Prop":
    case "Enum":
    case "prop":
    case "Field":
      return set(() => {
        const type =
          stringOf(first) ?? (first?.kind === "path" ? first.segments.at(-1) : undefined);
        if (marker.name === "Enum")
          enumeration(context, parts, first?.kind === "lambda" ? first.body : first, name, place);
        else if (type !== undefined) parts.type = typeRef(type, first?.text ?? type);
        readOptions(context, parts, options, name, place);
        if (marker.name === "Column" && parts.nullable === undefined) parts.nullable = false;
      });
    case "PrimaryGeneratedColumn":
    case "PrimaryColumn":
    case "PrimaryKey":
    case "ObjectIdColumn":
      return set(() => {
        parts.primaryKey = true;
        parts.nullable = false;
        readOptions(context, parts, options, name, place);
      });
    case "CreateDateColumn":
    case "UpdateDateColumn":
    case "CreatedAt":
    case "UpdatedAt":
      return set(() => {
        const at = { place: marker.place, text: marker.name };
        parts.default = { kind: "now", ...at };
        parts.nullable = false;
      });
    case "DeleteDateColumn":
    case "DeletedAt":
      return set(() => {
        parts.nullable = true;
      });
    case "ManyToOne":
    case "OneToOne":
    case "BelongsTo":
    case "OneToMany":
    case "ManyToMany":
    case "HasMany":
    case "ForeignKey":
      return set(() => {
        const target = lastName(first?.kind === "lambda" ? first.body : first) ?? stringOf(first);
        const many = /Many$/.test(marker.name);
        if (target !== undefined && marker.name !== "ForeignKey")
          parts.type = { name: target, args: [], many, text: target };
        if (target !== undefined && !many) parts.references = target;
        readOptions(context, parts, options, name, place);
      });
    case "Unique":
    case "Index":
      return marker.name === "Unique" ? set(() => (parts.unique = true)) : false;
    case "AllowNull":
      return set(() => (parts.nullable = first?.text !== "false"));
    case "Default":
      return set(() => {
        if (first !== undefined) parts.default = first;
      });
    case "IsOptional":
      return set(() => (parts.nullable = true));
    case "IsEnum":
    case "IsIn":
      return set(() => enumeration(context, parts, first, name, place));
    case "IsInt":
      return set(() => (parts.type = typeRef("integer", "IsInt")));
    default:
      return false;
  }
}

function readOptions(
  context: Context,
  parts: Parts,
  options: CodeExpr | undefined,
  name: string,
  place: Place,
): void {
  for (const { name: key, value } of entriesOf(options)) {
    const truth =
      value.kind === "literal" && typeof value.value === "boolean" ? value.value : undefined;
    switch (key) {
      case "type": {
        const type = stringOf(value) ?? lastName(value?.kind === "lambda" ? value.body : value);
        if (type !== undefined && type !== "enum") parts.type ??= typeRef(type, value.text);
        break;
      }
      case "nullable":
      case "allowNull":
        if (truth !== undefined) parts.nullable = truth;
        break;
      case "required":
        if (truth !== undefined) parts.nullable = !truth;
        break;
      case "unique":
        if (truth !== undefined) parts.unique = truth;
        break;
      case "primary":
      case "primaryKey":
        if (truth !== undefined) parts.primaryKey = truth;
        break;
      case "default":
      case "defaultValue":
        parts.default = defaultOf(value);
        break;
      case "enum":
      case "items":
        enumeration(context, parts, value?.kind === "lambda" ? value.body : value, name, place);
        break;
      case "ref": {
        const target = stringOf(value) ?? lastName(value?.kind === "lambda" ? value.body : value);
        if (target !== undefined) parts.references = target;
        break;
      }
      default:
    }
  }
}

/** A default, where it is a function that gives one as what it gives. */
export function defaultOf(value: CodeExpr): CodeExpr {
  if (value.kind === "lambda" && value.body !== undefined) return value.body;
  const text = value.text.replace(/["'`]/g, "");
  const isNow =
    /^(?:Date\.now|now\(\)|CURRENT_TIMESTAMP(?:\(\d*\))?|NOW\(\)|\(\) => ["'`]?(?:CURRENT_TIMESTAMP|now\(\))["'`]?|(?:DataTypes|Sequelize)\.NOW|sql.*now\(\).*)$/i;
  return isNow.test(text) ? { kind: "now", place: value.place, text: value.text } : value;
}

/** `enum: Status`, `enum: ["a", "b"]`, `enum: Object.values(Status)`, `enum: STATES`. */
export function enumeration(
  context: Context,
  parts: { values?: readonly string[] | undefined; enumName?: string | undefined },
  value: CodeExpr | undefined,
  name: string,
  place: Place,
): void {
  if (value?.kind === "create" && value.type === "{}") value = entry(value, "values") ?? value;
  if (value?.kind === "list") {
    const values = value.items.flatMap((i) => stringOf(i) ?? []);
    if (values.length === 0 || values.length !== value.items.length) return;
    parts.values = values;
    if (parts.enumName === undefined) context.enums.push(listed(name, values, place));
    return;
  }
  const of =
    value?.kind === "call" && /^Object\.(?:values|keys)$/.test(value.callee.join("."))
      ? value.args[0]?.value
      : value;
  if (of?.kind !== "path") return;
  parts.enumName = of.segments.join(".");
  const known = context.lists.get(parts.enumName);
  if (known !== undefined) parts.values = known;
}

function listed(name: string, values: readonly string[], place: Place): EnumFact {
  return { name, values: values.map((v) => ({ name: v, value: v, place })), idiom: "list", place };
}

/** A type by the name that a library has for it. */
export function typeRef(name: string, text: string): TypeRef {
  return { name: COLUMN_TYPES[name.toLowerCase()] ?? name, args: [], many: false, text };
}
