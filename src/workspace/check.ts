// Checking specifications: read, parse, build the model, run the checks. The result is data;
// `report/` turns it into text or JSON.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import type { RunOptions } from "../checks/registry.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { type CacheStore, remembered, SMALLEST_CACHED_SET, type Surroundings } from "./cache.ts";
import { collect } from "./collect.ts";
import { asksForOptIn, type Config, DEFAULTS, withSeverities } from "./config.ts";
import { load, readText } from "./load.ts";
import { neighbours } from "./neighbours.ts";
import { Session } from "./session.ts";
import { type Crew, checkInShards, SMALLEST_SHARED_SET } from "./shards.ts";

/** One file that was looked at. */
export interface FileReport {
  /** The path as given, or as found below a given folder. */
  readonly path: string;
  readonly text: string;
  /** Those of the grammar's own codes first, then the others; each in position order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a check found, and what it could not look at. */
export interface CheckReport {
  readonly files: readonly FileReport[];
  readonly problems: readonly FileProblem[];
  readonly counts: Readonly<Record<Severity, number>>;
}

/** How a set is checked. */
export interface CheckOptions extends RunOptions {
  /** Which of the files found in folders are looked at; all where left out. */
  readonly accepts?: (path: string) => boolean;
  /** What the project asks for. */
  readonly config?: Config;
  /** Where the findings of large sets are remembered; asked for such sets only. */
  readonly cache?: () => Promise<CacheStore | undefined>;
  /** Threads that help with large sets; asked for such sets only. */
  readonly crew?: () => Promise<Crew | undefined>;
  /** A session for this set, in a process that checks it again; it has its own options. */
  readonly session?: Session;
}

/**
 * Checks files and folders of specifications.
 * @param paths files, taken whatever their names end in, and folders, searched for `*.allium`; a
 *   file named twice is checked once; the order is that of the paths, inside a folder by code units
 * @returns a report per file; what cannot be read is a problem and does not stop the others
 */
export async function check(
  files: FileSystem,
  paths: readonly string[],
  { accepts, cache, crew, session, config = DEFAULTS, ...given }: CheckOptions = {},
): Promise<CheckReport> {
  const collected = await collect(files, paths, accepts);
  const sources: Source[] = [];
  const problems = [...collected.problems];
  for (const path of collected.files) {
    const loaded = load(files, path);
    if (loaded.ok) sources.push({ path, text: loaded.value });
    else problems.push({ path, reason: loaded.error });
  }
  const options = { ...given, optIn: given.optIn === true || asksForOptIn(config) };
  const surroundings = { files, read: (path: string) => readText(files, path) };
  const beside = neighbours(files, sources, surroundings.read);
  const compute = async (around: Surroundings): Promise<readonly FileReport[]> => {
    if (session !== undefined) return session.check(sources, beside);
    const letters = sources.reduce((sum, { text }) => sum + text.length, 0);
    return letters < SMALLEST_SHARED_SET
      ? new Session(around.files, around.read, options).check(sources, beside)
      : checkInShards({ sources, beside }, around, options, await crew?.());
  };
  const store = sources.length < SMALLEST_CACHED_SET ? undefined : await cache?.();
  const found =
    store === undefined
      ? await compute(surroundings)
      : await remembered(store, { sources, beside }, options, surroundings, compute);
  const reports = withSeverities(found, config, given.optIn === true);
  return { files: reports, problems, counts: count(reports) };
}

/** A text and the path under which it is known. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/**
 * Checks texts as one set, together with the local files that they import.
 * @param files asked only whether the files that `use` lines name exist
 * @param read gives the text of an imported file; what it cannot read is left out
 * @returns a report for each of the sources, in their order; none for what they import
 */
export function checkSources(
  files: Pick<FileSystem, "kind">,
  sources: readonly Source[],
  read: (path: string) => string | undefined = () => undefined,
  options: RunOptions = {},
): readonly FileReport[] {
  return new Session(files, read, options).check(sources);
}

/** Checks one text as if it stood at `path`; what it imports is not opened. */
export function checkText(files: Pick<FileSystem, "kind">, path: string, text: string): FileReport {
  const [report] = checkSources(files, [{ path, text }]);
  return report as FileReport;
}

/** How many diagnostics of each severity the reports hold. */
export function count(reports: readonly FileReport[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const report of reports) for (const d of report.diagnostics) counts[d.severity]++;
  return counts;
}
