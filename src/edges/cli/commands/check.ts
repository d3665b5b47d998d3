// `allium check`: what is wrong with specifications.

import { nodeFiles } from "../../../host/files.ts";
import { fails } from "../../../workspace/config.ts";
import { baselineHelp, baselineOptions, besideBaseline } from "../check-baseline.ts";
import { outputHelp, outputOptions, showAs } from "../check-output.ts";
import { type CheckedSet, checkSet, type SetValues, setHelp, setOptions } from "../check-set.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { fixHelp, fixOptions } from "../fix-options.ts";
import { readOptions } from "../options.ts";
import { readPaths } from "../paths.ts";

const help = `Usage: allium check [options] <path>...
       allium check --paths-from - [options]

Reports what is wrong with specifications: syntax, names, types, lifecycles, surfaces and the
rest of the language's rules, over all files together and what they import.
A file is taken whatever its name ends in; a folder is searched for *.allium, respecting
.gitignore and never inside node_modules. A file named twice is checked once.

Options:
${outputHelp}  --exit-zero              exit with 0 whatever was found, and when nothing could be looked at
  --paths-from -           read paths from standard input, separated by white space, in quotes
                           where they hold blanks; no path at all means the current folder
${setHelp}${fixHelp}${baselineHelp}
Files to look at, severities, and the severity from which on a check fails can be set in an
allium.config.json in or above the folder checked.

Exit codes: 0 no errors or warnings, 1 some, or a path that cannot be read, 2 nothing could be
looked at.
`;

const options = {
  "exit-zero": { type: "boolean" },
  "paths-from": { type: "string" },
  ...outputOptions,
  ...setOptions,
  ...fixOptions,
  ...baselineOptions,
} as const;

export const checkCommand: Command = { name: "check", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const started = performance.now();
  const { values, positionals } = readOptions(context.args, options);
  const show = showAs(context, values);
  const paths = [...positionals, ...(await pathsFrom(values["paths-from"], context))];
  if (values["dry-run"] === true && values.fix !== true)
    throw new UsageError("--dry-run goes with --fix");
  if (values.watch === true && values.fix !== true) {
    const { watchSet } = await import("../watch-set.ts");
    await watchSet(context, paths, async (session) => {
      const checked = await checkSet(context, paths, values, { session });
      const report = await besideBaseline(context, checked.report, values);
      const shown = await show(report);
      return [nothingSeen(checked, values), ...problemLines(checked), shown].join("");
    });
    return EXIT.clean;
  }
  const fixing = values.fix === true ? await import("../check-fix.ts") : undefined;
  const { checked, diff } =
    fixing === undefined
      ? { checked: await checkSet(context, paths, values), diff: undefined }
      : await fixing.fixSet(context, paths, values);
  context.printError(problemLines(checked).join(""));
  if (checked.report.files.length === 0) {
    const { problems } = checked.report;
    if (problems.length === 0) context.printError(nothingSeen(checked, values));
    if (checked.unchanged && problems.length === 0) return EXIT.clean;
    return values["exit-zero"] === true ? EXIT.clean : EXIT.failed;
  }
  if (diff !== undefined) {
    context.print(diff);
    return diff === "" || values["exit-zero"] === true ? EXIT.clean : EXIT.findings;
  }
  const report = await besideBaseline(context, checked.report, values);
  context.print(await show(report, context.isTerminal ? performance.now() - started : undefined));
  if (values["exit-zero"] === true) return EXIT.clean;
  return fails(report.counts, checked.config.failLevel) || report.problems.length > 0
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
