// Whether two texts say the same: the safety net below the formatter.

import { type ParseResult, parse } from "../../grammar/parse.ts";
import { wordsOf } from "./tokens.ts";

/**
 * True when a formatted text has the words, the comments, the tree and the findings of the
 * grammar that the text before had. Places differ, and blanks at the ends of comments; tabs mixed
 * with spaces are gone.
 */
export function saysTheSame(before: string, parsed: ParseResult, after: string): boolean {
  const words = (text: string) => wordsOf(text).words.map((word) => word.text);
  return same(words(before), words(after)) && same(essence(parsed), essence(parse(after)));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, essential) === JSON.stringify(b, essential);
}

function essence({ module, diagnostics }: ParseResult): unknown {
  const codes = diagnostics.map(({ code }) => code).filter((code) => code !== "layout.mixedIndent");
  const comments = module.comments.map(({ text, ownLine }) => ({ text, ownLine }));
  return { module, comments, codes };
}

const PLACES = new Set(["span", "column", "line"]);

function essential(key: string, value: unknown): unknown {
  if (PLACES.has(key) && typeof value !== "string") return undefined;
  if (key === "text" && typeof value === "string") return value.trimEnd();
  return key === "lines" && Array.isArray(value) ? value.map((l) => String(l).trimEnd()) : value;
}
