// Types as sorts of the solver, and which paths may be null.

import type { Sort } from "../../logic/index.ts";
import { hasPresence, presenceOf } from "../lifecycle/presence.ts";
import type { SpecModel } from "../spec-model.ts";
import { plain, type Type } from "../type.ts";
import type { MemberSymbol } from "../type-symbol.ts";

/** The sort of a type; undefined for types whose values the solver does not compare. */
export function sortOfType(type: Type): Sort | undefined {
  const inner = plain(type);
  switch (inner.kind) {
    case "scalar":
      return SCALARS[inner.name];
    case "enum":
      return { kind: "enum", literals: inner.literals.map((l) => l.text) };
    case "discriminator":
      return { kind: "enum", literals: inner.names };
    case "entity":
      return { kind: "reference" };
    default:
      return undefined;
  }
}

const SCALARS: Readonly<Record<string, Sort>> = {
  String: { kind: "string" },
  Integer: { kind: "integer" },
  Decimal: { kind: "decimal" },
  Boolean: { kind: "boolean" },
  Timestamp: { kind: "timestamp" },
  Duration: { kind: "duration" },
};

/** True when a member may be absent: by its type, or in some states. */
export function mayBeNull(spec: SpecModel, member: MemberSymbol): boolean {
  if (spec.program.typeOfMember(member).kind === "optional") return true;
  return hasPresence(spec) && presenceOf(spec, member).size > 0;
}
