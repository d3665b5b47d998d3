// `allium check`: what is wrong with specifications.

import { nodeFiles } from "../../../host/files.ts";
import { checkJson } from "../../../report/check-json.ts";
import { checkText } from "../../../report/check-text.ts";
import { fails } from "../../../workspace/config.ts";
import { type CheckedSet, checkSet, type SetValues, setHelp, setOptions } from "../check-set.ts";
import { wantsColour } from "../colour.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { readPaths } from "../paths.ts";

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
${setHelp}
Files to look at, severities, and the severity from which on a check fails can be set in an
allium.config.json in or above the folder checked.

Exit codes: 0 no errors or warnings, 1 some, or a path that cannot be read, 2 nothing could be
looked at.
`;

const options = {
  format: { type: "string" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
  "exit-zero": { type: "boolean" },
  "paths-from": { type: "string" },
  ...setOptions,
} as const;

export const checkCommand: Command = { name: "check", help, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const started = performance.now();
  const { values, positionals } = readOptions(context.args, options);
  const format =
    oneOf("format", values.format, ["text", "json"]) ?? (context.isTerminal ? "text" : "json");
  const paths = [...positionals, ...(await pathsFrom(values["paths-from"], context))];
  const show = (checked: CheckedSet, milliseconds?: number): string => {
    if (format === "json") return checkJson(checked.report);
    const base = { colour: wantsColour(context, values), columns: context.columns ?? 100 };
    return checkText(checked.report, milliseconds === undefined ? base : { ...base, milliseconds });
  };
  if (values.watch === true) {
    const { watchSet } = await import("../watch-set.ts");
    await watchSet(context, paths, async (session) => {
      const checked = await checkSet(context, paths, values, session);
      return [nothingSeen(checked, values), ...problemLines(checked), show(checked)].join("");
    });
    return EXIT.clean;
  }
  const checked = await checkSet(context, paths, values);
  const { report, config } = checked;
  context.printError(problemLines(checked).join(""));
  if (report.files.length === 0) {
    if (report.problems.length === 0) context.printError(nothingSeen(checked, values));
    if (checked.unchanged && report.problems.length === 0) return EXIT.clean;
    return values["exit-zero"] === true ? EXIT.clean : EXIT.failed;
  }
  context.print(show(checked, context.isTerminal ? performance.now() - started : undefined));
  if (values["exit-zero"] === true) return EXIT.clean;
  return fails(report.counts, config.failLevel) || report.problems.length > 0
    ? EXIT.findings
    : EXIT.clean;
}

function problemLines({ report }: CheckedSet): readonly string[] {
  return report.problems.map(({ path, reason }) => `${path}: ${reason}\n`);
}

/** Why there is no report on any file; empty where there is one. */
function nothingSeen({ report, unchanged }: CheckedSet, { since }: SetValues): string {
  if (report.files.length > 0) return "";
  return unchanged ? `No specification has changed since ${since}.\n` : "No .allium files found.\n";
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
