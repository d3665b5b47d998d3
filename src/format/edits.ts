// Formatting as edits of a text, for editors: only space between words and comments is replaced, so
// that a cursor stays where it was.

import { parse } from "../../grammar/parse.ts";
import type { Span } from "../base/span.ts";
import type { TextEdit } from "../diagnostics/diagnostic.ts";
import { type Formatted, formatText } from "./format.ts";
import { wordsOf } from "./tokens.ts";

export type FormatEdits =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[] }
  | Exclude<Formatted, { readonly kind: "formatted" }>;

/**
 * The edits that format a text, in its order.
 * @param range formats only the declarations that a part of the text touches
 */
export function formatEdits(text: string, range?: Span): FormatEdits {
  const result = formatText(text);
  if (result.kind !== "formatted") return result;
  const [before, after] = [spacesOf(text), spacesOf(result.text)];
  const within = range === undefined ? undefined : declarationsAt(text, range);
  const edits = before.flatMap((span, at): readonly TextEdit[] => {
    const target = after[at];
    if (target === undefined) return [];
    const written = result.text.slice(target.start, target.end);
    if (text.slice(span.start, span.end) === written) return [];
    const wanted = within === undefined || (within.start <= span.end && span.end <= within.end);
    return wanted ? [{ span, text: written }] : [];
  });
  return { kind: "edits", edits };
}

/** The space before each word and comment, and after the last; the same number in both texts. */
function spacesOf(text: string): readonly Span[] {
  const { words, comments } = wordsOf(text);
  const ends = comments.map(({ span }) => ({
    start: span.start,
    end: span.start + text.slice(span.start, span.end).trimEnd().length,
  }));
  const solid = [...words, ...ends].sort((a, b) => a.start - b.start);
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  const spaces = solid.map((part) => {
    const space = { start, end: part.start };
    start = part.end;
    return space;
  });
  return [...spaces, { start, end: text.length }];
}

/** The declarations that a range touches, with the comments above the first. */
function declarationsAt(text: string, range: Span): Span {
  const touched = parse(text).module.declarations.filter(
    ({ span }) => span.start <= range.end && range.start <= span.end,
  );
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) return range;
  const start = first.leadingComments?.[0]?.span.start ?? first.span.start;
  return { start, end: last.span.end };
}
