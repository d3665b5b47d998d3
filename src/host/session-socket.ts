// Where the hooks of a session find the server of the same session: a socket in a folder of the
// user's own, named by the client's process, which starts both. Nothing here throws.

import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { made, userFolder } from "./user-folder.ts";

const NAME = /^ask-(\d+)$/;
/** Systems take about this many characters for the path of a socket. */
const LONGEST = 100;

/**
 * The path of the socket of a session; undefined where there can be none.
 * @param client the process that has started this one
 */
export function sessionSocket(
  env: Readonly<Record<string, string | undefined>>,
  client: number,
): string | undefined {
  // Pipes of Windows are not a user's own.
  if (process.platform === "win32" || env["ALLIUM_NO_CACHE"] !== undefined) return undefined;
  const cache = userFolder(env);
  // Beside the cache, which throws away what has not been used for long.
  const folder = cache === undefined ? undefined : made(`${cache}-run`);
  const path = folder === undefined ? undefined : join(folder, `ask-${client}`);
  return path === undefined || path.length > LONGEST ? undefined : path;
}

/** Removes the sockets beside a path whose clients have ended without a word, and the path itself. */
export function clearSockets(path: string): void {
  const folder = join(path, "..");
  try {
    for (const name of readdirSync(folder)) {
      const client = NAME.exec(name)?.[1];
      if (client === undefined || (isRunning(Number(client)) && join(folder, name) !== path))
        continue;
      rmSync(join(folder, name), { force: true });
    }
  } catch {}
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
