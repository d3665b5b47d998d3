// What the hook for prompts costs the user, in milliseconds of wall time, on a set of 100
// specifications, beside a hook that starts Node and does nothing: the hook with the server of its
// session, which it asks over a socket, and without one; and a call of the server's tool, which the
// client could make without a process.
//
//   npx tsx bench/hook.ts [--program <launcher>] [--rounds <number>]

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    program: { type: "string", default: join(root, "bin/allium") },
    rounds: { type: "string", default: "15" },
  },
});
const rounds = Number(values.rounds);
const COPIES = 20;

const prompts = {
  "a wish that the specifications stand against":
    "Can you enable password reset for suspended users?",
  "a request about something else": "Please bump the linter and fix the failing CI job.",
  "a pasted log of 200 KB": `Why does this fail?\n${"at run (src/jobs/worker.js:12:3) ERROR 500 timeout\n".repeat(4_000)}`,
  empty: "",
};

const folder = mkdtempSync(join(tmpdir(), "allium-bench-"));
try {
  process.stdout.write(`${JSON.stringify(await measured(), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measured() {
  const project = join(folder, "project");
  const specs = join(root, "examples/accounts/specs");
  for (let copy = 1; copy <= COPIES; copy++)
    cpSync(specs, join(project, `area${copy}`, "specs"), { recursive: true });
  const empty = join(folder, "empty.cjs");
  writeFileSync(empty, "");
  const cache = join(folder, "cache");
  mkdirSync(cache, { recursive: true });
  const env = { ...process.env, CLAUDE_PROJECT_DIR: project, XDG_CACHE_HOME: cache };
  const node = (args: readonly string[], input = ""): number =>
    timed(() => spawnSync(process.execPath, [...args], { cwd: project, env, input }));
  const hook = (name: string, prompt: string): number =>
    node([values.program, "hook", name], JSON.stringify({ cwd: project, prompt }));
  // Both are run in turn, so that whatever else the machine does meets both.
  const beside = (run: () => number) => compared(() => node([empty]), run);
  const hooks = () => forEach(prompts, (prompt) => beside(() => hook("prompt", prompt)));
  const first = hook("prompt", "users");
  hook("prompt", "users");
  const withoutServer = hooks();
  const sessionStart = beside(() => hook("session-start", ""));
  // A server of the same parent: its socket is found by the hook.
  const server = await serverTimes(project, env, hooks);
  return {
    specifications: readdirSync(specs).length * COPIES,
    rounds,
    withServer: server.withServer,
    withoutServer,
    firstOfAll: round(first),
    sessionStart,
    callOfTheTool: server.calls,
  };
}

/** Hooks beside a running server, and what calls of it take by themselves. */
async function serverTimes<T>(project: string, env: NodeJS.ProcessEnv, hooks: () => T) {
  const client = new Client({ name: "bench", version: "0" });
  const started = performance.now();
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [values.program, "mcp"],
      cwd: project,
      env: env as Record<string, string>,
    }),
  );
  const connected = round(performance.now() - started);
  const ask = async (question: string): Promise<number> => {
    const at = performance.now();
    await client.callTool({ name: "ask", arguments: { question } });
    return performance.now() - at;
  };
  const firstQuestion = round(await ask("Can a suspended user reset the password?"));
  const milliseconds: Record<string, number> = {};
  for (const [name, prompt] of Object.entries(prompts)) {
    const all: number[] = [];
    for (let i = 0; i < rounds; i++) all.push(await ask(prompt));
    milliseconds[name] = round(middle(all));
  }
  const withServer = hooks();
  await client.close();
  return { withServer, calls: { connected, firstQuestion, milliseconds } };
}

/** Two kinds of runs in turn, and how much longer the second takes. */
function compared(empty: () => number, run: () => number) {
  const [ofEmpty, ofRun]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    ofEmpty.push(empty());
    ofRun.push(run());
  }
  const [base, time] = [middle(ofEmpty), middle(ofRun)];
  return {
    emptyNodeHook: round(base),
    milliseconds: round(time),
    more: round(time - base),
    ratio: Math.round((time / base) * 100) / 100,
  };
}

function forEach<T>(named: Readonly<Record<string, string>>, make: (text: string) => T) {
  return Object.fromEntries(Object.entries(named).map(([name, text]) => [name, make(text)]));
}

function timed(work: () => unknown): number {
  const at = performance.now();
  work();
  return performance.now() - at;
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function round(time: number): number {
  return Math.round(time * 10) / 10;
}
