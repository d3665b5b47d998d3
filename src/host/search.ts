// Searching a folder: fast-glob decides what matches, and an adapter between it and the file
// system decides where it may look. The adapter hides ignored entries, `node_modules` and `.git`,
// keeps every folder from being visited twice, and sorts, so that the order is the same anywhere.

import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import fastGlob from "fast-glob";
import { byCodeUnits } from "../base/order.ts";
import type { FileEntry, FileProblem } from "../base/ports.ts";
import { err, ok, type Result } from "../base/result.ts";
import { type IgnoreChain, isIgnored, rulesAbove, withRulesOf } from "./gitignore.ts";
import { reasonOf } from "./reasons.ts";

const NEVER = new Set(["node_modules", ".git"]);

/**
 * The files below a folder that match glob patterns.
 *
 * A link to a folder is followed once, and only when it leads out of the folder searched and not
 * to a place that contains it: what lies inside is found under its own name.
 * @param root absolute path of the folder
 * @param onProblem called for each folder below that cannot be read
 * @returns the files in code-unit order of their paths, or why the folder itself cannot be read
 */
export function search(
  root: string,
  patterns: readonly string[],
  onProblem: (problem: FileProblem) => void = () => {},
): Result<readonly FileEntry[]> {
  let walk: Walk;
  try {
    walk = new Walk(root, onProblem);
    readdirSync(root);
  } catch (error) {
    return err(reasonOf(error));
  }
  const found = fastGlob.sync([...patterns], {
    cwd: root,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: true,
    fs: { readdirSync: walk.readdir as unknown as typeof readdirSync, lstatSync, statSync },
  });
  return ok(found.sort(byCodeUnits).map((path) => ({ path, size: sizeOf(join(root, path)) })));
}

class Walk {
  private readonly root: string;
  private readonly realRoot: string;
  private readonly onProblem: (problem: FileProblem) => void;
  private readonly chains = new Map<string, IgnoreChain>();
  /** Folders reached through a link, by the name under which they were reached. */
  private readonly linked = new Set<string>();
  /** Real paths of those folders; what is not reached through a link is unique anyway. */
  private readonly visited = new Set<string>();

  constructor(root: string, onProblem: (problem: FileProblem) => void) {
    this.root = root;
    this.realRoot = realpathSync(root);
    this.onProblem = onProblem;
    this.chains.set(root, withRulesOf(root, rulesAbove(root)));
  }

  /** Stands in for `readdirSync` with file types. */
  readonly readdir = (given: string): Dirent[] => {
    const folder = resolve(given);
    const chain = this.chainAt(folder);
    const throughLink = this.linked.has(folder);
    return this.entriesOf(folder)
      .filter((entry) => this.mayVisit(entry, join(folder, entry.name), throughLink, chain))
      .sort((a, b) => byCodeUnits(a.name, b.name));
  };

  /** A pattern may start the search further down, so folders in between can be new here. */
  private chainAt(folder: string): IgnoreChain {
    const known = this.chains.get(folder);
    if (known !== undefined) return known;
    const parent = dirname(folder);
    const chain = parent === folder ? [] : withRulesOf(folder, this.chainAt(parent));
    this.chains.set(folder, chain);
    return chain;
  }

  private entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      const path = folder
        .slice(this.root.length + 1)
        .split(sep)
        .join("/");
      this.onProblem({ path, reason: reasonOf(error) });
      return [];
    }
  }

  private mayVisit(entry: Dirent, path: string, throughLink: boolean, chain: IgnoreChain): boolean {
    if (NEVER.has(entry.name)) return false;
    const isLink = entry.isSymbolicLink();
    const isFolder = entry.isDirectory() || (isLink && isFolderAt(path));
    if (isIgnored(path, isFolder, chain)) return false;
    if (!isFolder) return true;
    return !(isLink || throughLink) || this.enterThroughLink(path);
  }

  private enterThroughLink(path: string): boolean {
    let real: string;
    try {
      real = realpathSync(path);
    } catch {
      return false;
    }
    if (contains(this.realRoot, real) || contains(real, this.realRoot)) return false;
    if (this.visited.has(real)) return false;
    this.visited.add(real);
    this.linked.add(path);
    return true;
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function contains(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
