// Formatting files: which of them, what they would become, and which are left as they are.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Formatted, formatText } from "../format/format.ts";
import { collect } from "./collect.ts";
import type { FixedFile } from "./fix.ts";
import { decode } from "./load.ts";

export { type FormatEdits, formatEdits } from "../format/edits.ts";
export { type Formatted, formatText };

/** A file that is left as it is. */
export interface LeftAlone {
  readonly path: string;
  readonly text: string;
  /** The syntax errors that are in the way; none when the result would have changed its meaning. */
  readonly errors: readonly Diagnostic[];
}

export interface FormatReport {
  /** Files whose layout differs from the house style. */
  readonly changed: readonly FixedFile[];
  /** How many files were well laid out already. */
  readonly unchanged: number;
  readonly left: readonly LeftAlone[];
  /** Paths that cannot be read. */
  readonly problems: readonly FileProblem[];
}

const MARK = [0xef, 0xbb, 0xbf];

/**
 * Formats files and the `*.allium` files of folders in memory; writes nothing.
 * @param accepts asked about what is found below folders; what is named is taken in any case
 */
export async function formatFiles(
  files: FileSystem,
  paths: readonly string[],
  accepts?: (path: string) => boolean,
): Promise<FormatReport> {
  const { files: found, problems } = await collect(files, paths, accepts);
  const report = {
    changed: [] as FixedFile[],
    unchanged: 0,
    left: [] as LeftAlone[],
    problems: [...problems],
  };
  for (const path of found) {
    const read = files.readBytes(path);
    const decoded = read.ok ? decode(read.value) : read;
    if (!read.ok || !decoded.ok) {
      report.problems.push({ path, reason: decoded.ok ? "" : decoded.error });
      continue;
    }
    const before = decoded.value;
    const result = formatText(before);
    if (result.kind !== "formatted") {
      report.left.push({
        path,
        text: before,
        errors: result.kind === "syntax" ? result.errors : [],
      });
    } else if (result.text === before) report.unchanged++;
    else {
      const marked = MARK.every((byte, at) => read.value[at] === byte);
      const bytes = new TextEncoder().encode(marked ? `\uFEFF${result.text}` : result.text);
      report.changed.push({ path, before, after: result.text, bytes });
    }
  }
  return report;
}
