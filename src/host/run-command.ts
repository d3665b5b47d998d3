// Running a program of the user's, without a shell.

import { spawn } from "node:child_process";

/**
 * Runs a command to its end; what it prints goes to standard error, so that a report stays whole.
 * @param words the program and its arguments
 * @returns its exit code; undefined where it could not be started or was stopped
 */
export function runCommand(words: readonly string[], cwd: string): Promise<number | undefined> {
  const [program, ...args] = words;
  if (program === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", 2, 2] });
    child.once("error", () => resolve(undefined));
    child.once("exit", (code) => resolve(code ?? undefined));
  });
}
