// `allium parse`: the syntax tree of one file.

import { sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { parseJson } from "../../../report/parse-json.ts";
import { treeJson } from "../../../report/tree-json.ts";
import { type ParsedFile, parseFile } from "../../../workspace/parse.ts";
import { syntaxTree } from "../../../workspace/syntax.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium parse [--tree] <file.allium>

Prints the syntax of one file and the diagnostics of the grammar as JSON, in the form that other
tools read: the name of a construct is the key of what it holds, absent parts are null, spans count
UTF-8 bytes. The form is published in docs/json/parse.schema.json.

Options:
  --tree  the program's own tree instead: nodes by kind, every span with UTF-16 offsets, lines and
          columns (docs/json/tree.schema.json)

Exit codes: 0 no syntax errors, 1 some (the tree is printed all the same), 2 no such file.
`;

const options = { tree: { type: "boolean" } } as const;

export const parseCommand: Command = { name: "parse", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
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
  const show = values.tree === true ? treeJson : syntaxJson;
  context.print(show(parsed.value));
  const broken = parsed.value.diagnostics.some((d) => d.severity === "error");
  return broken ? EXIT.findings : EXIT.clean;
}

function syntaxJson(file: ParsedFile): string {
  return parseJson(file, syntaxTree(file));
}
