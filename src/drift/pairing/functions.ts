// Rules with functions, by what functions do; names of triggers, routes and jobs break ties.

import type { InFile } from "../../facts/code/codebase.ts";
import type { Derivation } from "../../facts/code/derive/index.ts";
import type { Summary } from "../../facts/code/derive/summary.ts";
import type { EntryFact, FunctionFact } from "../../facts/code/model.ts";
import { type Deed, deedsOf } from "../behaviour.ts";
import { norm, parts } from "../conditions/norm.ts";
import { relationTo } from "../conditions/relation.ts";
import type { Pairing } from "../conditions/vocabulary.ts";
import { covered, likeness, meanings } from "../names.ts";
import type { Course } from "../spec/chains.ts";
import type { SpecEffect } from "../spec/rules.ts";
import { readings } from "./instances.ts";
import { does, specTokens } from "./tokens.ts";

/** A function of the code with what it does, seen from the specification. */
export interface Candidate {
  readonly fn: InFile<FunctionFact>;
  readonly summary: Summary;
  readonly deeds: readonly Deed[];
  /** The ways in that lead to it. */
  readonly entries: readonly InFile<EntryFact>[];
}

/** An effect of a rule and the deeds that do it. */
export interface Done {
  readonly effect: SpecEffect;
  readonly deeds: readonly Deed[];
  /** Deeds on the same field or entity with another value. */
  readonly near: readonly Deed[];
}

export interface RulePair {
  readonly course: Course;
  readonly candidate: Candidate;
  readonly score: number;
  /** The share of the rule's effects that the function has. */
  readonly recall: number;
  /** The share of the rule's conditions that it asks. */
  readonly guards: number;
  readonly reasons: readonly string[];
  readonly done: readonly Done[];
  readonly rivals: readonly Candidate[];
}

/** Functions that do something the specification knows, or are entered from outside. */
export function candidatesOf(
  derivation: Derivation,
  pairing: Pairing,
  entries: ReadonlyMap<FunctionFact, readonly InFile<EntryFact>[]>,
): readonly Candidate[] {
  const out: Candidate[] = [];
  for (const fn of derivation.codebase.functions) {
    if (fn.fact.dead !== undefined) continue;
    const summary = derivation.of(fn);
    const deeds = deedsOf(summary.events, pairing);
    const direct = entries.get(fn.fact) ?? [];
    if (direct.length === 0 && !deeds.some((d) => d.kind !== "call")) continue;
    out.push({ fn, summary, deeds, entries: direct });
  }
  return out.map((c) => ({
    ...c,
    entries: [
      ...c.entries,
      ...out
        .filter((o) => o !== c && o.summary.calls.has(c.fn.fact))
        .flatMap((o) => entries.get(o.fn.fact) ?? []),
    ],
  }));
}

const WEIGHT = { recall: 0.5, precision: 0.15, name: 0.15, guards: 0.2 } as const;

/** Below this share of a rule's effects a function does not do what the rule says. */
const ENOUGH = 0.3;

export interface Pairs {
  readonly pairs: readonly RulePair[];
  readonly unpaired: readonly { readonly course: Course; readonly best: RulePair | undefined }[];
}

/** Pairs each course with the function that does most of it. */
export function pairRules(
  courses: readonly Course[],
  candidates: readonly Candidate[],
  pairing: Pairing,
  linked: ReadonlyMap<string, string>,
): Pairs {
  const weights = weightsOf(courses, pairing);
  const pairs: RulePair[] = [];
  const unpaired: { course: Course; best: RulePair | undefined }[] = [];
  for (const course of courses) {
    const scored = candidates
      .flatMap((c) => {
        const pair = scoreOf(course, c, pairing, weights, linked);
        return pair === undefined ? [] : [pair];
      })
      .sort((a, b) => b.score - a.score || order(a, b));
    const [best] = scored;
    if (best === undefined) {
      unpaired.push({ course, best: undefined });
      continue;
    }
    // Of a function and the one it calls, both as good, the one called says it.
    const inner = scored.find(
      (s) =>
        s !== best &&
        s.recall >= best.recall - 0.001 &&
        best.candidate.summary.calls.has(s.candidate.fn.fact) &&
        (s.score >= best.score - 0.02 || (s.guards > 0 && s.guards >= best.guards * 0.5)),
    );
    const chosen = inner ?? best;
    if (chosen.recall < ENOUGH) {
      unpaired.push({ course, best: chosen });
      continue;
    }
    const rivals = scored
      .filter(
        (s) =>
          s !== chosen && s.score >= chosen.score - 0.04 && !related(s.candidate, chosen.candidate),
      )
      .map((s) => s.candidate);
    pairs.push({ ...chosen, rivals });
  }
  return { pairs, unpaired };
}

function order(a: RulePair, b: RulePair): number {
  const [x, y] = [
    `${a.candidate.fn.file.path}#${a.candidate.fn.fact.qualified}`,
    `${b.candidate.fn.file.path}#${b.candidate.fn.fact.qualified}`,
  ];
  return x < y ? -1 : x > y ? 1 : 0;
}

function related(a: Candidate, b: Candidate): boolean {
  return a.summary.calls.has(b.fn.fact) || b.summary.calls.has(a.fn.fact);
}

/** What few rules say tells more. */
function weightsOf(courses: readonly Course[], pairing: Pairing): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const c of courses)
    for (const t of new Set(c.effects.flatMap((e) => specTokens(e, pairing))))
      counts.set(t, (counts.get(t) ?? 0) + 1);
  return new Map([...counts].map(([t, n]) => [t, 1 / n]));
}

function scoreOf(
  course: Course,
  candidate: Candidate,
  pairing: Pairing,
  weights: ReadonlyMap<string, number>,
  linked: ReadonlyMap<string, string>,
): RulePair | undefined {
  const isLinked = linked.get(course.rule.name) === candidate.fn.fact.qualified;
  let total = 0;
  let reached = 0;
  let count = 0;
  const matched = new Set<Deed>();
  const done: Done[] = [];
  for (const effect of course.effects) {
    const tokens = specTokens(effect, pairing);
    const [first] = tokens;
    if (first === undefined) continue;
    const weight = weights.get(first) ?? 1;
    total += weight;
    const deeds = candidate.deeds.filter((d) => does(d, first, pairing));
    const loose = tokens.at(-1) ?? first;
    const bare = loose.replace(/=.*$/, "");
    const near =
      deeds.length > 0
        ? []
        : candidate.deeds.filter((d) => d.kind !== "call" && does(d, bare, pairing));
    if (deeds.length > 0) {
      reached += weight;
      count++;
    } else if (near.length > 0) reached += weight * 0.3;
    for (const d of [...deeds, ...near]) matched.add(d);
    done.push({ effect, deeds, near });
  }
  if (total === 0) return undefined;
  const recall = reached / total;
  if (!isLinked && recall === 0) return undefined;
  const own = candidate.deeds.filter((d) => d.kind !== "call" && d.known !== false);
  const precision = own.length === 0 ? 0 : own.filter((d) => matched.has(d)).length / own.length;
  const name = nameScore(course, candidate);
  const guards = guardScore(course, done, candidate, pairing);
  const kind = kindScore(course, candidate);
  const score =
    (isLinked ? 2 : 0) +
    WEIGHT.recall * recall +
    WEIGHT.precision * precision +
    WEIGHT.name * name +
    WEIGHT.guards * guards +
    kind;
  const reasons = [
    isLinked ? "a link says so" : "",
    `${count} of ${done.length} effects`,
    name > 0.3 ? `names alike (${candidate.fn.fact.qualified})` : "",
    guards > 0 ? `${Math.round(guards * 100)} % of its conditions` : "",
  ].filter((r) => r !== "");
  return {
    course,
    candidate,
    score,
    recall: isLinked ? Math.max(recall, ENOUGH) : recall,
    guards,
    reasons,
    done,
    rivals: [],
  };
}

function nameScore(course: Course, candidate: Candidate): number {
  const { fact } = candidate.fn;
  const triggers = course.rule.triggers.flatMap((t) =>
    t.kind === "call" ? [t.name.name.text] : [],
  );
  const words = new Set([
    ...meanings(fact.qualified),
    ...candidate.entries
      .filter((e) => e.fact.handler === fact.qualified)
      .flatMap((e) => [...meanings(e.fact.name)]),
  ]);
  const best = Math.max(
    ...[course.rule.name, ...triggers].flatMap((n) => [
      likeness(n, fact.name),
      covered(fact.name, meanings(n)) * 0.9,
      covered(n, words) * 0.8,
    ]),
  );
  return Number.isFinite(best) ? best : 0;
}

function kindScore(course: Course, candidate: Candidate): number {
  const jobs = candidate.entries.some((e) => e.fact.kind === "job");
  const calls = candidate.entries.some((e) => e.fact.kind !== "job");
  if (course.rule.kind === "time") return jobs ? 0.1 : calls ? -0.1 : 0;
  return jobs && !calls ? -0.1 : 0;
}

/** The share of the rule's own conditions that the function asks where it does what the rule says. */
function guardScore(
  course: Course,
  done: readonly Done[],
  candidate: Candidate,
  pairing: Pairing,
): number {
  const first = done.find((d) => d.deeds.length > 0);
  const [deed] = first?.deeds ?? [];
  const clauses = course.requires;
  if (first === undefined || deed === undefined || clauses.length === 0) return 0;
  const { spec, code } = readings(pairing, course, candidate);
  const asked = deed.event.when.flatMap((c) => parts(norm(c, code)));
  let found = 0;
  for (const clause of clauses) {
    const wanted = norm(clause.condition, spec);
    const relation = relationTo(wanted, asked, (f) => pairing.literalsOf(f), new Map());
    if (relation.kind === "agrees") found++;
    else if (relation.kind !== "missing") found += 0.5;
  }
  return found / clauses.length;
}
