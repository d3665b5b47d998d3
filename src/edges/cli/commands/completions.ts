// `allium completions`: the script that completes commands and options in a shell.

import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { SHELLS, type Shell } from "../completion-scripts.ts";
import { describedCommands } from "../described.ts";
import { readOptions } from "../options.ts";

const shells = Object.keys(SHELLS) as readonly Shell[];

const help = `Usage: allium completions bash|zsh|fish

Prints the script that completes commands, options and their values in a shell:

  bash  source <(allium completions bash)
  zsh   source <(allium completions zsh)
  fish  allium completions fish | source

Exit codes: 0 printed, 2 no such shell.
`;

export const completionsCommand: Command = {
  name: "completions",
  help,
  words: () => shells,
  run,
};

async function run(context: CommandContext): Promise<ExitCode> {
  const { positionals } = readOptions(context.args, {});
  const [given, ...further] = positionals;
  const shell = shells.find((name) => name === given);
  if (shell === undefined || further.length > 0)
    throw new UsageError("name one shell: bash, zsh or fish");
  context.print(SHELLS[shell](await describedCommands()));
  return EXIT.clean;
}
