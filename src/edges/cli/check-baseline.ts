// `allium check --baseline`: findings that are known are left out, so that only new ones count.

import { dirname, relative, resolve, sep } from "node:path";
import { nodeFiles } from "../../host/files.ts";
import { writeBytes } from "../../host/write.ts";
import { writeJson } from "../../report/write-json.ts";
import { baselineOf, type NameOf, withoutKnown } from "../../workspace/baseline.ts";
import type { CheckReport } from "../../workspace/check.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { portable } from "./paths.ts";

/** The file that is used where none is named. */
const BASELINE_NAME = "allium.baseline.json";

/** To be spread into the options of a command. */
export const baselineOptions = {
  baseline: { type: "string" },
  "update-baseline": { type: "boolean" },
} as const;

/** Their lines of the help. */
export const baselineHelp = `  --baseline <file>        leave out the findings that this file knows, so that only new ones count
  --update-baseline        write all findings there are to the baseline, by default
                           ${BASELINE_NAME}
`;

export interface BaselineValues {
  readonly baseline?: string | undefined;
  readonly "update-baseline"?: boolean | undefined;
  readonly since?: string | undefined;
}

/**
 * Leaves out what a baseline knows, or writes it anew.
 * @returns the report without the known findings; after writing, none is left
 * @throws UsageError for a baseline that cannot be read or written
 */
export async function besideBaseline(
  context: CommandContext,
  report: CheckReport,
  values: BaselineValues,
): Promise<CheckReport> {
  const update = values["update-baseline"] === true;
  if (values.baseline === undefined && !update) return report;
  const path = values.baseline ?? BASELINE_NAME;
  const folder = dirname(resolve(context.cwd, path));
  const nameOf: NameOf = (file) => portable(relative(folder, resolve(context.cwd, file)), sep);
  if (update) {
    if (values.since !== undefined)
      throw new UsageError("--update-baseline takes all findings, --since only some");
    const baseline = baselineOf(report, nameOf);
    const written = writeBytes(context.cwd, path, new TextEncoder().encode(writeJson(baseline)));
    if (!written.ok) throw new UsageError(`--update-baseline: ${path}: ${written.error}`);
    const { error, warning, info } = report.counts;
    context.printError(`${path} knows ${told(error + warning + info)} now.\n`);
    return withoutKnown(report, baseline, nameOf).report;
  }
  const { readBaseline } = await import("../../workspace/baseline-file.ts");
  const read = readBaseline(nodeFiles(context.cwd), path);
  if (!read.ok) throw new UsageError(`--baseline: ${read.error}`);
  const { report: remaining, hidden, gone } = withoutKnown(report, read.value, nameOf);
  if (hidden > 0) context.printError(`Not shown: ${told(hidden)} that ${path} knows.\n`);
  if (gone > 0)
    context.printError(`${path} knows ${told(gone)} more; --update-baseline forgets them.\n`);
  return remaining;
}

function told(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}
