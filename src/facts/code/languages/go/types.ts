// Go's types: references to them, structs with what their tags tell, interfaces.

import type { CodeExpr } from "../../expression.ts";
import type { FieldFact, Marker, TypeFact, TypeRef } from "../../model.ts";
import { literal } from "../../shared/build.ts";
import { childOf, field, fieldAll, named, type Syntax } from "../../shared/syntax.ts";
import type { GoFile } from "./scope.ts";
import { parseTags, type Tags, valueFromText } from "./tags.ts";

const PLAIN: Readonly<Record<string, string>> = {
  string: "string",
  int: "integer",
  int8: "integer",
  int16: "integer",
  int32: "integer",
  int64: "integer",
  uint: "integer",
  uint8: "integer",
  uint16: "integer",
  uint32: "integer",
  uint64: "integer",
  float32: "decimal",
  float64: "decimal",
  bool: "boolean",
  "time.Time": "timestamp",
  "time.Duration": "duration",
  "decimal.Decimal": "decimal",
  "big.Int": "integer",
  "sql.NullString": "string",
  "sql.NullInt64": "integer",
  "sql.NullInt32": "integer",
  "sql.NullBool": "boolean",
  "sql.NullFloat64": "decimal",
  "sql.NullTime": "timestamp",
  "gorm.DeletedAt": "timestamp",
};

/** The name of a type without pointers, arguments and package: `*model.User[T]` is `User`. */
export function baseName(file: GoFile, type: Syntax): string {
  switch (type.type) {
    case "pointer_type":
    case "parenthesized_type": {
      const inner = named(type)[0];
      return inner === undefined ? "" : baseName(file, inner);
    }
    case "generic_type": {
      const inner = field(type, "type");
      return inner === undefined ? "" : baseName(file, inner);
    }
    case "qualified_type":
      return file.source.of(field(type, "name"));
    default:
      return (
        file.source
          .line(type)
          .replace(/^[*&]+/, "")
          .split(".")
          .at(-1) ?? ""
      );
  }
}

/** A reference to a type. */
export function typeRef(file: GoFile, type: Syntax): TypeRef {
  const text = file.source.line(type);
  switch (type.type) {
    case "pointer_type":
    case "parenthesized_type": {
      const inner = named(type)[0];
      return inner === undefined ? plain(text) : { ...typeRef(file, inner), text };
    }
    case "slice_type":
    case "array_type": {
      const element = field(type, "element");
      if (element === undefined) return plain(text);
      if (file.source.of(element) === "byte") return { name: "bytes", args: [], many: false, text };
      return { ...typeRef(file, element), many: true, text };
    }
    case "map_type": {
      const args = [field(type, "key"), field(type, "value")].flatMap((one) =>
        one === undefined ? [] : [typeRef(file, one)],
      );
      return { name: "map", args, many: false, text };
    }
    case "generic_type": {
      const args = named(field(type, "type_arguments") ?? type).map((one) =>
        typeRef(file, named(one)[0] ?? one),
      );
      const name = file.source.of(field(type, "type"));
      const [only] = args;
      if (/^(?:sql\.Null|mo\.Option|null\.\w+)$/.test(name) && only) return { ...only, text };
      return { name: name.split(".").at(-1) ?? name, args, many: false, text };
    }
    default:
      return plain(text);
  }
}

function plain(text: string): TypeRef {
  const known = Object.hasOwn(PLAIN, text) ? PLAIN[text] : undefined;
  return { name: known ?? text.split(".").at(-1) ?? text, args: [], many: false, text };
}

/** Whether a value of the type may be absent; undefined where the type alone does not tell. */
function nullability(text: string): boolean | undefined {
  if (/^(?:\*|sql\.Null|null\.|mo\.Option|gorm\.DeletedAt)/.test(text)) return true;
  return /^(?:\[\]|map\[|any$|interface\b|func\b|chan\b)/.test(text) ? undefined : false;
}

/** A struct or interface. */
export function typeFact(file: GoFile, spec: Syntax): TypeFact | undefined {
  const nameNode = field(spec, "name");
  const type = field(spec, "type");
  if (nameNode === undefined || type === undefined) return undefined;
  const name = file.source.of(nameNode);
  const shared = {
    name,
    place: file.source.place(spec),
    namePlace: file.source.place(nameNode),
    constraints: [],
  };
  if (type.type === "interface_type") {
    const bases = named(type)
      .filter((one) => one.type === "type_elem" && !/[|~]/.test(file.source.of(one)))
      .map((one) => baseName(file, named(one)[0] ?? one));
    return { ...shared, kind: "interface", bases, markers: [], fields: [], persistent: false };
  }
  if (type.type !== "struct_type") return undefined;
  const fields: FieldFact[] = [];
  const bases: string[] = [];
  let persistent = false;
  let table: string | undefined;
  for (const one of named(childOf(type, "field_declaration_list") ?? type)) {
    if (one.type !== "field_declaration") continue;
    const tags = tagsOf(file, one);
    if (tags.has("gorm") || tags.has("bun") || tags.has("db") || tags.has("pg")) persistent = true;
    const fieldType = field(one, "type");
    const names = fieldAll(one, "name");
    if (names.length === 0 && fieldType !== undefined) {
      const base = file.source.line(fieldType);
      bases.push(baseName(file, fieldType));
      if (/^(?:gorm\.Model|bun\.BaseModel|ent\.Schema)$/.test(base)) persistent = true;
      const written = tags.get("bun") ?? "";
      table ??= /(?:^|,)table:(\w+)/.exec(written)?.[1];
      continue;
    }
    for (const fieldName of names) fields.push(fieldFact(file, one, fieldName, fieldType, tags));
  }
  const fact = { ...shared, kind: "struct", bases, markers: [], fields, persistent } as const;
  return table === undefined ? fact : { ...fact, table };
}

function tagsOf(file: GoFile, declaration: Syntax): Tags {
  const tag = field(declaration, "tag");
  return tag === undefined ? new Map() : parseTags(file.source.of(tag).slice(1, -1));
}

function fieldFact(
  file: GoFile,
  declaration: Syntax,
  nameNode: Syntax,
  type: Syntax | undefined,
  tags: Tags,
): FieldFact {
  const tag = field(declaration, "tag");
  const where = file.at(tag ?? declaration);
  const ref = type && typeRef(file, type);
  const orm = settingsOf(tags.get("gorm") ?? "");
  const bun = tags.get("bun")?.split(",") ?? [];
  const rules = [tags.get("validate"), tags.get("binding")].flatMap((one) => one?.split(",") ?? []);
  const required = rules.includes("required");
  const notNull = orm.has("not null") || bun.includes("notnull") || orm.has("primarykey");
  const nullable = notNull || required ? false : ref && nullability(ref.text);
  const primaryKey = orm.has("primarykey") || orm.has("primary_key") || bun.includes("pk");
  const unique =
    [...orm.keys()].some((key) => /^unique(?:_?index)?$/.test(key)) || bun.includes("unique");
  const values = rules
    .find((one) => one.startsWith("oneof="))
    ?.slice(6)
    .split(/\s+/);
  const written =
    orm.get("default") ??
    tags.get("default") ??
    tags.get("envDefault") ??
    bun.find((one) => one.startsWith("default:"))?.slice(8);
  const markers = [...tags].map(([name, value]): Marker => {
    return { name, args: [{ value: literal(where, value) }], place: where.place };
  });
  const base: FieldFact = {
    name: file.source.of(nameNode),
    place: file.source.place(declaration),
    markers,
    ...(ref && { type: ref }),
    ...(nullable !== undefined && { nullable }),
    ...(primaryKey && { primaryKey }),
    ...(unique && { unique }),
    ...(values && { values: values.map((one) => one.replace(/^'|'$/g, "")) }),
    ...(ref && file.typeNames.has(ref.name) && !ref.many && { enumName: ref.name }),
  };
  const value = written === undefined ? undefined : valueFromText(where, written, ref?.name);
  return value === undefined ? base : { ...base, default: value as CodeExpr };
}

/** `primaryKey;default:5` of GORM, keys in lower case. */
function settingsOf(tag: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const part of tag.split(";")) {
    const colon = part.indexOf(":");
    const key = (colon < 0 ? part : part.slice(0, colon)).trim().toLowerCase();
    if (key !== "") settings.set(key, colon < 0 ? "" : part.slice(colon + 1).trim());
  }
  return settings;
}
