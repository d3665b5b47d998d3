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
  mkdirSync(join(folder, "cache"), { recursive: true });
  const env = {
    ...process.env,
    CLAUDE_PROJECT_DIR: project,
    XDG_CACHE_HOME: join(folder, "cache"),
  };
  const process_ = (args: readonly string[], input: string): number =>
    timed(() => spawnSync(process.execPath, [...args], { cwd: project, env, input }));
  const hook = (prompt: string): string =>
    JSON.stringify({ cwd: project, hook_event_name: "UserPromptSubmit", prompt });
  const emptyHook = median(() => process_([empty], hook("")));
  const first = process_([values.program, "hook", "prompt"], hook(prompts["empty"] || "users"));
  process_([values.program, "hook", "prompt"], hook("users"));
  // With a server of the same parent, the hook finds its socket.
  const server = await serverTimes(project, env, () =>
    Object.fromEntries(
      Object.entries(prompts).map(([name, prompt]) => [
        name,
        beside(
          emptyHook,
          median(() => process_([values.program, "hook", "prompt"], hook(prompt))),
        ),
      ]),
    ),
  );
  const own = Object.fromEntries(
    Object.entries(prompts).map(([name, prompt]) => [
      name,
      beside(
        emptyHook,
        median(() => process_([values.program, "hook", "prompt"], hook(prompt))),
      ),
    ]),
  );
  const session = median(() => process_([values.program, "hook", "session-start"], hook("")));
  return {
    specifications: readdirSync(specs).length * COPIES,
    rounds,
    emptyNodeHook: round(emptyHook),
    withServer: server.withServer,
    withoutServer: { first: round(first), prompts: own },
    callOfTheTool: {
      connected: server.connected,
      firstQuestion: server.firstQuestion,
      prompts: Object.fromEntries(
        Object.entries(server.prompts).map(([name, time]) => [name, beside(emptyHook, time)]),
      ),
    },
    sessionStart: beside(emptyHook, session),
  };
}

/** What calls of the running server take, from the first on, and hooks beside it. */
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
  const connected = performance.now() - started;
  const ask = async (question: string): Promise<number> => {
    const at = performance.now();
    await client.callTool({ name: "ask", arguments: { question } });
    return performance.now() - at;
  };
  const first = await ask("Can a suspended user reset the password?");
  const times: Record<string, number> = {};
  for (const [name, prompt] of Object.entries(prompts)) {
    const all: number[] = [];
    for (let i = 0; i < rounds; i++) all.push(await ask(prompt));
    times[name] = middle(all);
  }
  // Its own process has to run while hooks are waited for, which it does.
  const withServer = hooks();
  await client.close();
  return { withServer, connected: round(connected), firstQuestion: round(first), prompts: times };
}

function beside(emptyHook: number, time: number) {
  return {
    milliseconds: round(time),
    moreThanEmptyHook: round(time - emptyHook),
    ratio: Math.round((time / emptyHook) * 100) / 100,
  };
}

function timed(work: () => unknown): number {
  const at = performance.now();
  work();
  return performance.now() - at;
}

function median(work: () => number): number {
  return middle(Array.from({ length: rounds }, work));
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function round(time: number): number {
  return Math.round(time * 10) / 10;
}
