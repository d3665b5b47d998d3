// Options of `allium check` that change files, leave out findings or choose a format.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/edges/cli/command.ts";
import { run } from "../../src/edges/cli/main.ts";
import { folderWith, twice } from "../support/allium.ts";

/** Runs `allium check` in memory. */
async function check(cwd: string, ...args: string[]) {
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
    readInput: async () => "",
  };
  return { code: await run("check", context), stdout, stderr };
}

const broken = "-- allium: 3\n\nrule R {\n  when: A(x)\n  requires: x == 3\n  ensures: B(x)\n}\n";

describe("allium check --fix", () => {
  it("writes what is safe and reports the rest", async () => {
    const folder = folderWith({ "a.allium": broken, "b.allium": twice });
    const { code, stderr } = await check(folder, "--fix", "--format", "text", ".");
    expect(readFileSync(join(folder, "a.allium"), "utf8")).toBe(broken.replace("==", "="));
    expect(stderr).toBe("Fixed 1 finding in 1 file.\n");
    expect(code).toBe(1);
  });

  it("shows a diff instead with --dry-run", async () => {
    const folder = folderWith({ "a.allium": broken });
    const { code, stdout } = await check(folder, "--fix", "--dry-run", "a.allium");
    expect(stdout).toContain("--- a/a.allium\n+++ b/a.allium\n");
    expect(stdout).toContain("-  requires: x == 3\n+  requires: x = 3\n");
    expect(readFileSync(join(folder, "a.allium"), "utf8")).toBe(broken);
    expect(code).toBe(1);
  });

  it("refuses what does not go together", async () => {
    expect((await check(".", "--dry-run", ".")).code).toBe(2);
    expect((await check(".", "--fix", "--watch", ".")).stderr).toContain("do not go together");
  });
});

describe("allium check --baseline", () => {
  it("fails for new findings only", async () => {
    const folder = folderWith({ "specs/a.allium": twice });
    expect((await check(folder, "specs")).code).toBe(1);
    const updated = await check(folder, "--update-baseline", "specs");
    expect(updated.stderr).toMatch(/^allium\.baseline\.json knows \d findings? now\.\n$/);
    expect(updated.code).toBe(0);

    const known = () => check(folder, "--baseline", "allium.baseline.json", "specs");
    writeFileSync(join(folder, "specs/a.allium"), twice.replace("\n", "\n\n"));
    expect((await known()).code).toBe(0);
    writeFileSync(join(folder, "specs/a.allium"), `${twice}enum Loan { a | b }\n`);
    expect((await known()).code).toBe(1);
  });

  it("says what is wrong with a baseline", async () => {
    const folder = folderWith({ "a.allium": twice, "known.json": "[]" });
    const { code, stderr } = await check(folder, "--baseline", "known.json", "a.allium");
    expect(code).toBe(2);
    expect(stderr).toContain("known.json: is no baseline");
    expect((await check(folder, "--baseline", "none.json", "a.allium")).code).toBe(2);
  });
});

describe("allium check --format", () => {
  it.each([
    ["sarif", '"version": "2.1.0"'],
    ["junit", "<testsuites"],
    ["github", "::error file=a.allium,line=3"],
  ])("prints %s", async (format, part) => {
    const folder = folderWith({ "a.allium": twice });
    const { code, stdout } = await check(folder, "--format", format, "a.allium");
    expect(stdout).toContain(part);
    expect(code).toBe(1);
  });

  it("gives the page about a code as help in SARIF", async () => {
    const folder = folderWith({ "a.allium": twice });
    const { stdout } = await check(folder, "--format", "sarif", "a.allium");
    expect(stdout).toContain("# type.duplicateName");
  });

  it("counts notes in the text, and lists them with --verbose", async () => {
    const folder = folderWith({
      "a.allium":
        '-- allium: 3\n-- allium-ignore all\nopen question "Why?"\n-- allium-ignore all\n',
    });
    expect((await check(folder, "--format", "text", "a.allium")).stdout).toContain("--verbose");
    const { stdout } = await check(folder, "--format", "text", "--verbose", "a.allium");
    expect(stdout).toContain("info[ignore.unused]");
  });
});
