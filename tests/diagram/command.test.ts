// `allium diagram` as it is called.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../src/edges/cli/command.ts";
import { run } from "../../src/edges/cli/main.ts";
import { clean, folderWith, root } from "../support/allium.ts";

async function draw(cwd: string, ...args: string[]) {
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
  return { code: await run("diagram", context), stdout, stderr };
}

const example = join(root, "examples/accounts");

describe("allium diagram", () => {
  it("draws all below the current folder for Mermaid", async () => {
    const { code, stdout, stderr } = await draw(example, "lifecycle");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^stateDiagram-v2\n/);
    expect(stdout).toContain('state "Subscription.status" as ');
  });

  it("draws the lifecycle of one entity, or of one of its fields", async () => {
    const one = await draw(example, "lifecycle", "Invoice", "specs");
    expect(one.stdout).toContain('state "issued" as');
    expect(one.stdout).not.toContain("suspended");
    expect(await draw(example, "lifecycle", "Invoice.status", "specs")).toEqual(one);
    const none = await draw(example, "lifecycle", "Plan", "specs");
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("Plan has no lifecycle here");
  });

  it("writes other formats", async () => {
    expect((await draw(example, "rules", "--format", "dot", "specs")).stdout).toMatch(/^digraph /);
    expect((await draw(example, "rules", "--format", "svg", "specs")).stdout).toMatch(/^<svg /);
    expect((await draw(example, "rules", "--format", "png", "specs")).code).toBe(2);
  });

  it("overwrites nothing without being asked to", async () => {
    const folder = folderWith({ "a.allium": clean, "old.mmd": "mine" });
    expect((await draw(folder, "entities", "--out", "new.mmd", ".")).code).toBe(0);
    expect(readFileSync(join(folder, "new.mmd"), "utf8")).toContain("Loan");
    const refused = await draw(folder, "entities", "--out", "old.mmd", ".");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--force");
    expect(readFileSync(join(folder, "old.mmd"), "utf8")).toBe("mine");
    expect((await draw(folder, "entities", "--out", "old.mmd", "--force", ".")).code).toBe(0);
    expect(readFileSync(join(folder, "old.mmd"), "utf8")).toContain("Loan");
  });

  it("says what it cannot draw", async () => {
    const folder = folderWith({ "a.allium": clean, "b.allium": "-- allium: 3\nentity {\n" });
    expect((await draw(folder, "states")).stderr).toContain(
      "lifecycle, entities, rules or surfaces",
    );
    expect((await draw(folder, "surfaces", "a.allium")).stderr).toContain("no surfaces to draw");
    expect((await draw(folder, "entities", "none.allium")).code).toBe(2);
    const partly = await draw(folder, "entities", ".");
    expect(partly.code).toBe(0);
    expect(partly.stderr).toContain("b.allium: has syntax errors");
  });
});
