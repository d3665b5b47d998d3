// The project that the server answers about: its specifications, kept ready and never stale.

import { sep } from "node:path";
import type { FileSystem } from "../../base/ports.ts";
import { userCache } from "../../host/cache-store.ts";
import { projectFiles } from "../../host/project-files.ts";
import type { Watch } from "../../host/watch.ts";
import { LiveProject } from "../../workspace/live.ts";

/** A project that tools ask about. */
export interface Project {
  readonly root: string;
  readonly files: FileSystem;
  /** Its specifications as they are at this moment. */
  readonly live: () => LiveProject;
  /**
   * Watches it from now on. Until this has resolved every answer searches the folders itself.
   * @param changed called when a specification has come, changed or gone
   * @returns undefined where the folder is no project
   */
  watch(changed: () => void): Promise<Watch | undefined>;
}

/**
 * Opens the project in a folder.
 * @param root an absolute path
 */
export async function openProject(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Project> {
  const { files, isProject } = projectFiles(root);
  const live = await LiveProject.open(
    files,
    root.split(sep).join("/"),
    async () => (await import("../../host/patterns.ts")).passing,
    async () => userCache(env),
  );
  let isWatched = false;
  return {
    root,
    files,
    live: () => {
      if (!isWatched) live.searchAgain();
      return live;
    },
    watch: async (changed) => {
      if (!isProject) return undefined;
      const { watchFolder } = await import("../../host/watch-folder.ts");
      const watch = await watchFolder(root, /\.allium$/i, () => {
        live.searchAgain();
        changed();
      });
      isWatched = true;
      live.searchAgain();
      return watch;
    },
  };
}
