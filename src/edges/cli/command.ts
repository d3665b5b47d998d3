// What a command of the terminal program is: a name, a help text, and a function from arguments
// to an exit code. Commands print through their context, so that tests can run them in memory.

/** Exit codes of every command. */
export const EXIT = {
  /** Looked, and found nothing to report. */
  clean: 0,
  /** Looked, and found something. */
  findings: 1,
  /** Could not look: bad usage, or nothing that could be read. */
  failed: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command may use of the process that runs it. */
export interface CommandContext {
  /** The words after the command's name. */
  readonly args: readonly string[];
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True when standard output is a terminal that a person looks at. */
  readonly isTerminal: boolean;
  /** Columns of that terminal, when known. */
  readonly columns?: number;
  /** Writes to standard output, as is; quietly does nothing once the reader has gone. */
  print(text: string): void;
  /** Writes to standard error, as is. */
  printError(text: string): void;
  /** All of standard input, as text. */
  readInput(): Promise<string>;
}

/** One option of a command, in the form of `node:util` parseArgs. */
export interface CommandOption {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  /** The words that it takes, where it takes one of a few. */
  readonly choices?: readonly string[];
}

/** One command of the terminal program. */
export interface Command {
  readonly name: string;
  /** The options that it reads; the help says what they do. */
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** The words that its arguments may be; paths where left out. */
  readonly words?: () => readonly string[];
  /** What `allium help <name>` prints: begins with `Usage: allium <name> ...`, ends with LF. */
  readonly help: string;
  run(context: CommandContext): Promise<ExitCode>;
}

/** One row of the command table: enough for the general help, the rest is loaded when needed. */
export interface CommandEntry {
  readonly name: string;
  /** One line for the general help. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Thrown by a command for arguments it cannot use; ends with exit code 2 and this message. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
