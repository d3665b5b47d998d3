// what-follows: what a trigger or a rule brings about, step by step: the effects of each rule, and
// the rules that these set off, at once or when their time has come.

import { ok, type Result } from "../../base/result.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import type { Answer, Fact, Refusal } from "./answer.ts";
import { behaviourOf, type RuleBehaviour, readsOf } from "./behaviour.ts";
import { causesOf } from "./causes.ts";
import { at, because, inRule, ruleFact } from "./cite.ts";
import { constructsOf, nameOf } from "./constructs.ts";
import { findOne } from "./names.ts";

const MOST_STEPS = 5;

type Found = Pick<Answer, "subject" | "facts" | "notes">;

export function whatFollows(spec: SpecModel, name: string): Result<Found, Refusal> {
  const found = findOne(spec, name, ["trigger", "rule"], "a trigger or a rule");
  if (!found.ok) return found;
  const construct = found.value;
  const { listening, of } = behaviourOf(spec);
  const own = construct.kind === "rule" ? of.get(construct.rule) : undefined;
  const start =
    construct.kind === "trigger"
      ? (listening.get(construct.key) ?? [])
      : own === undefined
        ? []
        : [own];
  const seen = new Set<RuleBehaviour>();
  const facts = start.flatMap((rule) => [
    ruleFact(
      rule,
      construct.kind === "rule" ? because("asked") : because("listens", construct.name),
    ),
    ...steps(spec, rule, 1, seen),
  ]);
  const touched = new Set(
    [...seen].flatMap((r) => r.writes.flatMap((w) => (w.member === undefined ? [] : [w.member]))),
  );
  facts.push(...concerned(spec, touched));
  const notes = facts.some((f) => f.kind === "effect")
    ? []
    : [{ note: "nothingFollows" as const, name: construct.name }];
  return ok({ subject: construct.name, facts, notes });
}

function* steps(
  spec: SpecModel,
  rule: RuleBehaviour,
  depth: number,
  seen: Set<RuleBehaviour>,
): Iterable<Fact> {
  seen.add(rule);
  for (const w of rule.writes) {
    const name = w.member === undefined ? w.field : nameOf(w.member);
    yield inRule("effect", rule, w.effect.span, because("assigns", name), depth);
  }
  for (const c of rule.creations)
    yield inRule("effect", rule, c.call.span, because("creates", c.symbol.name), depth);
  for (const r of rule.removals)
    yield inRule("effect", rule, r.effect.span, because("removes", r.symbol?.name), depth);
  for (const e of rule.emissions)
    yield inRule("effect", rule, e.effect.span, because("emits", e.effect.name.name.text), depth);
  for (const next of followers(spec, rule)) {
    const reason = seen.has(next.rule) ? "again" : next.later ? "later" : "then";
    yield ruleFact(next.rule, because(reason, rule.rule.name.text), depth);
    if (reason !== "again" && depth < MOST_STEPS) yield* steps(spec, next.rule, depth + 1, seen);
  }
}

export interface Follower {
  readonly rule: RuleBehaviour;
  /** It waits for a time that the rule before it sets. */
  readonly later: boolean;
}

const known = new WeakMap<RuleBehaviour, readonly Follower[]>();

/** The rules that one rule sets off: by what it emits, writes and creates. */
export function followers(spec: SpecModel, rule: RuleBehaviour): readonly Follower[] {
  const before = known.get(rule);
  if (before !== undefined) return before;
  const { listening, rules } = behaviourOf(spec);
  const found = new Map<RuleBehaviour, boolean>();
  for (const { key } of rule.emissions)
    for (const next of listening.get(key) ?? []) found.set(next, false);
  for (const next of rules) {
    if (found.has(next)) continue;
    for (const cause of causesOf(spec, next))
      if (cause.by.some((b) => b.rule === rule) && next !== rule)
        found.set(next, cause.reason === "byTime");
    if (found.has(next)) continue;
    // What is created with a time may wait for it as well.
    if (causesOf(spec, next).some((c) => c.reason === "byTime" && startsTime(spec, rule, next)))
      found.set(next, true);
  }
  const result = [...found].map(([r, later]) => ({ rule: r, later }));
  known.set(rule, result);
  return result;
}

/** True when a rule creates an instance with a time that another rule waits for. */
function startsTime(spec: SpecModel, rule: RuleBehaviour, next: RuleBehaviour): boolean {
  const watched = new Set(
    next.triggers.flatMap((t) =>
      t.kind === "temporal" ? [...readsOf(spec, [t.cond]).members] : [],
    ),
  );
  return rule.creations.some(({ call, symbol }) =>
    call.args.some((a) => {
      const member = a.name === undefined ? undefined : spec.program.memberOf(symbol, a.name.text);
      return member !== undefined && member !== "opaque" && watched.has(member);
    }),
  );
}

/** Invariants that read members which are written on the way. */
export function concerned(spec: SpecModel, members: ReadonlySet<MemberSymbol>): readonly Fact[] {
  return constructsOf(spec).flatMap((c) => {
    if (c.kind !== "invariant") return [];
    const read = [...readsOf(spec, c.invariant.body).members].find((m) => members.has(m));
    return read === undefined
      ? []
      : [at("invariant", c.name, c.module, c.span, because("concerned", nameOf(read)))];
  });
}
