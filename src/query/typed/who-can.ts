// who-can: the parties that may set off an action, by which surface, under which conditions; for an
// action that no surface offers, the rules that cause it and who may set those off.

import type { Surface } from "../../ast/index.ts";
import { ok, type Result } from "../../base/result.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import type { Answer, Fact, Note, Refusal } from "./answer.ts";
import { behaviourOf, listenedTo, type RuleBehaviour, readsOf } from "./behaviour.ts";
import { causesOf } from "./causes.ts";
import {
  at,
  because,
  facingFact,
  inRule,
  memberFact,
  ruleFact,
  surfaceFact,
  typeFact,
} from "./cite.ts";
import { findOne } from "./names.ts";
import { type Offer, offersOf, partiesOf, partyType } from "./offers.ts";

/** How many rules back a cause is looked for. */
const MOST_STEPS = 4;

type Found = Pick<Answer, "subject" | "facts" | "notes">;

export function whoCan(spec: SpecModel, name: string): Result<Found, Refusal> {
  const found = findOne(
    spec,
    name,
    ["trigger", "rule", "surface"],
    "an action, a rule or a surface",
  );
  if (!found.ok) return found;
  const construct = found.value;
  switch (construct.kind) {
    case "trigger": {
      const facts = [...ofTrigger(spec, construct.key, 0, new Set())];
      const rules = behaviourOf(spec).listening.get(construct.key) ?? [];
      for (const rule of rules) facts.push(...rulesFacts(rule, 0, construct.name));
      const isOffered = facts.some((f) => f.kind === "provides" || f.why.reason === "causes");
      const notes: readonly Note[] = isOffered ? [] : [{ note: "nobody", name: construct.name }];
      return ok({ subject: construct.name, facts, notes });
    }
    case "rule": {
      const rule = behaviourOf(spec).of.get(construct.rule);
      if (rule === undefined) return ok({ subject: construct.name, facts: [], notes: [] });
      const facts = [...ofRule(spec, rule, 0, new Set()), ...rulesFacts(rule, 0)];
      const isReached = facts.some((f) => f.why.reason !== "asked" && f.why.reason !== "requires");
      const notes: readonly Note[] = isReached ? [] : [{ note: "nobody", name: construct.name }];
      return ok({ subject: construct.name, facts, notes });
    }
    case "surface": {
      const { surface, module } = construct;
      const offers = offersOf(spec).offers.filter((o) => o.surface === surface);
      const facts = [
        ...party(spec, module, surface, 0),
        ...offers.flatMap((offer) => [
          at(
            "provides",
            surface.name.text,
            module,
            offer.item.span,
            because("offers", surface.name.text),
          ),
          ...(behaviourOf(spec).listening.get(offer.key) ?? []).flatMap((r) => rulesFacts(r, 1)),
        ]),
      ];
      return ok({ subject: construct.name, facts, notes: [] });
    }
    default:
      return construct satisfies never;
  }
}

/** The rule, and what it asks before it does anything. */
function rulesFacts(rule: RuleBehaviour, depth: number, trigger?: string): readonly Fact[] {
  const why = trigger === undefined ? because("asked") : because("listens", trigger);
  return [
    ruleFact(rule, why, depth),
    ...rule.conditions.map(({ expr }) =>
      inRule("precondition", rule, expr.span, because("requires", rule.rule.name.text), depth + 1),
    ),
  ];
}

/** The surfaces that offer a trigger with their parties, and the rules that emit it. */
function* ofTrigger(
  spec: SpecModel,
  key: string,
  depth: number,
  seen: Set<object>,
): Iterable<Fact> {
  for (const offer of offersOf(spec).offers)
    if (offer.key === key) yield* ofOffer(spec, offer, depth);
  if (depth >= MOST_STEPS) return;
  for (const rule of behaviourOf(spec).emitting.get(key) ?? []) {
    if (seen.has(rule.rule)) continue;
    seen.add(rule.rule);
    for (const { effect, key: emitted } of rule.emissions)
      if (emitted === key)
        yield inRule("effect", rule, effect.span, because("causes", rule.rule.name.text), depth);
    yield* ofRule(spec, rule, depth + 1, seen);
  }
}

/** What sets a rule off: its triggers, each with who or what causes it. */
export function* ofRule(
  spec: SpecModel,
  rule: RuleBehaviour,
  depth: number,
  seen: Set<object>,
): Iterable<Fact> {
  for (const key of new Set(listenedTo(spec, rule))) yield* ofTrigger(spec, key, depth, seen);
  for (const cause of causesOf(spec, rule)) {
    yield inRule(
      "trigger",
      rule,
      cause.trigger.span,
      because(cause.reason, rule.rule.name.text),
      depth,
    );
    for (const { rule: by, span } of cause.by) {
      if (seen.has(by.rule)) continue;
      seen.add(by.rule);
      yield inRule("effect", by, span, because("causes", by.rule.name.text), depth + 1);
      if (depth < MOST_STEPS) yield* ofRule(spec, by, depth + 2, seen);
    }
  }
}

function* ofOffer(spec: SpecModel, offer: Offer, depth: number): Iterable<Fact> {
  const { surface, module, item } = offer;
  const name = surface.name.text;
  const why = offer.guards.length > 0 ? because("offersGuarded", name) : because("offers", name);
  yield at("provides", name, module, item.span, why, depth);
  yield* party(spec, module, surface, depth + 1);
}

/** Whom a surface is for: its party, what makes somebody one, and what it is about. */
function* party(
  spec: SpecModel,
  module: LinkedModule,
  surface: Surface,
  depth: number,
): Iterable<Fact> {
  const { facing, context } = partiesOf(surface);
  const name = surface.name.text;
  if (facing.length === 0) yield surfaceFact(module, surface, because("facesAnyone", name), depth);
  for (const f of facing) {
    yield facingFact(module, surface, f, because("faces", name), depth);
    const type = partyType(module, f);
    if (type !== undefined) yield* identity(spec, type, depth + 1);
  }
  for (const c of context) yield at("surface", name, module, c.span, because("about", name), depth);
}

/** What makes somebody an actor: its declaration, and the computed members that it reads. */
function* identity(spec: SpecModel, type: TypeSymbol, depth: number): Iterable<Fact> {
  yield typeFact(type, because("isParty", type.name), depth);
  if (type.node.kind !== "actor" || type.node.identifiedBy === undefined) return;
  for (const member of readsOf(spec, [type.node.identifiedBy]).members)
    yield memberFact(member, because("reads", type.name), depth + 1);
}
