// Empty lines: at most one in a row, one around declarations of several lines, none just inside a
// bracket. A comment directly above a declaration belongs to it.

import type { CodeRow, Row } from "./rows.ts";
import type { Structure } from "./structure.ts";
import { isCloser, isOpener, type Word } from "./tokens.ts";

/** For each row whether an empty line goes before it. */
export function blanksOf(
  rows: readonly Row[],
  structure: Structure,
  rowOf: readonly number[],
  comments: ReadonlyMap<number, number>,
): readonly boolean[] {
  const blanks = rows.map((row, at) => row.blanks > 0 && !insideEdge(rows, at));
  let previous: { readonly single: boolean } | undefined;
  for (const unit of structure.units) {
    if (unit.role !== "declaration") continue;
    const first = rowOf[unit.start] ?? 0;
    const single = rowOf[unit.end - 1] === first;
    const start = withComments(rows, first, blanks, comments);
    const apart = previous !== undefined && !(previous.single && single);
    const sharesRow = (rows[first] as CodeRow).words[0]?.index !== unit.start;
    if (apart && !sharesRow && start > 0) blanks[start] = true;
    previous = { single };
  }
  return blanks;
}

/** The first of the comments directly above a row that begin at the margin. */
function withComments(
  rows: readonly Row[],
  first: number,
  blanks: readonly boolean[],
  columns: ReadonlyMap<number, number>,
): number {
  let start = first;
  while (start > 0 && blanks[start] !== true) {
    const above = rows[start - 1] as Row;
    if (above.kind === "code" || columns.get(start - 1) !== 0) break;
    start--;
  }
  return start;
}

function insideEdge(rows: readonly Row[], at: number): boolean {
  const row = rows[at] as Row;
  const above = rows[at - 1];
  if (above === undefined) return true;
  if (row.kind === "code" && isCloser(row.words[0] as Word)) return true;
  return above.kind === "code" && isOpener(above.words.at(-1) as Word);
}
