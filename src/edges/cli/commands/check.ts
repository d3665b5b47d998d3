// `allium check`: what is wrong with specifications.

import { sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { checkJson } from "../../../report/check-json.ts";
import { checkText } from "../../../report/check-text.ts";
import { type CheckReport, check } from "../../../workspace/check.ts";
import { wantsColour } from "../colour.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable, readPaths } from "../paths.ts";

const help = `Usage: allium check [options] <path>...
       allium check --paths-from - [options]

Reports what is wrong with specifications: syntax, and the structure of each file.
A file is taken whatever its name ends in; a folder is searched for *.allium, respecting
.gitignore and never inside node_modules. A file named twice is checked once.

Options:
  --format text|json       text for people (the default on a terminal), or one JSON document
                           per file (the default elsewhere)
  --color, --no-color      colours in the text; without either NO_COLOR and FORCE_COLOR decide
  --exit-zero              exit with 0 whatever was found, and when nothing could be looked at
  --paths-from -           read paths from standard input, separated by white space, in quotes
                           where they hold blanks; no path at all means the current folder

Exit codes: 0 no errors or warnings, 1 some, or a path that cannot be read, 2 nothing could be
looked at.
`;

const options = {
  format: { type: "string" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  "exit-zero": { type: "boolean" },
  "paths-from": { type: "string" },
} as const;

export const checkCommand: Command = { name: "check", help, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const started = performance.now();
  const { values, positionals } = readOptions(context.args, options);
  const format =
    oneOf("format", values.format, ["text", "json"]) ?? (context.isTerminal ? "text" : "json");
  const paths = [...positionals, ...(await pathsFrom(values["paths-from"], context))];
  const report = await check(
    nodeFiles(context.cwd),
    paths.map((path) => portable(path, sep)),
  );
  for (const { path, reason } of report.problems) context.printError(`${path}: ${reason}\n`);
  if (report.files.length === 0) {
    if (report.problems.length === 0) context.printError("No .allium files found.\n");
    return values["exit-zero"] === true ? EXIT.clean : EXIT.failed;
  }
  if (format === "json") {
    context.print(checkJson(report));
  } else {
    const colour = wantsColour(context, values);
    const base = { colour, columns: context.columns ?? 100 };
    const milliseconds = performance.now() - started;
    context.print(checkText(report, context.isTerminal ? { ...base, milliseconds } : base));
  }
  return values["exit-zero"] === true ? EXIT.clean : exitCodeOf(report);
}

async function pathsFrom(
  source: string | undefined,
  context: CommandContext,
): Promise<readonly string[]> {
  if (source === undefined) return [];
  if (source !== "-") throw new UsageError("--paths-from takes -, which is standard input");
  const files = nodeFiles(context.cwd);
  const paths = readPaths(await context.readInput(), (path) => files.kind(path) !== "missing");
  return paths.length === 0 ? ["."] : paths;
}

function exitCodeOf(report: CheckReport): ExitCode {
  const { error, warning } = report.counts;
  return error + warning + report.problems.length > 0 ? EXIT.findings : EXIT.clean;
}
