// The specifications of the project that a session is about.

import { resolve, sep } from "node:path";
import { projectFiles } from "../../host/project-files.ts";
import { LiveProject } from "../../workspace/live.ts";
import { readFolder } from "./session-payload.ts";

/**
 * Opens the project of a call: the folder that the client names in the environment, which stays when
 * the session moves, or else the folder of the session.
 * @throws where the input does not say where the session is
 */
export async function openProject(
  input: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LiveProject> {
  const { CLAUDE_PROJECT_DIR } = env;
  const root = resolve(CLAUDE_PROJECT_DIR || readFolder(input));
  return LiveProject.open(
    projectFiles(root).files,
    root.split(sep).join("/"),
    async () => (await import("../../host/patterns.ts")).passing,
    async () => (await import("../../host/cache-store.ts")).userCache(env),
  );
}
