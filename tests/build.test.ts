// The plugin that ships: built from the sources, the same each time, and whole without them.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, root } from "./support/allium.ts";

describe("dist", () => {
  it("is what a build of the sources gives", { timeout: 120_000 }, () => {
    const script = join(root, "scripts/build.mjs");
    const ran = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    expect(ran.stderr).toBe("");
    expect(ran.status).toBe(0);
  });

  it("holds nothing that would make a client install packages", () => {
    const names = readdirSync(join(root, "dist"));
    for (const name of ["package.json", "package-lock.json", "node_modules"])
      expect(names).not.toContain(name);
  });

  it("runs from any place", () => {
    const folder = folderWith({ "a.allium": "-- allium: 3\nrule R { }\n" });
    cpSync(join(root, "dist"), join(folder, "plugin"), { recursive: true });
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(folder, "plugin/bin/allium"), ...args], {
        cwd: folder,
        encoding: "utf8",
      });
    expect(run("--version").stdout).toMatch(/^allium \d+\.\d+\.\d+ /);
    expect(run("check", "a.allium").stdout).toContain("allium.rule.missingWhen");
    expect(run("explain", "rule.missingWhen").stdout).toContain("# rule.missingWhen");
    expect(run("demo").status).toBe(0);
  });

  it("names the licences of what is bundled", () => {
    const text = readFileSync(join(root, "dist/lib/licences.txt"), "utf8");
    for (const name of ["chevrotain", "fast-glob", "ignore", "zod"])
      expect(text).toContain(`\n${name} (`);
    expect(existsSync(join(root, "dist/LICENSE"))).toBe(true);
  });
});
