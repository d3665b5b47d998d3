// Checking specifications: read, parse, build the model, run the checks. The result is data;
// `report/` turns it into text or JSON.

import { parse } from "../../grammar/parse.ts";
import type { FileProblem, FileSystem } from "../base/ports.ts";
import { runChecks } from "../checks/registry.ts";
import { isSyntaxCode } from "../diagnostics/catalogue.ts";
import { compareDiagnostics, type Diagnostic, type Severity } from "../diagnostics/diagnostic.ts";
import { modelOf } from "../model/module-model.ts";
import { collect } from "./collect.ts";
import { load } from "./load.ts";

/** One file that was looked at. */
export interface FileReport {
  /** The path as given, or as found below a given folder. */
  readonly path: string;
  readonly text: string;
  /** Those of the grammar's own codes first, then the others; each in position order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a check found, and what it could not look at. */
export interface CheckReport {
  readonly files: readonly FileReport[];
  readonly problems: readonly FileProblem[];
  readonly counts: Readonly<Record<Severity, number>>;
}

/**
 * Checks files and folders of specifications.
 * @param paths files, taken whatever their names end in, and folders, searched for `*.allium`; a
 *   file named twice is checked once; the order is that of the paths, inside a folder by code units
 * @returns a report per file; what cannot be read is a problem and does not stop the others
 */
export async function check(files: FileSystem, paths: readonly string[]): Promise<CheckReport> {
  const collected = await collect(files, paths);
  const reports: FileReport[] = [];
  const problems = [...collected.problems];
  for (const path of collected.files) {
    const loaded = load(files, path);
    if (loaded.ok) reports.push(checkText(files, path, loaded.value));
    else problems.push({ path, reason: loaded.error });
  }
  return { files: reports, problems, counts: count(reports) };
}

/**
 * Checks one text as if it stood at `path`.
 * @param files asked only whether the files that its `use` lines name exist
 */
export function checkText(files: Pick<FileSystem, "kind">, path: string, text: string): FileReport {
  const { module, diagnostics } = parse(text);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const model = modelOf(module, diagnostics, (use) =>
    files.kind(folder + use) === "file" ? "file" : "missing",
  );
  const syntax = diagnostics.filter((d) => isSyntaxCode(d.code));
  const coded = diagnostics.filter((d) => !isSyntaxCode(d.code));
  return {
    path,
    text,
    diagnostics: [...syntax, ...[...coded, ...runChecks(model)].sort(compareDiagnostics)],
  };
}

/** How many diagnostics of each severity the reports hold. */
export function count(reports: readonly FileReport[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const report of reports) for (const d of report.diagnostics) counts[d.severity]++;
  return counts;
}
