// The files of the folder that a client works in, which need not be a project.

import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import type { FileSystem } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { nodeFiles } from "./files.ts";

/** The files of a client's folder, and whether it is one to be searched and watched. */
export interface ProjectFiles {
  readonly files: FileSystem;
  /** False for a home folder and for the root of a disk: they hold projects, and much besides. */
  readonly isProject: boolean;
}

/** The files of a folder; where it is no project, nothing is found in it. */
export function projectFiles(root: string): ProjectFiles {
  const files = nodeFiles(root);
  const folder = resolve(root);
  const isProject = folder !== dirname(folder) && folder !== resolve(homedir());
  return isProject
    ? { files, isProject }
    : { files: { ...files, list: async () => ok([]) }, isProject };
}
