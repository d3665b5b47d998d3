// Obligations of rules: what a firing brings about, each precondition that prevents it, each branch,
// the moment of a deadline (language definition, 7.3 and 7.4).

import type { Rule, When } from "../ast/index.ts";
import { conjunctsOf } from "../model/typing/conditions.ts";
import { triggersOf } from "../model/typing/triggers.ts";
import { branches } from "./branches.ts";
import { type Context, inline, listed, obligation, quoted, textOf } from "./context.ts";
import { dependenciesOf } from "./dependencies.ts";
import type { EffectDetail, FailureDetail, Setting } from "./details/rules.ts";
import { bindings, type Clauses, clausesOf, creationsIn, effectDetails } from "./effects.ts";
import type { Dependencies, Obligation } from "./obligation.ts";
import { nameOfText } from "./stable.ts";
import { temporalDetail, triggerDetails } from "./triggers.ts";

/** What one rule owes. */
export function ruleObligations(context: Context, rule: Rule): readonly Obligation[] {
  const dependencies = dependenciesOf(context, rule);
  const clauses = clausesOf(context, rule.members);
  return [
    success(context, rule, clauses, dependencies),
    ...temporal(context, rule, dependencies),
    ...failures(context, rule, clauses, dependencies),
    ...creations(context, rule, clauses, dependencies),
    ...branches(context, rule, dependencies),
  ];
}

function success(
  context: Context,
  rule: Rule,
  { requires, ensures, lets }: Clauses,
  dependencies: Dependencies,
): Obligation {
  const name = rule.name.text;
  const needs = requires.length > 0 ? " once all its preconditions hold" : "";
  return obligation(context, {
    category: "rule_success",
    id: `rule-success.${name}`,
    description: `rule ${name} brings about its effects when it is triggered${needs}`,
    construct: name,
    from: rule,
    detail: {
      triggers: triggerDetails(context, rule),
      ...(lets.length === 0 ? {} : { bindings: bindings(context, lets) }),
      preconditions: requires.flatMap(({ node, setting }) =>
        node.conds.map((cond) => ({ ...setting, ...quoted(context, cond) })),
      ),
      effects: ensures.flatMap(({ node, setting }) =>
        effectDetails(context, node.effects, setting),
      ),
    },
    dependencies,
  });
}

function temporal(context: Context, rule: Rule, dependencies: Dependencies): readonly Obligation[] {
  const name = rule.name.text;
  return rule.members.flatMap((m): readonly Obligation[] => {
    if (m.kind !== "when") return [];
    const details = m.alts.flatMap((t) => {
      const detail = t.kind === "temporal" ? temporalDetail(context, rule, t) : undefined;
      return detail === undefined ? [] : [detail];
    });
    return details.map((detail) =>
      obligation(context, {
        category: "temporal",
        id: `temporal.${name}`,
        description: `rule ${name} fires when \`${inline(detail.condition.text)}\` turns true, not before, and not again while it stays true`,
        construct: name,
        from: m satisfies When,
        detail,
        dependencies,
      }),
    );
  });
}

function failures(
  context: Context,
  rule: Rule,
  { requires }: Clauses,
  dependencies: Dependencies,
): readonly Obligation[] {
  const name = rule.name.text;
  return requires.map(({ node, setting }, index) => {
    const text = node.conds.map((c) => textOf(context, c)).join("\n");
    const outcome = outcomeOf(rule, setting, dependencies);
    const path = [...(setting.each ?? []), ...(setting.given ?? []), text].join("\n");
    return obligation(context, {
      category: "rule_failure",
      id: `rule-failure.${name}.${index + 1}`,
      stable: `rule-failure.${name}.#${nameOfText(path)}`,
      description: `rule ${name} ${SAID[outcome]} when \`${inline(text)}\` does not hold`,
      construct: name,
      from: node,
      expression: text,
      detail: {
        rule: name,
        clause: index + 1,
        ...setting,
        conditions: conjunctsOf(node.conds).map((c) => quoted(context, c)),
        outcome,
      },
      dependencies,
    });
  });
}

const SAID: Readonly<Record<FailureDetail["outcome"], string>> = {
  rejected: "is rejected and changes nothing",
  ignored: "does nothing",
  element_skipped: "leaves an element out",
};

/** Who calls is told; what merely happens is passed over (7.4). */
function outcomeOf(
  rule: Rule,
  setting: Setting,
  { trigger_source }: Dependencies,
): FailureDetail["outcome"] {
  if (setting.each !== undefined) return "element_skipped";
  const isCalled = triggersOf(rule.members).some((t) => t.kind === "call");
  return isCalled && trigger_source === "external" ? "rejected" : "ignored";
}

function creations(
  context: Context,
  rule: Rule,
  { ensures }: Clauses,
  dependencies: Dependencies,
): readonly Obligation[] {
  const name = rule.name.text;
  const creating = ensures.filter(({ node }) => creationsIn(node).length > 0);
  const made = creating.map(({ node, setting }) =>
    effectDetails(context, node.effects, setting).filter(isCreation),
  );
  const what = made.map((details) => [...new Set(details.map((d) => d.entity ?? ""))]);
  const labels = what.map((entities) => entities.join("+"));
  return creating.map(({ node }, index) => {
    const label = labels[index] ?? "";
    const isOnly = labels.filter((l) => l === label).length === 1;
    const suffix = isOnly ? label : `${label}#${nameOfText(textOf(context, node))}`;
    return obligation(context, {
      category: "rule_entity_creation",
      id: `rule-entity-creation.${name}.${index + 1}`,
      stable: `rule-entity-creation.${name}.${suffix}`,
      description: `rule ${name} creates ${listed(what[index] ?? [])} with the fields that it gives`,
      construct: name,
      from: node,
      detail: { rule: name, creations: made[index] ?? [] },
      dependencies,
    });
  });
}

function isCreation(effect: EffectDetail): boolean {
  return effect.kind === "create";
}
