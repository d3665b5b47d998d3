// Runs the sources of the terminal program in this process: what a command prints, and its exit code.

import { run } from "../../src/edges/cli/main.ts";
import type { Ran } from "../support/allium.ts";

/** Runs one command from the sources. */
export async function runHere(args: readonly string[], cwd = process.cwd()): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const code = await run(args[0], {
    args: args.slice(1),
    cwd,
    env: {},
    isTerminal: false,
    print: (text) => {
      stdout += text;
    },
    printError: (text) => {
      stderr += text;
    },
    readInput: async () => "",
  });
  return { code, stdout, stderr };
}
