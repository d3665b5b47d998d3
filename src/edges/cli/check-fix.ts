// `allium check --fix`: applies the safe fixes, or shows with `--dry-run` what they would change.

import { nodeFiles } from "../../host/files.ts";
import { writeBytes } from "../../host/write.ts";
import { fixAll } from "../../workspace/fix.ts";
import { type CheckedSet, checkSet } from "./check-set.ts";
import { type CommandContext, UsageError } from "./command.ts";
import type { FixValues } from "./fix-options.ts";

/** A set after its fixes. */
export interface FixedSet {
  readonly checked: CheckedSet;
  /** The diff that a dry run prints instead of a report. */
  readonly diff?: string;
}

/**
 * Checks a set and fixes what can safely be fixed.
 * @throws UsageError for options that contradict each other, and what cannot be written
 */
export async function fixSet(
  context: CommandContext,
  paths: readonly string[],
  values: FixValues,
): Promise<FixedSet> {
  if (values.watch === true) throw new UsageError("--fix and --watch do not go together");
  const found: CheckedSet[] = [];
  const fixed = await fixAll(nodeFiles(context.cwd), async (files) => {
    const checked = await checkSet(context, paths, values, { files });
    found.push(checked);
    return checked.report;
  });
  const checked = found.at(-1);
  if (checked === undefined) throw new Error("nothing was checked");
  if (values["dry-run"] === true) {
    const { diffText } = await import("../../report/diff-text.ts");
    return { checked, diff: diffText(fixed.files) };
  }
  for (const { path, bytes } of fixed.files) {
    const written = writeBytes(context.cwd, path, bytes);
    if (!written.ok) throw new UsageError(`--fix: ${path}: ${written.error}`);
  }
  const things = fixed.count === 1 ? "1 finding" : `${fixed.count} findings`;
  const places = fixed.files.length === 1 ? "1 file" : `${fixed.files.length} files`;
  if (fixed.count > 0) context.printError(`Fixed ${things} in ${places}.\n`);
  return { checked };
}
