// The survey of a code base: what is there, computed from names and a bounded reading of contents.
// Knows files, languages and frameworks; knows nothing of specifications.

import { byCodeUnits } from "../../base/order.ts";
import type { FileEntry, FileSystem } from "../../base/ports.ts";
import { findAreas } from "./areas.ts";
import { findFrameworks, readManifests } from "./frameworks.ts";
import { languageOf } from "./languages.ts";
import type { CodeSurvey, FileFacts, LanguageShare, Role } from "./model.ts";
import { projectRoots, rootFinder } from "./projects.ts";
import { Reader } from "./reader.ts";
import { roleOf, saysGenerated } from "./role.ts";
import { scanFile } from "./scan.ts";
import { summariseSetApart } from "./set-apart.ts";

export type * from "./model.ts";
export { signKinds } from "./model.ts";
export { familyOf, labelOf, normalName } from "./names.ts";
export { roleOf } from "./role.ts";

/** Above this many source files an evenly spread part of them is read. */
export const mostFilesRead = 8_000;

export interface SurveyOptions {
  /** Type names to look for in the code. */
  readonly typeNames?: ReadonlySet<string>;
  /** Name of the surveyed folder, for code that has no other name. */
  readonly folderName?: string;
  readonly mostFilesRead?: number;
}

/**
 * Surveys the code below a folder.
 * @param files read access
 * @param root the folder, as the file port understands it
 * @param entries its files, in path order, as the port lists them
 */
export function surveyCode(
  files: FileSystem,
  root: string,
  entries: readonly FileEntry[],
  options: SurveyOptions = {},
): CodeSurvey {
  const rootOf = rootFinder(projectRoots(entries.map(({ path }) => path)));
  const roles = new Map<string, Role>();
  for (const { path } of entries) roles.set(path, roleOf(path, rootOf(path)));
  const reader = new Reader(files, root);
  const manifests = readManifests(entries, roles, reader);
  const sources = entries.filter(({ path }) => roles.get(path) === "source");
  const chosen = spread(sources, options.mostFilesRead ?? mostFilesRead);
  const facts: FileFacts[] = [];
  for (const entry of chosen) {
    const text = reader.read(entry);
    if (text === undefined) continue;
    if (saysGenerated(text) || looksMinified(text)) {
      roles.set(entry.path, "generated");
      continue;
    }
    const language = languageOf(entry.path) ?? "";
    facts.push(scanFile(entry.path, language, text, options.typeNames ?? new Set()));
  }
  const ownName = manifests.find(({ path }) => !path.includes("/"))?.manifest.name;
  const projectName = ownName ?? options.folderName ?? "";
  const { areas, infrastructure, quietFiles, quiet } = findAreas(facts, rootOf, projectName);
  const languages = languageShares(facts);
  for (const path of infrastructure) roles.set(path, "infrastructure");
  const generated = chosen.filter(({ path }) => roles.get(path) === "generated").length;
  return {
    scope: {
      filesSeen: entries.length,
      sourceFiles: sources.length - generated,
      sourceRead: facts.length,
      manifestsRead: manifests.length,
      notRead: reader.problems.slice(0, 20),
      notReadTotal: reader.problems.length,
      sampled: chosen.length < sources.length,
      setApart: summariseSetApart(roles),
      quietFiles,
    },
    languages,
    frameworks: findFrameworks(manifests, facts),
    areas,
    quiet,
  };
}

/** Every n-th entry, so that all parts of a large tree are represented. */
function spread(entries: readonly FileEntry[], most: number): readonly FileEntry[] {
  if (entries.length <= most) return entries;
  const step = entries.length / most;
  return Array.from({ length: most }, (_, i) => entries[Math.floor(i * step)]).filter(
    (entry) => entry !== undefined,
  );
}

function looksMinified(text: string): boolean {
  if (text.length < 20_000) return false;
  const head = text.slice(0, 20_000);
  return head.split("\n").length < 40;
}

function languageShares(facts: readonly FileFacts[]): readonly LanguageShare[] {
  const shares = new Map<string, { files: number; lines: number }>();
  for (const { language, lines } of facts) {
    const share = shares.get(language) ?? { files: 0, lines: 0 };
    shares.set(language, { files: share.files + 1, lines: share.lines + lines });
  }
  return [...shares]
    .map(([language, share]) => ({ language, ...share }))
    .sort((a, b) => b.lines - a.lines || byCodeUnits(a.language, b.language));
}
