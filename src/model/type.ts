// What a type is, after names are resolved (language definition, 6.1 and 6.2).

import type { Literal } from "../ast/index.ts";
import type { TypeSymbol } from "./type-symbol.ts";

export type ScalarName = "String" | "Integer" | "Decimal" | "Boolean" | "Timestamp" | "Duration";
export type CollectionKind = "Set" | "List" | "Sequence";

export type Type =
  | { readonly kind: "scalar"; readonly name: ScalarName }
  | { readonly kind: "optional"; readonly inner: Type }
  /** A named enum, or an inline one whose identity is its field. */
  | EnumType
  /** Entity, external entity or variant. */
  | { readonly kind: "entity"; readonly symbol: TypeSymbol }
  | { readonly kind: "value"; readonly symbol: TypeSymbol }
  /** An object literal. */
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, Type> }
  | { readonly kind: "collection"; readonly of: CollectionKind; readonly element: Type }
  | { readonly kind: "union"; readonly alts: readonly Type[] }
  /** Which variant of an entity an instance is: the type of its discriminator. */
  | {
      readonly kind: "discriminator";
      readonly symbol: TypeSymbol;
      readonly names: readonly string[];
    }
  /** The name of a type used as a value. */
  | { readonly kind: "typeName"; readonly symbol: TypeSymbol }
  | { readonly kind: "null" }
  | { readonly kind: "any" }
  | { readonly kind: "unknown" };

export interface EnumType {
  readonly kind: "enum";
  /** The declaration or, for an inline enum, `Entity.field`. */
  readonly name: string;
  readonly inline: boolean;
  /** What tells enums apart: the declaration, or the field's node. */
  readonly identity: object;
  readonly literals: readonly Literal[];
}

export const UNKNOWN: Type = { kind: "unknown" };
export const ANY: Type = { kind: "any" };
export const NULL: Type = { kind: "null" };

const scalars = new Map<string, Type>();
/** The scalar type of a name. */
export function scalar(name: ScalarName): Type {
  let type = scalars.get(name);
  if (type === undefined) {
    type = { kind: "scalar", name };
    scalars.set(name, type);
  }
  return type;
}

export const STRING = scalar("String");
export const INTEGER = scalar("Integer");
export const DECIMAL = scalar("Decimal");
export const BOOLEAN = scalar("Boolean");
export const TIMESTAMP = scalar("Timestamp");
export const DURATION = scalar("Duration");

export function optional(inner: Type): Type {
  switch (inner.kind) {
    case "optional":
    case "unknown":
    case "any":
    case "null":
      return inner;
    default:
      return { kind: "optional", inner };
  }
}

export function collection(of: CollectionKind, element: Type): Type {
  return { kind: "collection", of, element };
}

/** The type without its question mark. */
export function plain(type: Type): Type {
  return type.kind === "optional" ? type.inner : type;
}

/** True when nothing may be said about a type: every operation on it is allowed. */
export function isOpen(type: Type): boolean {
  return type.kind === "unknown" || type.kind === "any";
}

/** True when the type, or any part of it, is not known. */
export function hasUnknown(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
    case "any":
      return true;
    case "optional":
      return hasUnknown(type.inner);
    case "collection":
      return hasUnknown(type.element);
    case "union":
      return type.alts.some(hasUnknown);
    case "record":
      return [...type.fields.values()].some(hasUnknown);
    default:
      return false;
  }
}

export function isScalar(type: Type, ...names: readonly ScalarName[]): boolean {
  return type.kind === "scalar" && names.includes(type.name);
}

export function isNumeric(type: Type): boolean {
  return isScalar(type, "Integer", "Decimal");
}

/** A type as its reader would write it. */
export function show(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return type.name;
    case "optional":
      return `${show(type.inner)}?`;
    case "enum":
      return type.inline ? type.literals.map((l) => l.text).join(" | ") : type.name;
    case "entity":
    case "value":
      return type.symbol.name;
    case "record":
      return `{ ${[...type.fields].map(([name, t]) => `${name}: ${show(t)}`).join(", ")} }`;
    case "collection":
      return `${type.of}<${show(type.element)}>`;
    case "union":
      return type.alts.map(show).join(" | ");
    case "discriminator":
      return type.names.join(" | ");
    case "typeName":
      return `the type ${type.symbol.name}`;
    case "null":
      return "null";
    case "any":
      return "Any";
    case "unknown":
      return "unknown";
    default:
      return type satisfies never;
  }
}
