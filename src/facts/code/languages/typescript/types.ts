// The types of TypeScript: what a field or parameter is declared as.

import type { TypeRef } from "../../model.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import { numberValue, stringValue } from "./literals.ts";

/** What a type says. */
export interface Annotation {
  readonly type: TypeRef;
  readonly nullable: boolean;
  /** Members of a union of literals. */
  readonly values?: readonly (string | number)[];
}

const NAMES: Readonly<Record<string, string>> = {
  String: "string",
  Boolean: "boolean",
  Number: "number",
  bigint: "integer",
  BigInt: "integer",
  Date: "timestamp",
  DateTime: "timestamp",
  Dayjs: "timestamp",
  Moment: "timestamp",
  Decimal: "decimal",
  Duration: "duration",
};

const COLLECTIONS: ReadonlySet<string> = new Set([
  "Array",
  "ReadonlyArray",
  "Set",
  "ReadonlySet",
  "Iterable",
  "AsyncIterable",
  "Collection",
]);

const TRANSPARENT: ReadonlySet<string> = new Set([
  "Promise",
  "Readonly",
  "Partial",
  "Required",
  "NonNullable",
  "DeepPartial",
  "Awaited",
  "PromiseLike",
  "Ref",
  "Reference",
  "Relation",
  "Loaded",
  "PopulatedDoc",
  "HydratedDocument",
]);

/** The type that an annotation (with or without its colon) says. */
export function readType(context: Context, node: Syntax): Annotation {
  const text = context.source.line(node).replace(/^:\s*/, "");
  const plain = (name: string, many = false, args: readonly TypeRef[] = []): Annotation => ({
    type: { name, args, many, text },
    nullable: false,
  });
  switch (node.type) {
    case "type_annotation":
    case "parenthesized_type":
    case "readonly_type":
    case "optional_type": {
      const [inner] = named(node);
      return inner === undefined ? plain(text) : readType(context, inner);
    }
    case "predefined_type":
    case "type_identifier":
    case "identifier":
    case "nested_type_identifier":
      return plain(NAMES[text] ?? (text.split(".").at(-1) || text));
    case "literal_type": {
      const value = literalOf(context, node);
      if (value === null) return { ...plain("null"), nullable: true };
      const kind =
        typeof value === "number" ? "number" : typeof value === "string" ? "string" : "boolean";
      return { ...plain(kind), ...(value !== undefined && { values: [value] }) };
    }
    case "array_type": {
      const [inner] = named(node);
      if (inner === undefined) return plain(text);
      const item = readType(context, inner);
      return {
        type: { name: item.type.name, args: item.type.args, many: true, text },
        nullable: false,
        ...(item.values && { values: item.values }),
      };
    }
    case "generic_type":
      return generic(context, node, text);
    case "union_type":
      return union(context, node, text);
    case "intersection_type": {
      const [first] = named(node);
      return first === undefined ? plain(text) : { ...readType(context, first), nullable: false };
    }
    case "object_type":
      return plain("object");
    default:
      return plain(text);
  }
}

function generic(context: Context, node: Syntax, text: string): Annotation {
  const name = context.source.of(field(node, "name") ?? named(node)[0]);
  const list = field(node, "type_arguments") ?? childOf(node, "type_arguments");
  const args = (list === undefined ? [] : named(list)).map((n) => readType(context, n));
  const [first] = args;
  const last = name.split(".").at(-1) ?? name;
  if (TRANSPARENT.has(last) && first !== undefined) return first;
  if (COLLECTIONS.has(last) && first !== undefined)
    return {
      type: { name: first.type.name, args: first.type.args, many: true, text },
      nullable: false,
      ...(first.values && { values: first.values }),
    };
  return {
    type: { name: NAMES[last] ?? last, args: args.map((a) => a.type), many: false, text },
    nullable: false,
  };
}

function union(context: Context, node: Syntax, text: string): Annotation {
  const members = flat(node).map((n) => ({ node: n, read: readType(context, n) }));
  const rest = members.filter((m) => !isAbsent(context, m.node));
  const nullable = rest.length < members.length || rest.some((m) => m.read.nullable);
  const [only] = rest;
  if (rest.length === 1 && only !== undefined) return { ...only.read, nullable };
  const values = rest.flatMap((m) => m.read.values ?? []);
  const literals =
    rest.length > 0 && rest.every((m) => m.node.type === "literal_type" && m.read.values);
  if (literals) {
    const name = values.every((v) => typeof v === "number") ? "number" : "string";
    return { type: { name, args: [], many: false, text }, nullable, values };
  }
  const names = new Set(rest.map((m) => m.read.type.name));
  if (names.size === 1 && only !== undefined && rest.every((m) => !m.read.type.many))
    return { type: { ...only.read.type, text }, nullable };
  return {
    type: { name: "Union", args: rest.map((m) => m.read.type), many: false, text },
    nullable,
  };
}

function flat(node: Syntax): readonly Syntax[] {
  return named(node).flatMap((n) => (n.type === "union_type" ? flat(n) : [n]));
}

function isAbsent(context: Context, node: Syntax): boolean {
  return /^(?:null|undefined|void|never)$/.test(context.source.of(node));
}

/** The value of a literal type; null for `null` and `undefined`, undefined for truth values. */
function literalOf(context: Context, node: Syntax): string | number | null | undefined {
  const [inner] = named(node);
  if (inner === undefined) return undefined;
  if (inner.type === "string" || inner.type === "template_string")
    return stringValue(context, inner);
  if (inner.type === "null" || inner.type === "undefined") return null;
  return inner.type === "true" || inner.type === "false"
    ? undefined
    : numberValue(context.source.of(node));
}
