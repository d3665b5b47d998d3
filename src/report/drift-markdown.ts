// A drift as a model reads it: compact, a line on both sides, never cut within a finding.

import type { Finding } from "../drift/finding.ts";
import type { DriftReport } from "../workspace/drift.ts";
import { byConstruct, commitLine, coverageLine, placeText } from "./drift-places.ts";

const MOST_CHARACTERS = 8_000;

/** @param all with the notes, which are left out else */
export function driftMarkdown(report: DriftReport, all: boolean, commit?: string): string {
  const shown = report.drift.findings.filter((f) => all || f.severity !== "info");
  const groups = byConstruct(shown);
  const head =
    shown.length === 0
      ? "Nothing differs between the specifications and the code."
      : `${shown.length === 1 ? "1 difference" : `${shown.length} differences`} between the specifications and the code, the most consequential first.`;
  const tail = `\n${coverageLine(report)}${commitLine(commit)}\n`;
  const blocks = groups.flatMap((group) =>
    group.map(
      (found, index) => `${index === 0 ? `\n## ${found.construct}\n\n` : ""}${block(found)}`,
    ),
  );
  let text = `${head}\n`;
  for (const [index, one] of blocks.entries()) {
    const more = `\n${blocks.length - index} more; \`allium drift --json\` has them all.\n`;
    if (text.length + one.length > MOST_CHARACTERS - more.length) return `${text}${more}${tail}`;
    text += one;
  }
  return `${text}${tail}`;
}

function block({ message, spec, code, pairing, ifSpec, ifCode, severity }: Finding): string {
  const places = [
    ...(spec === undefined ? [] : [`specification ${placeText(spec)}`]),
    ...(code === undefined ? [] : [`code ${placeText(code)}`]),
  ];
  return [
    `- ${severity}: ${message}`,
    ...(places.length === 0 ? [] : [`  - ${places.join(", ")}`]),
    ...(pairing === "" ? [] : [`  - taken to belong together: ${pairing}`]),
    `  - either ${ifSpec}`,
    `  - or ${ifCode}`,
    "",
  ].join("\n");
}
