// Rules that one trigger sets off together (language definition, W12). Reported is only what is
// certain: the preconditions of one hold wherever those of the other do. Rules that merely listen
// to what has happened, each with its own work, are meant to fire together.

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { contradiction, follows } from "../../model/typing/conditions.ts";
import type { Check } from "../check.ts";
import { type ComparedRule, comparedRule } from "./compared-rule.ts";

/** W12, `rule.duplicateBehavior` and `rule.potentialShadow`. */
export const overlappingRules: Check = ({ module, linked, spec }, report) => {
  const groups = new Map<string, ComparedRule[]>();
  for (const rule of module.declarations) {
    if (rule.kind !== "rule") continue;
    const compared = comparedRule(spec, linked, rule);
    if (compared === undefined) continue;
    const earlier = groups.get(compared.trigger) ?? [];
    for (const other of earlier) compare(spec, other, compared, report);
    groups.set(compared.trigger, [...earlier, compared]);
  }
};

function compare(
  spec: SpecModel,
  a: ComparedRule,
  b: ComparedRule,
  report: Parameters<Check>[1],
): void {
  if (areDisjoint(a, b)) return;
  const aWherever = isWider(a, b);
  const bWherever = isWider(b, a);
  if (!aWherever && !bWherever) return;
  const same = a.effects.length > 0 && sameEffects(a, b);
  const params = { rule: b.rule.name.text, other: a.rule.name.text };
  const related = [{ span: a.rule.name.span, label: "the other rule" }];
  const at = b.rule.name.span;
  if (same && aWherever && bWherever) {
    report(diagnostic("rule.duplicateBehavior", at, params, { related }));
  } else if (same) {
    const [narrow, wide] = aWherever ? [b, a] : [a, b];
    const names = { rule: narrow.rule.name.text, other: wide.rule.name.text };
    report(diagnostic("rule.potentialShadow", at, names, { related }));
  } else if (isConflict(a, b) || isChoice(spec, a, b, aWherever && bWherever)) {
    const all = { ...params, trigger: a.label };
    report(diagnostic("rule.overlappingPreconditions", at, all, { related }));
  }
}

/** True when no state satisfies the preconditions of both. */
function areDisjoint(a: ComparedRule, b: ComparedRule): boolean {
  if (contradiction([...a.requires, ...b.requires]) !== undefined) return true;
  for (const [path, values] of a.values) {
    const others = b.values.get(path);
    if (others !== undefined && ![...values].some((v) => others.has(v))) return true;
  }
  return false;
}

/** True when `wide` may fire wherever `narrow` does. */
function isWider(wide: ComparedRule, narrow: ComparedRule): boolean {
  return wide.requires.every((conjunct) => {
    if (follows(conjunct, narrow.requires)) return true;
    // A conjunct about one status: some of its states are enough for a state that satisfies both.
    const path = wide.statusOf.get(conjunct);
    return path !== undefined && [...narrow.statusOf.values()].includes(path);
  });
}

function sameEffects(a: ComparedRule, b: ComparedRule): boolean {
  return a.effects.length === b.effects.length && a.effects.every((e, i) => e === b.effects[i]);
}

/** True when both give one path different values. */
function isConflict(a: ComparedRule, b: ComparedRule): boolean {
  return [...a.assigned].some(([path, value]) => {
    const other = b.assigned.get(path);
    return other !== undefined && other !== value;
  });
}

/** True when the preconditions look like a choice between two ways to answer one request. */
function isChoice(spec: SpecModel, a: ComparedRule, b: ComparedRule, equal: boolean): boolean {
  if (a.call === undefined || isEmitted(spec, a.call)) return false;
  // A rule that asks for nothing is a plain listener.
  if (a.requires.length === 0 || b.requires.length === 0) return false;
  if ([...a.changed].some((entity) => b.changed.has(entity))) return true;
  // One way of answering may change nothing but tell somebody, when it asks for more than the other.
  return !equal && (a.changed.size === 0 || b.changed.size === 0);
}

/** True when rules emit the trigger: then it tells of what has happened. */
function isEmitted(spec: SpecModel, call: string): boolean {
  return spec.triggers.callsOf(call).some((c) => c.source === "emission");
}
