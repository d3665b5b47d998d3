// The entrance to the grammar: text in, tree and diagnostics out.

import type { Module } from "../src/ast/index.ts";
import { LineTable } from "../src/base/span.ts";
import { isSyntaxCode } from "../src/diagnostics/catalogue.ts";
import { compareDiagnostics, type Diagnostic } from "../src/diagnostics/diagnostic.ts";
import { mixedIndentation } from "./indentation.ts";
import { tokenize } from "./lexer.ts";
import { AlliumParser } from "./parser/index.ts";
import { readMarker } from "./version.ts";
import { newerConstructs } from "./versions.ts";

/** What parsing gives: always a tree, and what was wrong with the text. */
export interface ParseResult {
  readonly module: Module;
  readonly diagnostics: readonly Diagnostic[];
}

let parser: AlliumParser | undefined;

/**
 * Parses one `.allium` file (language definition, parts 1 to 4).
 * @param text the whole file, already decoded; a byte order mark at its start is skipped
 * @returns the tree and the diagnostics in position order; never throws, whatever the text
 */
export function parse(text: string): ParseResult {
  const lines = new LineTable(text);
  const marker = readMarker(lines);
  const { tokens, comments, diagnostics } = tokenize(text, lines);
  const lexical = new Set(diagnostics);
  parser ??= new AlliumParser();
  const version = marker.version ?? 3;
  const declarations = parser.read({ tokens, comments, text, version, diagnostics });
  if (marker.diagnostic !== undefined) diagnostics.push(marker.diagnostic);
  diagnostics.push(...newerConstructs(declarations, version, text), ...mixedIndentation(lines));
  const module: Module = {
    kind: "module",
    span: { start: 0, end: text.length },
    version: marker.version,
    declarations,
    comments,
  };
  return { module, diagnostics: firstPerLine(diagnostics, lexical, lines) };
}

/**
 * One slip often shows in several ways: a syntax error on the line of an earlier one is left out.
 * Those of the lexer stand each for itself, as it has put right what they are about.
 */
function firstPerLine(
  diagnostics: Diagnostic[],
  lexical: ReadonlySet<Diagnostic>,
  lines: LineTable,
): Diagnostic[] {
  diagnostics.sort(compareDiagnostics);
  let last = 0;
  return diagnostics.filter((d) => {
    if (d.severity !== "error" || !isSyntaxCode(d.code)) return true;
    const { line } = lines.position(d.span.start);
    const repeated = line === last && !lexical.has(d);
    last = line;
    return !repeated;
  });
}
