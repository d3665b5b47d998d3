// `allium drift`: where specifications and code do not say the same.

import { relative, resolve, sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { readGrammar } from "../../../host/grammar-files.ts";
import { FactReader } from "../../../workspace/code-facts.ts";
import { driftOf } from "../../../workspace/drift.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium drift [options]

Compares specifications with the code that should do what they say.

Options:
  --spec <path>            specifications: files or folders (default: the current folder)
  --code <path>            code: files or folders (default: the current folder)
  --json                   one JSON document (docs/json/drift.schema.json)
  --all                    notes as well: what could not be told, and what is not sure

Exit codes: 0 nothing differs, 1 something does, 2 one side could not be read.
`;

const options = {
  spec: { type: "string", multiple: true },
  code: { type: "string", multiple: true },
  json: { type: "boolean" },
  all: { type: "boolean" },
  format: { type: "string" },
} as const;

export const driftCommand: Command = { name: "drift", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values } = readOptions(context.args, options);
  const format =
    values.json === true ? "json" : (oneOf("format", values.format, ["text", "json"]) ?? "json");
  const files = nodeFiles(context.cwd);
  const near = (path: string): string => {
    const inside = relative(context.cwd, resolve(context.cwd, path));
    return inside === ""
      ? "."
      : inside.startsWith("..")
        ? portable(path, sep)
        : portable(inside, sep);
  };
  const reader = new FactReader(readGrammar);
  const report = await driftOf(files, reader, {
    spec: (values.spec ?? ["."]).map(near),
    code: (values.code ?? ["."]).map(near),
  });
  for (const { path, reason } of report.problems) context.printError(`${path}: ${reason}\n`);
  if ("missing" in report) {
    context.printError(
      report.missing === "spec"
        ? "No .allium files found.\n"
        : "No code that can be read was found.\n",
    );
    return EXIT.failed;
  }
  const { driftJson } = await import("../../../report/drift-json.ts");
  if (format === "json") context.print(driftJson(report, values.all === true));
  return report.drift.findings.some((f) => f.severity !== "info") ? EXIT.findings : EXIT.clean;
}
