// What the documents of `plan` and `model` share: diagnostics as `check` prints them, and keys in
// alphabetical order.

import { ByteTable } from "../base/byte-table.ts";
import { isSyntaxCode } from "../diagnostics/catalogue.ts";
import { type Diagnostic, messageOf, type Severity } from "../diagnostics/diagnostic.ts";

/** Where a diagnostic starts. */
export interface DocumentLocation {
  /**
   * Column of the first byte, counted in UTF-8 bytes from 1.
   * @minimum 1
   * @asType integer
   */
  readonly col: number;
  /** The path as given, or as found below a given folder. */
  readonly file: string;
  /**
   * Line, counted from 1.
   * @minimum 1
   * @asType integer
   */
  readonly line: number;
}

/** What the grammar has to say about a file. */
export interface DocumentDiagnostic {
  /** `allium.` and the code; null for everything that concerns the syntax alone. */
  readonly code: string | null;
  readonly location: DocumentLocation;
  readonly message: string;
  readonly severity: Severity;
}

/** The diagnostics of one file, in the form of `check`. */
export function documentDiagnostics(file: {
  readonly path: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}): readonly DocumentDiagnostic[] {
  if (file.diagnostics.length === 0) return [];
  const table = new ByteTable(file.text);
  return file.diagnostics.map((d) => {
    const { line, col } = table.place(d.span);
    return {
      code: isSyntaxCode(d.code) ? null : `allium.${d.code}`,
      location: { col, file: file.path, line },
      message: messageOf(d),
      severity: d.severity,
    };
  });
}

/** JSON with two-space indentation, keys in code-unit order and a line end. */
export function sortedJson(value: unknown): string {
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
