// Searching folders of this machine.

import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../src/host/files.ts";
import { folderWith } from "../support/allium.ts";

async function listed(cwd: string, folder: string, patterns?: readonly string[]) {
  const result = await nodeFiles(cwd).list(folder, patterns);
  if (!result.ok) throw new Error(result.error);
  return result.value.map((entry) => entry.path);
}

describe("a search", () => {
  it("respects .gitignore files above, at and below the folder", async () => {
    const cwd = folderWith({
      ".git/HEAD": "",
      ".gitignore": "*.log\n/specs/private/\n",
      "specs/.gitignore": "draft*\n",
      "specs/a.allium": "",
      "specs/draft.allium": "",
      "specs/x.log": "",
      "specs/private/p.allium": "",
      "specs/deep/.gitignore": "!draft-kept.allium\n!keep.log\n",
      "specs/deep/draft-kept.allium": "",
      "specs/deep/draft-b.allium": "",
      "specs/deep/keep.log": "",
      "specs/node_modules/m.allium": "",
    });
    expect(await listed(cwd, "specs", ["**/*.allium", "**/*.log"])).toEqual([
      "a.allium",
      "deep/draft-kept.allium",
      "deep/keep.log",
    ]);
    expect(await listed(cwd, ".", ["specs/deep/*.allium"])).toEqual([
      "specs/deep/draft-kept.allium",
    ]);
  });

  it("looks into an ignored folder that is named", async () => {
    const cwd = folderWith({ ".git/HEAD": "", ".gitignore": "out/\n", "out/a.allium": "" });
    expect(await listed(cwd, ".", ["**/*.allium"])).toEqual([]);
    expect(await listed(cwd, "out", ["**/*.allium"])).toEqual(["a.allium"]);
  });

  it("does not ask folders above when there is no repository", async () => {
    const cwd = folderWith({ ".gitignore": "*.allium\n", "specs/a.allium": "" });
    expect(await listed(cwd, "specs", ["**/*.allium"])).toEqual(["a.allium"]);
  });

  it.skipIf(process.platform === "win32")(
    "follows links out of the folder, each once",
    async () => {
      const outside = folderWith({ "o.allium": "", "inner/i.allium": "" });
      const cwd = folderWith({ "a.allium": "" });
      symlinkSync(outside, join(cwd, "one"));
      symlinkSync(outside, join(cwd, "two"));
      symlinkSync(cwd, join(cwd, "self"));
      symlinkSync("nowhere", join(cwd, "broken"));
      symlinkSync(cwd, join(outside, "back"));
      expect(await listed(cwd, ".", ["**/*.allium"])).toEqual([
        "a.allium",
        "one/inner/i.allium",
        "one/o.allium",
      ]);
    },
  );

  it("says why a folder cannot be searched", async () => {
    expect(await nodeFiles(folderWith({})).list("gone")).toEqual({
      ok: false,
      error: "no such file or directory",
    });
  });
});
