// The terminal program: finds the command, runs it, and turns whatever happens into an exit code.

import { nearest } from "../../base/nearest.ts";
import { languageVersions, version } from "../../base/version.ts";
import { isTerminal, readInput, writer } from "../../host/stdio.ts";
import { type CommandContext, EXIT, type ExitCode, UsageError } from "./command.ts";
import { allCommands, generalHelp } from "./help.ts";
import { commands } from "./table.ts";

/** Runs the program in this process; the result is its exit code. Never throws. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const out = writer(1);
  const err = writer(2);
  const terminal = await isTerminal(1);
  const context: CommandContext = {
    args: args.slice(1),
    cwd: process.cwd(),
    env: process.env,
    isTerminal: terminal,
    ...(terminal ? { columns: process.stdout.columns } : {}),
    print: out.write,
    printError: err.write,
    readInput: async () => new TextDecoder().decode(readInput()),
  };
  return run(args[0], context);
}

/** Runs one command; what it throws becomes a message on standard error and exit code 2. */
export async function run(name: string | undefined, context: CommandContext): Promise<ExitCode> {
  try {
    return await dispatch(name, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.printError(`allium ${name}: ${error.message}\n`);
      context.printError(`Try \`allium help ${name}\`.\n`);
    } else {
      const { ALLIUM_DEBUG } = context.env;
      const withStack = error instanceof Error && ALLIUM_DEBUG !== undefined;
      const text = withStack ? error.stack : error instanceof Error ? error.message : String(error);
      context.printError(`allium: this should not have happened: ${text}\n`);
    }
    return EXIT.failed;
  }
}

async function dispatch(name: string | undefined, context: CommandContext): Promise<ExitCode> {
  switch (name) {
    case undefined:
      context.printError("allium: missing command\nTry `allium --help`.\n");
      return EXIT.failed;
    case "-h":
    case "--help":
      context.print(generalHelp());
      return EXIT.clean;
    case "-V":
    case "--version":
      context.print(`allium ${version} (language versions: ${languageVersions.join(", ")})\n`);
      return EXIT.clean;
    case "help":
      return help(context);
    default:
      return runCommand(name, context);
  }
}

async function help(context: CommandContext): Promise<ExitCode> {
  const about = context.args[0];
  if (about === undefined || about === "help" || about.startsWith("-")) {
    context.print(generalHelp());
    return EXIT.clean;
  }
  return runCommand(about, { ...context, args: ["--help"] });
}

async function runCommand(name: string, context: CommandContext): Promise<ExitCode> {
  const entry = commands.find((command) => command.name === name);
  if (entry === undefined) return unknownCommand(name, context);
  const command = await entry.load();
  const end = context.args.indexOf("--");
  const options = end < 0 ? context.args : context.args.slice(0, end);
  if (options.includes("--help") || options.includes("-h")) {
    context.print(command.help);
    return EXIT.clean;
  }
  return command.run(context);
}

function unknownCommand(name: string, context: CommandContext): ExitCode {
  const meant = nearest(
    name,
    allCommands().map((row) => row.name),
  );
  const hint = meant === undefined ? "Try `allium --help`." : `Did you mean \`${meant}\`?`;
  context.printError(`allium: unknown command \`${name}\`\n${hint}\n`);
  return EXIT.failed;
}
