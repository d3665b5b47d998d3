// Version control of this machine behind the port: one `git log` for any number of paths.

import { spawn } from "node:child_process";
import type { VersionControl } from "../base/ports.ts";

/** Above this many paths the whole history is read and filtered here: argument lists are finite. */
const MOST_PATHSPECS = 500;

// A repository is somebody else's data: nothing in its configuration may start a program.
const GUARDS = ["-c", "core.fsmonitor=false", "-c", "log.showSignature=false"];

/**
 * Asks the `git` on the path.
 * @param timeLimitMs after this time what was found so far is the answer
 */
export function nodeGit(timeLimitMs = 2_000): VersionControl {
  return {
    lastChanged: (root, paths) => lastChanged(root, paths, timeLimitMs),
  };
}

function lastChanged(
  root: string,
  paths: readonly string[],
  timeLimitMs: number,
): Promise<ReadonlyMap<string, number> | undefined> {
  if (paths.length === 0) return Promise.resolve(new Map());
  const limit = paths.length <= MOST_PATHSPECS ? ["--", ...paths] : [];
  const log = ["log", "-z", "--relative", "--no-renames", "--name-only", "--format=%x01%ct"];
  const child = spawn("git", ["--literal-pathspecs", ...GUARDS, "-C", root, ...log, ...limit], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
  });
  const reader = new LogReader(paths);
  return new Promise((resolve) => {
    let stopped = false;
    const stop = (): void => {
      stopped = true;
      child.kill();
    };
    const timer = setTimeout(stop, timeLimitMs);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      if (!stopped && reader.feed(chunk)) stop();
    });
    child.on("error", () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      resolve(stopped || exitCode === 0 ? reader.found : undefined);
    });
  });
}

/** Reads the records of the log, newest first; the first commit that names a path counts. */
class LogReader {
  readonly found = new Map<string, number>();
  private readonly wanted: Map<string, string>;
  private rest = "";
  private time = 0;

  constructor(paths: readonly string[]) {
    this.wanted = new Map(paths.map((path) => [normal(path), path]));
  }

  /** Takes a piece of output; true when every path is known. */
  feed(chunk: string): boolean {
    const records = (this.rest + chunk).split("\0");
    this.rest = records.pop() ?? "";
    for (const record of records) this.take(record.replace(/^\n+/, ""));
    return this.found.size === this.wanted.size;
  }

  private take(record: string): void {
    if (record.startsWith("\u0001")) {
      this.time = Number(record.slice(1).trim());
      return;
    }
    if (record === "") return;
    this.note(".");
    for (let end = record.length; end > 0; end = record.lastIndexOf("/", end - 1))
      this.note(record.slice(0, end));
  }

  private note(path: string): void {
    const asked = this.wanted.get(path);
    if (asked !== undefined && !this.found.has(asked)) this.found.set(asked, this.time);
  }
}

function normal(path: string): string {
  const trimmed = path.replace(/^(\.\/)+/, "").replace(/\/+$/, "");
  return trimmed === "" ? "." : trimmed;
}
