// Running one program to its end, with a limit of time, its output kept.
import { spawn } from "node:child_process";

/** How a program ended and what it printed. `exitCode` is null if it was stopped. */
export type Finished = {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
};

/** The program, its arguments, and where and how long it may run. The environment is exactly the one given. */
export type Command = {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limitMs: number;
};

/** Runs a program with nothing on its stdin; fails with its output so far if it takes too long. */
export function runProcess(command: Command): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      cwd: command.cwd,
      env: { ...command.env },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const printed = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      printed.stdout += piece;
    });
    child.stderr.setEncoding("utf8").on("data", (piece: string) => {
      printed.stderr += piece;
    });
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      const name = [command.program, ...command.args].join(" ");
      reject(
        new Error(
          `no end after ${command.limitMs} ms: ${name}\n${printed.stdout}\n${printed.stderr}`,
        ),
      );
    }, command.limitMs);
    child.on("error", (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.on("close", (exitCode) => {
      clearTimeout(limit);
      resolve({ ...printed, exitCode });
    });
  });
}
