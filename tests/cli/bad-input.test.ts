// What happens when the input is not a specification: a message that says so, the other files
// checked all the same, and exit code 2 only when nothing could be looked at.

import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allium, clean, documents, folderWith, launcher, twice } from "../support/allium.ts";

const text = (args: readonly string[], cwd: string) =>
  allium(["check", "--format", "text", ...args], { cwd });

describe("a folder", () => {
  it("without specifications is not a clean result", () => {
    const cwd = folderWith({ "readme.md": "nothing here" });
    expect(text(["."], cwd)).toEqual({
      code: 2,
      stdout: "",
      stderr: "No .allium files found.\n",
    });
  });

  it("gives its files in code-unit order, hidden ones included, ignored ones not", () => {
    const cwd = folderWith({
      "b.allium": clean,
      "B.allium": clean,
      ".hidden/a.allium": clean,
      "node_modules/x/n.allium": twice,
      "build/out.allium": twice,
      ".gitignore": "build/\n",
    });
    const { stdout, code } = allium(["check", "."], { cwd });
    expect(code).toBe(0);
    expect(documents(stdout).map((d) => (d as { spec_file: string }).spec_file)).toEqual([
      ".hidden/a.allium",
      "B.allium",
      "b.allium",
    ]);
  });

  it.skipIf(process.platform === "win32")("with links in a circle is searched once", () => {
    const cwd = folderWith({ "specs/a.allium": clean });
    mkdirSync(join(cwd, "specs/inner"));
    symlinkSync("../..", join(cwd, "specs/inner/up"));
    symlinkSync("specs", join(cwd, "again"));
    expect(text(["."], cwd).stdout).toBe("1 file, nothing to report\n");
  });
});

describe("a file", () => {
  it("that is missing does not stop the others", () => {
    const cwd = folderWith({ "a.allium": clean });
    expect(text(["gone.allium", "a.allium"], cwd)).toEqual({
      code: 1,
      stdout: "1 file, nothing to report, 1 could not be read\n",
      stderr: "gone.allium: no such file or directory\n",
    });
  });

  it("that is the only one and missing ends with 2", () => {
    const cwd = folderWith({});
    expect(text(["gone.allium"], cwd)).toEqual({
      code: 2,
      stdout: "",
      stderr: "gone.allium: no such file or directory\n",
    });
  });

  it("that is binary is named as such", () => {
    const cwd = folderWith({ "a.allium": clean, "z.allium": Uint8Array.from([80, 75, 0, 1]) });
    const { code, stderr } = text(["."], cwd);
    expect(code).toBe(1);
    expect(stderr).toBe("z.allium: is not a text file (a zero byte at offset 2)\n");
  });

  it("that is not UTF-8 is named with the place", () => {
    const latin1 = Buffer.from("-- allium: 3\n-- Geb\u00fchr\n", "latin1");
    const cwd = folderWith({ "a.allium": latin1, "b.allium": clean });
    const { code, stderr } = text(["."], cwd);
    expect(code).toBe(1);
    expect(stderr).toBe("a.allium: is not valid UTF-8 (at byte offset 19, line 2)\n");
  });

  it.skipIf(process.getuid?.() === 0)("that may not be read is named with the reason", () => {
    const cwd = folderWith({ "a.allium": clean, "b.allium": clean });
    chmodSync(join(cwd, "a.allium"), 0);
    const { code, stderr } = text(["."], cwd);
    expect(code).toBe(1);
    expect(stderr).toBe("a.allium: permission denied\n");
  });

  it("with a byte order mark has its version marker and its columns", () => {
    const cwd = folderWith({ "a.allium": `\ufeff${clean}`, "b.allium": "\ufeffentity E { }\n" });
    const { stdout } = allium(["check", "a.allium", "b.allium"], { cwd });
    const [a, b] = documents(stdout) as { diagnostics: { location: unknown }[] }[];
    expect(a?.diagnostics).toEqual([]);
    expect(b?.diagnostics[0]?.location).toEqual({ col: 1, file: "b.allium", line: 1 });
  });

  it("with CRLF line ends is the same specification", () => {
    const cwd = folderWith({ "a.allium": twice.replaceAll("\n", "\r\n") });
    const { stdout } = text(["a.allium"], cwd);
    expect(stdout).toContain("--> a.allium:3:7\n");
    expect(stdout).not.toContain("\r");
  });

  it("of ten megabytes is read", { timeout: 120_000 }, () => {
    const line = "-- A comment that says nothing, but says it for a long time, again and again.\n";
    const cwd = folderWith({
      "big.allium": twice + line.repeat(Math.ceil(10_000_000 / line.length)),
    });
    const { code, stdout } = text(["big.allium"], cwd);
    expect(code).toBe(1);
    expect(stdout).toContain("1 file, 1 error\n");
  });

  it("named twice is checked once, and whatever its name ends in", () => {
    const cwd = folderWith({ "spec.txt": clean, "a.allium": clean });
    expect(text(["spec.txt", "./a.allium", ".", "a.allium"], cwd).stdout).toBe(
      "2 files, nothing to report\n",
    );
  });
});

describe("a closed pipe", () => {
  it("ends quietly", async () => {
    const cwd = folderWith({ "a.allium": twice });
    const child = spawn(process.execPath, [launcher, "parse", "a.allium"], { cwd });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += String(data);
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });
});
