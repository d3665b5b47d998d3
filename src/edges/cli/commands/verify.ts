// `allium verify`: which conditions of being done hold for an area, computed.

import { sep } from "node:path";
import { userCache } from "../../../host/cache-store.ts";
import { nodeFiles } from "../../../host/files.ts";
import { readGrammar } from "../../../host/grammar-files.ts";
import { runCommand } from "../../../host/run-command.ts";
import type { AreaSelection } from "../../../workspace/area.ts";
import { FactReader } from "../../../workspace/code-facts.ts";
import { type Config, findConfig } from "../../../workspace/config.ts";
import { driftOf } from "../../../workspace/drift.ts";
import { type DriftCount, type TestRun, verify } from "../../../workspace/verify.ts";
import { areaFrom, areaHelp, areaOptions } from "../area.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium verify [options] [<area or path> ...]

Computes whether an area is done: its specifications check clean, have no open questions, say what
the code does, each of their obligations is named by a test, and the tests pass. Tells for each
condition whether it holds, fails, or could not be looked at. Without an area, the whole project.

A test names an obligation by its id (\`allium plan\`), in its name or in a comment.

Options:
${areaHelp}  --run-tests              also run the command that allium.config.json names as testCommand
  --all                    show every place, not only the first of each condition
  --brief                  a line for each condition, and no places
  --format text|json       text (the default on a terminal), or one JSON document (the default
                           elsewhere; docs/json/verify.schema.json)

Exit codes: 0 every condition holds, 1 some does not, 2 the area is not known.
`;

const options = {
  ...areaOptions,
  "run-tests": { type: "boolean" },
  all: { type: "boolean" },
  brief: { type: "boolean" },
  format: { type: "string", choices: ["text", "json"] },
} as const;

/** Places shown for each condition without `--all`. */
const MOST_PLACES = 6;

export const verifyCommand: Command = { name: "verify", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format =
    oneOf("format", values.format, ["text", "json"]) ?? (context.isTerminal ? "text" : "json");
  const area = await areaFrom(context, positionals, values["area-from"]);
  const found = await findConfig(nodeFiles(context.cwd), portable(context.cwd, sep));
  if (!found.ok) throw new UsageError(found.error);
  const { config } = found.value;
  const verification = await verify(nodeFiles(context.cwd), area, {
    config,
    drift: (of) => driftIn(context, of),
    runTests: () => testRun(context, config, values["run-tests"] === true),
  });
  if (format === "json") {
    const { verifyJson } = await import("../../../report/verify-json.ts");
    context.print(verifyJson(verification));
  } else {
    const { verifyText } = await import("../../../report/verify-text.ts");
    const most = values.brief === true ? 0 : values.all === true ? Number.MAX_VALUE : MOST_PLACES;
    context.print(verifyText(verification, most));
  }
  return verification.done ? EXIT.clean : EXIT.findings;
}

/** The whole code is compared, as an area may be called from anywhere; findings are the area's. */
async function driftIn(
  { cwd, env }: CommandContext,
  area: AreaSelection,
): Promise<DriftCount | { readonly reason: string }> {
  const files = nodeFiles(cwd);
  const reader = new FactReader(readGrammar, userCache(env));
  const report = await driftOf(files, reader, { spec: area.specs, code: ["."] });
  if ("missing" in report) return { reason: "There is no code here that can be read." };
  const { findings, tallies } = report.drift;
  const shown = findings.filter(({ severity }) => severity !== "info");
  const compared = Object.values(tallies).reduce((sum, tally) => sum + tally.compared, 0);
  return {
    compared,
    found: shown.flatMap(({ code, spec, message }) => {
      const site = code ?? spec;
      if (site === undefined) return [];
      return [{ file: site.file, line: site.place.line, text: message }];
    }),
  };
}

async function testRun(
  { cwd }: CommandContext,
  { testCommand }: Config,
  wanted: boolean,
): Promise<TestRun | { readonly reason: string }> {
  if (testCommand === undefined) return { reason: "allium.config.json names no testCommand." };
  const command = testCommand.join(" ");
  // A project's configuration comes with its code: nothing in it runs without being asked for.
  if (!wanted) return { reason: `\`${command}\` runs only with --run-tests.` };
  return { command, exitCode: await runCommand(testCommand, cwd) };
}
