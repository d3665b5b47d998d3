// Wishes for a rule to be laxer or to lack a step, where no circumstance contradicts it outright; and
// invariants that a wish is about by name.

import { withValues } from "../ask/facts.ts";
import type { AskGraph } from "../ask/graph.ts";
import type { Hit } from "../ask/retrieval.ts";
import { atomsIn } from "../index/formulas.ts";
import type { Guard, ItemId, RuleFacts } from "../index/model.ts";
import { stemOf, wordsOfName } from "../words/split.ts";
import { guardCited, wayCited } from "./blocked.ts";
import { type Case, type Conflict, cite } from "./conflict.ts";
import { before, isAct, lossesOf, offersOf, siblingsOf, waysTo } from "./paths.ts";
import { isDeedNamed, type Target, targetsOf } from "./targets.ts";

/** A wish for a rule to be laxer: the condition that the words are about. */
export function relaxed(at: Case): readonly Conflict[] {
  const { graph, wish } = at;
  const target = targetsOf(at).find(({ rule }) => isDeedNamed(at, rule));
  if (target === undefined) return [];
  const { rule, score } = target;
  const own = graph.item(rule.item);
  const timed = rule.triggers.find((t) => t.kind === "time");
  if (timed !== undefined) {
    if (!wish.immediate && !wish.skip) return [];
    const others = siblingsOf(at, rule, undefined).filter((other) => isAct(graph, other));
    const text = `when ${withValues(graph, timed.text, timed.reads)}`;
    return [
      {
        asked: `${own.name} without waiting`,
        against: [{ item: rule.item, line: timed.line, text, why: "happens with time only" }],
        path: [...others, rule].slice(0, 2).map((way) => wayCited(at, way)),
        lost: others.slice(0, 1).flatMap((way) => lossesOf(at, way, rule)),
        around: timed.reads.map((id) => cite(graph, id, `read by ${own.name}`)),
        weight: score * 0.5,
      },
    ];
  }
  const guard = guardMeant(at, rule);
  if (guard === undefined) return skipped(at, target);
  const ways = [...new Set([...waysTo(at, rule, guard, undefined), ...before(at, rule, guard)])];
  return [
    {
      asked: wish.immediate ? `${own.name} without waiting` : `${own.name} without this condition`,
      against: [guardCited(at, rule, guard)],
      path: [...ways.slice(0, 2), rule].map((way) => wayCited(at, way)),
      lost: ways.slice(0, 1).flatMap((way) => lossesOf(at, way, rule)),
      around: [
        ...atomsIn(guard.formula).flatMap((a) =>
          a.field === undefined ? [] : [cite(graph, a.field, "what the condition is about")],
        ),
        ...offersOf(graph, rule),
      ],
      weight: score * 0.5,
    },
  ];
}

/** What a condition is about: members, values and numbers, not the parties that have them. */
function meantBy(graph: AskGraph, guard: Guard): readonly string[] {
  return [
    ...atomsIn(guard.formula).flatMap(({ path, values }) => [
      path.slice(path.indexOf(".") + 1),
      ...values.flatMap((value) => ("text" in value ? [value.text] : [])),
    ]),
    ...guard.reads.map((id) => graph.item(id).name.split(".").at(-1) ?? ""),
  ];
}

/** A condition is meant when so much speaks for it. */
const MEANT = 0.3;

/** The condition that the words of a request are about, beyond what names the rule. */
function guardMeant(at: Case, rule: RuleFacts): Guard | undefined {
  const { graph, prompt, retrieved, wish } = at;
  const name = new Set(wordsOfName(graph.item(rule.item).name).map(stemOf));
  let best: { guard: Guard; score: number } | undefined;
  for (const guard of rule.guards) {
    const reads = guard.reads.map((id) => graph.item(id));
    const words = new Set(meantBy(graph, guard).flatMap(wordsOfName).map(stemOf));
    let score = 0;
    for (const token of prompt.tokens)
      for (const meaning of retrieved.meanings.get(token) ?? [])
        if (meaning.weight >= 0.65 && words.has(meaning.stem) && !name.has(meaning.stem))
          score = Math.max(score, meaning.weight * token.weight * retrieved.rarity(meaning.stem));
    if (wish.immediate && reads.some(({ measure }) => measure === "duration")) score += 1;
    if (
      wish.limit !== undefined &&
      reads.some(({ kind, measure }) => kind === "config" && measure === "number")
    )
      score += 0.5;
    if (score > (best?.score ?? MEANT)) best = { guard, score };
  }
  return best?.guard;
}

/** A step that is to be left out, where a rule takes or leaves it behind itself. */
function skipped(at: Case, { rule, score }: Target): readonly Conflict[] {
  const { graph, prompt, retrieved, wish } = at;
  const without = new Set(wish.without);
  const stems = new Set(
    prompt.tokens
      .filter((token) => without.has(token.word) || token.phrase?.startsWith("consent"))
      .flatMap((token) => retrieved.meanings.get(token) ?? [])
      .filter((meaning) => meaning.weight >= 0.65)
      .map((meaning) => meaning.stem),
  );
  const says = (text: string): boolean => wordsOfName(text).some((word) => stems.has(stemOf(word)));
  const step = stepNamed(at, rule, says);
  if (step !== undefined) return [withoutStep(at, { rule, score }, step)];
  const clauses = [
    ...rule.triggers.map((t) => ({ ...t, text: `when ${t.text}` })),
    ...rule.effects.map((e) => ({ ...e, text: `ensures ${e.text}` })),
  ].filter((clause) => says(clause.text));
  if (clauses.length === 0) return [];
  const own = graph.item(rule.item);
  return [
    {
      asked: `${own.name} without ${wish.without.slice(0, 4).join(" ")}`,
      against: clauses.slice(0, 2).map(({ line, text }) => ({
        item: rule.item,
        line,
        text,
        why: "part of it",
      })),
      path: [wayCited(at, rule)],
      lost: lossesOf(at, rule, { ...rule, effects: [] }),
      around: offersOf(graph, rule),
      weight: score * 0.5,
    },
  ];
}

/** The rule that is the step itself, for what a rule works on. */
function stepNamed(
  { graph, interest }: Case,
  rule: RuleFacts,
  says: (text: string) => boolean,
): RuleFacts | undefined {
  const entities = new Set(rule.effects.flatMap((e) => [e.target ?? -1, ownerOf(graph, e.target)]));
  return graph.index.rules
    .filter((other) => other.item !== rule.item && says(graph.item(other.item).name))
    .filter((other) => other.effects.some((e) => entities.has(ownerOf(graph, e.target))))
    .sort((a, b) => (interest.get(b.item) ?? 0) - (interest.get(a.item) ?? 0))[0];
}

function ownerOf(graph: AskGraph, target: ItemId | undefined): ItemId {
  return (target === undefined ? undefined : graph.item(target).owner) ?? -2;
}

function withoutStep(at: Case, { rule, score }: Target, step: RuleFacts): Conflict {
  const { graph } = at;
  return {
    asked: `${graph.item(rule.item).name} without ${graph.item(step.item).name}`,
    against: [wayCited(at, step)],
    path: [wayCited(at, rule), wayCited(at, step)],
    lost: step.effects
      .slice(0, 2)
      .map(({ line, text }) => ({ item: step.item, line, text, why: "what the step does" })),
    around: offersOf(graph, rule),
    weight: score * 0.5,
  };
}

/** More than one of something. */
const SEVERAL =
  /\b(?:two|three|several|multiple|many|both|second|another|twice|more than one|a further|additional|duplicate)\b/;

/** True for an invariant that there is one of something, or at most one. */
function isOne(graph: AskGraph, id: ItemId): boolean {
  const { name, text } = graph.item(id);
  return /(?:^|[a-z])(?:One|Single|Unique|Once)/.test(name) || /count\s*<?=\s*1\b/.test(text);
}

/** True when the words say what there is one of: the last word of its name, or what it reads. */
function isNamedBy(graph: AskGraph, id: ItemId, hits: readonly Hit[]): boolean {
  const names = wordsOfName(graph.item(id).name).filter(
    (word) => !/^(?:one|exactly|at|most|only|single|unique|per)$/.test(word),
  );
  const stems = names.map(stemOf);
  const said = new Set(hits.filter((h) => h.meaning.weight >= 0.8).map((h) => h.meaning.stem));
  return stems.length > 0 && stems.every((stem) => said.has(stem));
}

/** An invariant that a wish is about by name: it has to hold whatever is done. */
export function invariantsAgainst(at: Case): readonly Conflict[] {
  const { graph, retrieved, interest, prompt } = at;
  return [...graph.readers.values()].flatMap(({ item, reads }): readonly Conflict[] => {
    const match = retrieved.matches.get(item);
    if (graph.item(item).kind !== "invariant" || match === undefined) return [];
    const sure = match.hits.filter((hit) => hit.meaning.weight >= 0.65 && hit.term >= 0.5);
    const several = new Set(sure.map((hit) => hit.token.stem)).size >= 2 && match.named >= 0.6;
    const one = SEVERAL.test(prompt.prose) && isOne(graph, item) && isNamedBy(graph, item, sure);
    if (!several && !one) return [];
    const writers = reads
      .flatMap((id) => graph.writers.get(id) ?? [])
      .flatMap(({ rule }) => graph.rules.get(rule) ?? [])
      .sort((a, b) => (interest.get(b.item) ?? 0) - (interest.get(a.item) ?? 0));
    const ways = [...new Set(writers)].filter((way) => isAct(graph, way)).slice(0, 2);
    return [
      {
        asked: `something that ${graph.item(item).name} rules out`,
        against: [cite(graph, item, "has to hold whatever is done")],
        path: ways.map((way) => wayCited(at, way)),
        lost: [],
        around: reads
          .filter((id) => graph.item(id).kind === "field")
          .slice(0, 2)
          .map((id) => cite(graph, id, "what the invariant is about")),
        weight: match.score * 0.4,
      },
    ];
  });
}
