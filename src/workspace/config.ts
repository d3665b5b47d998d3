// What a project asks of its checks, as far as it can be asked: which files, which severities, and
// from which severity on a check fails. The file is read in `config-file.ts`.

import type { FileSystem } from "../base/ports.ts";
import { ok, type Result } from "../base/result.ts";
import { type Code, catalogue, isSyntaxCode } from "../diagnostics/catalogue.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { FileReport } from "./check.ts";

/** The name of the configuration file. */
export const CONFIG_NAME = "allium.config.json";

/** A severity, or none at all. */
export type Level = Severity | "off";

export interface Config {
  /** Patterns of the files that are looked at in folders; all where there is none. */
  readonly include?: readonly string[];
  /** Patterns of files and folders that are left out of the search. */
  readonly exclude?: readonly string[];
  readonly severity: Readonly<Partial<Record<Code, Level>>>;
  /** Findings of this severity and above make a check fail. */
  readonly failLevel: Severity;
  /** The program that runs the project's tests, with its arguments. */
  readonly testCommand?: readonly string[];
}

/** What holds where no configuration file is found. */
export const DEFAULTS: Config = { severity: {}, failLevel: "warning" };

/** A configuration, and the file that it was read from, if there is one. */
export interface FoundConfig {
  readonly config: Config;
  readonly path?: string;
}

/**
 * Finds and reads the configuration for a folder: in it, or in the nearest folder above that has
 * one, up to the root of the repository.
 * @param folder an absolute path
 * @returns the defaults where there is no file; an error that names the file and the key at fault
 */
export async function findConfig(files: FileSystem, folder: string): Promise<Result<FoundConfig>> {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const path = `${at.replace(/\/$/, "")}/${CONFIG_NAME}`;
    if (files.kind(path) === "file") return readConfig(files, path);
    if (!at.includes("/") || at === "/" || files.kind(`${at}/.git`) !== "missing")
      return ok({ config: DEFAULTS });
  }
}

/** Reads one configuration file; see {@link findConfig}. */
export async function readConfig(files: FileSystem, path: string): Promise<Result<FoundConfig>> {
  const { readConfigFile } = await import("./config-file.ts");
  const read = readConfigFile(files, path);
  return read.ok ? ok({ config: read.value, path }) : read;
}

/** The deepest folder that holds all of some absolute paths, one of which may be that folder. */
export function commonFolder(folders: readonly string[]): string {
  const [first = [], ...others] = folders.map((folder) => folder.split("/"));
  let length = first.length;
  for (const parts of others) {
    let same = 0;
    while (same < length && parts[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length).join("/") || "/";
}

/** True when the configuration asks for a code that is silent without being asked for. */
export function asksForOptIn({ severity }: Config): boolean {
  return Object.entries(severity).some(([code, level]) => level !== "off" && isOptIn(code as Code));
}

/** Which level the configuration gives a finding; its own where nothing is said. */
function levelOf(d: Diagnostic, { severity }: Config, optIn: boolean): Level {
  return severity[d.code] ?? (isOptIn(d.code) && !optIn ? "off" : d.severity);
}

function isOptIn(code: Code): boolean {
  return "optIn" in catalogue[code];
}

/** True for what no configuration may switch off: without a tree nothing else can be judged. */
export function isAlwaysOn(code: Code): boolean {
  return isSyntaxCode(code) && catalogue[code].severity === "error";
}

/**
 * The reports with the severities of the configuration; what is off is left out.
 * @param optIn whether codes that are silent without being asked for are asked for, all of them
 */
export function withSeverities(
  reports: readonly FileReport[],
  config: Config,
  optIn = false,
): readonly FileReport[] {
  return reports.map((report) => ({
    ...report,
    diagnostics: report.diagnostics.flatMap((d) => {
      const level = levelOf(d, config, optIn);
      return level === "off" ? [] : level === d.severity ? [d] : [{ ...d, severity: level }];
    }),
  }));
}

/** True when one of the counted findings is as severe as the level, or more. */
export function fails(counts: Readonly<Record<Severity, number>>, level: Severity): boolean {
  switch (level) {
    case "error":
      return counts.error > 0;
    case "warning":
      return counts.error + counts.warning > 0;
    case "info":
      return counts.error + counts.warning + counts.info > 0;
    default:
      return level satisfies never;
  }
}
