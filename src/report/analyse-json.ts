// The JSON of `analyse`, one document per file, in the form that other tools already read: keys in
// alphabetical order; question, answers, evidence, place and cause are added to each finding.

import type { Details, Evidence, Finding } from "../analyses/finding.ts";
import { byCodeUnits } from "../base/order.ts";
import { LineTable, type Span } from "../base/span.ts";
import type { AnalyseReport } from "../workspace/analyse.ts";
import { utf8Length } from "./bytes.ts";
import { type CheckDiagnostic, type CheckLocation, checkDiagnostics } from "./check-json.ts";

/** Something that shows a finding. */
export interface AnalyseEvidence {
  readonly label: string;
  readonly location: CheckLocation;
}

/** What every finding has besides what its kind has. */
export interface AnalyseCommon {
  readonly affected_entities: readonly string[];
  /** Answers that a person could give, and the edit that each implies. */
  readonly answers: readonly { readonly answer: string; readonly edit: string }[];
  /** The `id` of the finding that this one follows from. */
  readonly cause?: string;
  readonly evidence: readonly AnalyseEvidence[];
  /** The same in every run over the same texts. */
  readonly id: string;
  readonly location: CheckLocation;
  /** For a person who knows the domain. */
  readonly question: string;
  readonly summary: string;
}

export type AnalyseFinding = Details & AnalyseCommon;

/** One document of `allium analyse --format json`; a call prints one for each file. */
export interface AnalyseDocument {
  readonly command: "analyse";
  /** What `allium check` reports on the file. */
  readonly diagnostics: readonly CheckDiagnostic[];
  /** By kind, then summary. */
  readonly findings: readonly AnalyseFinding[];
  readonly spec_file: string;
}

/** All documents of an analysis, each followed by a line end. */
export function analyseJson(report: AnalyseReport): string {
  return documents(report)
    .map((document) => `${JSON.stringify(inOrder(document), null, 2)}\n`)
    .join("");
}

/** One line of JSON for each finding, with the file it is reported on. */
export function analyseStream(report: AnalyseReport): string {
  return documents(report)
    .flatMap(({ findings, spec_file }) => findings.map((f) => ({ ...f, spec_file })))
    .map((line) => `${JSON.stringify(inOrder(line))}\n`)
    .join("");
}

function documents(report: AnalyseReport): readonly AnalyseDocument[] {
  const tables = new Map<string, LineTable>();
  const place = (path: string, span: Span): CheckLocation => {
    let lines = tables.get(path);
    if (lines === undefined) {
      lines = new LineTable(report.texts.get(path) ?? "");
      tables.set(path, lines);
    }
    const { line, column } = lines.position(span.start);
    const col = utf8Length(lines.lineText(line).slice(0, column - 1)) + 1;
    return { col, file: path, line };
  };
  return report.check.files.map((file) => ({
    command: "analyse",
    diagnostics: checkDiagnostics(file),
    findings: sorted((report.findings.get(file.path) ?? []).map((f) => entryOf(f, place))),
    spec_file: file.path,
  }));
}

function entryOf(
  finding: Finding,
  place: (path: string, span: Span) => CheckLocation,
): AnalyseFinding {
  const { details, summary, entities, question, answers, id, cause } = finding;
  const evidence = finding.evidence.map(({ label, module, span }: Evidence) => ({
    label,
    location: place(module.path, span),
  }));
  return {
    ...details,
    affected_entities: entities,
    answers,
    ...(cause === undefined ? {} : { cause }),
    evidence,
    id,
    location: place(finding.module.path, finding.span),
    question,
    summary,
  };
}

function sorted(findings: readonly AnalyseFinding[]): readonly AnalyseFinding[] {
  const key = (f: AnalyseFinding): string => JSON.stringify(inOrder(f));
  return [...findings].sort(
    (a, b) =>
      byCodeUnits(a.type, b.type) ||
      byCodeUnits(a.summary, b.summary) ||
      byCodeUnits(key(a), key(b)),
  );
}

/** A value with the keys of all its objects in alphabetical order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => byCodeUnits(a, b))
      .map(([key, v]) => [key, inOrder(v)]),
  );
}
