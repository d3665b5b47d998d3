// The JSON of `parse`: the syntax document that other programs know, and the grammar's diagnostics.

import { type ByteSpan, ByteTable } from "../base/byte-table.ts";
import { isSyntaxCode } from "../diagnostics/catalogue.ts";
import { type Diagnostic, messageOf } from "../diagnostics/diagnostic.ts";
import type { ParsedFile } from "../workspace/parse.ts";
import { writeJson } from "./write-json.ts";

/** One diagnostic of the grammar. */
export interface ParseDiagnostic {
  readonly span: ByteSpan;
  readonly message: string;
  readonly severity: "Error" | "Warning" | "Info";
  /** `allium.` and the code; left out for everything that concerns the syntax alone. */
  readonly code?: string;
}

/** A node that is what its one key says: `{"Block": {"span": ..., "kind": "Entity", ...}}`. */
export type SyntaxDeclaration = Readonly<Record<string, SyntaxNode>>;

/** A node: its span, then its parts; parts that are absent are null. */
export interface SyntaxNode {
  readonly span: ByteSpan;
  readonly [part: string]: unknown;
}

export interface SyntaxModule {
  readonly span: ByteSpan;
  /** What the marker of the file says. */
  readonly version: number | null;
  readonly declarations: readonly SyntaxDeclaration[];
}

/** The document of `allium parse`. */
export interface ParseDocument {
  readonly module: SyntaxModule;
  readonly diagnostics: readonly ParseDiagnostic[];
}

/**
 * The document of one file, with a line end.
 * @param module the syntax document of the file
 */
export function parseJson(file: ParsedFile, module: unknown): string {
  const source = new ByteTable(file.text);
  const diagnostics = file.diagnostics.map((d) => diagnosticOf(d, source));
  return writeJson({ module, diagnostics });
}

const SEVERITIES = { error: "Error", warning: "Warning", info: "Info" } as const;

function diagnosticOf(d: Diagnostic, source: ByteTable): ParseDiagnostic {
  return {
    span: source.bytes(d.span),
    message: messageOf(d),
    severity: SEVERITIES[d.severity],
    ...(isSyntaxCode(d.code) ? {} : { code: `allium.${d.code}` }),
  };
}
