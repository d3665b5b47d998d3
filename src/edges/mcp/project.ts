// The project that the server answers about: its specifications, kept ready and never stale.

import { sep } from "node:path";
import type { FileSystem } from "../../base/ports.ts";
import { userCache } from "../../host/cache-store.ts";
import { projectFiles } from "../../host/project-files.ts";
import type { Watch } from "../../host/watch.ts";
import type { DriftGuard } from "../../workspace/drift-guard.ts";
import { LiveProject } from "../../workspace/live.ts";

/** A project that tools ask about. */
export interface Project {
  readonly root: string;
  readonly files: FileSystem;
  /** Its specifications as they are at this moment. */
  readonly live: () => LiveProject;
  /** Compares edits of its code with its specifications. */
  readonly guard: () => Promise<DriftGuard>;
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
  let guard: DriftGuard | undefined;
  return {
    root,
    files,
    live: () => {
      if (!isWatched) live.searchAgain();
      return live;
    },
    guard: async () => {
      guard ??= await driftGuard(files, env);
      return guard;
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

/** Loaded when code is edited: parsers of code are not needed for anything else. */
async function driftGuard(
  files: FileSystem,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DriftGuard> {
  const { readGrammar } = await import("../../host/grammar-files.ts");
  const { FactReader } = await import("../../workspace/code-facts.ts");
  const { DriftGuard } = await import("../../workspace/drift-guard.ts");
  return new DriftGuard(files, new FactReader(readGrammar, userCache(env)));
}
