// Words out of names and sentences, and the stems under which they are compared.

import { stemmer } from "stemmer";
import { irregular } from "../lexicon/everyday.ts";

const stems = new Map<string, string>();

/** The stem of a word in small letters; irregular forms count as the word that they are of. */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = stemmer(irregular.get(word) ?? word);
    if (stems.size < 50_000) stems.set(word, stem);
  }
  return stem;
}

const names = new Map<string, readonly string[]>();

/** The words of a name, `maxLoginAttempts` and `max_login_attempts` alike, in small letters. */
export function wordsOfName(name: string): readonly string[] {
  let words = names.get(name);
  if (words === undefined) {
    words = name
      .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
      .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
      .split(/[^A-Za-z0-9]+/)
      .filter((word) => word !== "")
      .map((word) => word.toLowerCase());
    // Names come back, pasted texts do not.
    if (name.length < 60 && names.size < 50_000) names.set(name, words);
  }
  return words;
}

/** The words of a sentence, in small letters; apostrophes are taken out. */
export function wordsOfText(text: string): readonly string[] {
  return [...text.replace(/[’']/g, "").matchAll(/[A-Za-z][A-Za-z0-9_]*|\d+/g)].flatMap((match) =>
    wordsOfName(match[0]),
  );
}

/** What stands for a number among the stems. */
export function numberStem(number: string): string {
  return `#${Number(number)}`;
}
