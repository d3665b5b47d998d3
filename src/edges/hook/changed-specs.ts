// Which specifications a tool call has changed. Tools that edit files say so; a shell command only
// shows it by what it names and by what was written while it ran.

import { resolve } from "node:path";
import { modifiedAt, nodeFiles } from "../../host/files.ts";
import type { Payload } from "./payload.ts";

/** Clocks of file systems are coarse, and the hook starts a little after the tool has ended. */
const SLACK_MS = 2_000;

const isSpec = (path: string): boolean => /\.allium$/i.test(path);

/**
 * The specifications that a tool call has changed, as absolute paths.
 * @param now the time of the hook call, in milliseconds since the epoch
 */
export async function changedSpecs(payload: Payload, now: number): Promise<readonly string[]> {
  const { file_path, notebook_path, command } = payload.tool_input;
  const edited = [file_path, notebook_path].filter((path) => path !== undefined).filter(isSpec);
  if (edited.length > 0) return edited.map((path) => resolve(payload.cwd, path));
  if (command === undefined) return [];
  const since = now - (payload.duration_ms ?? 0) - SLACK_MS;
  return changedByCommand(command, payload.cwd, since);
}

/**
 * What a shell command has written: the files it names, if they were written since it began. A
 * name that leads nowhere from here (a pattern, a variable, a change of folder before it) makes
 * every specification below the folder a candidate.
 */
async function changedByCommand(
  command: string,
  cwd: string,
  since: number,
): Promise<readonly string[]> {
  const named = [...command.matchAll(/[^\s'"`;|&<>()=]*\.allium(?![\w-])/gi)].map(([name]) => name);
  if (named.length === 0) return [];
  const paths = named.map((name) => resolve(cwd, name));
  const candidates = new Set(paths);
  if (paths.some((path) => modifiedAt(path) === undefined)) {
    const listed = await nodeFiles(cwd).list(".", ["**/*.allium"]);
    if (listed.ok) for (const { path } of listed.value) candidates.add(resolve(cwd, path));
  }
  return [...candidates].filter((path) => (modifiedAt(path) ?? 0) >= since);
}
