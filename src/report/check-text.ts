// A check as text for a person: each finding with its source, then one line that sums up.

import { LineTable } from "../base/span.ts";
import {
  compareDiagnostics,
  type Diagnostic,
  helpOf,
  messageOf,
  type Severity,
} from "../diagnostics/diagnostic.ts";
import type { CheckReport } from "../workspace/check.ts";
import { type Colours, colours } from "./colour.ts";
import { shownText } from "./display.ts";
import { frame } from "./frame.ts";

/** How the text is written. */
export interface TextOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Notes are listed as well; otherwise each file says how many there are. */
  readonly verbose?: boolean;
  /** Time taken, shown in the summary; leave it out where the same input must give the same text. */
  readonly milliseconds?: number;
}

/** The whole report: findings by file and position, and the summary; ends with a line end. */
export function checkText(report: CheckReport, options: TextOptions): string {
  const palette = colours(options.colour);
  const parts = report.files.flatMap((file) => {
    const lines = new LineTable(file.text);
    const shown = file.diagnostics.filter((d) => options.verbose === true || d.severity !== "info");
    const notes = file.diagnostics.length - shown.length;
    return [
      ...[...shown]
        .sort(compareDiagnostics)
        .map((d) => diagnosticText(d, file.path, lines, palette, options.columns)),
      ...(notes === 0 ? [] : [notesLine(file.path, notes)]),
    ];
  });
  return `${[...parts, summary(report, palette, options.milliseconds)].join("\n")}\n`;
}

/** Notes are many and ask for nothing, so that they are only counted. */
function notesLine(path: string, notes: number): string {
  return `${shownText(path)}: ${plural(notes, "note")} (--verbose shows ${notes === 1 ? "it" : "them"})\n`;
}

/** One finding: headline, place, source frame and help; ends with a line end. */
export function diagnosticText(
  d: Diagnostic,
  path: string,
  lines: LineTable,
  palette: Colours,
  columns: number,
): string {
  const paint = painter(d.severity, palette);
  const { line, column } = lines.position(d.span.start);
  const marks = [
    { span: d.span, label: "", primary: true },
    ...d.related.map((r) => ({ ...r, primary: false })),
  ];
  const style = { colours: palette, paint, columns: Math.max(40, columns - 10) };
  const { rows, gutter } = frame(lines, marks, style);
  const indent = " ".repeat(gutter);
  const head = `${paint(`${d.severity}[${d.code}]`)}${palette.bold(`: ${shownText(messageOf(d))}`)}`;
  const place = `${indent}${palette.blue("-->")} ${shownText(path)}:${line}:${column}`;
  const help = shownText(helpOf(d));
  const last =
    help === "" ? [] : [`${indent} ${palette.blue("=")} ${palette.cyan("help:")} ${help}`];
  return `${[head, place, ...rows, ...last].join("\n")}\n`;
}

/** The closing line, such as `3 files, 2 errors, 1 warning in 12 ms`. */
function summary(report: CheckReport, palette: Colours, milliseconds: number | undefined): string {
  const { error, warning, info } = report.counts;
  const parts = [plural(report.files.length, "file")];
  if (error > 0) parts.push(palette.red(plural(error, "error")));
  if (warning > 0) parts.push(palette.yellow(plural(warning, "warning")));
  if (info > 0) parts.push(palette.cyan(plural(info, "info", "infos")));
  if (error + warning + info === 0) parts.push("nothing to report");
  if (report.problems.length > 0) parts.push(`${report.problems.length} could not be read`);
  const time = milliseconds === undefined ? "" : ` in ${Math.round(milliseconds)} ms`;
  return parts.join(", ") + time;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function painter(severity: Severity, palette: Colours): (text: string) => string {
  const paint = { error: palette.red, warning: palette.yellow, info: palette.cyan }[severity];
  return (text) => palette.bold(paint(text));
}
