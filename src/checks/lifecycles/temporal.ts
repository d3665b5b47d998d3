// Rules that time sets off: without a guard they fire again and again, and a time that may be
// absent may never come (language definition, W6 and W16).

import type { Rule, RuleMember, TemporalTrigger } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Block, happens } from "../../model/lifecycle/blocks.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import { presenceOf, readsIn, testedPaths } from "../../model/lifecycle/presence.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Check } from "../check.ts";
import { requiresOf } from "./never-fires.ts";
import { textOf } from "./places.ts";

/** W6 and W16. */
export const temporalTriggers: Check = ({ module, spec }, report) => {
  const { blocks } = lifecyclesOf(spec);
  for (const rule of module.declarations) {
    if (rule.kind !== "rule") continue;
    const root = blocks.get(rule);
    for (const clause of rule.members) {
      if (clause.kind !== "when" || root === undefined) continue;
      const [trigger] = clause.alts.filter((t) => t.kind === "temporal");
      if (trigger === undefined) continue;
      optionalTimes(spec, rule, trigger, report);
      if (root.steps.length === 0 || isGuarded(rule, root) || isSettled(spec, trigger, root))
        continue;
      const params = { rule: rule.name.text, binding: trigger.bind.text };
      report(diagnostic("temporal.missingGuard", clause.span, params));
    }
  }
};

/** True when something is required of whatever happens, on the level of the rule or below. */
function isGuarded(rule: Rule, root: Block): boolean {
  if (requiresOf(rule).length > 0) return true;
  if (rule.members.some((m) => m.kind === "ensures")) {
    // An `if` around all that happens is a guard as well.
    return !happens(root, (step) => step.effect.kind !== "let");
  }
  return rule.members.every((m) => !hasEffects(m) || isGuard(m));
}

function hasEffects(member: RuleMember): boolean {
  switch (member.kind) {
    case "ensures":
      return true;
    case "for":
      return member.body.some(hasEffects);
    case "if":
      return (
        member.branches.some((b) => b.body.some(hasEffects)) || (member.else ?? []).some(hasEffects)
      );
    default:
      return false;
  }
}

function isGuard(member: RuleMember): boolean {
  if (member.kind === "if") return member.else === undefined;
  if (member.kind !== "for") return false;
  return (
    member.filter !== undefined || member.body.some((m) => m.kind === "requires" || isGuard(m))
  );
}

/** True when the rule itself sees to it that the time is over: it removes the instance or moves it on. */
function isSettled(spec: SpecModel, trigger: TemporalTrigger, root: Block): boolean {
  const paths = new Set<string>();
  for (const read of readsIn(trigger.cond)) {
    const env = spec.typer.envs.get(read);
    const key = env === undefined ? undefined : spec.typer.keyOf(read, env);
    if (key !== undefined) paths.add(key);
  }
  return happens(root, ({ effect, env }) => {
    if (env === undefined) return false;
    const written =
      effect.kind === "assign"
        ? effect.target
        : effect.kind === "remove"
          ? effect.expr.operand
          : undefined;
    const key = written === undefined ? undefined : spec.typer.keyOf(written, env);
    return key !== undefined && paths.has(key);
  });
}

/** W16. Members that depend on a state are the business of rule 7k. */
function optionalTimes(
  spec: SpecModel,
  rule: Rule,
  trigger: TemporalTrigger,
  report: Parameters<Check>[1],
): void {
  const facts = spec.rules.ruleEnvs.get(rule)?.facts;
  const tested = testedPaths(spec, requiresOf(rule));
  const seen = new Set<string>();
  for (const read of readsIn(trigger.cond)) {
    const symbol = spec.typer.symbols.get(read);
    const env = spec.typer.envs.get(read);
    if (symbol?.kind !== "member" || env === undefined) continue;
    if (spec.program.typeOfMember(symbol.member).kind !== "optional") continue;
    if (presenceOf(spec, symbol.member).size > 0) continue;
    const key = spec.typer.keyOf(read, env);
    if (key === undefined || seen.has(key)) continue;
    seen.add(key);
    if (tested.has(key) || facts?.get(key)?.nonNull === true) continue;
    // In the condition the entity's name may stand for the instance; outside, only its binding does.
    const path = textOf(read).replace(/^[^.]+/, trigger.bind.text);
    const related =
      symbol.member.owner.module === env.module
        ? [{ span: symbol.member.id.span, label: "declared optional here" }]
        : [];
    report(diagnostic("temporal.optionalField", read.span, { path }, { related }));
  }
}
