// The column of every comment. A comment on a line of its own goes with what follows it, unless it
// stands deeper; one behind code keeps its distance, and its column where others share that.

import { STEP } from "./indent.ts";
import type { CodeRow, CommentRow, Row } from "./rows.ts";
import type { Word } from "./tokens.ts";
import { isCloser } from "./tokens.ts";

/** A row of code on the way down to the current one. */
interface Level {
  /** Column in the source. */
  readonly from: number;
  /** Column in the formatted text. */
  readonly to: number;
}

/** For each row the column of its comment, where it has one. */
export function commentColumns(
  rows: readonly Row[],
  columns: readonly number[],
): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  const below = codeBelow(rows);
  const following = followers(rows, below);
  placeOwn(rows, columns, below, following, result);
  placeTrailing(rows, columns, following, result);
  return result;
}

/**
 * Comments on lines of their own that go on with one behind code: directly below it, in its
 * column, which is not that of the code below.
 */
function followers(
  rows: readonly Row[],
  below: readonly (CodeRow | undefined)[],
): ReadonlySet<number> {
  const found = new Set<number>();
  let col: number | undefined;
  for (const [at, row] of rows.entries()) {
    if (row.kind === "code") col = row.trailing && row.trailing.column - 1;
    else {
      const next = below[at]?.words[0];
      const own = row.comment.column - 1;
      if (row.blanks === 0 && own === col && own !== next?.col) found.add(at);
      else col = undefined;
    }
  }
  return found;
}

function placeOwn(
  rows: readonly Row[],
  columns: readonly number[],
  below: readonly (CodeRow | undefined)[],
  following: ReadonlySet<number>,
  result: Map<number, number>,
): void {
  const levels: Level[] = [];
  let above: CodeRow | undefined;
  for (const [at, row] of rows.entries()) {
    if (row.kind === "code") {
      const level = levelOf(row, columns);
      while ((levels.at(-1)?.to ?? -1) >= level.to) levels.pop();
      levels.push(level);
      above = row;
    } else if (!following.has(at)) {
      result.set(at, ownColumn(row, levels, above, below[at], columns));
    }
  }
}

function ownColumn(
  { comment }: CommentRow,
  levels: readonly Level[],
  above: CodeRow | undefined,
  below: CodeRow | undefined,
  columns: readonly number[],
): number {
  const col = comment.column - 1;
  const next = below === undefined ? { from: 0, to: 0 } : levelOf(below, columns);
  const last = levels.at(-1);
  if (last === undefined || above === undefined || next.to > last.to) return next.to;
  const closing = below !== undefined && isCloser(below.words[0] as Word);
  const least = closing ? next.to + STEP : next.to;
  // The text of an annotation is whatever stands deeper; elsewhere a column more is a slip.
  const slack = above.words[0]?.text === "@" ? 0 : 1;
  if (col > last.from + slack) return Math.max(least, last.to + STEP);
  for (let i = levels.length - 1; i >= 0; i--) {
    const level = levels[i] as Level;
    if (level.to < least) break;
    if (level.from <= col) return level.to;
  }
  return least;
}

/**
 * Comments behind code: those in one column without an empty line between them stay in one.
 */
function placeTrailing(
  rows: readonly Row[],
  columns: readonly number[],
  following: ReadonlySet<number>,
  result: Map<number, number>,
): void {
  let chunk: number[] = [];
  const close = () => {
    placeChunk(rows, chunk, columns, result);
    chunk = [];
  };
  for (const [at, row] of rows.entries()) {
    if (row.blanks > 0) close();
    if (row.kind === "code" ? row.trailing !== undefined : following.has(at)) chunk.push(at);
  }
  close();
}

function placeChunk(
  rows: readonly Row[],
  chunk: readonly number[],
  columns: readonly number[],
  result: Map<number, number>,
): void {
  const groups = new Map<number, number[]>();
  for (const at of chunk) {
    const row = rows[at] as Row;
    const col = (row.kind === "code" ? row.trailing?.column : row.comment.column) ?? 0;
    groups.set(col, [...(groups.get(col) ?? []), at]);
  }
  for (const [col, members] of groups) {
    let furthest = 0;
    let gap = Number.POSITIVE_INFINITY;
    for (const at of members) {
      const row = rows[at] as Row;
      if (row.kind !== "code") continue;
      const last = row.words.at(-1) as Word;
      furthest = Math.max(furthest, (columns[last.index] ?? 0) + last.text.length);
      gap = Math.min(gap, col - 1 - last.col - last.text.length);
    }
    for (const at of members) result.set(at, furthest + Math.max(1, gap));
  }
}

function levelOf(row: CodeRow, columns: readonly number[]): Level {
  const first = row.words[0] as Word;
  return { from: first.col, to: columns[first.index] ?? 0 };
}

/** For each row the next one of code below it. */
function codeBelow(rows: readonly Row[]): readonly (CodeRow | undefined)[] {
  const below: (CodeRow | undefined)[] = [];
  let next: CodeRow | undefined;
  for (let at = rows.length - 1; at >= 0; at--) {
    below[at] = next;
    const row = rows[at] as Row;
    if (row.kind === "code") next = row;
  }
  return below;
}
