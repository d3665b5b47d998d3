// `allium ask`: a question or a wish in words, answered from the specifications.

import { sep } from "node:path";
import { userCache } from "../../../host/cache-store.ts";
import { nodeFiles } from "../../../host/files.ts";
import { askPaths } from "../../../workspace/ask.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium ask [options] "<words>" [<file or folder> ...]

Finds what the words are about in the specifications below the given paths (the current folder
when left out) and answers from the linked model: the rules that govern it with their numbers
filled in, who may do it, what follows, and what stands against a wish. Every statement quotes the
author and names file and line. For a request that is about something else it says nothing. The
words may also come from standard input, as \`-\`.

Options:
  --json             one JSON document (docs/json/ask.schema.json)
  --budget <number>  the most characters of the text, 4800 when left out
  --explain          also say how sure the answer is, and what makes it so

Exit codes: 0 looked, whatever was found, 2 nothing that could be read.
`;

const options = {
  json: { type: "boolean" },
  budget: { type: "string" },
  explain: { type: "boolean" },
} as const;

export const askCommand: Command = { name: "ask", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const [words, ...rest] = positionals;
  if (words === undefined) throw new UsageError("ask takes the words of a question");
  const budget = values.budget === undefined ? undefined : Number(values.budget);
  if (budget !== undefined && !(Number.isInteger(budget) && budget > 0))
    throw new UsageError(`--budget takes a number of characters, not \`${values.budget}\``);
  const prompt = words === "-" ? await context.readInput() : words;
  const paths = rest.length === 0 ? ["."] : rest.map((path) => portable(path, sep));
  const report = await askPaths(nodeFiles(context.cwd), prompt, paths, {
    cache: async () => userCache(context.env),
    ...(budget === undefined ? {} : { budget }),
  });
  for (const { path, reason } of report.problems) context.printError(`${path}: ${reason}\n`);
  if (values.json === true) {
    const { askJson } = await import("../../../report/ask-json.ts");
    context.print(askJson(report));
  } else {
    const { askText } = await import("../../../report/ask-text.ts");
    context.print(askText(report, values.explain === true));
  }
  return report.answer.scope.length === 0 && report.problems.length > 0 ? EXIT.failed : EXIT.clean;
}
