// `allium coverage`: which facts of code no specification explains yet.

import { userCache } from "../../../host/cache-store.ts";
import { nodeFiles } from "../../../host/files.ts";
import { readGrammar } from "../../../host/grammar-files.ts";
import { FactReader } from "../../../workspace/code-facts.ts";
import { codeCoverage } from "../../../workspace/coverage.ts";
import { areaFrom, areaHelp, areaOptions } from "../area.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";

const help = `Usage: allium coverage [options] [<area or path> ...]

Tells which facts of code no specification explains yet: things, what is done to them, ways in,
states, fields, limits; the largest first, and as a number. When what is left is left out on
purpose, the distillation of an area is complete.

Options:
${areaHelp}  --all                    show every fact, not only the largest
  --format text|json       text (the default on a terminal), or one JSON document (the default
                           elsewhere; docs/json/coverage.schema.json)

Exit codes: 0 everything is explained, 1 something is not, 2 the area is not known, or no code in it
can be read.
`;

const options = {
  ...areaOptions,
  all: { type: "boolean" },
  format: { type: "string", choices: ["text", "json"] },
} as const;

const MOST_FACTS = 25;

export const coverageCommand: Command = { name: "coverage", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format =
    oneOf("format", values.format, ["text", "json"]) ?? (context.isTerminal ? "text" : "json");
  const area = await areaFrom(context, positionals, values["area-from"]);
  const reader = new FactReader(readGrammar, userCache(context.env));
  const coverage = await codeCoverage(nodeFiles(context.cwd), reader, area);
  for (const { path, reason } of coverage.problems) context.printError(`${path}: ${reason}\n`);
  if (format === "json") {
    const { coverageJson } = await import("../../../report/coverage-json.ts");
    context.print(coverageJson(coverage));
  } else {
    const { coverageText } = await import("../../../report/coverage-text.ts");
    context.print(coverageText(coverage, values.all === true ? Number.MAX_VALUE : MOST_FACTS));
  }
  return coverage.unexplained.length === 0 ? EXIT.clean : EXIT.findings;
}
