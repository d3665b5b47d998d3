// Which rules a request is about as something to be done: the words of action in their names and
// triggers, without the words that only describe the circumstance.

import type { ItemId, RuleFacts } from "../index/model.ts";
import { stemOf, wordsOfName } from "../words/split.ts";
import type { Circumstance } from "./circumstance.ts";
import type { Case } from "./conflict.ts";

export interface Target {
  readonly rule: RuleFacts;
  readonly score: number;
}

/** Rules that are nobody's act are rarely what is asked for. */
const BY_ITSELF = 0.6;
/** A rule is a target when its words say so much of what they say of the best one. */
const SHARE = 0.4;
/** Words that only occur inside a rule do not make it what is to be done. */
const LEAST_TERM = 0.4;
const MOST = 5;

/** The rules that a request is about, the surest first. */
export function targetsOf(
  { graph, retrieved }: Pick<Case, "graph" | "retrieved">,
  circumstance?: Circumstance,
): readonly Target[] {
  const found: Target[] = [];
  for (const match of retrieved.matches.values()) {
    const rule = graph.rules.get(match.item);
    if (rule === undefined) continue;
    const hits = match.hits.filter(
      (hit) => hit.term >= LEAST_TERM && circumstance?.stems.has(hit.token.stem) !== true,
    );
    const sum = hits.reduce((total, hit) => total + hit.score * hit.term, 0);
    const acts = graph.offering(rule).length > 0;
    const score = sum * (acts ? 1 : BY_ITSELF);
    if (score > 0.15) found.push({ rule, score });
  }
  found.sort((a, b) => b.score - a.score || a.rule.item - b.rule.item);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best * SHARE).slice(0, MOST);
}

/** True when a request names what a rule does, not only whom or what it concerns. */
export function isDeedNamed(
  { graph, retrieved }: Pick<Case, "graph" | "retrieved">,
  rule: RuleFacts,
): boolean {
  const deeds = new Set(
    [graph.item(rule.item).name, ...rule.triggers.map((t) => (t.kind === "call" ? t.name : ""))]
      .flatMap(wordsOfName)
      .map(stemOf),
  );
  return (retrieved.matches.get(rule.item)?.hits ?? []).some(
    ({ meaning, token }) =>
      meaning.weight >= 0.55 &&
      token.weight > 0.5 &&
      deeds.has(meaning.stem) &&
      !graph.parties.has(token.word.replace(/s$/, "")),
  );
}

/** The rules that a rule starts, and those start, with the number of steps. */
export function chainOf(
  { graph }: Pick<Case, "graph">,
  start: ItemId,
  steps = 3,
): readonly { readonly rule: RuleFacts; readonly steps: number }[] {
  const found = new Map<ItemId, number>([[start, 0]]);
  for (const [item, at] of found) {
    if (at >= steps) continue;
    for (const effect of graph.rules.get(item)?.effects ?? [])
      for (const next of graph.startedBy(effect)) if (!found.has(next)) found.set(next, at + 1);
  }
  return [...found].flatMap(([item, at]) => {
    const rule = graph.rules.get(item);
    return rule === undefined ? [] : [{ rule, steps: at }];
  });
}
