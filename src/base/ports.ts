// What the program needs from the machine, as interfaces. `host/` implements them over Node;
// tests may implement them in memory. Paths use `/` and are relative to `root` or absolute.

import type { Result } from "./result.ts";

/** Kinds of directory entries that matter here. */
export interface FileEntry {
  /** Path relative to the folder that was searched, with `/`. */
  readonly path: string;
  /** Size in bytes. */
  readonly size: number;
}

/** A path that could not be read, and what the system says about it. */
export interface FileProblem {
  readonly path: string;
  readonly reason: string;
}

/** Read access to files. Nothing here throws: what the system says comes back as an error text. */
export interface FileSystem {
  /** The bytes of a file. */
  readBytes(path: string): Result<Uint8Array>;
  /** Names of the entries of a folder, in code-unit order; none where it cannot be read. */
  names?(folder: string): readonly string[];
  /** What stands at a path. */
  kind(path: string): "file" | "directory" | "other" | "missing";
  /**
   * The files below a folder in code-unit order, respecting `.gitignore`, never inside
   * `node_modules` or `.git`, each directory visited once even when links form a loop.
   * @param patterns glob patterns relative to `root`; all files when left out
   * @param onProblem called for each folder below `root` that cannot be read
   */
  list(
    root: string,
    patterns?: readonly string[],
    onProblem?: (problem: FileProblem) => void,
  ): Promise<Result<readonly FileEntry[]>>;
}

/** What version control knows; every answer may be `undefined` where there is no repository. */
export interface VersionControl {
  /**
   * Seconds since the epoch of the last commit that touched each given path (files or folders,
   * relative to `root`); paths without history are left out.
   */
  lastChanged(
    root: string,
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, number> | undefined>;
}
