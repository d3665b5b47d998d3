// The options of `allium check` that say what is checked, in real processes.

import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { allium, clean, folderWith, launcher, twice } from "../support/allium.ts";

const inText = ["check", "--format", "text"];

describe("a configuration", () => {
  it("decides when a check fails", () => {
    const cwd = folderWith({
      "a.allium": twice,
      "allium.config.json": '{ "severity": { "type.duplicateName": "info" } }',
      "strict.json": '{ "failLevel": "info" }',
    });
    expect(allium([...inText, "."], { cwd }).code).toBe(0);
    expect(allium([...inText, "--config", "strict.json", "."], { cwd }).code).toBe(1);
  });

  it("that is wrong is named with its key", () => {
    const cwd = folderWith({ "a.allium": clean, "allium.config.json": '{ "failLevels": "info" }' });
    const { code, stderr } = allium([...inText, "a.allium"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("there is no option `failLevels`; did you mean `failLevel`?");
  });
});

describe("--since", () => {
  const git = (cwd: string, ...args: string[]): void => {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  };

  it("shows findings in changed and new files only", () => {
    const cwd = folderWith({ "old.allium": twice, "edited.allium": clean });
    git(cwd, "init", "-q");
    git(cwd, "add", ".");
    git(cwd, "commit", "-q", "-m", "Begin");
    const none = allium([...inText, "--since", "HEAD", "."], { cwd });
    expect(none.code).toBe(0);
    expect(none.stderr).toBe("No specification has changed since HEAD.\n");
    writeFileSync(join(cwd, "edited.allium"), twice);
    writeFileSync(join(cwd, "new.allium"), twice);
    const { code, stdout } = allium([...inText, "--since", "HEAD", "."], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("edited.allium");
    expect(stdout).toContain("new.allium");
    expect(stdout).not.toContain("old.allium");
  });

  it("refuses what git does not know", () => {
    const cwd = folderWith({ "a.allium": clean });
    expect(allium([...inText, "--since", "HEAD", "."], { cwd }).stderr).toContain("git repository");
    git(cwd, "init", "-q");
    const unknown = allium([...inText, "--since=--output=x", "."], { cwd });
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("git knows no commit");
  });
});

describe("--watch", () => {
  it("reports again after a change, and ends with 0 on an interrupt", async () => {
    const cwd = folderWith({ "a.allium": clean });
    const watching = spawn(process.execPath, [launcher, ...inText, "--watch", "."], { cwd });
    onTestFinished(() => {
      watching.kill("SIGKILL");
    });
    let out = "";
    let heard = (): void => {};
    watching.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      heard();
    });
    const until = (text: string): Promise<void> =>
      new Promise((done) => {
        heard = () => {
          if (out.includes(text)) done();
        };
        heard();
      });
    await until("1 file");
    expect(out).not.toContain("type.duplicateName");
    // A change right after the first report may come before the watch is complete.
    const again = setInterval(() => writeFileSync(join(cwd, "a.allium"), twice), 200);
    onTestFinished(() => clearInterval(again));
    await until("type.duplicateName");
    clearInterval(again);
    expect(out.match(/type\.duplicateName/g)).toHaveLength(1);
    const ended = new Promise<number | null>((done) => watching.on("exit", done));
    watching.kill("SIGINT");
    expect(await ended).toBe(0);
  }, 20_000);
});
