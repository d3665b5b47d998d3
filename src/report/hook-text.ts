// What a model is told about a file that it has just changed: facts, short, and nothing at all
// when there is nothing to say.

import { LineTable } from "../base/span.ts";
import { type Diagnostic, helpOf, messageOf, type Severity } from "../diagnostics/diagnostic.ts";
import type { FileReport } from "../workspace/check.ts";
import { shownText } from "./display.ts";

/** The client cuts a context of 10,000 characters down to a preview; this stays well below. */
const MOST_CHARACTERS = 7_000;
const MOST_FINDINGS = 20;
const MOST_OF_A_LINE = 160;

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Tells what is wrong with the files that were changed: errors first, then warnings, each with its source line
 * and what to do. What does not fit is counted.
 * @returns the text without a final line end; empty when the files are clean
 */
export function hookText(
  files: readonly FileReport[],
  most: { readonly characters: number; readonly findings: number } = {
    characters: MOST_CHARACTERS,
    findings: MOST_FINDINGS,
  },
): string {
  const findings = files.flatMap((file) => {
    const lines = new LineTable(file.text);
    // Notes are for who asks for them; after every edit they would drown what matters.
    const told = file.diagnostics.filter(({ severity }) => severity !== "info");
    return told.map((d) => ({ d, entry: entry(d, file.path, lines) }));
  });
  findings.sort((a, b) => weight[a.d.severity] - weight[b.d.severity]);
  const out: string[] = [];
  let size = 0;
  for (const { entry: text } of findings.slice(0, most.findings)) {
    if (size + text.length > most.characters) break;
    out.push(text);
    size += text.length + 1;
  }
  const left = findings.length - out.length;
  if (left > 0) out.push(`${left} more; \`allium check\` lists all of them.`);
  return out.join("\n");
}

function entry(d: Diagnostic, path: string, lines: LineTable): string {
  const { line, column } = lines.position(d.span.start);
  const place = `${shownText(path)}:${line}:${column}`;
  const source = shownText(lines.lineText(line)).trim();
  const help = d.fix?.title ?? helpOf(d);
  return [
    `${place} ${d.severity} [${d.code}] ${shownText(messageOf(d))}`,
    ...(source === "" ? [] : [`    ${cut(source)}`]),
    ...(help === "" ? [] : [`    help: ${shownText(help)}`]),
  ].join("\n");
}

function cut(line: string): string {
  return line.length <= MOST_OF_A_LINE ? line : `${line.slice(0, MOST_OF_A_LINE)}…`;
}
