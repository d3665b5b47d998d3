// `allium drift --baseline`: differences that are known are left out, so that only new ones count.

import { nodeFiles } from "../../host/files.ts";
import { writeBytes } from "../../host/write.ts";
import { writeJson } from "../../report/write-json.ts";
import type { DriftReport } from "../../workspace/drift.ts";
import {
  driftBaselineOf,
  readDriftBaseline,
  withoutKnownDrift,
} from "../../workspace/drift-baseline.ts";
import { type CommandContext, UsageError } from "./command.ts";

/** The file that is used where none is named. */
const NAME = "allium.drift-baseline.json";

/** To be spread into the options of a command. */
export const driftBaselineOptions = {
  baseline: { type: "string" },
  "update-baseline": { type: "boolean" },
} as const;

/** Their lines of the help. */
export const driftBaselineHelp = `  --baseline <file>        leave out the differences that this file knows, so that only new ones count
  --update-baseline        write all differences there are to the baseline, by default
                           ${NAME}
`;

/**
 * Leaves out what a baseline knows, or writes it anew.
 * @returns the report without the known differences; after writing, none is left
 * @throws UsageError for a baseline that cannot be read or written
 */
export function besideDriftBaseline(
  context: CommandContext,
  report: DriftReport,
  values: {
    readonly baseline?: string | undefined;
    readonly "update-baseline"?: boolean | undefined;
    readonly since?: string | undefined;
  },
): DriftReport {
  const update = values["update-baseline"] === true;
  if (values.baseline === undefined && !update) return report;
  const path = values.baseline ?? NAME;
  const { findings } = report.drift;
  if (update) {
    if (values.since !== undefined)
      throw new UsageError("--update-baseline takes all differences, --since only some");
    const baseline = driftBaselineOf(findings);
    const written = writeBytes(context.cwd, path, new TextEncoder().encode(writeJson(baseline)));
    if (!written.ok) throw new UsageError(`--update-baseline: ${path}: ${written.error}`);
    context.printError(`${path} knows ${told(baseline.differences.length)} now.\n`);
    return {
      ...report,
      drift: { ...report.drift, findings: withoutKnownDrift(findings, baseline) },
    };
  }
  const read = readDriftBaseline(nodeFiles(context.cwd), path);
  if (!read.ok) throw new UsageError(`--baseline: ${read.error}`);
  const remaining = withoutKnownDrift(findings, read.value);
  const hidden = findings.length - remaining.length;
  if (hidden > 0) context.printError(`Not shown: ${told(hidden)} that ${path} knows.\n`);
  return { ...report, drift: { ...report.drift, findings: remaining } };
}

function told(count: number): string {
  return count === 1 ? "1 difference" : `${count} differences`;
}
