// Noticing that files of some kind come, change or go anywhere below a folder, for a process that
// stays. What git ignores is not watched: it may be large, and it is not searched either.

import { dirname } from "node:path";
import { watch } from "chokidar";
import { type IgnoreChain, isIgnored, rulesAbove, withRulesOf } from "./gitignore.ts";
import type { Watch } from "./watch.ts";

/**
 * Calls `changed` at once for each file that comes, changes or goes.
 * @param root an absolute path
 * @param concerns the paths that matter
 * @returns once everything is being watched
 */
export async function watchFolder(
  root: string,
  concerns: RegExp,
  changed: () => void,
): Promise<Watch> {
  const chains = new Map<string, IgnoreChain>();
  const chainAt = (folder: string): IgnoreChain => {
    let chain = chains.get(folder);
    if (chain === undefined) {
      const parent = dirname(folder);
      const above = folder === root || parent === folder ? rulesAbove(folder) : chainAt(parent);
      chain = withRulesOf(folder, above);
      chains.set(folder, chain);
    }
    return chain;
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => {
      if (path === root) return false;
      if (/[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path)) return true;
      const isFile = stats?.isFile() === true;
      if (isFile && !concerns.test(path)) return true;
      return isIgnored(path, !isFile, chainAt(dirname(path)));
    },
  });
  // A folder that comes may hold files already, and rules of its own may have changed.
  watcher.on("all", (event, path) => {
    if (event.endsWith("Dir")) chains.clear();
    if (event.endsWith("Dir") || concerns.test(path)) changed();
  });
  // What cannot be watched is found when it is searched for.
  watcher.on("error", () => {});
  await new Promise<void>((ready) => watcher.once("ready", ready));
  return {
    add: (paths) => {
      watcher.add([...paths]);
    },
    close: () => watcher.close(),
  };
}
