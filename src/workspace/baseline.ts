// A baseline: findings that are known and accepted, so that only new ones count. A finding is
// known by its code, its file and the text of its line, not by the line's number, which changes
// with every edit above it.

import { LineTable } from "../base/span.ts";
import { type CheckReport, count } from "./check.ts";

/** Findings that look the same, and how many there are of them. */
export interface KnownFinding {
  readonly code: string;
  /** The path of the file from the folder of the baseline, with `/`. */
  readonly file: string;
  /** The text of the line, runs of white space as one blank. */
  readonly line: string;
  /**
   * @minimum 1
   * @asType integer
   */
  readonly count: number;
}

/** The content of a baseline file. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly KnownFinding[];
}

/** What remains of a report beside a baseline. */
export interface Remaining {
  readonly report: CheckReport;
  /** Findings that were left out, being known. */
  readonly hidden: number;
  /** Known findings that are there no more. */
  readonly gone: number;
}

/** Gives a file the name under which a baseline knows it. */
export type NameOf = (path: string) => string;

/** Takes down all findings of a report, in an order of their own. */
export function baselineOf(report: CheckReport, nameOf: NameOf): Baseline {
  const counts = new Map<string, number>();
  for (const file of report.files) {
    for (const key of keysOf(file, nameOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const findings = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, number]) => {
      const [file = "", code = "", line = ""] = JSON.parse(key) as string[];
      return { code, file, line, count: number };
    });
  return { version: 1, findings };
}

/** Leaves out the findings that a baseline knows, as many of each as it knows. */
export function withoutKnown(report: CheckReport, known: Baseline, nameOf: NameOf): Remaining {
  const left = new Map(
    known.findings.map(({ code, file, line, count: n }) => [JSON.stringify([file, code, line]), n]),
  );
  let hidden = 0;
  const files = report.files.map((file) => {
    const keys = keysOf(file, nameOf);
    const diagnostics = file.diagnostics.filter((_, index) => {
      const key = keys[index] ?? "";
      const remaining = left.get(key) ?? 0;
      if (remaining === 0) return true;
      left.set(key, remaining - 1);
      hidden++;
      return false;
    });
    return { ...file, diagnostics };
  });
  const looked = new Set(report.files.map(({ path }) => nameOf(path)));
  let gone = 0;
  for (const [key, n] of left) if (looked.has((JSON.parse(key) as string[])[0] ?? "")) gone += n;
  return { report: { ...report, files, counts: count(files) }, hidden, gone };
}

function keysOf(
  { path, text, diagnostics }: CheckReport["files"][number],
  nameOf: NameOf,
): readonly string[] {
  if (diagnostics.length === 0) return [];
  const lines = new LineTable(text);
  const file = nameOf(path);
  return diagnostics.map(({ code, span }) => {
    const line = lines.lineText(lines.position(span.start).line).trim().replace(/\s+/g, " ");
    return JSON.stringify([file, code, line]);
  });
}
