// Which local files a text may import, read without parsing: what is really a `use` is found out
// when the file is parsed, so a mention in a comment does no harm, and a missed one would.

import { joinPath } from "../model/link.ts";

const USE = /\buse\b(?:\s|--[^\n]*)*"(\.[^"\r\n]*)"/g;

/** The paths that the `use` lines of a text name, seen from where the text lies. */
export function usesIn(path: string, text: string): readonly string[] {
  return [...text.matchAll(USE)].map((match) => joinPath(path, match[1] ?? ""));
}
