// A check as JUnit XML: a suite for each file, a failed test for each error and warning. What is
// only noted fails nothing and stands in the output of its suite.

import { LineTable } from "../base/span.ts";
import { type Diagnostic, helpOf, messageOf } from "../diagnostics/diagnostic.ts";
import type { CheckReport, FileReport } from "../workspace/check.ts";

/** The whole document; ends with a line end. */
export function checkJunit(report: CheckReport): string {
  const suites = report.files.map(suiteOf);
  const problems = report.problems.map(
    ({ path, reason }) =>
      `  <testsuite name="${xml(path)}" tests="1" failures="0" errors="1">\n` +
      `    <testcase classname="${xml(path)}" name="read"><error message="${xml(reason)}"/></testcase>\n` +
      "  </testsuite>\n",
  );
  const failures = report.counts.error + report.counts.warning;
  const clean = report.files.filter((file) => failing(file).length === 0).length;
  const tests = failures + clean + problems.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="allium check" tests="${tests}" failures="${failures}" errors="${problems.length}">\n`,
    ...suites,
    ...problems,
    "</testsuites>\n",
  ].join("");
}

function failing({ diagnostics }: FileReport): readonly Diagnostic[] {
  return diagnostics.filter((d) => d.severity !== "info");
}

function suiteOf(file: FileReport): string {
  const { path, text, diagnostics } = file;
  const lines = new LineTable(text);
  const failed = failing(file);
  const cases =
    failed.length === 0
      ? [`    <testcase classname="${xml(path)}" name="check"/>\n`]
      : failed.map((d) => caseOf(d, path, lines));
  const notes = diagnostics
    .filter((d) => d.severity === "info")
    .map((d) => `${placeOf(d, path, lines)}: ${d.code}: ${messageOf(d)}`);
  const out = notes.length === 0 ? "" : `    <system-out>${xml(notes.join("\n"))}</system-out>\n`;
  return (
    `  <testsuite name="${xml(path)}" tests="${cases.length}" failures="${failed.length}" errors="0">\n` +
    `${cases.join("")}${out}  </testsuite>\n`
  );
}

function caseOf(d: Diagnostic, path: string, lines: LineTable): string {
  const place = placeOf(d, path, lines);
  const details = [`${place}: ${d.severity}[${d.code}]`, messageOf(d), helpOf(d)];
  const body = xml(details.filter((part) => part !== "").join("\n"));
  const name = `${d.code} (${place.slice(path.length + 1)})`;
  return (
    `    <testcase classname="${xml(path)}" name="${xml(name)}">` +
    `<failure type="${d.severity}" message="${xml(messageOf(d))}">${body}</failure></testcase>\n`
  );
}

function placeOf(d: Diagnostic, path: string, lines: LineTable): string {
  const { line, column } = lines.position(d.span.start);
  return `${path}:${line}:${column}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML; characters that no XML document may hold become the replacement character. */
function xml(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}
