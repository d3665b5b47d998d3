// `allium analyse`: what a whole set of specifications leaves open, as questions.

import { isSyntaxCode } from "../../../diagnostics/catalogue.ts";
import { nodeFiles } from "../../../host/files.ts";
import { Analyser } from "../../../workspace/analyse.ts";
import { checkSet } from "../check-set.ts";
import { wantsColour } from "../colour.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";

const help = `Usage: allium analyse [options] <path>...

Reasons about all files together and what they import: values that nothing brings about, triggers
that nothing sends, transitions that no rule can take, states without a way out, rules that
contradict each other, effects that can break an invariant, conditions that say nothing. Each
finding comes with its evidence and a question that somebody who knows the domain can answer; a
finding that follows from another one names it.
Paths are taken as by \`allium check\`.

Options:
  --format <format>        text for people (the default on a terminal), json with a document per
                           file (the default elsewhere; docs/json/analyse.schema.json), or stream
                           with a line of JSON per finding
  --config <file>          read this configuration instead of the nearest allium.config.json
  --color, --no-color      colours in the text; without either NO_COLOR and FORCE_COLOR decide

Exit codes: 0 no findings, 1 some, or a file that cannot be read or parsed, 2 nothing could be
looked at.
`;

const options = {
  format: { type: "string" },
  config: { type: "string" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
} as const;

export const analyseCommand: Command = { name: "analyse", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format =
    oneOf("format", values.format, ["text", "json", "stream"]) ??
    (context.isTerminal ? "text" : "json");
  const files = nodeFiles(context.cwd);
  const analyser = new Analyser(files);
  const { session } = analyser;
  const { report } = await checkSet(context, positionals, values, { session, files });
  for (const { path, reason } of report.problems) context.printError(`${path}: ${reason}\n`);
  if (report.files.length === 0) {
    if (report.problems.length === 0) context.printError("No .allium files found.\n");
    return EXIT.failed;
  }
  const analysed = analyser.report(report);
  if (format === "text") {
    const { analyseText } = await import("../../../report/analyse-text.ts");
    const colour = wantsColour(context, values);
    context.print(analyseText(analysed, { colour, columns: context.columns ?? 100 }));
  } else {
    const { analyseJson, analyseStream } = await import("../../../report/analyse-json.ts");
    context.print(format === "json" ? analyseJson(analysed) : analyseStream(analysed));
  }
  const unparsed = report.files.some((f) =>
    f.diagnostics.some((d) => d.severity === "error" && isSyntaxCode(d.code)),
  );
  const found = [...analysed.findings.values()].some((list) => list.length > 0);
  return found || unparsed || report.problems.length > 0 ? EXIT.findings : EXIT.clean;
}
