// Names taken apart into words, in whatever case they are written.

const SEPARATED = /([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])/g;

const known = new Map<string, readonly string[]>();

/** The words of a name in lower case: `maxLoginAttempts`, `MAX_LOGIN_ATTEMPTS`. */
export function wordsOf(name: string): readonly string[] {
  let words = known.get(name);
  if (words === undefined) {
    words = name
      .replace(SEPARATED, (_m, a, b, c, d) => `${a ?? c} ${b ?? d}`)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w !== "");
    known.set(name, words);
  }
  return words;
}

/** One spelling for all cases of a name. */
export function plainName(name: string): string {
  return wordsOf(name).join("_");
}

/** A word for many as the word for one; words for one stay as they are. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:sses|shes|ches|xes|zes)$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word))
    return word.slice(0, -1);
  return word;
}

/** True when the words of one name end with those of another. */
export function endsWithWords(words: readonly string[], end: readonly string[]): boolean {
  return (
    end.length > 0 &&
    words.length >= end.length &&
    end.every((w, i) => w === words[words.length - end.length + i])
  );
}
