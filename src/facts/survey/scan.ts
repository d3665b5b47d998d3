// What one source file says: signs of behaviour with their lines, types, imports. Cheap regular
// expressions over text without comments; a reading of syntax trees may replace it behind the same
// result.

import { LineTable } from "../../base/span.ts";
import { captures, matchesOf } from "./ecosystems/ecosystem.ts";
import { signsOfLanguage } from "./ecosystems/index.ts";
import { maskComments } from "./mask.ts";
import type { FileFacts, Sign } from "./model.ts";

/** Only the beginning of a file is searched for signs; its lines are all counted. */
export const scannedCharacters = 64 * 1024;
const mostSignsPerPattern = 100;
const mostNames = 300;

/**
 * Reads the facts of one source file.
 * @param path as it will be quoted
 * @param language as `languageOf` gives it
 * @param text the whole file
 * @param names type names to look for as words
 */
export function scanFile(
  path: string,
  language: string,
  text: string,
  names: ReadonlySet<string>,
): FileFacts {
  const lines = countLines(text);
  const known = signsOfLanguage(language);
  if (known === undefined) {
    return { path, language, lines, signs: [], types: [], imports: [], mentions: [] };
  }
  const masked = maskComments(text.slice(0, scannedCharacters), known.comments);
  const table = new LineTable(masked);
  const signs: Sign[] = [];
  const seen = new Set<string>();
  for (const { kind, pattern, path: where } of known.signs) {
    if (where !== undefined && !where.test(path)) continue;
    let left = mostSignsPerPattern;
    for (const match of matchesOf(masked, pattern)) {
      if (left-- === 0) break;
      const { name = "" } = match.groups ?? {};
      const { line } = table.position(placeOf(match, name));
      const id = `${kind}:${line}`;
      if (seen.has(id)) continue;
      seen.add(id);
      signs.push({ kind, name, path, line });
    }
  }
  return {
    path,
    language,
    lines,
    signs: signs.filter((sign) => !repeats(sign, seen)).sort((a, b) => a.line - b.line),
    types: unique(known.types.flatMap((type) => captures(masked, type))),
    imports: unique(known.imports.flatMap((form) => captures(masked, form))),
    mentions: mentionsIn(masked, names),
  };
}

/** A mark without a name beside a sign of its kind: `@login_required` below `@app.post("/x")`. */
function repeats({ kind, name, line }: Sign, seen: ReadonlySet<string>): boolean {
  return name === "" && (seen.has(`${kind}:${line - 1}`) || seen.has(`${kind}:${line + 1}`));
}

/** Where the name stands, or the first character that is not white space. */
function placeOf(match: RegExpExecArray, name: string): number {
  const whole = match[0];
  const at = name === "" ? -1 : whole.lastIndexOf(name);
  return match.index + (at >= 0 ? at : Math.max(0, whole.search(/\S/)));
}

function mentionsIn(text: string, names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const found = new Set<string>();
  for (const [word] of text.matchAll(/\b[A-Z]\w*/g)) if (names.has(word)) found.add(word);
  return [...found].sort();
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].slice(0, mostNames);
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return text.length > 0 && !text.endsWith("\n") ? lines + 1 : lines;
}
