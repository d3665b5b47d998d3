// Around a dropped condition: what still asks for it, what relies on it, and which rules it kept
// apart.

import type { Expr } from "../../ast/index.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { isScalar, plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { canonical, type Renaming } from "../../model/typing/canonical.ts";
import { conjunctsOf, contradiction, prepared } from "../../model/typing/conditions.ts";
import { bindingsOf } from "../../model/typing/scope.ts";
import { argumentFor } from "../../model/typing/triggers.ts";
import type { Fact } from "./answer.ts";
import { behaviourOf, listenedTo, type Reads, type RuleBehaviour, readsOf } from "./behaviour.ts";
import { at, because, facingFact, inRule, ruleFact } from "./cite.ts";
import { constructsOf, nameOf } from "./constructs.ts";
import { type Offer, offersOf, partiesOf, partyType } from "./offers.ts";
import { narrowedIn } from "./states.ts";
import { followers } from "./what-follows.ts";

const MOST_STEPS = 3;
const SAME = "same";

/** Surfaces whose party, context or guard says the same as the condition. */
export function stillAsked(spec: SpecModel, rule: RuleBehaviour, cond: Expr): readonly Fact[] {
  const keys = new Set(listenedTo(spec, rule));
  return offersOf(spec)
    .offers.filter((o) => keys.has(o.key))
    .flatMap((offer) => askedBy(spec, rule, cond, offer));
}

function askedBy(spec: SpecModel, rule: RuleBehaviour, cond: Expr, offer: Offer): readonly Fact[] {
  const call = rule.triggers.find((t) => t.kind === "call");
  if (call?.kind !== "call" || offer.item.expr.kind !== "call") return [];
  const { args } = offer.item.expr;
  const scope = spec.rules.ruleEnvs.get(rule.rule)?.scope;
  const { surface, module } = offer;
  const { facing, context } = partiesOf(surface);
  return call.params.flatMap((param, index): readonly Fact[] => {
    const binding = [...bindingsOf(scope)].find((b) => b.id === param.name);
    const arg = argumentFor(args, call.params, index)?.value;
    if (binding === undefined || arg?.kind !== "name") return [];
    const wanted = canonical(spec.typer, cond, new Map([[binding.key, SAME]]));
    const name = surface.name.text;
    const party = facing.find((f) => f.name?.text === arg.id.text);
    const actor = party === undefined ? undefined : partyType(module, party);
    const identity = actor?.node.kind === "actor" ? actor.node.identifiedBy : undefined;
    if (party !== undefined && actor !== undefined && saysSo(spec, identity, wanted))
      return [
        facingFact(module, surface, party, because("stillAsked", name)),
        at("actor", actor.name, actor.module, actor.node.span, because("stillAsked", name), 1),
      ];
    const about = context.find((c) => c.name?.text === arg.id.text);
    if (about?.where === undefined) return [];
    return predicateSays(spec, about.where, wanted)
      ? [at("surface", name, module, about.span, because("stillAsked", name))]
      : [];
  });
}

/** True when a filter over the party's entity has the condition among its parts. */
function saysSo(spec: SpecModel, identity: Expr | undefined, wanted: string): boolean {
  for (let e = identity; e?.kind === "where"; e = e.source)
    if (predicateSays(spec, e.pred, wanted)) return true;
  return false;
}

function predicateSays(spec: SpecModel, predicate: Expr, wanted: string): boolean {
  const subject = spec.typer.envs.get(predicate)?.subject;
  const names: Renaming = subject === undefined ? new Map() : new Map([[subject.key, SAME]]);
  return conjunctsOf([predicate]).some((c) => canonical(spec.typer, c, names) === wanted);
}

/** Rules further on that read what the condition was about and do not ask for themselves. */
export function dependents(spec: SpecModel, rule: RuleBehaviour, cond: Expr): readonly Fact[] {
  const decisive = [...readsOf(spec, [cond]).members].filter((m) => m.node.kind === "field");
  const seen = new Set([rule]);
  let front: readonly RuleBehaviour[] = [rule];
  const facts: Fact[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    const next: RuleBehaviour[] = [];
    for (const from of front)
      for (const follower of [
        ...followers(spec, from).map((f) => f.rule),
        ...enabled(spec, from),
      ]) {
        if (seen.has(follower)) continue;
        seen.add(follower);
        next.push(follower);
      }
    for (const follower of next) {
      const asks = readsOf(
        spec,
        follower.conditions.map((c) => c.expr),
      ).members;
      const reads = readsOf(spec, [
        ...follower.writes.map(({ effect }) =>
          effect.kind === "assign" ? effect.value : effect.arg,
        ),
        ...follower.creations.map((c) => c.call),
        ...follower.rule.members.filter((m) => m.kind === "let"),
      ]).members;
      const member = decisive.find((m) => reads.has(m) && !asks.has(m));
      if (member !== undefined)
        facts.push(ruleFact(follower, because("relies", `${member.owner.name}.${member.name}`)));
    }
    front = next;
  }
  return facts;
}

/** Rules that ask for a state into which a rule leads. */
function enabled(spec: SpecModel, rule: RuleBehaviour): readonly RuleBehaviour[] {
  const led = lifecyclesOf(spec).writes.filter((w) => w.rule === rule.rule);
  return behaviourOf(spec).rules.filter((other) =>
    narrowedIn(spec, other).some(({ member, values }) =>
      led.some((w) => w.governed.member === member && w.targets.some((t) => values.has(t.text))),
    ),
  );
}

/** Invariants about the same thing: a parameter, or what a condition computes from others. */
export function sameSubject(spec: SpecModel, cond: Expr): readonly Fact[] {
  const asked = readsOf(spec, [cond]);
  const shared = (reads: Reads): string | undefined => {
    const config = [...reads.config].find((c) => asked.config.has(c));
    if (config !== undefined) return `config.${config.name}`;
    const member = [...reads.members].find((m) => asked.members.has(m) && isTelling(spec, m));
    return member === undefined ? undefined : nameOf(member);
  };
  return constructsOf(spec).flatMap((c) => {
    const of = c.kind === "invariant" ? shared(readsOf(spec, c.invariant.body)) : undefined;
    return of === undefined
      ? []
      : [at("invariant", c.name, c.module, c.span, because("sameSubject", of))];
  });
}

/** Fields that nearly every condition reads, states among them, tell nothing by being shared. */
function isTelling(spec: SpecModel, member: MemberSymbol): boolean {
  const type = plain(spec.program.typeOfMember(member));
  return type.kind === "collection" || isScalar(type, "Integer", "Decimal", "Duration", "Boolean");
}

/** Rules of the same trigger that could not take effect together, and can without the condition. */
export function overlapping(spec: SpecModel, rule: RuleBehaviour, cond: Expr): readonly Fact[] {
  const { listening } = behaviourOf(spec);
  const others = new Set(listenedTo(spec, rule).flatMap((key) => listening.get(key) ?? []));
  others.delete(rule);
  const { typer } = spec;
  const own = rule.conditions.flatMap((c) => (c.nested ? [] : [c.expr]));
  const facts: Fact[] = [];
  for (const other of others) {
    const names = parameterNames(spec, rule, other);
    const theirs = prepared(
      typer,
      other.conditions.flatMap((c) => (c.nested ? [] : [c.expr])),
      names.other,
    );
    const all = prepared(typer, own, names.own);
    const { start, end } = cond.span;
    const rest = all.filter(({ expr: { span } }) => span.start < start || span.end > end);
    const apart = contradiction([...all, ...theirs]);
    if (apart === undefined || contradiction([...rest, ...theirs]) !== undefined) continue;
    facts.push(ruleFact(other, because("overlaps", rule.rule.name.text)));
    const clause = apart.find((c) => theirs.includes(c));
    if (clause !== undefined)
      facts.push(
        inRule(
          "precondition",
          other,
          clause.expr.span,
          because("requires", other.rule.name.text),
          1,
        ),
      );
  }
  return facts;
}

/** One name for the parameters of two rules that stand at one place of their common trigger. */
function parameterNames(
  spec: SpecModel,
  a: RuleBehaviour,
  b: RuleBehaviour,
): { readonly own: Renaming; readonly other: Renaming } {
  const keysOf = (rule: RuleBehaviour): Renaming => {
    const scope = spec.rules.ruleEnvs.get(rule.rule)?.scope;
    const call = rule.triggers.find((t) => t.kind === "call");
    const params = call?.kind === "call" ? call.params : [];
    const bindings = [...bindingsOf(scope)];
    return new Map(
      params.flatMap((p, i) => {
        const binding = bindings.find((x) => x.id === p.name);
        return binding === undefined ? [] : [[binding.key, `p${i}`] as const];
      }),
    );
  };
  return { own: keysOf(a), other: keysOf(b) };
}
