// The JSON of `check`, one document per file, in the form that other tools already read: keys in
// alphabetical order, columns in UTF-8 bytes, no code for what the grammar itself reports.

import { LineTable } from "../base/span.ts";
import { isSyntaxCode } from "../diagnostics/catalogue.ts";
import { type Diagnostic, messageOf, type Severity } from "../diagnostics/diagnostic.ts";
import type { CheckReport, FileReport } from "../workspace/check.ts";
import { utf8Length } from "./bytes.ts";

/** Where a diagnostic starts. */
export interface CheckLocation {
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

/** One finding. */
export interface CheckDiagnostic {
  /** `allium.` and the code; null for everything that the grammar itself reports. */
  readonly code: string | null;
  readonly location: CheckLocation;
  readonly message: string;
  readonly severity: Severity;
}

/** One document of `allium check --format json`; a call prints one for each file. */
export interface CheckDocument {
  readonly command: "check";
  /** The grammar's diagnostics in the order of discovery, then those with a code by position. */
  readonly diagnostics: readonly CheckDiagnostic[];
  /**
   * Always empty here.
   * @maxItems 0
   */
  readonly findings: readonly unknown[];
  readonly spec_file: string;
}

/** All documents of a check, each followed by a line end. */
export function checkJson(report: CheckReport): string {
  return report.files.map((file) => `${JSON.stringify(documentOf(file), null, 2)}\n`).join("");
}

function documentOf(file: FileReport): CheckDocument {
  return {
    command: "check",
    diagnostics: checkDiagnostics(file),
    findings: [],
    spec_file: file.path,
  };
}

/** The diagnostics of one file in their printed form. */
export function checkDiagnostics(file: FileReport): readonly CheckDiagnostic[] {
  const lines = new LineTable(file.text);
  return file.diagnostics.map((d) => entryOf(d, file.path, lines));
}

function entryOf(d: Diagnostic, file: string, lines: LineTable): CheckDiagnostic {
  const { line, column } = lines.position(d.span.start);
  return {
    code: isSyntaxCode(d.code) ? null : `allium.${d.code}`,
    location: { col: utf8Length(lines.lineText(line).slice(0, column - 1)) + 1, file, line },
    message: messageOf(d),
    severity: d.severity,
  };
}
