// The type of what a term stands for: by declaration, by the field it is read from, by its name.

import type { Codebase } from "../codebase.ts";
import type { Term } from "./term.ts";

/** Name of the type of the records a term stands for, one or many. */
export function recordType(codebase: Codebase, term: Term, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const inner = (t: Term): string | undefined => recordType(codebase, t, depth + 1);
  switch (term.kind) {
    case "root":
      if (term.type !== undefined) return term.type;
      if (term.of !== undefined) return inner(term.of) ?? codebase.typeByName(term.name);
      return codebase.typeByName(term.name);
    case "member": {
      const owner = inner(term.of);
      const field = owner === undefined ? undefined : codebase.field(owner, term.name);
      if (field !== undefined) {
        const type = codebase.fieldType(field)?.type;
        if (type !== undefined) return type;
        if (
          field.type !== undefined &&
          /^(?:string|integer|decimal|boolean|timestamp|duration)$/.test(field.type.name)
        )
          return undefined;
      }
      return codebase.typeByName(term.name);
    }
    case "fetch":
    case "new":
      return term.type;
    case "collection":
      if (term.op === "filter" || term.op === "first") return inner(term.of);
      return term.op === "map" && term.result !== undefined ? inner(term.result) : undefined;
    case "choice":
      return inner(term.then) ?? inner(term.else);
    case "call":
    case "literal":
    case "constant":
    case "duration":
    case "now":
    case "list":
    case "arithmetic":
    case "test":
    case "opaque":
      return undefined;
    default:
      return term satisfies never;
  }
}
