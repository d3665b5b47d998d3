// Where one source file belongs, by the words of its path alone: the first folder name that is
// neither a container nor a layer nor infrastructure names an area; failing that, the file's own
// name does, without the part that names its layer.

import {
  domainNameOfStem,
  domainWordOfStem,
  layerOfStem,
  normalName,
  singular,
  stemOf,
  wordsOf,
} from "./names.ts";
import {
  ambiguousWords,
  containerWords,
  entryFolders,
  infrastructureWords,
  layerWords,
  presentationLayers,
  softInfrastructureWords,
} from "./places.ts";

export type Placement =
  /** A folder of its own. */
  | {
      readonly kind: "folder";
      readonly key: string;
      readonly name: string;
      readonly folder: string;
    }
  /** A name found below or in layers, to be joined with the same name elsewhere. */
  | { readonly kind: "name"; readonly key: string; readonly name: string; readonly weak: boolean }
  /** Models, routes and the like without a name of their own. */
  | { readonly kind: "shared" }
  /** A folder such as `core`, an area only when its contents say so. */
  | { readonly kind: "soft"; readonly key: string; readonly name: string; readonly folder: string }
  | { readonly kind: "infrastructure" };

/**
 * Places one file.
 * @param path relative to the surveyed folder
 * @param base the folder that all code of its project shares (empty or ending in `/`)
 * @param domains folders that hold models and routes side by side, whatever their name
 */
export function placeFile(path: string, base: string, domains: ReadonlySet<string>): Placement {
  const segments = path.slice(base.length).split("/");
  segments.pop();
  let layered = false;
  let weak = false;
  let soft: { readonly name: string; readonly folder: string } | undefined;
  // `(auth)` groups routes for their layout; it names the area only when nothing inside does.
  let routeGroup: { readonly name: string; readonly folder: string } | undefined;
  let folder = base;
  for (const segment of segments) {
    folder += `${segment}/`;
    const word = segment.toLowerCase().replace(/^[_@(]+|\)$/g, "");
    if (word === "" || word.startsWith("[") || /^v\d+$/.test(word)) continue;
    if (segment.startsWith("(")) {
      routeGroup ??= { name: word, folder };
      continue;
    }
    const domain = ambiguousWords.has(word) && domains.has(folder);
    if (!domain) {
      if (containerWords.has(word)) continue;
      if (entryFolders.has(word)) {
        weak = true;
        continue;
      }
      if (layerWords.has(word)) {
        layered = true;
        weak ||= presentationLayers.has(word);
        continue;
      }
      if (infrastructureWords.has(word)) return { kind: "infrastructure" };
      if (softInfrastructureWords.has(word)) {
        soft ??= { name: segment, folder };
        continue;
      }
    }
    const name = segment.replace(/^[_@(]+|\)$/g, "");
    const key = areaKey(name);
    if (key === "") continue;
    if (wordsOf(name).every((part) => infrastructureWords.has(part) && !ambiguousWords.has(part)))
      return { kind: "infrastructure" };
    return layered || weak
      ? { kind: "name", key, name, weak }
      : { kind: "folder", key, name, folder };
  }
  if (routeGroup !== undefined) {
    return { kind: "folder", key: normalName(routeGroup.name), ...routeGroup };
  }
  return placeByStem(stemOf(path), weak, soft);
}

function placeByStem(
  stem: string,
  weak: boolean,
  soft: { readonly name: string; readonly folder: string } | undefined,
): Placement {
  const name = domainNameOfStem(stem);
  const key = normalName(name);
  if (soft !== undefined) return { kind: "soft", key: normalName(soft.name), ...soft };
  if (key === "") return { kind: "shared" };
  const words = key.split("_");
  if (infrastructureWords.has(stem.toLowerCase()) || words.every(isInfrastructure))
    return { kind: "infrastructure" };
  return { kind: "name", key, name, weak };
}

function isInfrastructure(word: string): boolean {
  return (
    infrastructureWords.has(word) ||
    infrastructureWords.has(`${word}s`) ||
    softInfrastructureWords.has(word)
  );
}

/** The key of a folder's name, without parts that name a layer (`billing-service`, `users_api`). */
function areaKey(name: string): string {
  const words = wordsOf(name);
  const own = words.filter((word, i) => i === 0 || !layerWords.has(word));
  return normalName(own.join("_"));
}

/**
 * Folders whose name could be a layer but which hold several layers themselves: `tasks/` with
 * `models.py` and `routes.py`, or with `tasks.controller.ts`.
 */
export function domainFolders(paths: readonly string[]): ReadonlySet<string> {
  const layers = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const own = singular(wordsOf(folder.split("/").at(-2) ?? "").at(-1) ?? "");
    const stem = stemOf(path);
    const layer = layerOfStem(stem);
    if (layer === undefined) continue;
    const rest = domainWordOfStem(stem);
    if (rest !== "" && rest !== own) continue;
    const known = layers.get(folder) ?? new Set();
    layers.set(folder, known.add(layer));
  }
  return new Set([...layers].filter(([, known]) => known.size >= 2).map(([folder]) => folder));
}

/** The longest folder that holds all paths: empty or ending in `/`. */
export function commonFolder(paths: readonly string[]): string {
  let common: string | undefined;
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    if (common === undefined) common = folder;
    while (!folder.startsWith(common)) {
      common = common.slice(0, common.lastIndexOf("/", common.length - 2) + 1);
    }
  }
  return common ?? "";
}
