// Declarations of enums: literals that stand twice, none at all, and inline enums written twice in
// one entity (W19).

import type { EntityMember, Literal } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";
import { nodesOf, short } from "./tree.ts";

/** Reports enums without literals, and literals that an enum lists twice. */
export const enumLiterals: Check = ({ module }, report) => {
  for (const { node, declaration } of nodesOf(module)) {
    if (node.kind === "enum" && declaration.kind === "enum" && declaration.literals.length === 0)
      report(
        diagnostic("enum.empty", declaration.name.span, { name: short(declaration.name.text) }),
      );
    if (node.kind !== "enum" && node.kind !== "inlineEnum") continue;
    const first = new Map<string, Literal>();
    for (const literal of (node as unknown as { literals: readonly Literal[] }).literals) {
      const earlier = first.get(literal.text);
      if (earlier === undefined) first.set(literal.text, literal);
      else {
        const related = [{ span: earlier.span, label: "the first one" }];
        const params = { literal: short(literal.text) };
        report(diagnostic("enum.duplicateLiteral", literal.span, params, { related }));
      }
    }
  }
};

/** Reports an inline enum with the literals of an earlier one of the same entity. */
export const duplicateInlineEnums: Check = ({ module }, report) => {
  for (const d of module.declarations) {
    if (d.kind !== "entity" && d.kind !== "variant" && d.kind !== "value") continue;
    const first = new Map<string, Extract<EntityMember, { kind: "field" }>>();
    for (const member of d.members) {
      if (member.kind !== "field") continue;
      const type = member.type.kind === "optional" ? member.type.inner : member.type;
      if (type.kind !== "inlineEnum") continue;
      const set = [...new Set(type.literals.map((l) => l.text))].sort().join(" | ");
      const earlier = first.get(set);
      if (earlier === undefined) first.set(set, member);
      else {
        const params = { field: short(member.name.text, 20), first: short(earlier.name.text, 20) };
        const related = [{ span: earlier.name.span, label: "the first one" }];
        report(diagnostic("enum.duplicateInline", member.name.span, params, { related }));
      }
    }
  }
};
