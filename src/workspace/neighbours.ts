// The files beside those that are checked which import them. What refers to a module decides, for
// instance, whether an entity is unused; a file that is checked alone must not be judged as if
// nobody used it.

import type { FileSystem } from "../base/ports.ts";
import { joinPath } from "../model/link.ts";
import type { Source } from "./check.ts";
import { usesIn } from "./uses.ts";

/** A folder with more specifications than this is a set of its own, to be named as one. */
const MOST = 300;

/**
 * The specifications in the folders of some files that import one of them, directly or by way of
 * each other.
 * @param read gives the text of a file; what it cannot read is left out
 */
export function neighbours(
  files: Pick<FileSystem, "names">,
  sources: readonly Source[],
  read: (path: string) => string | undefined,
): readonly Source[] {
  const inSet = new Set(sources.map(({ path }) => joinPath("", path)));
  const folders = new Set(sources.map(({ path }) => path.slice(0, path.lastIndexOf("/") + 1)));
  const candidates: { source: Source; key: string; uses: readonly string[] }[] = [];
  for (const folder of folders) {
    const names = files.names?.(folder === "" ? "." : folder) ?? [];
    const beside = names.filter((n) => /\.allium$/.test(n) && !inSet.has(joinPath("", folder + n)));
    if (beside.length > MOST) continue;
    for (const name of beside) {
      const path = folder + name;
      const text = read(path);
      if (text === undefined) continue;
      const uses = usesIn(path, text);
      candidates.push({ source: { path, text }, key: joinPath("", path), uses });
    }
  }
  const found: Source[] = [];
  let waiting = candidates;
  for (let before = -1; before !== found.length; ) {
    before = found.length;
    const importing = waiting.filter(({ uses }) => uses.some((use) => inSet.has(use)));
    waiting = waiting.filter((candidate) => !importing.includes(candidate));
    for (const { source, key } of importing) {
      inSet.add(key);
      found.push(source);
    }
  }
  return found;
}
