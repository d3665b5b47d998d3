// Patterns of files as `.gitignore` writes them, for lists that are no such file.

import { relative, resolve, sep } from "node:path";
import ignore from "ignore";

/**
 * Which files a pair of pattern lists lets through.
 * @param folder the folder that the patterns start from; what lies outside of it always passes
 * @param include only files that one of these matches pass; all where left out
 * @param exclude files that one of these matches, or whose folder it matches, do not pass
 * @returns a test for paths, absolute or relative to `cwd`
 */
export function passing(
  cwd: string,
  folder: string,
  include: readonly string[] | undefined,
  exclude: readonly string[] = [],
): (path: string) => boolean {
  const included = include === undefined ? undefined : ignore().add([...include]);
  const excluded = ignore().add([...exclude]);
  return (path) => {
    const inside = relative(folder, resolve(cwd, path)).split(sep).join("/");
    if (inside === "" || !ignore.isPathValid(inside)) return true;
    return (included?.ignores(inside) ?? true) && !excluded.ignores(inside);
  };
}
