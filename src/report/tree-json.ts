// The JSON of `parse --tree`: the tree as it is, in which every span tells lines and columns as well.

import type { Module } from "../ast/index.ts";
import { LineTable } from "../base/span.ts";
import { helpOf, messageOf, type Severity } from "../diagnostics/diagnostic.ts";
import type { ParsedFile } from "../workspace/parse.ts";
import { writeJson } from "./write-json.ts";

/** One diagnostic of the grammar. */
export interface TreeDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in one line. */
  readonly message: string;
  /** What to do about it; empty when the message says it all. */
  readonly help: string;
  readonly span: Module["span"];
}

/** The document of `allium parse --tree`. */
export interface TreeDocument {
  readonly module: Module;
  readonly diagnostics: readonly TreeDiagnostic[];
}

/** The document of one file, with a line end. Works for trees of any depth. */
export function treeJson(file: ParsedFile): string {
  const lines = new LineTable(file.text);
  const document: TreeDocument = {
    module: file.module,
    diagnostics: file.diagnostics.map((d) => ({
      code: d.code,
      severity: d.severity,
      message: messageOf(d),
      help: helpOf(d),
      span: d.span,
    })),
  };
  return writeJson(document, (key, value) => (key === "span" ? withLines(value, lines) : value));
}

function withLines(value: unknown, lines: LineTable): unknown {
  if (!isSpan(value)) return value;
  const { start, end } = value;
  const from = lines.position(start);
  const to = lines.position(end);
  return {
    start,
    end,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}

function isSpan(value: unknown): value is { readonly start: number; readonly end: number } {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}
