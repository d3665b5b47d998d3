// The command line: what it answers to words, options and exit codes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/edges/cli/table.ts";
import { allium, clean, folderWith, root, twice } from "../support/allium.ts";

describe("allium", () => {
  it("tells its version and the language versions it reads", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const expected = `allium ${version} (language versions: 1, 2, 3)\n`;
    for (const option of ["--version", "-V"])
      expect(allium([option])).toEqual({ code: 0, stdout: expected, stderr: "" });
  });

  it("asks for a command", () => {
    const { code, stdout, stderr } = allium([]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("allium: missing command\nTry `allium --help`.\n");
  });

  it("guesses what a misspelt command was to be", () => {
    expect(allium(["chekc"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "allium: unknown command `chekc`\nDid you mean `check`?\n",
    });
    expect(allium(["help", "zzz"]).stderr).toBe(
      "allium: unknown command `zzz`\nTry `allium --help`.\n",
    );
  });

  it("lists all commands in its help", () => {
    for (const args of [["--help"], ["-h"], ["help"]]) {
      const { code, stdout } = allium(args);
      expect(code).toBe(0);
      for (const { name } of commands) expect(stdout).toContain(`  ${name}`);
    }
  });

  it("has help for each command", async () => {
    for (const { name, load } of commands) {
      const command = await load();
      expect(command.name).toBe(name);
      expect(command.help).toMatch(new RegExp(`^Usage: allium ${name}`));
    }
    const { help } = await (commands[0]?.load() ?? Promise.reject());
    expect(allium(["help", "check"]).stdout).toBe(help);
    expect(allium(["check", "a.allium", "--help"]).stdout).toBe(help);
    expect(allium(["help", "hook"]).stdout).toMatch(/^Usage: allium hook post-edit/);
    expect(allium(["help", "help"]).stdout).toContain("Commands:");
  });
});

describe("allium check", () => {
  it("exits with 0 for clean files and for infos, 1 for warnings and errors", () => {
    const cwd = folderWith({
      "clean.allium": clean,
      "warning.allium": "entity Loan { due_at: Timestamp }\n",
      "error.allium": twice,
    });
    const code = (name: string) => allium(["check", name], { cwd }).code;
    expect(code("clean.allium")).toBe(0);
    expect(code("warning.allium")).toBe(1);
    expect(code("error.allium")).toBe(1);
    expect(allium(["check", "--exit-zero", "error.allium"], { cwd }).code).toBe(0);
  });

  it("without a path looks at nothing and says so", () => {
    const cwd = folderWith({ "a.allium": clean });
    expect(allium(["check"], { cwd })).toEqual({
      code: 2,
      stdout: "",
      stderr: "No .allium files found.\n",
    });
  });

  it("reads paths from standard input, none meaning the current folder", () => {
    const cwd = folderWith({ "a.allium": clean, "with blank.allium": twice });
    const run = (input: string) =>
      allium(["check", "--format", "text", "--paths-from", "-"], { cwd, input }).stdout;
    expect(run("a.allium\n")).toBe("1 file, nothing to report\n");
    expect(run("a.allium 'with blank.allium'\n")).toContain("2 files, 1 error\n");
    expect(run("\n")).toContain("2 files, 1 error\n");
  });

  it("refuses options it does not know, and values it cannot use", () => {
    expect(allium(["check", "--nope", "."]).code).toBe(2);
    const { code, stderr } = allium(["check", "--format", "xml", "."]);
    expect(code).toBe(2);
    expect(stderr).toContain("--format takes text, json, sarif, junit or github, not `xml`");
  });

  it("paints only when asked to, or on a terminal", () => {
    const cwd = folderWith({ "a.allium": twice });
    const run = (args: string[], env: Record<string, string> = {}) =>
      allium(["check", "--format", "text", ...args, "a.allium"], { cwd, env }).stdout;
    const painted = "\u001b[";
    expect(run([])).not.toContain(painted);
    expect(run(["--color"])).toContain(painted);
    expect(run([], { FORCE_COLOR: "1" })).toContain(painted);
    expect(run([], { FORCE_COLOR: "1", NO_COLOR: "1" })).not.toContain(painted);
    expect(run(["--no-color"], { FORCE_COLOR: "1" })).not.toContain(painted);
  });

  it("prints the same text twice", () => {
    const cwd = folderWith({ "a.allium": twice });
    const run = () => allium(["check", "--format", "text", "a.allium"], { cwd }).stdout;
    expect(run()).toBe(run());
  });
});

describe("allium parse", () => {
  it("takes one file", () => {
    for (const args of [[], ["a", "b"]])
      expect(allium(["parse", ...args])).toEqual({
        code: 2,
        stdout: "",
        stderr: "Usage: allium parse <file.allium>\n",
      });
  });

  it("exits with 1 for syntax errors only", () => {
    const cwd = folderWith({ "a.allium": twice, "b.allium": "-- allium: 3\nentity {\n" });
    expect(allium(["parse", "a.allium"], { cwd }).code).toBe(0);
    expect(allium(["parse", "b.allium"], { cwd }).code).toBe(1);
  });
});

describe("allium explain", () => {
  it("prints the page of a code, with or without its prefix", () => {
    const page = readFileSync(join(root, "docs/codes/rule.missingWhen.md"), "utf8");
    expect(allium(["explain", "rule.missingWhen"]).stdout).toBe(page);
    expect(allium(["explain", "allium.rule.missingWhen"]).stdout).toBe(page);
  });

  it("guesses what a misspelt code was to be", () => {
    const { code, stderr } = allium(["explain", "rule.mssingWhen"]);
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean `rule.missingWhen`?");
  });
});

describe("allium demo", () => {
  it("fits a screen or two, works anywhere, and names no place on this machine", () => {
    const { code, stdout, stderr } = allium(["demo"], { cwd: folderWith({}) });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").length).toBeLessThanOrEqual(62);
    expect(stdout).not.toContain(root);
    expect(stdout).toContain("[parse.foreignOperator]");
  });
});
