// From a word of a request to the stems that specifications use: as written, as a part of a
// compound, as a relative in the dictionary, or as a slip of the keyboard.

import { isCommon, relatedTo } from "../lexicon/dictionary.ts";
import { STOP, WEAK } from "../lexicon/everyday.ts";
import type { Token } from "./prompt.ts";
import { stemOf } from "./split.ts";

/** A stem of the specifications that a word may mean, and how surely. */
export interface Meaning {
  readonly stem: string;
  readonly weight: number;
  readonly by: "itself" | "compound" | "relative" | "slip";
}

const COMPOUND = 0.7;
/** What is to be undone has been done. */
const UNDONE = 0.85;
const SLIP = 0.85;
/** Relatives of relatives are not asked; those less sure than this are left out. */
const LEAST = 0.3;
const MOST = 10;

export class Vocabulary {
  private readonly stems: ReadonlySet<string>;
  private readonly known = new Map<string, readonly Meaning[]>();

  private readonly words: readonly string[];

  /**
   * @param stems what the specifications speak of
   * @param words the words that those are the stems of
   */
  constructor(stems: ReadonlySet<string>, words: readonly string[]) {
    this.stems = stems;
    this.words = words;
  }

  /** A word without meaning, or nearly, that a word is a slip of: `befor`, `gose`. */
  plainSlip(word: string): string | undefined {
    const stem = stemOf(word);
    if (
      word.length < 4 ||
      this.stems.has(stem) ||
      isCommon(stem) ||
      STOP.has(word) ||
      WEAK.has(word)
    )
      return undefined;
    if (this.nearest(word) !== undefined) return undefined;
    for (const known of [STOP, WEAK])
      for (const candidate of known)
        if (candidate.length >= 4 && candidate[0] === word[0] && distance(word, candidate, 2) < 2)
          return candidate;
    return undefined;
  }

  /** What a word may mean here, the surest first; nothing when it means nothing here. */
  meanings(token: Pick<Token, "word" | "stem">): readonly Meaning[] {
    let found = this.known.get(token.word);
    if (found === undefined) {
      found = this.find(token.word, token.stem);
      this.known.set(token.word, found);
    }
    return found;
  }

  private find(word: string, stem: string): readonly Meaning[] {
    const found = new Map<string, Meaning>();
    const add = (to: string, weight: number, by: Meaning["by"]): void => {
      if (!this.stems.has(to) || weight < LEAST) return;
      if ((found.get(to)?.weight ?? 0) < weight) found.set(to, { stem: to, weight, by });
    };
    add(stem, 1, "itself");
    for (const { stem: to, weight } of relatedTo(stem)) add(to, weight, "relative");
    for (const [part, weight] of partsOf(word)) add(part, weight, "compound");
    if (found.size === 0 && !isCommon(stem)) {
      const slip = this.nearest(word);
      if (slip !== undefined) {
        add(slip, SLIP, "slip");
        for (const { stem: to, weight } of relatedTo(slip)) add(to, weight * SLIP, "relative");
      }
    }
    return [...found.values()]
      .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
      .slice(0, MOST);
  }

  /** The stem of the word of the specifications that was most likely meant. */
  private nearest(word: string): string | undefined {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return undefined;
    const most = word.length >= 8 ? 2 : 1;
    let best: string | undefined;
    let least = most + 1;
    for (const candidate of this.words) {
      if (candidate.length < 4) continue;
      if (candidate[0] !== word[0] && candidate[1] !== word[0]) continue;
      const d = distance(word, candidate, least);
      if (d < least) {
        least = d;
        best = candidate;
      }
    }
    return best === undefined ? undefined : stemOf(best);
  }
}

/** `lockout` is also about what is locked; `timeout` about time. */
function partsOf(word: string): readonly (readonly [string, number])[] {
  const parts: [string, number][] = [];
  const tail = /^(\w{3,})(?:out|up|off|in|over|back)$/.exec(word)?.[1];
  if (tail !== undefined) parts.push([stemOf(tail), COMPOUND]);
  const undone = /^un(\w{3,})$/.exec(word)?.[1];
  if (undone !== undefined) parts.push([stemOf(undone), UNDONE]);
  const head = /^(?:re|un|pre|non|de)(\w{4,})$/.exec(word)?.[1];
  if (head !== undefined) parts.push([stemOf(head), COMPOUND * 0.8]);
  return parts;
}

/** Insertions, deletions, replacements and swaps from one word to the other, up to a limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] ?? 0) + 1);
      row.push(d);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? limit;
}
