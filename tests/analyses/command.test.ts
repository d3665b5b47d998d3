// `allium analyse` as a command, run in memory over files on disk.

import { describe, expect, it } from "vitest";
import { analyseCommand } from "../../src/edges/cli/commands/analyse.ts";
import { clean, documents, folderWith } from "../support/allium.ts";

const silent = `${clean}rule Renew { when: ReaderRenews(loan) ensures: loan.due_at = now }\n`;

async function run(files: Readonly<Record<string, string>>, ...args: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await analyseCommand.run({
    args,
    cwd: folderWith(files),
    env: {},
    isTerminal: false,
    print: (text) => {
      stdout += text;
    },
    printError: (text) => {
      stderr += text;
    },
    readInput: async () => "",
  });
  return { code, stdout, stderr };
}

describe("allium analyse", () => {
  it("ends with 0 where nothing is found, with 1 where something is", async () => {
    expect((await run({ "a.allium": clean }, ".")).code).toBe(0);
    expect((await run({ "a.allium": silent }, ".")).code).toBe(1);
  });

  it("ends with 1 for a file that does not parse, and still prints its document", async () => {
    const { code, stdout } = await run({ "a.allium": "-- allium: 3\nentity {\n" }, "a.allium");
    expect(code).toBe(1);
    expect(documents(stdout)).toMatchObject([{ command: "analyse", findings: [] }]);
  });

  it("ends with 2 where nothing could be looked at", async () => {
    expect(await run({ "a.txt": "" }, ".")).toMatchObject({
      code: 2,
      stderr: "No .allium files found.\n",
    });
    expect((await run({}, "missing.allium")).code).toBe(2);
  });

  it("goes on where one file cannot be read", async () => {
    const { code, stdout, stderr } = await run({ "a.allium": clean }, "a.allium", "missing.allium");
    expect(code).toBe(1);
    expect(documents(stdout)).toMatchObject([{ spec_file: "a.allium" }]);
    expect(stderr).toMatch(/^missing\.allium: /);
  });

  it("prints documents, a line for each finding, or text", async () => {
    const files = { "a.allium": silent, "b.allium": clean };
    expect(documents((await run(files, ".")).stdout)).toMatchObject([
      {
        spec_file: "a.allium",
        findings: [{ type: "unreachable_trigger", trigger: "ReaderRenews" }],
      },
      { spec_file: "b.allium", findings: [] },
    ]);
    const lines = (await run(files, "--format", "stream", ".")).stdout.trim().split("\n");
    expect(lines.map((l) => JSON.parse(l).spec_file)).toEqual(["a.allium"]);
    const { stdout } = await run(files, "--format", "text", ".");
    expect(stdout).toContain(" --> a.allium:3:20\n");
    expect(stdout).toContain('? Who or what makes "reader renews" happen?');
    await expect(run(files, "--format", "xml", ".")).rejects.toThrow(/--format takes/);
  });

  it("puts many triggers of one file that nothing sends into one question", async () => {
    const rules = ["A", "B", "C", "D", "E"].map(
      (n) => `rule R${n} { when: Do${n}(loan) ensures: loan.due_at = now }\n`,
    );
    const { stdout } = await run({ "a.allium": clean + rules.join("") }, "--format", "text", ".");
    expect(stdout).toMatch(/^1-5\. unreachable_trigger: nothing sends these triggers of a\.allium/);
    expect(stdout.match(/\?/g)).toHaveLength(2);
  });
});
