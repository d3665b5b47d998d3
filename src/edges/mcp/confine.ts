// Paths that come from outside lead to places inside the project or nowhere.

import { realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Thrown for a path that leads out of the project. */
export class OutsideError extends Error {
  override readonly name = "OutsideError";
}

/**
 * A path as the project would write it, relative to its root with `/`.
 * @throws OutsideError where it leads out, by its words or over a link
 */
export function confined(root: string, path: string): string {
  const target = resolve(root, path);
  const real = realPath(target);
  const realRoot = realPath(root);
  if (path.includes("\0") || !isInside(root, target) || !isInside(realRoot, real))
    throw new OutsideError(`\`${path}\` is outside of the project; give a path below its root`);
  const inside = relative(root, target);
  return inside === "" ? "." : inside.split(sep).join("/");
}

function isInside(root: string, path: string): boolean {
  const inside = relative(root, path);
  return !isAbsolute(inside) && inside !== ".." && !inside.startsWith(`..${sep}`);
}

/** Where a path leads over all links; of what is not there, the part that is. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), path.slice(parent.length + 1));
  }
}
