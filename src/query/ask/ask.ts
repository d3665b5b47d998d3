// A question in words, answered from an index: what the words are about, what follows from it in
// the model, and what stands against a wish. Where the words are about something else, nothing.

import { circumstancesOf } from "../conflict/circumstance.ts";
import { conflictsOf } from "../conflict/index.ts";
import { permissionsNamed } from "../conflict/seen.ts";
import type { AskIndex } from "../index/model.ts";
import { readPrompt } from "../words/prompt.ts";
import { activate } from "./activation.ts";
import type { Answer, AskOptions, Fact, OpenQuestion } from "./answer.ts";
import { cardOf } from "./card.ts";
import { confidenceOf } from "./confidence.ts";
import { bypassOf, factOf } from "./facts.ts";
import { AskGraph } from "./graph.ts";
import { Retrieval, type Retrieved } from "./retrieval.ts";
import { choose, fitness, questionsNear } from "./selection.ts";
import { wishOf } from "./wish.ts";

export type { Answer, AskOptions, Bypass, Confidence, Fact, OpenQuestion } from "./answer.ts";

/** The open questions that a word of the request is about, in the files of the surest facts. */
function openNear(
  graph: AskGraph,
  retrieved: Retrieved,
  facts: readonly Fact[],
): readonly OpenQuestion[] {
  const files = new Set(facts.slice(0, 3).map(({ file }) => file));
  const chosen = new Set(facts.map(({ name }) => name));
  return graph.index.items.flatMap(({ kind, name, file, line }, id) => {
    const path = graph.index.files[file] ?? "";
    if (kind !== "open_question") return [];
    const said = retrieved.matches.get(id)?.hits.some((hit) => hit.meaning.weight >= 0.65) === true;
    return chosen.has(name) || (said && files.has(path)) ? [{ text: name, file: path, line }] : [];
  });
}

/** The characters that the text of an answer takes at most, where nothing else is asked for. */
export const DEFAULT_BUDGET = 4800;

/** So many rules are looked at for what they refuse. */
const MOST_RULES = 60;

interface Ready {
  readonly graph: AskGraph;
  readonly retrieval: Retrieval;
}

const prepared = new WeakMap<AskIndex, Ready>();

function ready(index: AskIndex): Ready {
  let known = prepared.get(index);
  if (known === undefined) {
    known = { graph: new AskGraph(index), retrieval: new Retrieval(index) };
    prepared.set(index, known);
  }
  return known;
}

/**
 * Answers a request in words.
 * @param index what `askIndex` made of the specifications
 * @param text the request as typed; any text, of any length
 */
export function ask(index: AskIndex, text: string, options: AskOptions = {}): Answer {
  const { graph, retrieval } = ready(index);
  const typed = readPrompt(text, (word) => retrieval.vocabulary.plainSlip(word));
  const retrieved = retrieval.retrieve(typed, options.links);
  const prompt = { ...typed, tokens: retrieved.tokens };
  const wish = wishOf(prompt);
  const active = activate(graph, retrieved, (item) => fitness(wish, item));
  const confidence = confidenceOf(graph, prompt, retrieved, active);
  const scope = index.files;
  if (confidence.total < confidence.threshold)
    return { facts: [], bypasses: [], open_questions: [], scope, text: "", confidence };
  const interest = new Map(active.map(({ item, score }) => [item, score]));
  const circumstances = circumstancesOf(graph, prompt, retrieved, wish);
  const rules = active.flatMap(({ item }) => graph.rules.get(item) ?? []).slice(0, MOST_RULES);
  const at = { graph, prompt, retrieved, wish, circumstances, interest, rules };
  const conflicts = conflictsOf(at);
  const extra = [...questionsNear(graph, retrieved), ...permissionsNamed(at)];
  const facts = choose(graph, active, conflicts, extra, wish).map(({ item, why }) =>
    factOf(graph, item, why),
  );
  const open_questions = openNear(graph, retrieved, facts);
  const bypasses = conflicts.map((conflict) => bypassOf(graph, conflict));
  const answer = { facts, bypasses, open_questions, scope, confidence };
  return { ...answer, text: cardOf(answer, options.budget ?? DEFAULT_BUDGET) };
}
