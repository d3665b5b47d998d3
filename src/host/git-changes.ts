// Which files differ from an earlier state of the repository.

import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { err, ok, type Result } from "../base/result.ts";

// A repository is somebody else's data: nothing in its configuration may start a program.
const GUARDS = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];

/**
 * The files that differ between a commit and the working tree, with those that git does not know
 * yet and does not ignore.
 * @param folder any folder of the repository
 * @param ref a commit, by any name that git understands
 * @returns a test for absolute paths, or why git cannot tell
 */
export async function changedSince(
  folder: string,
  ref: string,
): Promise<Result<(path: string) => boolean>> {
  const top = await git(folder, ["rev-parse", "--show-toplevel"]);
  if (!top.ok) return err(`${folder} is in no git repository`);
  const root = top.value.replace(/\r?\n$/, "");
  const found = await git(root, ["rev-parse", "--verify", "--end-of-options", `${ref}^{commit}`]);
  if (!found.ok) return err(`git knows no commit \`${ref}\` here`);
  const commit = found.value.trim();
  const quiet = ["--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules"];
  const lists = await Promise.all([
    git(root, ["diff", "--name-only", "-z", ...quiet, commit, "--"]),
    git(root, ["ls-files", "--others", "--exclude-standard", "-z"]),
  ]);
  const changed = new Set<string>();
  for (const list of lists) {
    if (!list.ok) return list;
    for (const path of list.value.split("\0")) if (path !== "") changed.add(join(root, path));
  }
  return ok((path) => changed.has(real(resolve(path))));
}

/** The commit that is checked out in the repository of a folder; undefined where there is none. */
export async function headCommit(folder: string): Promise<string | undefined> {
  const found = await git(folder, ["rev-parse", "--verify", "HEAD^{commit}"]);
  return found.ok ? found.value.trim() : undefined;
}

function git(folder: string, args: readonly string[]): Promise<Result<string>> {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
  return new Promise((done) => {
    execFile(
      "git",
      [...GUARDS, "-C", folder, ...args],
      { env, maxBuffer: 1 << 28, encoding: "utf8" },
      (error, stdout, stderr) => {
        if (error === null) done(ok(stdout));
        else done(err(`git: ${stderr.trim().split("\n")[0] || error.message}`));
      },
    );
  });
}

/** Git tells real paths; a call may go through links. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
