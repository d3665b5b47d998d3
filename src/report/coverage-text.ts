// What the specifications leave unexplained, for a person and for a model.

import type { CodeCoverage } from "../workspace/coverage.ts";

/** @param most facts shown */
export function coverageText({ label, counts, unexplained }: CodeCoverage, most: number): string {
  const total = counts.reduce((sum, c) => sum + c.total, 0);
  const explained = counts.reduce((sum, c) => sum + c.explained, 0);
  const share = total === 0 ? 100 : Math.floor((100 * explained) / total);
  const where = label === undefined ? "The code" : `The code of ${label}`;
  const parts = counts
    .filter((c) => c.total > 0)
    .map((c) => `${plural(c.kind)} ${c.explained} of ${c.total}`);
  const shown = unexplained.slice(0, most);
  const rest = unexplained.length - shown.length;
  return [
    total === 0
      ? `${where} has no facts that a specification would be about.`
      : `${where}: ${share} % explained (${parts.join(", ")}).`,
    ...(shown.length === 0 ? [] : ["", "Not explained by any specification, the largest first:"]),
    ...shown.map(({ kind, name, file, line }) => `  ${file}:${line}  ${kind} ${name}`),
    ...(rest > 0 ? [`  and ${rest} more (--all shows them)`] : []),
    "",
  ].join("\n");
}

function plural(kind: string): string {
  return kind === "way in" ? "ways in" : kind === "states" ? "fields with states" : `${kind}s`;
}
