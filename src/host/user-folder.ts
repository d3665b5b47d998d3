// The user's cache folder, for this user alone. Whoever can write there decides what the program
// reads back, so a folder that another user could have filled is none.

import { lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The folder of this program, made where it is missing; undefined where none can be had. */
export function userFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { XDG_CACHE_HOME } = env;
  if (XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME))
    return made(join(XDG_CACHE_HOME, "allium"));
  return made(join(homedir(), ".cache", "allium")) ?? made(join(tmpdir(), `allium-${userId()}`));
}

function userId(): string {
  return String(process.getuid?.() ?? "cache");
}

/** Makes a folder for this user alone; undefined where another user could have filled it. */
export function made(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    const mine = process.getuid === undefined || stats.uid === process.getuid();
    return stats.isDirectory() && mine && (stats.mode & 0o022) === 0 ? folder : undefined;
  } catch {
    return undefined;
  }
}
