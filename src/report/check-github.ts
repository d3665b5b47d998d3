// A check as commands of GitHub workflows, which show findings beside the lines of a change.

import { LineTable } from "../base/span.ts";
import { type Diagnostic, helpOf, messageOf, type Severity } from "../diagnostics/diagnostic.ts";
import type { CheckReport } from "../workspace/check.ts";

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/** A line for each finding and each file that could not be read. */
export function checkGithub(report: CheckReport): string {
  const found = report.files.flatMap(({ path, text, diagnostics }) => {
    const lines = new LineTable(text);
    return diagnostics.map((d) => annotation(d, path, lines));
  });
  const problems = report.problems.map(
    ({ path, reason }) => `::error file=${property(path)}::${data(reason)}\n`,
  );
  return [...found, ...problems].join("");
}

function annotation(d: Diagnostic, path: string, lines: LineTable): string {
  const start = lines.position(d.span.start);
  const end = lines.position(d.span.end);
  const properties = [
    `file=${property(path)}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    // Columns are shown only for places within one line.
    ...(start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${property(`allium.${d.code}`)}`,
  ];
  const text = [messageOf(d), helpOf(d)].filter((part) => part !== "").join("\n");
  return `::${COMMANDS[d.severity]} ${properties.join(",")}::${data(text)}\n`;
}

function data(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
