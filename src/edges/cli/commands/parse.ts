// `allium parse`: the syntax tree of one file.

import { sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { parseJson } from "../../../report/parse-json.ts";
import { parseFile } from "../../../workspace/parse.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium parse <file.allium>

Prints the syntax tree of one file and the diagnostics of the grammar as JSON. Spans are
half-open ranges of UTF-16 offsets, with lines and columns from 1. The form is published in
docs/json/parse.schema.json.

Exit codes: 0 no syntax errors, 1 some (the tree is printed all the same), 2 no such file.
`;

export const parseCommand: Command = { name: "parse", help, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { positionals } = readOptions(context.args, {});
  const [path, ...further] = positionals;
  if (path === undefined || further.length > 0) {
    context.printError("Usage: allium parse <file.allium>\n");
    return EXIT.failed;
  }
  const parsed = parseFile(nodeFiles(context.cwd), portable(path, sep));
  if (!parsed.ok) {
    context.printError(`${path}: ${parsed.error}\n`);
    return EXIT.failed;
  }
  context.print(parseJson(parsed.value));
  const broken = parsed.value.diagnostics.some((d) => d.severity === "error");
  return broken ? EXIT.findings : EXIT.clean;
}
