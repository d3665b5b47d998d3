// `allium format` as it is called.

import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/edges/cli/command.ts";
import { run } from "../../src/edges/cli/main.ts";
import { folderWith } from "../support/allium.ts";

async function format(cwd: string, args: readonly string[], input = "") {
  let stdout = "";
  let stderr = "";
  const context: CommandContext = {
    args,
    cwd,
    env: {},
    isTerminal: false,
    print: (text) => {
      stdout += text;
    },
    printError: (text) => {
      stderr += text;
    },
    readInput: async () => input,
  };
  return { code: await run("format", context), stdout, stderr };
}

const untidy = "-- allium: 3\nentity Loan{\n  due_at:Timestamp\n}\n";
const tidy = "-- allium: 3\nentity Loan {\n    due_at: Timestamp\n}\n";
const broken = "-- allium: 3\nentity {\n";

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("allium format", () => {
  it("overwrites what it is given and names what it changed", async () => {
    const folder = folderWith({ "a.allium": untidy, "sub/b.allium": tidy, "sub/c.txt": untidy });
    const { code, stdout, stderr } = await format(folder, ["."]);
    expect([code, stdout]).toEqual([0, "a.allium\n"]);
    expect(stderr).toBe("1 file formatted, 1 file already well laid out\n");
    expect(read(folder, "a.allium")).toBe(tidy);
    expect(read(folder, "sub/c.txt")).toBe(untidy);
    expect(readdirSync(folder).sort()).toEqual(["a.allium", "sub"]);
  });

  it("leaves a file with a syntax error alone, says where, and formats the others", async () => {
    const folder = folderWith({ "a.allium": untidy, "b.allium": broken });
    const { code, stdout, stderr } = await format(folder, ["."]);
    expect([code, stdout]).toEqual([2, "a.allium\n"]);
    expect(stderr).toMatch(/^b\.allium:2:8: not formatted, as it has a syntax error: /);
    expect(read(folder, "b.allium")).toBe(broken);
  });

  it("only looks with --check", async () => {
    const folder = folderWith({ "a.allium": untidy, "b.allium": tidy });
    expect(await format(folder, ["--check", "."])).toMatchObject({ code: 1, stdout: "a.allium\n" });
    expect(await format(folder, ["--check", "b.allium"])).toMatchObject({ code: 0, stdout: "" });
    expect(read(folder, "a.allium")).toBe(untidy);
  });

  it("prints a diff with --diff", async () => {
    const folder = folderWith({ "a.allium": untidy });
    const { code, stdout } = await format(folder, ["--diff", "a.allium"]);
    expect(code).toBe(1);
    expect(stdout).toContain("--- a/a.allium\n+++ b/a.allium\n");
    expect(stdout).toContain("-  due_at:Timestamp\n+entity Loan {\n+    due_at: Timestamp\n");
    expect(read(folder, "a.allium")).toBe(untidy);
    expect(await format(folder, ["--diff", "-"], untidy)).toMatchObject({ code: 1 });
  });

  it("formats standard input to standard output", async () => {
    expect(await format(".", ["-"], untidy)).toEqual({ code: 0, stdout: tidy, stderr: "" });
    expect(await format(".", ["-", "--check"], untidy)).toMatchObject({ code: 1, stdout: "" });
    const { code, stdout, stderr } = await format(".", ["-"], broken);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("standard input:2:8: not formatted");
  });

  it("keeps byte order marks, line ends, links and permissions", async () => {
    const text = `\uFEFF${untidy.replaceAll("\n", "\r\n")}`;
    const folder = folderWith({ "real/a.allium": text });
    chmodSync(join(folder, "real/a.allium"), 0o640);
    symlinkSync("real/a.allium", join(folder, "link.allium"));
    expect(await format(folder, ["link.allium"])).toMatchObject({ code: 0 });
    expect(read(folder, "real/a.allium")).toBe(`\uFEFF${tidy.replaceAll("\n", "\r\n")}`);
    expect(read(folder, "link.allium")).toBe(read(folder, "real/a.allium"));
    expect(statSync(join(folder, "real/a.allium")).mode & 0o777).toBe(0o640);
  });

  it("says so when there is nothing to look at", async () => {
    const folder = folderWith({ "a.txt": "" });
    expect(await format(folder, ["."])).toMatchObject({
      code: 2,
      stderr: "No .allium files found.\n",
    });
    expect(await format(folder, ["no.allium"])).toMatchObject({ code: 2 });
    expect((await format(folder, [])).stderr).toContain("name the files or folders");
  });
});
