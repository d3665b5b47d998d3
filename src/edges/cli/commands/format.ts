// `allium format`: lays specifications out in the house style.

import { dirname, resolve, sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { replaceBytes } from "../../../host/write.ts";
import { formatSummary, leftAloneText } from "../../../report/format-text.ts";
import { commonFolder, findConfig } from "../../../workspace/config.ts";
import { type FormatReport, formatFiles, formatText } from "../../../workspace/format.ts";
import { acceptedBy } from "../check-set.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium format [options] <path>...
       allium format [options] -

Lays specifications out: four columns of indentation for each level, single blanks between words,
no blanks at line ends, one empty line around declarations of several lines and at most one
anywhere. Line breaks stay where they are, and so do columns set up over several lines. No word
and no comment is changed, and what the specification says stays the same.

Files are overwritten, unless --check or --diff is given. A folder is searched for *.allium as
\`allium check\` does. A file with syntax errors is left as it is. With - as the path, standard
input is formatted to standard output.

Options:
  --check                  write nothing; list the files that would change
  --diff                   write nothing; print what would change as a unified diff

Exit codes: 0 all is well laid out (now), 1 with --check or --diff: something would change, 2 a file
has syntax errors, cannot be read or cannot be written.
`;

const options = {
  check: { type: "boolean" },
  diff: { type: "boolean" },
} as const;

type Values = { readonly check?: boolean | undefined; readonly diff?: boolean | undefined };

export const formatCommand: Command = { name: "format", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  if (positionals.length === 0)
    throw new UsageError("name the files or folders to format, or - for standard input");
  if (positionals.includes("-")) {
    if (positionals.length > 1) throw new UsageError("- stands alone");
    return formatInput(context, values);
  }
  const report = await formatPaths(context, positionals);
  context.printError(leftAloneText(report));
  const looked = report.changed.length + report.unchanged;
  const failed = report.left.length + report.problems.length > 0;
  if (looked === 0 && !failed) {
    context.printError("No .allium files found.\n");
    return EXIT.failed;
  }
  const writes = values.check !== true && values.diff !== true;
  if (writes) write(context, report);
  await show(context, report, values);
  context.printError(formatSummary(report, writes));
  if (failed) return EXIT.failed;
  return writes || report.changed.length === 0 ? EXIT.clean : EXIT.findings;
}

async function formatPaths(
  context: CommandContext,
  given: readonly string[],
): Promise<FormatReport> {
  const files = nodeFiles(context.cwd);
  const paths = given.map((path) => portable(path, sep));
  const folders = paths.map((path) => {
    const absolute = resolve(context.cwd, path);
    return portable(files.kind(path) === "directory" ? absolute : dirname(absolute), sep);
  });
  const found = await findConfig(files, commonFolder(folders));
  if (!found.ok) throw new UsageError(found.error);
  return formatFiles(files, paths, await acceptedBy(found.value, context.cwd));
}

/** @throws UsageError for a file that cannot be written */
function write(context: CommandContext, { changed }: FormatReport): void {
  for (const { path, bytes } of changed) {
    const written = replaceBytes(context.cwd, path, bytes);
    if (!written.ok) throw new UsageError(`${path}: ${written.error}`);
  }
}

async function show(context: CommandContext, report: FormatReport, values: Values): Promise<void> {
  if (values.diff === true) {
    const { diffText } = await import("../../../report/diff-text.ts");
    context.print(diffText(report.changed));
  } else context.print(report.changed.map(({ path }) => `${path}\n`).join(""));
}

async function formatInput(context: CommandContext, values: Values): Promise<ExitCode> {
  const before = await context.readInput();
  const result = formatText(before);
  if (result.kind !== "formatted") {
    const errors = result.kind === "syntax" ? result.errors : [];
    const left = [{ path: "standard input", text: before, errors }];
    context.printError(leftAloneText({ changed: [], unchanged: 0, left, problems: [] }));
    return EXIT.failed;
  }
  const after = result.text;
  const differs = after !== before;
  if (values.diff === true) {
    const { diffText } = await import("../../../report/diff-text.ts");
    const bytes = new TextEncoder().encode(after);
    if (differs) context.print(diffText([{ path: "stdin.allium", before, after, bytes }]));
  } else if (values.check !== true) context.print(after);
  const quiet = values.check !== true && values.diff !== true;
  return quiet || !differs ? EXIT.clean : EXIT.findings;
}
