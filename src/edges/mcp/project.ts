// The project that the server answers about: its specifications, kept ready and never stale.

import { dirname, sep } from "node:path";
import type { FileSystem } from "../../base/ports.ts";
import { userCache } from "../../host/cache-store.ts";
import { nodeFiles } from "../../host/files.ts";
import type { Watch } from "../../host/watch.ts";
import { findConfig } from "../../workspace/config.ts";
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
   */
  watch(changed: () => void): Promise<Watch>;
}

/**
 * Opens the project in a folder.
 * @param root an absolute path
 */
export async function openProject(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Project> {
  const files = nodeFiles(root);
  const accepts = await acceptedIn(root, files);
  const live = new LiveProject(files, {
    cache: async () => userCache(env),
    ...(accepts === undefined ? {} : { accepts }),
  });
  let isWatched = false;
  return {
    root,
    files,
    live: () => {
      if (!isWatched) live.searchAgain();
      return live;
    },
    watch: async (changed) => {
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

/** What the project's configuration leaves in of what is found; a bad one counts as none here. */
async function acceptedIn(
  root: string,
  files: FileSystem,
): Promise<((path: string) => boolean) | undefined> {
  const found = await findConfig(files, root.split(sep).join("/"));
  if (!found.ok || found.value.path === undefined) return undefined;
  const { include, exclude } = found.value.config;
  if (include === undefined && exclude === undefined) return undefined;
  const { passing } = await import("../../host/patterns.ts");
  return passing(root, dirname(found.value.path), include, exclude);
}
