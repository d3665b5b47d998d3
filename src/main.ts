// The program: hands the arguments of the process to the edge they are meant for. Each edge is
// loaded only when it is needed.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";

/** Resolves when the command has ended and all its output is written. */
export const done: Promise<void> = isMainThread ? start(process.argv.slice(2)) : help();

/** What a thread does that `allium check` has started. */
async function help(): Promise<void> {
  const { runThread } = await import("./edges/cli/check-crew.ts");
  runThread();
}

async function start(args: readonly string[]): Promise<void> {
  const [first, second] = args;
  if (first === "hook" || (first === "help" && second === "hook")) {
    const { runHook } = await import("./edges/hook/main.ts");
    process.exitCode = await runHook(first === "help" ? ["--help"] : args.slice(1));
  } else if (first === "mcp" || (first === "help" && second === "mcp")) {
    const { runMcp } = await import("./edges/mcp/main.ts");
    process.exitCode = await runMcp(first === "help" ? ["--help"] : args.slice(1));
  } else {
    const { main } = await import("./edges/cli/main.ts");
    process.exitCode = await main(args);
  }
}

/** Checks the bundled example without a word, so that what a check usually runs is compiled. */
export async function rehearse(plugin: string): Promise<void> {
  const { run } = await import("./edges/cli/main.ts");
  const cwd = join(plugin, "examples/accounts/specs");
  const files = readdirSync(cwd).filter((name) => name.endsWith(".allium"));
  const silence = { print: () => {}, printError: () => {}, readInput: async () => "" };
  for (const format of ["json", "text"]) {
    const args = ["--format", format, ...files];
    await run("check", { args, cwd, env: {}, isTerminal: false, ...silence });
  }
}
