// Rows and columns to text.

import type { Comment } from "../ast/index.ts";
import type { Row } from "./rows.ts";

/** Writes rows as lines that end in LF. */
export function printRows(
  rows: readonly Row[],
  columns: readonly number[],
  comments: ReadonlyMap<number, number>,
  blanks: readonly boolean[],
): string {
  const lines: string[] = [];
  for (const [at, row] of rows.entries()) {
    if (blanks[at] === true) lines.push("");
    let line = "";
    if (row.kind === "code") {
      for (const word of row.words) line = line.padEnd(columns[word.index] ?? 0) + word.text;
      if (row.trailing !== undefined)
        line = line.padEnd(comments.get(at) ?? 0) + textOf(row.trailing);
    } else line = "".padEnd(comments.get(at) ?? 0) + textOf(row.comment);
    lines.push(line);
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** A comment as written, without blanks at its end. */
function textOf(comment: Comment): string {
  return `--${comment.text}`.trimEnd();
}
