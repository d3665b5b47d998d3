// The version marker (language definition, 1.2).

import type { Version } from "../src/ast/index.ts";
import type { LineTable } from "../src/base/span.ts";
import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";

/** What the first non-blank line says. */
export interface Marker {
  readonly version: Version | null;
  readonly diagnostic?: Diagnostic;
}

/**
 * Reads the version marker: the first non-blank line, nothing but `-- allium: N`.
 * @returns the version, or null with the diagnostic that says why
 */
export function readMarker(lines: LineTable): Marker {
  for (let line = 1; line <= lines.lineCount; line++) {
    const text = lines.lineText(line).replace(/^\uFEFF/, "");
    if (text.trim() === "") continue;
    const span = lines.lineSpan(line);
    const found = /^\s*--[ \t]*allium:[ \t]*(\d+)\s*$/.exec(text);
    if (found === null) {
      const edits = [{ span: { start: span.start, end: span.start }, text: "-- allium: 3\n" }];
      const fix = { title: "Add the marker", safe: true, edits };
      return { version: null, diagnostic: diagnostic("version.missing", span, {}, { fix }) };
    }
    const version = Number(found[1]);
    if (version === 1 || version === 2 || version === 3) return { version };
    const digits = found[1] ?? "";
    const start = span.start + lines.lineText(line).lastIndexOf(digits);
    const at = { start, end: start + digits.length };
    return {
      version: null,
      diagnostic: diagnostic("version.unsupported", at, { version: digits }),
    };
  }
  const nothing = { start: 0, end: 0 };
  return { version: null, diagnostic: diagnostic("version.missing", nothing, {}) };
}
