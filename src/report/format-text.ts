// What formatting came to, for a person.

import { LineTable } from "../base/span.ts";
import { messageOf } from "../diagnostics/diagnostic.ts";
import type { FormatReport, LeftAlone } from "../workspace/format.ts";
import { shownText } from "./display.ts";

/** Why files were left as they are or could not be read, a line each. */
export function leftAloneText({ left, problems }: FormatReport): string {
  return [
    ...left.map(leftLine),
    ...problems.map(({ path, reason }) => `${shownText(path)}: ${reason}\n`),
  ].join("");
}

function leftLine({ path, text, errors }: LeftAlone): string {
  const first = errors[0];
  if (first === undefined)
    return `${shownText(path)}: left as it is, since formatting would have changed its meaning; please report this file\n`;
  const { line, column } = new LineTable(text).position(first.span.start);
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return `${shownText(path)}:${line}:${column}: not formatted, as it has a syntax error: ${shownText(messageOf(first))}${more}\n`;
}

/** The closing line, such as `2 files formatted, 3 left unchanged`. */
export function formatSummary(report: FormatReport, wrote: boolean): string {
  const { changed, unchanged, left, problems } = report;
  const parts: string[] = [];
  const verb = wrote ? "formatted" : "would be formatted";
  if (changed.length > 0) parts.push(`${files(changed.length)} ${verb}`);
  if (unchanged > 0) parts.push(`${files(unchanged)} already well laid out`);
  const failed = left.length + problems.length;
  if (failed > 0) parts.push(`${files(failed)} not formatted`);
  return `${parts.join(", ")}\n`;
}

function files(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}
