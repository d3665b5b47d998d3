// `allium plan`, `allium model` and `allium parse`: arguments, exit codes and streams.

import { describe, expect, it } from "vitest";
import { clean, folderWith } from "../support/allium.ts";
import { runHere } from "./in-process.ts";

const broken = "-- allium: 3\nentity Loan { due_at: Timestamp }\nentity {\n";
const COMMANDS = ["plan", "model", "parse"];

describe.each(COMMANDS)("allium %s", (name) => {
  it("asks for a file", async () => {
    expect(await runHere([name])).toEqual({
      code: 2,
      stdout: "",
      stderr: `Usage: allium ${name} <file.allium>\n`,
    });
  });

  it("prints one document, whatever the name of the file ends in", async () => {
    const cwd = folderWith({ "spec.txt": clean });
    const { code, stdout, stderr } = await runHere([name, "spec.txt"], cwd);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\{\n {2}".*\n\}\n$/s);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it("exits with 1 for syntax errors, and prints what could be read", async () => {
    const cwd = folderWith({ "a.allium": broken });
    const { code, stdout, stderr } = await runHere([name, "a.allium"], cwd);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("Loan");
  });

  it("exits with 0 for warnings, and for what only a check reports", async () => {
    const unmarked = "entity Loan { due_at: Timestamp }\nvalue Loan { amount: Decimal }\n";
    const { code, stdout } = await runHere(
      [name, "a.allium"],
      folderWith({ "a.allium": unmarked }),
    );
    expect(code).toBe(0);
    expect(stdout).toContain("missing version marker");
  });

  it("says why a file cannot be read", async () => {
    const cwd = folderWith({ "bad.allium": Uint8Array.from([45, 45, 255, 10]) });
    expect(await runHere([name, "gone.allium"], cwd)).toEqual({
      code: 2,
      stdout: "",
      stderr: "gone.allium: no such file or directory\n",
    });
    const { code, stdout, stderr } = await runHere([name, "bad.allium"], cwd);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^bad\.allium: is not valid UTF-8/);
  });

  it("refuses options that it does not know, and gives help", async () => {
    const { code, stdout, stderr } = await runHere([name, "--json", "a.allium"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--json");
    const help = await runHere([name, "a.allium", "-h"]);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain(`Usage: allium ${name}`);
  });
});

describe.each(["plan", "model"])("allium %s for a set", (name) => {
  const tree = {
    "specs/a.allium": '-- allium: 3\nuse "./b.allium" as b\nentity A { b: b/B }\n',
    "specs/b.allium": "-- allium: 2\nentity B { n: Integer }\n",
  };

  it("prints one document, in which each entry names its file", async () => {
    const cwd = folderWith(tree);
    const folder = await runHere([name, "specs"], cwd);
    expect([folder.code, folder.stderr]).toEqual([0, ""]);
    const document = JSON.parse(folder.stdout);
    expect(document.version).toBeNull();
    expect(document.files).toEqual([
      { spec_file: "specs/a.allium", version: 3 },
      { spec_file: "specs/b.allium", version: 2 },
    ]);
    const entries: { spec_file: string }[] = document.obligations ?? document.entities;
    expect(new Set(entries.map((e) => e.spec_file)).size).toBe(2);
    expect((await runHere([name, "specs/a.allium", "specs/b.allium"], cwd)).stdout).toBe(
      folder.stdout,
    );
  });

  it("looks at what it can read, and exits with 1 for the rest", async () => {
    const { code, stdout, stderr } = await runHere(
      [name, "specs", "gone.allium"],
      folderWith(tree),
    );
    expect([code, stderr]).toEqual([1, "gone.allium: no such file or directory\n"]);
    expect(JSON.parse(stdout).files).toHaveLength(2);
  });

  it("is not content with a folder without specifications", async () => {
    expect(await runHere([name, "."], folderWith({ "a.md": "" }))).toEqual({
      code: 2,
      stdout: "",
      stderr: "No .allium files found.\n",
    });
  });
});
