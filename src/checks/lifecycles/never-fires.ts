// Rules whose preconditions cannot hold together (language definition, W5).

import type { Expr, Rule } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { contradiction, prepared } from "../../model/typing/conditions.ts";
import type { Check } from "../check.ts";

/** W5. */
export const neverFires: Check = ({ module, spec }, report) => {
  for (const rule of module.declarations) {
    if (rule.kind !== "rule") continue;
    const params = { rule: rule.name.text };
    const pair = contradiction(prepared(spec.typer, requiresOf(rule)));
    if (pair !== undefined) {
      const [first, second] = pair;
      const related = [
        { span: first.expr.span, label: "this" },
        { span: second.expr.span, label: "excludes this" },
      ];
      report(diagnostic("rule.neverFires", rule.name.span, params, { related }));
      continue;
    }
    const facts = spec.rules.ruleEnvs.get(rule)?.facts;
    const impossible = [...(facts?.values() ?? [])].some(
      (f) => f.values?.size === 0 || f.variants?.size === 0,
    );
    if (!impossible) continue;
    const related = requiresOf(rule).map((c) => ({ span: c.span, label: "required here" }));
    report(diagnostic("rule.neverFires", rule.name.span, params, { related }));
  }
};

/** The preconditions of a rule as a whole. */
export function requiresOf(rule: Rule): readonly Expr[] {
  return rule.members.flatMap((m) => (m.kind === "requires" ? m.conds : []));
}
