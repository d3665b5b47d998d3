// Obligations of rules: what a firing brings about, each precondition that prevents it, each branch,
// the moment of a deadline (language definition, 7.3 and 7.4).

import type { Effect, Rule, RuleMember, When } from "../ast/index.ts";
import { coversAll } from "../model/lifecycle/blocks.ts";
import { conjunctsOf } from "../model/typing/conditions.ts";
import { triggersOf } from "../model/typing/triggers.ts";
import { type Context, inline, listed, obligation, quoted, textOf } from "./context.ts";
import { dependenciesOf } from "./dependencies.ts";
import type { BranchDetail, EffectDetail, FailureDetail, Setting } from "./details/rules.ts";
import {
  bindings,
  branchesOf,
  type Clauses,
  clausesOf,
  creationsIn,
  effectDetails,
  inLoop,
} from "./effects.ts";
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

// --- branches

type Chain = Extract<RuleMember | Effect, { kind: "if" }>;

/** A branch before it has its number. */
interface Branch {
  readonly detail: Omit<BranchDetail, "rule">;
  readonly chain: Chain;
}

function branches(context: Context, rule: Rule, dependencies: Dependencies): readonly Obligation[] {
  const name = rule.name.text;
  return [...chainsIn(context, rule.members, {})].map(({ detail, chain }, index) => {
    const condition = detail.condition?.text;
    const path = [
      ...(detail.each ?? []),
      ...(detail.given ?? []),
      ...detail.unless,
      condition ?? detail.kind,
    ];
    const when =
      condition === undefined ? otherwise(detail.unless) : `\`${inline(condition)}\` holds`;
    const what = detail.effects.length === 0 ? "does nothing there" : "takes this branch";
    return obligation(context, {
      category: "rule_branch",
      id: `rule-branch.${name}.${index + 1}`,
      stable: `rule-branch.${name}.#${nameOfText(path.join("\n"))}`,
      description: `rule ${name} ${what} when ${when}`,
      construct: name,
      from: chain,
      detail: { rule: name, ...detail },
      dependencies,
    });
  });
}

function otherwise(conditions: readonly string[]): string {
  const texts = conditions.map((c) => `\`${inline(c)}\``);
  return texts.length === 1 ? `${texts[0]} does not hold` : `none of ${listed(texts)} holds`;
}

/** The chains of a rule-level body, or of a list of effects, each with what happens in it. */
function* chainsIn(
  context: Context,
  nodes: readonly (RuleMember | Effect)[],
  setting: Setting,
): Iterable<Branch> {
  for (const node of nodes) {
    switch (node.kind) {
      case "if":
        yield* chain(context, node, setting);
        for (const [body, inside] of branchesOf<RuleMember | Effect>(context, node, setting))
          yield* chainsIn(context, body, inside);
        break;
      case "for":
        yield* chainsIn(context, node.body, inLoop(context, node, setting));
        break;
      case "ensures":
        yield* chainsIn(context, node.effects, setting);
        break;
      default:
        break;
    }
  }
}

function* chain(context: Context, node: Chain, setting: Setting): Iterable<Branch> {
  const unless: string[] = [];
  const bodies = branchesOf<RuleMember | Effect>(context, node, setting);
  for (const [index, branch] of node.branches.entries()) {
    const [body, inside] = bodies[index] as (typeof bodies)[number];
    const condition = quoted(context, branch.cond);
    const kind = index === 0 ? "if" : "else_if";
    const effects = effectsBelow(context, body, inside);
    yield { chain: node, detail: { ...setting, kind, condition, unless: [...unless], effects } };
    unless.push(condition.text);
  }
  const [last, inside] = bodies[node.branches.length] ?? [];
  if (last !== undefined && inside !== undefined) {
    const effects = effectsBelow(context, last, inside);
    yield { chain: node, detail: { ...setting, kind: "else", unless, effects } };
  } else if (!coversAll(context.spec, node.branches)) {
    yield { chain: node, detail: { ...setting, kind: "none", unless, effects: [] } };
  }
}

/** What happens in a body, whether it holds the clauses of a rule or effects themselves. */
function effectsBelow(
  context: Context,
  nodes: readonly (RuleMember | Effect)[],
  setting: Setting,
): readonly EffectDetail[] {
  return nodes.flatMap((node): readonly EffectDetail[] => {
    switch (node.kind) {
      case "ensures":
        return effectDetails(context, node.effects, setting);
      case "for":
        return effectsBelow(context, node.body, inLoop(context, node, setting));
      case "if":
        return branchesOf<RuleMember | Effect>(context, node, setting).flatMap(([body, inside]) =>
          effectsBelow(context, body, inside),
        );
      case "when":
      case "requires":
      case "annotation":
      case "openQuestion":
        return [];
      default:
        return effectDetails(context, [node], setting);
    }
  });
}
