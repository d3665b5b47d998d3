// How sure it is that a request is about the specifications at all: how much of it is explained by
// things that hang together in the model, against words that belong to tools or to nothing here.

import type { ItemId } from "../index/model.ts";
import { isCommon } from "../lexicon/dictionary.ts";
import { technicality } from "../lexicon/technical.ts";
import type { Prompt, Token } from "../words/prompt.ts";
import type { Active } from "./activation.ts";
import type { Confidence } from "./answer.ts";
import type { AskGraph } from "./graph.ts";
import type { Retrieved } from "./retrieval.ts";

/** Less sure than this, and nothing is said. */
const THRESHOLD = 0.21;
/** The items that a request is about, at most. */
const CLUSTER = 14;
/** One full word of evidence gives this share of certainty away. */
const EVIDENCE = 0.75;
/** One word about what was said before tells nothing: `cancel that`. */
const POINTING = /\b(?:that|it|this|them|those)\b/;
const LONE = 0.5;
/** What is asked of the one who answers is not asked of the specifications. */
const TO_ASSISTANT = /\b(?:did|have|were|are) you\b|\byour (?:last|previous)\b/;
/** A term of the workshop speaks against as surely as a tool's name. */
const TERM = 1.6;
const CODE_FILE = /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|php|exs?)(?::\d+)*$/;
/** A file of code that no specification is named after speaks against, a little. */
const OTHER_FILE = 0.4;
/** A file of code that a specification is named after speaks for it. */
const PATH_EVIDENCE = 0.4;
/** Talk of the specification itself. */
const SPEC = /\b(?:allium|specs?|specification)\b/;
const SPEC_EVIDENCE = 0.35;
/** Questions as they are asked of behaviour. */
const BEHAVIOUR =
  /\b(?:what happens (?:when|if|to|after|with)|how (?:long|many|much|often|soon|late)|until when|who (?:can|may|is allowed|gets|has to)|is (?:it|he|she) allowed|may (?:a|an|the|somebody|someone)|(?:what|which) (?:happens|counts))\b/;
const BEHAVIOUR_EVIDENCE = 0.15;

/** Judges a request by what its words meet. */
export function confidenceOf(
  graph: AskGraph,
  prompt: Prompt,
  retrieved: Retrieved,
  active: readonly Active[],
): Confidence {
  const cluster = new Set<ItemId>(active.slice(0, CLUSTER).map(({ item }) => item));
  const words = new Map<string, { strength: number; token: Token; as: Set<string> }>();
  const tokens = prompt.tokens.filter((token) => token.weight > 0.5 && token.phrase === undefined);
  for (const token of tokens)
    if (!words.has(token.stem)) words.set(token.stem, { strength: 0, token, as: new Set() });
  for (const id of cluster) {
    const match = retrieved.matches.get(id);
    for (const hit of match?.hits ?? []) {
      const rarity = 0.5 + 0.5 * retrieved.rarity(hit.meaning.stem);
      const strength = hit.meaning.weight * Math.min(1, hit.term + 0.1) * rarity;
      for (const stem of stemsFor(hit.token, tokens)) {
        const word = words.get(stem);
        if (word === undefined) continue;
        word.as.add(graph.item(id).name);
        if (strength > word.strength) word.strength = strength;
      }
    }
  }
  const tools = toolsIn(graph, prompt, words);
  let explained = 0;
  let all = 0;
  for (const { strength, token } of words.values()) {
    const share = token.code || (strength === 0 && !isCommon(token.stem)) ? 0.5 : 1;
    explained += strength * share;
    all += share;
  }
  const paths = prompt.paths.some((path) => isNamedAfter(graph, path)) ? PATH_EVIDENCE : 0;
  const spec =
    (SPEC.test(prompt.prose) ? SPEC_EVIDENCE : 0) +
    (BEHAVIOUR.test(prompt.prose) ? BEHAVIOUR_EVIDENCE : 0);
  const evidence = 1 - Math.exp(-(explained + paths + spec) * EVIDENCE);
  const coverage = all === 0 ? 0 : Math.min(1, (explained + paths + spec) / (all + tools));
  const lone = words.size === 1 && POINTING.test(prompt.prose);
  const together = togetherOf(retrieved, cluster) * (lone ? LONE : 1);
  const workshop = (1 + Math.max(0, tools - 0.8 * explained)) ** -1.5;
  const total = evidence * coverage ** 0.6 * together * workshop;
  return {
    total: round(total),
    threshold: THRESHOLD,
    parts: {
      evidence: round(evidence),
      coverage: round(coverage),
      together: round(together),
      tools: round(tools),
    },
    understood: [...words.values()]
      .filter(({ strength }) => strength > 0.2)
      .map(({ token, as }) => ({ words: token.word, as: [...as].slice(0, 4) })),
  };
}

/** The words that a hit explains: a turn of phrase explains those that it stands on. */
function stemsFor(token: Token, tokens: readonly Token[]): readonly string[] {
  if (token.phrase === undefined) return [token.stem];
  return tokens
    .filter((t) => t.sentence === token.sentence && t.stem === token.stem)
    .map((t) => t.stem);
}

/** How many words of the workshop there are that are no words of the specifications. */
function toolsIn(
  graph: AskGraph,
  prompt: Prompt,
  words: ReadonlyMap<string, { readonly strength: number; readonly token: Token }>,
): number {
  let tools = 0;
  for (const { strength, token } of words.values()) {
    if (token.code) continue;
    const weight = technicality(token.word);
    if (strength < 0.75 || weight === 1)
      tools += weight * (strength < 0.75 ? (weight === 1 ? 2.2 : 1.5) : 1);
  }
  const seen = new Set(prompt.tokens.filter((t) => t.weight <= 0.5).map((t) => t.word));
  for (const word of seen) tools += technicality(word) * 0.5;
  const terms = new Set(prompt.tokens.flatMap((t) => (t.weight === 0 && t.tool ? [t.tool] : [])));
  tools += terms.size * TERM;
  if (TO_ASSISTANT.test(prompt.prose)) tools += 1;
  for (const path of prompt.paths)
    if (CODE_FILE.test(path) && !isNamedAfter(graph, path)) tools += OTHER_FILE;
  for (const path of prompt.paths)
    if (/\.(?:css|scss|md|lock|toml|ya?ml|json|svg|png|env|html?)(?::\d+)*$|Dockerfile/.test(path))
      tools += 1;
  return tools;
}

/** True for `auth/login.py` where there is an `auth.allium`. */
export function isNamedAfter(graph: AskGraph, path: string): boolean {
  const parts = new Set(path.toLowerCase().split(/[/.:]/));
  return graph.index.files.some((file) => {
    const name =
      file
        .split("/")
        .at(-1)
        ?.replace(/\.allium$/, "") ?? "";
    return parts.has(name);
  });
}

/** One word alone may mean anything; two that meet in one thing support each other. */
function togetherOf(retrieved: Retrieved, cluster: ReadonlySet<ItemId>): number {
  let most = 0;
  let named = 0;
  for (const id of cluster) {
    const match = retrieved.matches.get(id);
    if (match === undefined) continue;
    const strong = match.hits.filter((h) => h.term >= 0.3 && h.meaning.weight >= 0.4);
    most = Math.max(most, new Set(strong.map((h) => h.token.stem)).size);
    named = Math.max(named, match.named);
  }
  if (most >= 2) return 1;
  return most === 0 ? 0 : 0.6 + 0.3 * Math.min(1, named);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
