// The column of every word. Columns that the author set up over several lines, such as the types
// of fields below one another, are kept as columns when what stands before them moves.

import type { Indented } from "./indent.ts";
import type { CodeRow, Row } from "./rows.ts";
import { gapBefore } from "./spacing.ts";
import type { Structure } from "./structure.ts";
import type { Word } from "./tokens.ts";

/** Words below one another, each with blanks before it. */
interface Column {
  /** The column in the source. */
  readonly col: number;
  readonly words: Word[];
}

/** The column of each word in the formatted text. */
export function columnsOf(
  rows: readonly Row[],
  words: readonly Word[],
  structure: Structure,
  indented: Indented,
): readonly number[] {
  const result: number[] = [];
  const fixed = new Map<number, number>();
  const starts = new Map<number, number>();
  const place = (row: number, upTo = Number.POSITIVE_INFINITY) => {
    let end = starts.get(row) ?? 0;
    for (const word of (rows[row] as CodeRow).words) {
      if (word.index > upTo) break;
      const natural = end + (end === starts.get(row) ? 0 : gapBefore(words, word.index, structure));
      const col = fixed.get(word.index) ?? natural;
      result[word.index] = col;
      end = col + word.text.length;
    }
  };
  const pure = pureStarts(indented, rows.length);
  for (const [row, start] of pure) starts.set(row, start);
  for (const column of columnsAmong(rows, words, structure, indented, pure)) {
    let furthest = 0;
    let gap = Number.POSITIVE_INFINITY;
    for (const word of column.words) {
      const before = words[word.index - 1] as Word;
      place(indented.rowOf[word.index] ?? 0, before.index);
      furthest = Math.max(furthest, (result[before.index] ?? 0) + before.text.length);
      gap = Math.min(gap, word.start - before.end);
    }
    for (const word of column.words) fixed.set(word.index, furthest + gap);
  }
  for (const [row, indent] of indented.indents) {
    if (!starts.has(row)) {
      const base = "word" in indent ? result[indent.word] : starts.get(indent.row ?? -1);
      starts.set(row, Math.max(0, (base ?? 0) + indent.plus));
    }
    place(row);
  }
  return result;
}

/** Where rows begin that depend on no word inside another row. */
function pureStarts({ indents }: Indented, count: number): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  for (const [row, indent] of indents) {
    if ("word" in indent || row >= count) continue;
    const base = indent.row === undefined ? 0 : starts.get(indent.row);
    if (base !== undefined) starts.set(row, base + indent.plus);
  }
  return starts;
}

/** The columns that hold words of two rows or more and have more than one blank before a word. */
function columnsAmong(
  rows: readonly Row[],
  words: readonly Word[],
  structure: Structure,
  { families }: Indented,
  pure: ReadonlyMap<number, number>,
): readonly Column[] {
  const all: Column[] = [];
  const open = new Map<
    string,
    { readonly blanks: number; readonly columns: Map<number, Column> }
  >();
  let blanks = 0;
  for (const [at, row] of rows.entries()) {
    if (row.blanks > 0) blanks++;
    const family = families.get(at);
    if (row.kind !== "code" || family === undefined || !pure.has(at)) continue;
    const above = open.get(family);
    const columns = new Map<number, Column>();
    for (const word of row.words.slice(1)) {
      const before = words[word.index - 1] as Word;
      if (before.line !== word.line || word.start === before.end) continue;
      if (gapBefore(words, word.index, structure) === 0) continue;
      let column = above?.blanks === blanks ? above.columns.get(word.col) : undefined;
      if (column === undefined || !alike(words, column.words.at(-1) as Word, word)) {
        column = { col: word.col, words: [] };
        all.push(column);
      }
      column.words.push(word);
      columns.set(word.col, column);
    }
    open.set(family, { blanks, columns });
  }
  return all
    .filter((c) => c.words.length > 1 && c.words.some((word) => wide(words, word)))
    .sort((a, b) => a.col - b.col);
}

function wide(words: readonly Word[], word: Word): boolean {
  return word.start - (words[word.index - 1] as Word).end > 1;
}

/** Two words play the same part when they, or the words before them, are of one kind. */
function alike(words: readonly Word[], a: Word, b: Word): boolean {
  return a.name === b.name || words[a.index - 1]?.name === words[b.index - 1]?.name;
}
