// Groups of files to areas: what they contain is counted, groups without signs of a domain are
// dropped, and code that several areas share is recognised.

import { byCodeUnits } from "../../base/order.ts";
import { type Group, groupFiles } from "./grouping.ts";
import type { Area, FileFacts, QuietModule } from "./model.ts";
import { labelOf, normalName, wordsOf } from "./names.ts";
import { condense, FolderCounts } from "./paths.ts";
import { folderName } from "./projects.ts";
import { behaviourOf, bestEvidence, countSigns, showsDomain } from "./score.ts";

const mostEvidence = 6;
/** One weighted sign in more lines than this is chance. */
const linesPerSign = 80;

export interface Areas {
  readonly areas: readonly Area[];
  /** Paths of source files that turned out to be infrastructure. */
  readonly infrastructure: readonly string[];
  readonly quietFiles: number;
  readonly quiet: readonly QuietModule[];
}

/**
 * The areas of a tree, most behaviour first.
 * @param files facts of the source files, in path order
 * @param rootOf the project root of a path
 * @param projectName what the project calls itself, for code that has no other name
 */
export function findAreas(
  files: readonly FileFacts[],
  rootOf: (path: string) => string,
  projectName: string,
): Areas {
  const { groups, infrastructure, left } = groupFiles(files, rootOf);
  const all = new FolderCounts(files.map(({ path }) => path));
  const infrastructurePaths = infrastructure.map(({ path }) => path);
  let quietFiles = left.length;
  const quiet: QuietModule[] = [];
  const found: { readonly area: Area; readonly files: readonly FileFacts[] }[] = [];
  for (const whole of groups) {
    const group = whole.kind === "shared" ? telling(whole) : whole;
    quietFiles += whole.files.length - group.files.length;
    const signs = countSigns(group.files.flatMap((file) => file.signs));
    const lines = group.files.reduce((sum, file) => sum + file.lines, 0);
    if (!isArea(group, signs) || behaviourOf(signs) * linesPerSign < lines) {
      if (group.kind === "soft") infrastructurePaths.push(...group.files.map(({ path }) => path));
      else {
        quietFiles += group.files.length;
        quiet.push(quietModule(group, all));
      }
      continue;
    }
    found.push({ area: areaOf(group, all, projectName), files: group.files });
  }
  const areas = withDependencies(nameShared(found));
  quiet.sort((a, b) => b.lines - a.lines || byCodeUnits(a.paths[0] ?? "", b.paths[0] ?? ""));
  return {
    areas: areas.sort(byBehaviour),
    infrastructure: infrastructurePaths,
    quietFiles,
    quiet: quiet.slice(0, 10),
  };
}

/** Of code without a name of its own only what shows behaviour is worth naming. */
function telling(group: Group): Group {
  const files = group.files.filter(({ signs }) => signs.length > 0);
  return files.length === 0 ? group : { ...group, files };
}

function quietModule(group: Group, all: FolderCounts): QuietModule {
  return {
    name: group.name,
    paths: condense(
      group.files.map(({ path }) => path),
      all,
      group.folder,
    ).slice(0, 3),
    files: group.files.length,
    lines: group.files.reduce((sum, { lines }) => sum + lines, 0),
  };
}

function isArea(group: Group, signs: ReturnType<typeof countSigns>): boolean {
  if (group.kind !== "soft") return showsDomain(signs);
  return signs.status + signs.transition + signs.handler + signs.job >= 2;
}

function areaOf(group: Group, all: FolderCounts, projectName: string): Area {
  const files = [...group.files].sort((a, b) => byCodeUnits(a.path, b.path));
  const paths = files.map(({ path }) => path);
  const signs = files.flatMap((file) => file.signs);
  const counts = countSigns(signs);
  const name = group.name === "" ? projectName : group.name;
  return {
    name,
    label: group.label === "" ? labelOf(name) : group.label,
    kind: group.kind === "shared" ? "shared" : "area",
    paths: condense(paths, all, group.folder),
    files: paths,
    lines: files.reduce((sum, file) => sum + file.lines, 0),
    languages: sorted(files.map(({ language }) => language)),
    signs: counts,
    evidence: bestEvidence(signs, mostEvidence),
    types: sorted(files.flatMap(({ types }) => types)),
    mentions: sorted(files.flatMap(({ mentions }) => mentions)),
    dependsOn: [],
    behaviour: behaviourOf(counts),
  };
}

type Found = { readonly area: Area; readonly files: readonly FileFacts[] };

/** Code without a name of its own is shared when there are areas beside it, else it is the area. */
function nameShared(found: readonly Found[]): readonly Found[] {
  const hasAreas = found.some(({ area }) => area.kind === "area");
  return found.map(({ area, files }) => {
    if (area.kind === "area") return { area, files };
    if (hasAreas) return { area: { ...area, name: "shared", label: "shared code" }, files };
    const label = labelOf(area.name);
    return { area: { ...area, kind: "area" as const, label }, files };
  });
}

/** Notes which areas import which, by the words of the imports. */
function withDependencies(found: readonly Found[]): Area[] {
  const owners = new Map<string, Set<string>>();
  for (const { area } of found) {
    if (area.kind === "shared") continue;
    for (const word of [area.name, ...area.paths.map(folderWord)]) {
      const key = normalName(word);
      if (key !== "") owners.set(key, (owners.get(key) ?? new Set()).add(area.name));
    }
  }
  return found.map(({ area, files }) => {
    const parts = new Set(files.flatMap((file) => file.imports.flatMap(importParts)));
    const names = [...parts].flatMap((part) => [...(owners.get(part) ?? [])]);
    return { ...area, dependsOn: sorted(names.filter((name) => name !== area.name)) };
  });
}

function folderWord(path: string): string {
  return path.endsWith("/") ? folderName(path) : "";
}

/** The parts of an import that may name a folder; packages of others do not start with a dot. */
function importParts(path: string): readonly string[] {
  return path
    .split(/[/.\\]|::/)
    .filter((part) => part !== "")
    .map((part) => normalName(wordsOf(part).join("_")));
}

function byBehaviour(a: Area, b: Area): number {
  return (
    Number(a.kind === "shared") - Number(b.kind === "shared") ||
    b.behaviour - a.behaviour ||
    byCodeUnits(a.paths[0] ?? "", b.paths[0] ?? "")
  );
}

function sorted(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort(byCodeUnits);
}
