// `allium survey`: what a project is made of, what its specifications cover, and what to do next.

import { resolve, sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { nodeGit } from "../../../host/git.ts";
import { survey } from "../../../workspace/survey.ts";
import { wantsColour } from "../colour.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium survey [options] [<folder>]

Tells what a project is made of: languages and frameworks, the areas of its code that look like
parts of the domain, the specifications that exist, what they cover and how healthy they are, and
what could come next. Everything is computed from names and a bounded reading of files; nothing
is run. The folder is the current one when left out; .gitignore is respected.

Options:
  --format text|json       text of at most 60 lines and 6 KB (the default on a terminal), or one
                           JSON document (the default elsewhere; docs/json/survey.schema.json)
  --color, --no-color      bold headings in the text; without either NO_COLOR and FORCE_COLOR decide

Exit codes: 0 looked, whatever was found, 2 the folder cannot be read.
`;

const options = {
  format: { type: "string" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
} as const;

/** Longer than this is not worth waiting for the ages of specifications. */
const gitTimeLimitMs = 1_000;

export const surveyCommand: Command = { name: "survey", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format =
    oneOf("format", values.format, ["text", "json"]) ?? (context.isTerminal ? "text" : "json");
  if (positionals.length > 1) throw new UsageError("survey takes one folder");
  const folder = positionals[0] ?? ".";
  const root = resolve(context.cwd, folder);
  const files = nodeFiles(root);
  const kind = files.kind(".");
  if (kind !== "directory") {
    const reason = kind === "missing" ? "no such file or directory" : "not a folder";
    context.printError(`${folder}: ${reason}\n`);
    return EXIT.failed;
  }
  const result = await survey(files, nodeGit(gitTimeLimitMs), portable(root, sep));
  if (!result.ok) {
    context.printError(`${folder}: ${result.error}\n`);
    return EXIT.failed;
  }
  if (format === "json") {
    const { surveyJson } = await import("../../../report/survey-json.ts");
    context.print(surveyJson(result.value));
  } else {
    const { surveyText } = await import("../../../report/survey-text.ts");
    context.print(surveyText(result.value, wantsColour(context, values)));
  }
  return EXIT.clean;
}
