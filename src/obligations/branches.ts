// Obligations of branches: each `if` of a rule or of its effects, and what happens when it holds.

import type { Effect, Rule, RuleMember } from "../ast/index.ts";
import { coversAll } from "../model/lifecycle/blocks.ts";
import { type Context, inline, listed, obligation, quoted } from "./context.ts";
import type { BranchDetail, EffectDetail, Setting } from "./details/rules.ts";
import { branchesOf, effectDetails, inLoop } from "./effects.ts";
import type { Dependencies, Obligation } from "./obligation.ts";
import { nameOfText } from "./stable.ts";

type Chain = Extract<RuleMember | Effect, { kind: "if" }>;

/** A branch before it has its number. */
interface Branch {
  readonly detail: Omit<BranchDetail, "rule">;
  readonly chain: Chain;
}

/** The branches of a rule, in the order of the text, and the cases in which none is taken. */
export function branches(
  context: Context,
  rule: Rule,
  dependencies: Dependencies,
): readonly Obligation[] {
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
