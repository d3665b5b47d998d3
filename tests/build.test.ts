// The plugin that ships: built from the sources, the same each time, and whole without them.

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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

  it("keeps the compiled program for this user alone, and starts without it", () => {
    const folder = folderWith({ "a.allium": "-- allium: 3\nrule R { }\n" });
    const kept = join(folder, "cache/allium");
    const run = (env: Record<string, string> = {}) => {
      const { ALLIUM_NO_CACHE: _, ...inherited } = process.env;
      const ran = spawnSync(
        process.execPath,
        [join(root, "dist/bin/allium"), "check", "a.allium"],
        {
          cwd: folder,
          encoding: "utf8",
          env: { ...inherited, XDG_CACHE_HOME: join(folder, "cache"), ...env },
        },
      );
      return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
    };
    const code = () => readdirSync(kept).filter((name) => name.startsWith("code-"));
    const plain = run({ ALLIUM_NO_CACHE: "1" });
    expect(plain.stdout).toContain("allium.rule.missingWhen");
    expect(existsSync(kept)).toBe(false);

    expect(run()).toEqual(plain);
    const [name, ...others] = code();
    expect(others).toEqual([]);
    const path = join(kept, name ?? "");
    const { mtimeMs, mode } = statSync(path);
    expect(mode & 0o077).toBe(0);
    expect(run()).toEqual(plain);
    expect(statSync(path).mtimeMs).toBe(mtimeMs);

    // Half a file, and a file of something else, are replaced.
    const whole = readFileSync(path);
    for (const damaged of [whole.subarray(0, 1000), Buffer.alloc(whole.length)]) {
      writeFileSync(path, damaged);
      expect(run()).toEqual(plain);
      expect(statSync(path).size).toBeGreaterThan(100_000);
      expect(readFileSync(path).equals(damaged)).toBe(false);
    }

    // A folder that others may write to is not used.
    rmSync(path);
    chmodSync(kept, 0o777);
    expect(run()).toEqual(plain);
    expect(code()).toEqual([]);
  });

  it("names the licences of what is bundled", () => {
    const text = readFileSync(join(root, "dist/lib/licences.txt"), "utf8");
    for (const name of ["chevrotain", "fast-glob", "ignore", "zod"])
      expect(text).toContain(`\n${name} (`);
    expect(existsSync(join(root, "dist/LICENSE"))).toBe(true);
  });
});
