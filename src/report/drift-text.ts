// A drift for a terminal: both sides in frames, why they belong together, and the two corrections.

import { LineTable } from "../base/span.ts";
import type { Finding } from "../drift/finding.ts";
import type { DriftReport } from "../workspace/drift.ts";
import { type Colours, colours } from "./colour.ts";
import { shownText } from "./display.ts";
import { byConstruct, commitLine, coverageLine, placeText } from "./drift-places.ts";
import { frame } from "./frame.ts";

export interface DriftTextOptions {
  readonly colour: boolean;
  readonly columns: number;
  /** With the notes, which are left out else. */
  readonly all: boolean;
  readonly commit?: string;
}

export function driftText(report: DriftReport, options: DriftTextOptions): string {
  const paint = colours(options.colour);
  const shown = report.drift.findings.filter((f) => options.all || f.severity !== "info");
  const blocks = byConstruct(shown).flatMap((group) => [
    paint.bold(group[0]?.construct ?? ""),
    ...group.map((found) => block(report, found, paint, options.columns)),
    "",
  ]);
  const head =
    shown.length === 0
      ? "Nothing differs between the specifications and the code."
      : `${shown.length === 1 ? "1 difference" : `${shown.length} differences`}.`;
  const { commit } = options;
  return [...blocks, `${head} ${coverageLine(report)}${commitLine(commit)}`, ""].join("\n");
}

function block(report: DriftReport, found: Finding, paint: Colours, columns: number): string {
  const colour =
    found.severity === "error"
      ? paint.red
      : found.severity === "warning"
        ? paint.yellow
        : paint.cyan;
  return [
    `${colour(`${found.severity}[${found.kind}]`)}: ${shownText(found.message)}`,
    ...side(report, "specified", found.spec, paint, columns),
    ...side(report, "in the code", found.code, paint, columns),
    ...(found.pairing === "" ? [] : [`  = together because: ${shownText(found.pairing)}`]),
    `  = either ${shownText(found.ifSpec)}`,
    `  = or ${shownText(found.ifCode)}`,
    "",
  ].join("\n");
}

function side(
  report: DriftReport,
  label: string,
  site: Finding["spec"],
  paint: Colours,
  columns: number,
): readonly string[] {
  if (site === undefined) return [];
  const arrow = `  ${paint.blue("-->")} ${placeText(site)} (${label})`;
  const text = report.text(site.file);
  if (text === undefined) return [arrow];
  const lines = new LineTable(text);
  // A place of many lines is shown by its first.
  const first = lines.lineText(site.place.line);
  const end = Math.min(site.place.end, site.place.start + first.length);
  const span = { start: site.place.start, end: Math.max(site.place.start, end) };
  const style = { colours: paint, paint: paint.red, columns };
  return [arrow, ...frame(lines, [{ span, label: "", primary: true }], style).rows];
}
