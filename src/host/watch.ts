// Noticing that files change, by chokidar, which evens out what each platform tells. Loaded only by
// who watches.

import { watch } from "chokidar";

/** Editors write a file in several steps, and a checkout writes many files. */
const SETTLED_MS = 60;

/** A running watch. */
export interface Watch {
  /** Watches further paths; those that are watched already make no difference. */
  add(paths: readonly string[]): void;
  /** Ends it, after what it has called. */
  close(): Promise<void>;
}

/**
 * Calls `changed` after something has changed below some paths, once for changes that come
 * together, and never while a call is still running.
 * @param paths absolute paths of files and folders; they need not exist
 * @param concerns which files matter
 * @returns once everything is being watched
 */
export async function watchPaths(
  paths: readonly string[],
  concerns: (path: string) => boolean,
  changed: () => Promise<void>,
): Promise<Watch> {
  const watcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (path, stats) =>
      /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path) ||
      (stats?.isFile() === true && !concerns(path)),
  });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, SETTLED_MS);
  });
  // What cannot be watched is reported by the check that cannot read it.
  watcher.on("error", () => {});
  await new Promise<void>((ready) => watcher.once("ready", ready));
  return {
    add: (further) => {
      watcher.add([...further]);
    },
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

/** Resolves when the user asks the process to end. */
export function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}
