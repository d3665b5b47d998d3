// Which entity or value type a term of the specification stands for.

import type { Term } from "../../facts/code/derive/term.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";

/** A declared type by its name, in any module of the set. */
export function typeNamed(spec: SpecModel, name: string): TypeSymbol | undefined {
  for (const module of spec.modules) {
    const found = module.types.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The literals of the field that a term reads; undefined for all else. */
export function literalsOfTerm(spec: SpecModel, term: Term): ReadonlySet<string> | undefined {
  if (term.kind !== "member") return undefined;
  const owner = entityOfTerm(spec, term.of);
  const member = owner === undefined ? undefined : typeNamed(spec, owner)?.members.get(term.name);
  if (member === undefined) return undefined;
  const type = plain(spec.program.typeOfMember(member));
  return type.kind === "enum" ? new Set(type.literals.map((l) => l.text)) : undefined;
}

/** A bare word beside a field with literals is one of them, if it is called like it. */
export function asLiteral(spec: SpecModel, term: Term, beside: Term): Term {
  if (term.kind === "list")
    return { ...term, items: term.items.map((i) => asLiteral(spec, i, beside)) };
  if (term.kind !== "root" || term.origin !== "global") return term;
  if (literalsOfTerm(spec, beside)?.has(term.name) !== true) return term;
  return { kind: "literal", value: term.name, valueName: term.name, site: term.site };
}

/** Name of the entity or value type of a term. */
export function entityOfTerm(spec: SpecModel, term: Term, depth = 0): string | undefined {
  if (depth > 10) return undefined;
  switch (term.kind) {
    case "root":
      return (
        term.type ?? (term.of === undefined ? undefined : entityOfTerm(spec, term.of, depth + 1))
      );
    case "fetch":
    case "new":
      return term.type;
    case "member": {
      const owner = entityOfTerm(spec, term.of, depth + 1);
      const member =
        owner === undefined ? undefined : typeNamed(spec, owner)?.members.get(term.name);
      if (member === undefined) return undefined;
      let type = plain(spec.program.typeOfMember(member));
      if (type.kind === "collection") type = plain(type.element);
      return type.kind === "entity" || type.kind === "value" ? type.symbol.name : undefined;
    }
    case "collection":
      return term.op === "filter" || term.op === "first"
        ? entityOfTerm(spec, term.of, depth + 1)
        : undefined;
    case "choice":
      return entityOfTerm(spec, term.then, depth + 1);
    case "literal":
    case "constant":
    case "duration":
    case "now":
    case "list":
    case "arithmetic":
    case "call":
    case "test":
    case "opaque":
      return undefined;
    default:
      return term satisfies never;
  }
}
