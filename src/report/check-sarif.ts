// A check as SARIF 2.1.0, for code scanning services and editors: one run, a rule for each code
// that occurs, places with their ends.

import { LineTable, type Span } from "../base/span.ts";
import { type Code, catalogue } from "../diagnostics/catalogue.ts";
import { type Diagnostic, helpOf, messageOf, type Severity } from "../diagnostics/diagnostic.ts";
import type { CheckReport, FileReport } from "../workspace/check.ts";
import { writeJson } from "./write-json.ts";

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** What the log says beside the findings. */
export interface SarifOptions {
  /** Version of the program. */
  readonly version: string;
  /** The page about a code, as markdown. */
  readonly page: (code: Code) => string | undefined;
}

/** The whole log; ends with a line end. */
export function checkSarif(report: CheckReport, options: SarifOptions): string {
  const found = new Set(report.files.flatMap((f) => f.diagnostics.map((d) => d.code)));
  const codes = [...found].sort();
  const run = {
    tool: {
      driver: {
        name: "allium",
        semanticVersion: options.version,
        rules: codes.map((code) => ruleOf(code, options)),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: report.problems.length === 0,
        toolExecutionNotifications: report.problems.map(({ path, reason }) => ({
          level: "error",
          message: { text: `${path}: ${reason}` },
        })),
      },
    ],
    results: report.files.flatMap((file) => resultsOf(file, codes)),
  };
  return writeJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  });
}

function ruleOf(code: Code, { page }: SarifOptions) {
  const { message, help, severity } = catalogue[code];
  const shown = (text: string): string => text.replace(/\{(\w+)\}/g, "<$1>");
  const markdown = page(code);
  return {
    id: `allium.${code}`,
    shortDescription: { text: shown(message) },
    help: {
      text: shown(help) || `allium explain ${code}`,
      ...(markdown === undefined ? {} : { markdown }),
    },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultsOf({ path, text, diagnostics }: FileReport, codes: readonly Code[]) {
  const lines = new LineTable(text);
  const place = (span: Span) => ({
    artifactLocation: { uri: uriOf(path) },
    region: regionOf(span, lines),
  });
  return diagnostics.map((d: Diagnostic) => ({
    ruleId: `allium.${d.code}`,
    ruleIndex: codes.indexOf(d.code),
    level: LEVELS[d.severity],
    message: { text: [messageOf(d), helpOf(d)].filter((part) => part !== "").join("\n") },
    locations: [{ physicalLocation: place(d.span) }],
    ...(d.related.length === 0
      ? {}
      : {
          relatedLocations: d.related.map((r, id) => ({
            id,
            physicalLocation: place(r.span),
            message: { text: r.label },
          })),
        }),
    partialFingerprints: { "allium/line": lineOf(d, lines) },
  }));
}

function regionOf(span: Span, lines: LineTable) {
  const start = lines.position(span.start);
  const end = lines.position(Math.max(span.start, span.end));
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** What tells the finding again after lines above it have come or gone. */
function lineOf(d: Diagnostic, lines: LineTable): string {
  const line = lines.lineText(lines.position(d.span.start).line).trim().replace(/\s+/g, " ");
  return `${d.code}: ${line}`;
}

function uriOf(path: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}
