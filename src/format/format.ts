// The formatter: a text in, the same text well laid out back.
//
// It keeps every word and every comment, the author's line breaks and the columns he set up over
// several lines. It decides indentation, the blanks between words, and empty lines.

import { parse } from "../../grammar/parse.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { blanksOf } from "./blanks.ts";
import { columnsOf } from "./columns.ts";
import { commentColumns } from "./comments.ts";
import { indentsOf } from "./indent.ts";
import { printRows } from "./print.ts";
import { rowsOf } from "./rows.ts";
import { saysTheSame } from "./same.ts";
import { structureOf } from "./structure.ts";
import { wordsOf } from "./tokens.ts";

export type Formatted =
  /** The text in house style; the same text when it was already. */
  | { readonly kind: "formatted"; readonly text: string }
  /** Not touched, because what it says is not certain. */
  | { readonly kind: "syntax"; readonly errors: readonly Diagnostic[] }
  /** Not touched, because the result would have said something else. */
  | { readonly kind: "unsafe" };

/**
 * Formats a file. Formatting twice gives what formatting once does.
 * @param text the whole file, decoded; a byte order mark and the kind of line end are kept
 */
export function formatText(text: string): Formatted {
  const parsed = parse(text);
  const errors = parsed.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return { kind: "syntax", errors };
  const { words, comments } = wordsOf(text);
  const structure = structureOf(parsed.module, words);
  const rows = rowsOf(words, comments, structure);
  const indented = indentsOf(rows, words, structure);
  const columns = columnsOf(rows, words, structure, indented);
  const own = commentColumns(rows, columns);
  const blanks = blanksOf(rows, structure, indented.rowOf, own);
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const printed = mark + printRows(rows, columns, own, blanks).replaceAll("\n", lineEndOf(text));
  if (printed !== text && !saysTheSame(text, parsed, printed)) return { kind: "unsafe" };
  return { kind: "formatted", text: printed };
}

/** The line end of the first line; LF where there is none, or one of old. */
function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n";
}
