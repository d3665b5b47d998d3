// An analysis as text for a person: the question first, what shows it, and what could be answered;
// causes before what follows from them.

import type { Finding } from "../analyses/finding.ts";
import { LineTable } from "../base/span.ts";
import type { AnalyseReport } from "../workspace/analyse.ts";
import { type Colours, colours } from "./colour.ts";
import { shownText } from "./display.ts";
import { frame } from "./frame.ts";

export interface AnalyseTextOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
}

// More evidence than this is left out.
const MAX_EVIDENCE = 6;
// More triggers of one file that nothing sends are one question, not many.
const MOST_ALIKE = 3;

/** The whole report; ends with a line end. */
export function analyseText(report: AnalyseReport, options: AnalyseTextOptions): string {
  const palette = colours(options.colour);
  const tables = new Map<string, LineTable>();
  const linesOf = (path: string): LineTable => {
    let lines = tables.get(path);
    if (lines === undefined) {
      lines = new LineTable(report.texts.get(path) ?? "");
      tables.set(path, lines);
    }
    return lines;
  };
  const all = [...report.findings.values()].flat();
  const numbers = new Map<string, number>();
  const ordered = byCause(all);
  for (const [i, f] of ordered.entries()) numbers.set(f.id, i + 1);
  const parts = grouped(ordered).map((group) => {
    const [first] = group;
    if (first !== undefined && group.length > MOST_ALIKE)
      return triggersText(group, numbers, linesOf, palette);
    return group.map((f) => findingText(f, numbers, linesOf, palette, options.columns)).join("\n");
  });
  return `${[...parts, summary(report, all)].join("\n")}\n`;
}

/** Each cause, then at once what follows from it. */
function byCause(findings: readonly Finding[]): readonly Finding[] {
  const ids = new Set(findings.map((f) => f.id));
  const following = new Map<string, Finding[]>();
  const roots: Finding[] = [];
  for (const f of findings) {
    if (f.cause === undefined || !ids.has(f.cause)) roots.push(f);
    else following.set(f.cause, [...(following.get(f.cause) ?? []), f]);
  }
  const ordered = new Set<Finding>();
  const take = (f: Finding): void => {
    if (ordered.has(f)) return;
    ordered.add(f);
    for (const next of following.get(f.id) ?? []) take(next);
  };
  // Findings that only name each other have no root; they come last.
  for (const f of [...roots, ...findings]) take(f);
  return [...ordered];
}

/** Findings one after the other that are alike: triggers of one file from which nothing follows. */
function grouped(ordered: readonly Finding[]): readonly (readonly Finding[])[] {
  const causes = new Set(ordered.map((f) => f.cause));
  const groups: Finding[][] = [];
  for (const f of ordered) {
    const last = groups.at(-1);
    const isAlike = (x: Finding | undefined): boolean =>
      x?.details.type === "unreachable_trigger" && x.module === f.module && !causes.has(x.id);
    if (last !== undefined && isAlike(f) && isAlike(last[0])) last.push(f);
    else groups.push([f]);
  }
  return groups;
}

/** Many triggers of one file that nothing sends, a line each. */
function triggersText(
  findings: readonly Finding[],
  numbers: ReadonlyMap<string, number>,
  linesOf: (path: string) => LineTable,
  palette: Colours,
): string {
  const [first] = findings;
  if (first === undefined) return "";
  const { path, surfaces } = first.module;
  const lines = linesOf(path);
  const at = findings.map((f) => numbers.get(f.id) ?? 0);
  const head = `${Math.min(...at)}-${Math.max(...at)}. unreachable_trigger`;
  const none = surfaces.size === 0 ? ", which has no surface" : "";
  const rows = findings.map(({ details, span }) => {
    if (details.type !== "unreachable_trigger") return "";
    const { line } = lines.position(span.start);
    const rules = details.listening_rules.map(shownText).join(", ");
    return `  ${palette.blue(`${line}:`)} ${shownText(details.trigger)} (${rules})`;
  });
  return `${[
    `${palette.bold(palette.yellow(head))}${palette.bold(`: nothing sends these triggers of ${shownText(path)}${none}`)}`,
    ...rows,
    `  ${palette.cyan("?")} ${palette.bold("Who or what makes each of them happen?")}`,
    "    - A person does, from outside. Offer them to that party, in a surface with `provides:`.",
    "    - They follow from something else that happens. Emit them in the `ensures:` of that rule.",
    "    - They are no longer needed. Remove the rules that wait for them.",
  ].join("\n")}\n`;
}

function findingText(
  finding: Finding,
  numbers: ReadonlyMap<string, number>,
  linesOf: (path: string) => LineTable,
  palette: Colours,
  columns: number,
): string {
  const { details, module, span } = finding;
  const lines = linesOf(module.path);
  const { line, column } = lines.position(span.start);
  const number = numbers.get(finding.id) ?? 0;
  const cause = finding.cause === undefined ? undefined : numbers.get(finding.cause);
  const after = cause === undefined ? "" : ` (follows from ${cause})`;
  const here = finding.evidence.filter((e) => e.module === module && e.span !== span);
  const marks = [
    { span, label: "", primary: true },
    ...here.slice(0, MAX_EVIDENCE).map((e) => ({ span: e.span, label: e.label, primary: false })),
  ];
  const paint = (text: string): string => palette.bold(palette.yellow(text));
  const style = { colours: palette, paint, columns: Math.max(40, columns - 10) };
  const { rows, gutter } = frame(lines, marks, style);
  const indent = " ".repeat(gutter);
  const elsewhere = finding.evidence
    .filter((e) => e.module !== module)
    .map((e) => {
      const at = linesOf(e.module.path).position(e.span.start);
      return `${indent} ${palette.blue("=")} ${shownText(e.module.path)}:${at.line}: ${shownText(e.label)}`;
    });
  return `${[
    `${paint(`${number}. ${details.type}`)}${palette.bold(`: ${shownText(finding.summary)}`)}${after}`,
    `${indent}${palette.blue("-->")} ${shownText(module.path)}:${line}:${column}`,
    ...rows,
    ...elsewhere.slice(0, MAX_EVIDENCE),
    `  ${palette.cyan("?")} ${palette.bold(shownText(finding.question))}`,
    ...finding.answers.map(({ answer, edit }) => `    - ${shownText(answer)} ${shownText(edit)}`),
  ].join("\n")}\n`;
}

function summary(report: AnalyseReport, findings: readonly Finding[]): string {
  const files = report.check.files.length;
  const looked = `${files} ${files === 1 ? "file" : "files"}`;
  if (findings.length === 0) return `${looked}, nothing found`;
  const ids = new Set(findings.map((f) => f.id));
  const roots = findings.filter((f) => f.cause === undefined || !ids.has(f.cause)).length;
  const one = findings.length === 1;
  const follow = findings.length - roots;
  return `${looked}, ${findings.length} ${one ? "finding" : "findings"}${follow === 0 ? "" : `, ${follow} of them ${follow === 1 ? "follows" : "follow"} from others`}`;
}
