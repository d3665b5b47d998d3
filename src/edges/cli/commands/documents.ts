// What `plan` and `model` do alike: one file gives its document, a folder or several files give one
// document for the set.

import { sep } from "node:path";
import type { FileProblem } from "../../../base/ports.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nodeFiles } from "../../../host/files.ts";
import { type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { readOptions } from "../options.ts";
import { portable } from "../paths.ts";

/** A file that was looked at. */
interface Looked {
  readonly diagnostics: readonly Diagnostic[];
}

interface Report<F extends Looked> {
  readonly files: readonly F[];
  readonly problems: readonly FileProblem[];
}

/** How a command looks at files, and how it shows what it has seen. */
export interface DocumentCommand<F extends Looked> {
  readonly name: string;
  look(files: ReturnType<typeof nodeFiles>, paths: readonly string[]): Promise<Report<F>>;
  one(file: F): string;
  set(report: Report<F>): string;
}

/** Runs such a command; the exit code tells of syntax errors only. */
export async function printDocuments<F extends Looked>(
  context: CommandContext,
  command: DocumentCommand<F>,
): Promise<ExitCode> {
  const { positionals } = readOptions(context.args, {});
  if (positionals.length === 0) {
    context.printError(`Usage: allium ${command.name} <file.allium>\n`);
    return EXIT.failed;
  }
  const files = nodeFiles(context.cwd);
  const paths = positionals.map((path) => portable(path, sep));
  const report = await command.look(files, paths);
  context.printError(report.problems.map((p) => `${p.path}: ${p.reason}\n`).join(""));
  const [first] = report.files;
  if (first === undefined) {
    if (report.problems.length === 0) context.printError("No .allium files found.\n");
    return EXIT.failed;
  }
  const isOne = paths.length === 1 && paths.every((path) => files.kind(path) !== "directory");
  context.print(isOne ? command.one(first) : command.set(report));
  const isBroken = report.files.some((f) => f.diagnostics.some((d) => d.severity === "error"));
  return isBroken || report.problems.length > 0 ? EXIT.findings : EXIT.clean;
}
