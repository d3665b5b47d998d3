// Which values fit where, and what two values have in common (language definition, 6.2).

import type { Program } from "../program.ts";
import { collection, isNumeric, isOpen, optional, plain, type Type, UNKNOWN } from "../type.ts";

/** True when a value of type `from` may stand where `to` is wanted; unknown parts always fit. */
export function assignable(program: Program, from: Type, to: Type): boolean {
  if (from === to || isOpen(from) || isOpen(to)) return true;
  if (to.kind === "optional") {
    return from.kind === "null" || assignable(program, plain(from), to.inner);
  }
  if (from.kind === "null") return false;
  if (from.kind === "optional") return assignable(program, from.inner, to);
  if (to.kind === "union") return to.alts.some((alt) => assignable(program, from, alt));
  if (from.kind === "union") return from.alts.every((alt) => assignable(program, alt, to));
  switch (to.kind) {
    case "scalar":
      return (
        from.kind === "scalar" &&
        (from.name === to.name || (from.name === "Integer" && to.name === "Decimal"))
      );
    case "enum":
      return from.kind === "enum" && from.identity === to.identity;
    case "entity":
      if (from.kind !== "entity") return false;
      return program.isPlaceholder(to.symbol) || program.isSubtype(from.symbol, to.symbol);
    case "value":
      if (from.kind === "value") return from.symbol === to.symbol;
      if (from.kind === "collection") return from.of === "Set" && isOpen(from.element);
      return from.kind === "record" && recordFits(program, from.fields, to);
    case "record":
      return from.kind === "record" || from.kind === "value";
    case "collection":
      if (from.kind !== "collection") return from.kind === "record" && from.fields.size === 0;
      return kindFits(from.of, to.of) && assignable(program, from.element, to.element);
    case "discriminator":
      return (
        from.kind === "typeName" || (from.kind === "discriminator" && from.symbol === to.symbol)
      );
    case "typeName":
      return from.kind === "typeName" || from.kind === "discriminator";
    case "null":
      return false;
    case "any":
    case "unknown":
      return true;
    default:
      return to satisfies never;
  }
}

function kindFits(from: string, to: string): boolean {
  return from === to || (from === "Sequence" && to === "Set");
}

function recordFits(
  program: Program,
  fields: ReadonlyMap<string, Type>,
  to: Extract<Type, { kind: "value" }>,
): boolean {
  for (const [name, type] of fields) {
    const member = program.memberOf(to.symbol, name);
    if (member === undefined) return false;
    if (member !== "opaque" && !assignable(program, type, program.typeOfMember(member)))
      return false;
  }
  return true;
}

/** True when two values may be compared with `=` (6.3): one side fits the other, or both count. */
export function comparable(program: Program, a: Type, b: Type): boolean {
  if (a.kind === "null" || b.kind === "null") return true;
  const left = plain(a);
  const right = plain(b);
  if (isNumeric(left) && isNumeric(right)) return true;
  return assignable(program, left, right) || assignable(program, right, left);
}

/** The least type that both values fit; undefined when there is none. */
export function common(program: Program, a: Type, b: Type): Type | undefined {
  if (a.kind === "null") return optional(b);
  if (b.kind === "null") return optional(a);
  if (a.kind === "optional" || b.kind === "optional") {
    const inner = common(program, plain(a), plain(b));
    return inner === undefined ? undefined : optional(inner);
  }
  if (isOpen(a) || isOpen(b)) return UNKNOWN;
  if (assignable(program, a, b)) return b;
  if (assignable(program, b, a)) return a;
  if (a.kind === "entity" && b.kind === "entity") {
    const base = program.baseOf(a.symbol);
    if (base !== undefined && base !== "opaque" && base === program.baseOf(b.symbol)) {
      return { kind: "entity", symbol: base };
    }
    return base === "opaque" ? UNKNOWN : undefined;
  }
  if (a.kind === "collection" && b.kind === "collection" && a.of === b.of) {
    const element = common(program, a.element, b.element);
    return element === undefined ? undefined : collection(a.of, element);
  }
  return undefined;
}
