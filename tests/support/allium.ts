// Runs the launcher of the repository as a user does, and makes folders to run it in.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export const root = join(import.meta.dirname, "../..");
export const launcher = join(root, "bin/allium");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `allium` with arguments and waits for its end. */
export function allium(
  args: readonly string[],
  options: { cwd?: string; input?: string; env?: Record<string, string> } = {},
): Ran {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  const ran = spawnSync(process.execPath, [launcher, ...args], {
    cwd: options.cwd ?? root,
    input: options.input ?? "",
    encoding: "utf8",
    env: { ...env, ...options.env },
    maxBuffer: 1 << 28,
  });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

/** A folder with files, removed when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "allium-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A specification without findings. */
export const clean = "-- allium: 3\nentity Loan { due_at: Timestamp }\n";

/** A specification with one error, `type.duplicateName` on its line 3. */
export const twice = `${clean}value Loan { amount: Decimal }\n`;

/** Splits a stream of JSON documents as `check` prints it. */
export function documents(stdout: string): unknown[] {
  return stdout
    .split(/(?<=^\}\n)/m)
    .filter((part) => part !== "")
    .map((part) => JSON.parse(part) as unknown);
}
