// One rule beside the function that does what it says: each clause, each effect, and what only the
// function has.

import { showCondition } from "../../facts/code/derive/show.ts";
import type { Deed } from "../behaviour.ts";
import { follows } from "../conditions/formula.ts";
import { type Norm, norm, parts } from "../conditions/norm.ts";
import { type Relation, relationTo } from "../conditions/relation.ts";
import type { Reading } from "../conditions/values.ts";
import type { Comparison } from "../context.ts";
import type { Confidence } from "../finding.ts";
import type { Candidate, Done, RulePair } from "../pairing/functions.ts";
import { readings } from "../pairing/instances.ts";
import type { Clause } from "../spec/rules.ts";
import { waysTo } from "./contexts.ts";

/** A clause with how the code stands to it, over all effects that it governs. */
export interface ClauseResult {
  readonly clause: Clause;
  readonly wanted: Norm;
  readonly relation: Relation;
  /** Where the effects are that it should govern. */
  readonly deed: Deed;
}

/** A condition that only the code has. */
export interface Extra {
  readonly asked: Norm;
  readonly deed: Deed;
  readonly done: Done;
  /** The clause on the same question, where there is one. */
  readonly clause: Clause | undefined;
  readonly relation: Relation;
}

export interface RuleResult {
  readonly pair: RulePair;
  readonly clauses: readonly ClauseResult[];
  readonly extras: readonly Extra[];
  readonly confidence: Confidence;
  readonly because: string;
  /** The deed that stands for each effect. */
  readonly chosen: ReadonlyMap<Done, Deed>;
}

/** Compares a rule with its function, condition by condition. */
export function compareRule(c: Comparison, pair: RulePair): RuleResult {
  const { course, candidate } = pair;
  const domain = (f: string): readonly string[] | undefined => c.pairing.literalsOf(f);
  const perspectives = new Map<Candidate, { spec: Reading; code: Reading }>();
  const perspective = (from: Candidate): { spec: Reading; code: Reading } => {
    let found = perspectives.get(from);
    if (found === undefined) {
      found = readings(c.pairing, course, from);
      perspectives.set(from, found);
    }
    return found;
  };
  const asked = (from: Candidate, when: Parameters<typeof norm>[0][]): readonly Norm[] =>
    when.flatMap((x) => parts(norm(x, perspective(from).code)));
  const results = new Map<
    string,
    { clause: Clause; wanted: Norm; relations: { relation: Relation; deed: Deed }[] }
  >();
  const extras: Extra[] = [];
  const chosen = new Map<Done, Deed>();
  for (const done of pair.done) {
    if (done.deeds.length === 0) continue;
    const clauses = [...course.requires, ...done.effect.when].filter(
      (x) => x.condition.kind !== "true",
    );
    const options = done.deeds.map((deed) => {
      const ways = waysTo(c, candidate, deed);
      const relations = clauses.map((clause) => {
        const seen = (way: (typeof ways)[number]): Relation => {
          const wanted = norm(clause.condition, perspective(way.from).spec);
          return relationTo(wanted, asked(way.from, [...way.when]), domain, c.values);
        };
        // What the function itself asks counts wherever it is called from.
        const own = seen({ from: candidate, when: deed.event.when });
        if (own.kind === "agrees") return own;
        const further = ways.filter((way) => way.from !== candidate).map(seen);
        const isAsked = further.length > 0 && further.every((r) => r.kind === "agrees");
        return isAsked ? { kind: "agrees" as const } : own;
      });
      return { deed, relations, good: relations.filter((r) => r.kind === "agrees").length };
    });
    const [best] = options.sort((a, b) => b.good - a.good);
    if (best === undefined) continue;
    chosen.set(done, best.deed);
    clauses.forEach((clause, i) => {
      const key = `${clause.site.file}:${clause.site.place.start}:${clause.rule}:${showCondition(clause.condition)}`;
      const known = results.get(key) ?? {
        clause,
        wanted: norm(clause.condition, perspective(candidate).spec),
        relations: [],
      };
      const relation = best.relations[i];
      // A record whose state hangs on a condition is made in either case.
      const isChosen =
        best.deed.kind === "create" &&
        [...(best.deed.fields?.values() ?? [])].some((v) => v.kind === "choice");
      if (isChosen && relation?.kind === "missing" && done.effect.when.includes(clause)) return;
      if (relation !== undefined) known.relations.push({ relation, deed: best.deed });
      results.set(key, known);
    });
    extras.push(...extrasOf(done, best.deed, clauses, perspective(candidate), domain, c));
  }
  const clauses = [...results.values()].flatMap(
    ({ clause, wanted, relations }): readonly ClauseResult[] => {
      const telling = relations.filter((r) => r.deed.kind !== "call");
      const all = telling.length > 0 ? telling : relations;
      const agreeing = all.filter((r) => r.relation.kind === "agrees");
      const other =
        all.find((r) => r.relation.kind !== "agrees" && r.relation.kind !== "missing") ??
        all.find((r) => r.relation.kind !== "agrees");
      const [first] = agreeing.length * 2 > all.length || other === undefined ? agreeing : [other];
      return first === undefined
        ? []
        : [{ clause, wanted, relation: first.relation, deed: first.deed }];
    },
  );
  // What some other clause of the course asks is known, wherever the code asks it.
  const everywhere = clauses.flatMap((x) => parts(x.wanted));
  const unknown = extras.filter(
    (x) => relationTo(x.asked, everywhere, domain, c.values).kind !== "agrees",
  );
  return {
    pair,
    clauses,
    extras: unknown,
    chosen,
    because: becauseOf(pair),
    confidence: confidenceOf(pair, clauses),
  };
}

function extrasOf(
  done: Done,
  deed: Deed,
  clauses: readonly Clause[],
  { spec, code }: { spec: Reading; code: Reading },
  domain: (f: string) => readonly string[] | undefined,
  c: Comparison,
): readonly Extra[] {
  const known = clauses.map((clause) => ({ clause, wanted: norm(clause.condition, spec) }));
  const all = known.flatMap((k) => parts(k.wanted));
  const out: Extra[] = [];
  for (const condition of deed.event.when) {
    for (const asked of parts(norm(condition, code))) {
      if (follows(all, asked, domain)) continue;
      let clause: Clause | undefined;
      let relation: Relation = { kind: "missing" };
      for (const k of known) {
        const found = relationTo(asked, parts(k.wanted), domain, c.values);
        if (found.kind === "missing") continue;
        relation = found;
        clause = k.clause;
        if (found.kind === "agrees") break;
      }
      if (relation.kind === "agrees") continue;
      out.push({ asked, deed, done, clause, relation });
    }
  }
  return out;
}

function becauseOf(pair: RulePair): string {
  const { qualified } = pair.candidate.fn.fact;
  return `${pair.course.rule.name} and ${qualified}: ${pair.reasons.join(", ")}`;
}

function confidenceOf(pair: RulePair, clauses: readonly ClauseResult[]): Confidence {
  const agreed = clauses.filter((x) => x.relation.kind !== "missing").length;
  const done = pair.done.filter((d) => d.deeds.length > 0).length;
  const total = clauses.length + pair.done.length;
  return {
    pairing: pair.rivals.length > 0 ? 0.45 : Math.min(1, pair.score / 0.7),
    extraction: pair.candidate.summary.open.length > 0 ? 0.4 : 1,
    neighbours: total === 0 ? 0 : (agreed + done) / total,
  };
}
