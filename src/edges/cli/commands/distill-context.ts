// `allium distill-context`: the facts of code that somebody needs who drafts its specification.

import { userCache } from "../../../host/cache-store.ts";
import { nodeFiles } from "../../../host/files.ts";
import { readGrammar } from "../../../host/grammar-files.ts";
import { FactReader } from "../../../workspace/code-facts.ts";
import { distillContext } from "../../../workspace/distill.ts";
import { areaFrom, areaHelp, areaOptions } from "../area.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";

const help = `Usage: allium distill-context [options] [<area or folder> ...]

Tells what code does, for drafting a specification from it: things with their fields and states,
lifecycles with a line for each step, guards and effects of functions, limits, ways in, scheduled
work, the outside, and anomalies worth a question. All code is read, as a part may be called from
anywhere; what is told is about the area. Nothing is guessed: what is not understood is left out.

Options:
${areaHelp}  --page <number>          which page of the text, from 1
  --budget <number>        the most characters of a page, 12000 when left out
  --format markdown|json   markdown (the default), or one JSON document with everything
                           (docs/json/distill.schema.json)

Exit codes: 0 looked, 2 no code that can be read, or the area is not known.
`;

const options = {
  ...areaOptions,
  page: { type: "string" },
  budget: { type: "string" },
  format: { type: "string", choices: ["markdown", "json"] },
} as const;

const BUDGET = 12_000;

export const distillContextCommand: Command = { name: "distill-context", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format = oneOf("format", values.format, ["markdown", "json"]) ?? "markdown";
  const page = numberOf("page", values.page) ?? 1;
  const budget = numberOf("budget", values.budget) ?? BUDGET;
  const area = await areaFrom(context, positionals, values["area-from"]);
  const reader = new FactReader(readGrammar, userCache(context.env));
  const { outline, problems } = await distillContext(nodeFiles(context.cwd), reader, area.code);
  for (const { path, reason } of problems) context.printError(`${path}: ${reason}\n`);
  if (outline.files.length === 0) {
    context.printError("No code that can be read was found.\n");
    return EXIT.failed;
  }
  if (format === "json") {
    const { distillJson } = await import("../../../report/distill-json.ts");
    context.print(distillJson(outline, area.label));
  } else {
    const { distillMarkdown } = await import("../../../report/distill-markdown.ts");
    context.print(distillMarkdown(outline, area.label, budget, page).text);
  }
  return EXIT.clean;
}

function numberOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError(`--${name} takes a number from 1`);
  return Number(value);
}
