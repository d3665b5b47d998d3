// `allium drift` as a user runs it: formats, areas, baselines, exit codes.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allium, folderWith, root } from "../support/allium.ts";

function example() {
  const cwd = folderWith({});
  cpSync(join(root, "examples/accounts"), cwd, { recursive: true });
  return (...args: readonly string[]) => ({ ...allium(["drift", ...args], { cwd }), cwd });
}

it("shows both sides, the reason and both corrections, in every format", () => {
  const drift = example();
  for (const format of ["text", "markdown", "json", "sarif"]) {
    const { code, stdout } = drift("--format", format, "auth");
    expect(code).toBe(1);
    for (const part of ["specs/auth.allium", "auth/login.py", "47", "max_login_attempts = 5"])
      expect(stdout, format).toContain(part);
    expect(stdout, format).toMatch(/the code drifted/);
  }
});

it("keeps to the area, and says what it compared where nothing differs", () => {
  const drift = example();
  const { code, stdout } = drift("--format", "markdown", "teams");
  expect(code).toBe(0);
  expect(stdout).toContain("Nothing differs");
  expect(stdout).toMatch(/rules \d+ of \d+ agree/);
  const unknown = drift("weather");
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("teams")]);
});

it("leaves out what a baseline knows, and nothing else", () => {
  const drift = example();
  const written = drift("--format", "text", "--update-baseline");
  expect(written.stderr).toContain("3 differences");
  const again = drift("--format", "text", "--baseline", "allium.drift-baseline.json");
  expect(again.code).toBe(0);
  const path = join(again.cwd, "auth/password_reset.py");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(' or user.status != "active"', ""));
  const { code, stdout } = drift("--format", "text", "--baseline", "allium.drift-baseline.json");
  expect(code).toBe(1);
  expect(stdout).toContain("PasswordResetRequested");
  expect(stdout).not.toContain("LoginAttempt requires");
});

it("says when one of the sides is missing", () => {
  const cwd = folderWith({ "a.py": "x = 1\n" });
  const { code, stderr } = allium(["drift"], { cwd });
  expect([code, stderr]).toEqual([2, "No .allium files found.\n"]);
});
