// A request as it was typed, taken apart: its sentences, its words, and what was pasted into it.
// Pasted logs, traces, diffs and code give identifiers and paths only.

import { irregular, NUMBERS, PHRASES, STOP, WEAK } from "../lexicon/everyday.ts";
import { TOOL_PHRASES } from "../lexicon/technical.ts";
import { numberStem, stemOf, wordsOfName } from "./split.ts";

/** A word of a request. */
export interface Token {
  readonly word: string;
  readonly stem: string;
  /** Its place among all words, those without meaning included. */
  readonly at: number;
  readonly sentence: number;
  /** How much it counts: 1 for a word of meaning, less for one that nearly every request has. */
  readonly weight: number;
  /** Part of an identifier or path, or inside code. */
  readonly code: boolean;
  /** The term of the workshop that it is a part of. */
  readonly tool?: string;
  /** What a turn of phrase stands for: the words are other ones. */
  readonly phrase?: string;
}

export interface Prompt {
  /** The prose, in small letters, without what was pasted. */
  readonly prose: string;
  readonly tokens: readonly Token[];
  /** Identifiers as written. */
  readonly identifiers: readonly string[];
  /** Paths and file names as written. */
  readonly paths: readonly string[];
  /** Numbers with their units, as `7 days`. */
  readonly amounts: readonly string[];
  readonly isQuestion: boolean;
}

/** More prose than this is not read: nobody types so much. */
const LONGEST = 6000;
/** More identifiers than this are not asked for. */
const MOST_IDENTIFIERS = 60;
/** A word of code says less than a word of a sentence. */
const CODE_WEIGHT = 0.6;
const WEAK_WEIGHT = 0.3;
/** A number speaks for the values that are written with it. */
const NUMBER_WEIGHT = 0.45;

/** `pay them out`, where specifications may speak of a payout. */
const PHRASAL =
  /\b([a-z]{3,})(?: (?:it|them|him|her|me|us|the \w+))? (out|up|off|in|over|back|down)\b/g;
const PATH = /(?:[\w@.~-]+\/)+[\w.@-]+(?::\d+)*|\b[\w-]+\.[a-z]{1,6}\b(?::\d+)*/g;
const IDENTIFIER = /\b(?:[a-z]+[A-Z]\w*|[A-Z][a-z0-9]+(?:[A-Z]\w*)+|[A-Za-z0-9]+_\w+)\b/g;
const NOISE_LINE =
  /^\s*(?:at .+:\d+|\d{4}-\d\d-\d\d[T ]|\[?\d\d:\d\d:\d\d|[+-]{1,3} |@@ |diff --git|index [0-9a-f]{6,}|Traceback|File ".*", line|>>>|\$ |#\d+ |\{|\}|\w*(?:Error|Exception)\b.*:)|(?:DEBUG|INFO|WARN|ERROR|TRACE)\b.*[:\]]/;

/**
 * Takes a request apart.
 * @param correct gives the word that a slip was meant to be, where it says little by itself
 */
export function readPrompt(
  text: string,
  correct: (word: string) => string | undefined = () => undefined,
): Prompt {
  const pasted: string[] = [];
  const plain = bounded(text)
    .replace(/```[\s\S]*?(?:```|$)/g, (block) => paste(block, pasted))
    .replace(/`([^`\n]*)`/g, (_, inner: string) =>
      /^[\w.\-/:]+$/.test(inner) ? inner : paste(inner, pasted),
    )
    .split("\n")
    .map((line) => (NOISE_LINE.test(line) || line.length > 1000 ? paste(line, pasted) : line))
    .join("\n")
    .replace(/https?:\/\/\S+/g, " ");
  const kept = plain
    .slice(0, LONGEST)
    .replace(/\b[a-z]{4,}\b(?![/._(])/g, (word) => correct(word) ?? word);
  const paths = unique([...kept.matchAll(PATH)].map((m) => m[0]).filter(isPath));
  const aside = pasted.join("\n").slice(0, LONGEST);
  const pastedPaths = [...aside.matchAll(PATH)].map((m) => m[0]).filter(isPath);
  const prose = kept.replace(PATH, (found) => (isPath(found) ? " " : found));
  const identifiers = unique([
    ...[...prose.matchAll(IDENTIFIER)].map((m) => m[0]),
    ...[...aside.matchAll(IDENTIFIER)].map((m) => m[0]),
  ]).slice(0, MOST_IDENTIFIERS);
  return {
    prose: prose.toLowerCase().replace(/[’]/g, "'"),
    tokens: tokensOf(prose, aside, identifiers),
    identifiers,
    paths: unique([...paths, ...pastedPaths]),
    amounts: [
      ...prose.matchAll(
        /\b\d+[\s-]*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|kg)\b/gi,
      ),
    ].map((m) => m[0].toLowerCase()),
    isQuestion: isQuestion(prose),
  };
}

/** The beginning and the end of a very long text: what is asked stands there. */
function bounded(text: string): string {
  if (text.length <= 4 * LONGEST) return text;
  return `${text.slice(0, 2 * LONGEST)}\n${text.slice(-2 * LONGEST)}`;
}

function paste(text: string, to: string[]): string {
  to.push(text);
  return " ";
}

function isPath(text: string): boolean {
  return text.includes("/")
    ? /[A-Za-z]/.test(text) && !/^(?:and\/or|read\/write|\w{1,12}\/\w{1,12})$/.test(text)
    : /\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|php|ex|exs|sql|css|scss|html?|md|json|ya?ml|toml|lock|txt|sh|allium|svg|png|xml|env|ini|cfg|vue|swift)(?::\d+)*$/.test(
        text,
      );
}

/** Only questions, none of which asks for something to be done. */
function isQuestion(prose: string): boolean {
  const sentences = prose.toLowerCase().match(/[^.!?\n]+[.!?]*/g) ?? [];
  const spoken = sentences.map((sentence) => sentence.trim()).filter((s) => /[a-z]{2}/.test(s));
  return spoken.length > 0 && spoken.every(asks);
}

function asks(sentence: string): boolean {
  if (
    /\b(?:can|could|would|will|should|shall|may|might) (?:you|we)\b|\bwhat if\b|\bis it possible to\b|\bhow about\b/.test(
      sentence,
    )
  )
    return false;
  return (
    sentence.endsWith("?") ||
    /^(?:(?:and|but|so|or|ok|hi|hey|hm+),? )?(?:wh?at|who|whose|why|how|when|where|which|is|are|does|do|did|can|may|should|until when|for how|explain|describe|tell)\b/.test(
      sentence,
    )
  );
}

function tokensOf(prose: string, aside: string, identifiers: readonly string[]): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const inIdentifiers = new Set(identifiers.flatMap((name) => wordsOfName(name)));
  const sentences = prose.split(/[.!?;\n]+(?:\s|$)/);
  for (const [sentence, written] of sentences.entries()) {
    const text = written.toLowerCase().replace(/[’']/g, "");
    let left = text;
    for (const [pattern, stands] of PHRASES) {
      const rest = left.replace(pattern, " ");
      if (rest === left) continue;
      left = rest;
      for (const word of stands.split(" "))
        for (const part of wordsOfName(word))
          tokens.push({
            word: part,
            stem: stemOf(part),
            at,
            sentence,
            weight: 0.9,
            code: false,
            phrase: stands,
          });
    }
    for (const [, verb = "", particle = ""] of text.matchAll(PHRASAL)) {
      const word = verb + particle;
      const stem = stemOf(word);
      tokens.push({ word, stem, at, sentence, weight: 0.9, code: false, phrase: word });
    }
    const tools = toolsIn(text);
    const joined = new Set(
      [...text.matchAll(/\b[a-z]+(?:-[a-z]+)+\b/g)].flatMap(([word]) => word.split("-")),
    );
    for (const [word = ""] of written.replace(/[’']/g, "").matchAll(/[A-Za-z0-9_]+/g)) {
      for (const part of wordsOfName(word)) {
        at++;
        const number = NUMBERS.get(part) ?? (/^\d{1,6}$/.test(part) ? part : undefined);
        if (number !== undefined)
          tokens.push({
            word: part,
            stem: numberStem(number),
            at,
            sentence,
            weight: NUMBER_WEIGHT,
            code: false,
          });
        if (isStop(part) || /^\d/.test(part) || part.length < 2) continue;
        const weak = WEAK.has(part) || WEAK.has(irregular.get(part) ?? "");
        const weight = weak && !joined.has(part) ? WEAK_WEIGHT : 1;
        const tool = tools.find((phrase) => wordsOfName(phrase).includes(part));
        tokens.push({
          word: part,
          stem: stemOf(part),
          at,
          sentence,
          weight,
          code: /[a-z][A-Z]|_/.test(word),
          ...(tool === undefined ? {} : { tool }),
        });
      }
      at++;
    }
    at += 3;
  }
  const known = new Set(tokens.map((token) => token.word));
  for (const [word] of aside.matchAll(IDENTIFIER)) {
    for (const part of wordsOfName(word)) {
      at++;
      if (STOP.has(part) || part.length < 3 || known.has(part) || !inIdentifiers.has(part))
        continue;
      known.add(part);
      const weight = WEAK.has(part) ? WEAK_WEIGHT * CODE_WEIGHT : CODE_WEIGHT;
      tokens.push({ word: part, stem: stemOf(part), at, sentence: -1, weight, code: true });
    }
  }
  return tokens;
}

let stopStems: ReadonlySet<string> | undefined;

/** A word without meaning, or one that lacks its last letters. */
function isStop(word: string): boolean {
  if (STOP.has(word)) return true;
  stopStems ??= new Set([...STOP].filter((stop) => stop.length > 4).map(stemOf));
  return stopStems.has(word);
}

let toolPhrases: RegExp | undefined;

/** The terms of the workshop in a sentence. */
function toolsIn(text: string): readonly string[] {
  toolPhrases ??= new RegExp(TOOL_PHRASES.map(({ source }) => source).join("|"), "g");
  return [...text.matchAll(toolPhrases)].map(([found]) => found);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
