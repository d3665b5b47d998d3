// Tabs and spaces mixed in the indentation of one block (language definition, part 2). Only the
// text shows this, and only where it holds a tab.

import type { LineTable } from "../src/base/span.ts";
import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";

/**
 * Finds lines whose indentation is of another kind than that of the line above: of two lines of
 * one block, the indentation of one begins that of the other. Blank lines and comments count not.
 */
export function mixedIndentation(lines: LineTable): readonly Diagnostic[] {
  if (!lines.text.includes("\t")) return [];
  const found: Diagnostic[] = [];
  let above = "";
  for (let line = 1; line <= lines.lineCount; line++) {
    const text = lines.lineText(line);
    const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
    if (text.trim() === "" || text.startsWith("--", indent.length)) continue;
    if (!indent.startsWith(above) && !above.startsWith(indent)) {
      const { start } = lines.lineSpan(line);
      found.push(diagnostic("layout.mixedIndent", { start, end: start + indent.length }, {}));
    }
    above = indent;
  }
  return found;
}
