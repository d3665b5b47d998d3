// The clauses that a rule must have, and the one that it may have once (language definition,
// rule 4 of 8.1 and 10.10).

import type { Ensures, Rule, When } from "../ast/index.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Check } from "./check.ts";
import { membersOf } from "./lifecycles/places.ts";

export const missingClauses: Check = ({ module, broken }, report) => {
  for (const rule of module.declarations) {
    if (rule.kind !== "rule" || broken.has(rule)) continue;
    const { whens, ensures } = clausesOf(rule);
    const params = { rule: rule.name.text };
    const [first, ...further] = whens;
    if (first === undefined) report(diagnostic("rule.missingWhen", rule.name.span, params));
    else
      for (const when of further)
        report(
          diagnostic("rule.duplicateWhen", keyword(when), params, {
            related: [{ span: keyword(first), label: "the first one" }],
          }),
        );
    if (ensures.length === 0) report(diagnostic("rule.missingEnsures", rule.name.span, params));
  }
};

/** The clauses of a rule, those inside its `for` and `if` members included. */
function clausesOf(rule: Rule): { readonly whens: When[]; readonly ensures: Ensures[] } {
  const members = membersOf(rule.members);
  return {
    whens: members.filter((m) => m.kind === "when"),
    ensures: members.filter((m) => m.kind === "ensures"),
  };
}

function keyword(when: When): { start: number; end: number } {
  return { start: when.span.start, end: when.span.start + "when".length };
}
