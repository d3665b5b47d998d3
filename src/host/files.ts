// The file system of this machine behind the port. Only edges import this layer. Searching a
// folder loads a glob library; naming files does not.

import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { byCodeUnits } from "../base/order.ts";
import type { FileEntry, FileProblem, FileSystem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";
import { reasonOf } from "./reasons.ts";

/**
 * The files of this machine.
 * @param cwd the folder that relative paths start from
 */
export function nodeFiles(cwd: string): FileSystem {
  return {
    readBytes(path: string): Result<Uint8Array> {
      try {
        return ok(readFileSync(resolve(cwd, path)));
      } catch (error) {
        return err(reasonOf(error));
      }
    },

    kind(path: string): "file" | "directory" | "other" | "missing" {
      const stats = statsOf(resolve(cwd, path));
      if (stats === undefined) return "missing";
      return stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
    },

    names(folder: string): readonly string[] {
      try {
        return readdirSync(resolve(cwd, folder)).sort(byCodeUnits);
      } catch {
        return [];
      }
    },

    async list(
      root: string,
      patterns: readonly string[] = ["**"],
      onProblem?: (problem: FileProblem) => void,
    ): Promise<Result<readonly FileEntry[]>> {
      const { search } = await import("./search.ts");
      return search(resolve(cwd, root), patterns, onProblem);
    },
  };
}

/** When a file was last written, in milliseconds since the epoch; undefined when it is no file. */
export function modifiedAt(path: string): number | undefined {
  const stats = statsOf(path);
  return stats?.isFile() === true ? stats.mtimeMs : undefined;
}

/** What stands at a path; what cannot be reached counts as missing, reading it tells the reason. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
