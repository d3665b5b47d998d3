// What git knows about the age of files and folders.

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeGit } from "../../src/host/git.ts";
import { folderWith } from "../support/allium.ts";

/** A repository in which each file is committed on its own, at a given second. */
function repository(commits: readonly (readonly [path: string, seconds: number])[]): string {
  const cwd = folderWith({});
  const git = (seconds: number, ...args: readonly string[]) => {
    const date = `${seconds} +0000`;
    const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
    const ran = spawnSync("git", [...who, ...args], { cwd, env, encoding: "utf8" });
    if (ran.status !== 0) throw new Error(ran.stderr);
  };
  git(0, "init", "-q");
  for (const [path, seconds] of commits) {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    writeFileSync(join(cwd, path), String(seconds));
    git(seconds, "add", "-A");
    git(seconds, "commit", "-q", "-m", path);
  }
  return cwd;
}

describe("git", () => {
  it("tells when files and folders were last changed", async () => {
    const cwd = repository([
      ["src/deep/a.ts", 1_600_000_100],
      ["specs/ä b.allium", 1_600_000_200],
      ["src/c.ts", 1_600_000_300],
    ]);
    const paths = ["src", "src/deep/", "./specs/ä b.allium", "specs", ".", "gone.ts"];
    expect(await nodeGit().lastChanged(cwd, paths)).toEqual(
      new Map([
        ["src", 1_600_000_300],
        ["src/deep/", 1_600_000_100],
        ["./specs/ä b.allium", 1_600_000_200],
        ["specs", 1_600_000_200],
        [".", 1_600_000_300],
      ]),
    );
    const inside = await nodeGit().lastChanged(join(cwd, "src"), ["deep", "c.ts"]);
    expect(inside?.get("deep")).toBe(1_600_000_100);
  });

  it("knows nothing where there is no repository", async () => {
    expect(await nodeGit().lastChanged(folderWith({}), ["a"])).toBeUndefined();
  });
});
