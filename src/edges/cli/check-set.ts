// The options of `allium check` that say what is checked: a configuration, only what has changed,
// again and again, with or without what is remembered.

import { dirname, resolve, sep } from "node:path";
import type { FileSystem } from "../../base/ports.ts";
import { nodeFiles } from "../../host/files.ts";
import { type CheckReport, check, count } from "../../workspace/check.ts";
import {
  CONFIG_NAME,
  commonFolder,
  type FoundConfig,
  findConfig,
  readConfig,
} from "../../workspace/config.ts";
import type { Session } from "../../workspace/session.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { portable } from "./paths.ts";

/** To be spread into the options of a command. */
export const setOptions = {
  config: { type: "string" },
  since: { type: "string" },
  watch: { type: "boolean" },
  "no-cache": { type: "boolean" },
} as const;

/** Their lines of the help. */
export const setHelp = `  --config <file>          read this configuration instead of the nearest ${CONFIG_NAME}
  --since <git ref>        show only findings in files that differ from a commit; the whole set is
                           checked all the same
  --watch                  check again when something changes, until Ctrl-C
  --no-cache               neither use nor keep what is remembered of large sets
`;

export interface SetValues {
  readonly config?: string | undefined;
  readonly since?: string | undefined;
  readonly watch?: boolean | undefined;
  readonly "no-cache"?: boolean | undefined;
}

/** What was checked, and by which configuration. */
export interface CheckedSet extends FoundConfig {
  readonly report: CheckReport;
  /** True when files were looked at but none of them has changed since the commit named. */
  readonly unchanged: boolean;
}

/**
 * Checks the files and folders that a call names, as the options and the configuration say.
 * @throws UsageError for a configuration that cannot be used, and a commit that git does not know
 */
export async function checkSet(
  context: CommandContext,
  given: readonly string[],
  values: SetValues,
  { session, files = nodeFiles(context.cwd) }: { session?: Session; files?: FileSystem } = {},
): Promise<CheckedSet> {
  const paths = given.map((path) => portable(path, sep));
  const absolute = paths.map((path) => resolve(context.cwd, path));
  const folders = absolute.map((path) =>
    portable(files.kind(path) === "directory" ? path : dirname(path), sep),
  );
  const folder = commonFolder(folders);
  const found = await (values.config === undefined
    ? findConfig(files, folder)
    : readConfig(files, portable(resolve(context.cwd, values.config), sep)));
  if (!found.ok) throw new UsageError(found.error);
  const accepts = await acceptedBy(found.value, context.cwd);
  const remembers = values["no-cache"] !== true && session === undefined;
  const report = await check(files, paths, {
    config: found.value.config,
    ...(accepts === undefined ? {} : { accepts }),
    ...(remembers ? { cache: () => cacheOf(context) } : {}),
    crew: () => crewOf(context),
    ...(session === undefined ? {} : { session }),
  });
  if (values.since === undefined) return { ...found.value, report, unchanged: false };
  const { changedSince } = await import("../../host/git-changes.ts");
  const changed = await changedSince(folder, values.since);
  if (!changed.ok) throw new UsageError(`--since: ${changed.error}`);
  const kept = report.files.filter(({ path }) => changed.value(resolve(context.cwd, path)));
  return {
    ...found.value,
    report: { ...report, files: kept, counts: count(kept) },
    unchanged: kept.length === 0 && report.files.length > 0,
  };
}

/** Which of the files below folders a configuration takes; patterns are loaded where there are some. */
export async function acceptedBy(
  { config, path }: FoundConfig,
  cwd: string,
): Promise<((path: string) => boolean) | undefined> {
  const { include, exclude } = config;
  if (path === undefined || (include === undefined && exclude === undefined)) return undefined;
  const { passing } = await import("../../host/patterns.ts");
  return passing(cwd, dirname(path), include, exclude);
}

async function crewOf({ cwd }: CommandContext) {
  const { checkCrew } = await import("./check-crew.ts");
  return checkCrew(import.meta.filename, cwd);
}

async function cacheOf({ env }: CommandContext) {
  const { userCache } = await import("../../host/cache-store.ts");
  return userCache(env);
}
