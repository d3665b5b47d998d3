// The projects inside a tree: every folder with a manifest is the root of one, and so is the
// surveyed folder itself. In a monorepo a project's own name often is the name of an area.

import { ecosystemOfManifest } from "./ecosystems/index.ts";
import { normalName, wordsOf } from "./names.ts";
import {
  applicationWords,
  infrastructureWords,
  outputFolders,
  softInfrastructureWords,
  vendoredFolders,
} from "./places.ts";

/** What a project's folder says about the code in it. */
export type ProjectName =
  | { readonly kind: "area"; readonly name: string }
  | { readonly kind: "infrastructure" }
  | { readonly kind: "application" };

/** The folders with a manifest, each empty or ending in `/`, deepest first; always with the root. */
export function projectRoots(paths: readonly string[]): readonly string[] {
  const roots = new Set([""]);
  for (const path of paths) {
    // The layout of Maven and Gradle shows a project even where the manifest stands higher up.
    const layout = path.indexOf("src/main/");
    if (layout === 0 || path[layout - 1] === "/") roots.add(path.slice(0, layout));
    const slash = path.lastIndexOf("/");
    if (ecosystemOfManifest(path) === undefined) continue;
    const folders = path
      .slice(0, slash + 1)
      .toLowerCase()
      .split("/");
    if (folders.some((folder) => vendoredFolders.has(folder) || outputFolders.has(folder)))
      continue;
    roots.add(path.slice(0, slash + 1));
  }
  return [...roots].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A look-up of the project root that holds a path. */
export function rootFinder(roots: readonly string[]): (path: string) => string {
  const known = new Set(roots);
  const byFolder = new Map<string, string>();
  const find = (folder: string): string => {
    if (known.has(folder) || folder === "") return folder;
    const cached = byFolder.get(folder);
    if (cached !== undefined) return cached;
    const found = find(folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1));
    byFolder.set(folder, found);
    return found;
  };
  return (path) => find(path.slice(0, path.lastIndexOf("/") + 1));
}

/**
 * What the names of project folders say.
 * @param roots the roots that hold source code
 */
export function nameProjects(roots: readonly string[]): ReadonlyMap<string, ProjectName> {
  const nested = roots.filter((root) => root !== "");
  const company = sharedFirstWords(nested);
  const names = new Map<string, ProjectName>();
  for (const root of roots) names.set(root, nameOf(root, company, roots.length > 1));
  return names;
}

function nameOf(root: string, company: ReadonlySet<string>, several: boolean): ProjectName {
  if (root === "" || !several) return { kind: "application" };
  const all = wordsOf(folderName(root));
  const words = all.filter((word, i) => !(i === 0 && all.length > 1 && company.has(word)));
  const infrastructure = (word: string) =>
    (softInfrastructureWords.has(word) || infrastructureWords.has(word)) && word !== "core";
  const own = words.filter((word) => !applicationWords.has(word) && !infrastructure(word));
  if (own.length > 0) return { kind: "area", name: own.join("_") };
  return words.some(infrastructure) ? { kind: "infrastructure" } : { kind: "application" };
}

/** First words that several folder names share, such as the name of a company. */
function sharedFirstWords(roots: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const root of roots) {
    const words = wordsOf(folderName(root));
    const first = words[0];
    if (first === undefined || words.length < 2) continue;
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([word]) => word));
}

/** The last name of a folder path. */
export function folderName(folder: string): string {
  return folder.split("/").filter(Boolean).at(-1) ?? "";
}

/** The key of an area made of a whole project: siblings with one name are one area. */
export function projectKey(root: string, name: string): string {
  const parent = root.slice(0, root.lastIndexOf("/", root.length - 2) + 1);
  return `${parent}:${normalName(name)}`;
}
