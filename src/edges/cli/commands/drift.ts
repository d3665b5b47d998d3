// `allium drift`: where specifications and code do not say the same.

import { relative, resolve, sep } from "node:path";
import { version } from "../../../base/version.ts";
import { userCache } from "../../../host/cache-store.ts";
import { nodeFiles } from "../../../host/files.ts";
import { changedSince, headCommit } from "../../../host/git-changes.ts";
import { readGrammar } from "../../../host/grammar-files.ts";
import { FactReader } from "../../../workspace/code-facts.ts";
import { type DriftReport, driftOf, withinArea } from "../../../workspace/drift.ts";
import { areaFrom, areaHelp, areaOptions } from "../area.ts";
import { wantsColour } from "../colour.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { besideDriftBaseline, driftBaselineHelp, driftBaselineOptions } from "../drift-baseline.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const help = `Usage: allium drift [options] [<area or path> ...]

Compares specifications with the code that should do what they say: values, conditions, effects,
states, transitions, ways in. Each difference has a line on both sides, the reason why the two are
taken to belong together, and the two possible corrections. Without an area, the whole project; the
code is always read as a whole, as a part may be called from anywhere.

Options:
  --spec <path>            specifications: files or folders; may be given several times
  --code <path>            code: files or folders; may be given several times
${areaHelp}  --format <name>          text (the default on a terminal), json (the default elsewhere;
                           docs/json/drift.schema.json), markdown, or sarif
  --json                   short for --format json
  --all                    notes as well: what could not be told, and what is not sure
  --since <git ref>        only differences with a side in a file that differs from a commit
  --no-cache               neither use nor keep what is remembered of code
${driftBaselineHelp}  --color, --no-color      colours in the text; without either NO_COLOR and FORCE_COLOR decide

Exit codes: 0 nothing differs, 1 something does, 2 one side could not be read.
`;

const options = {
  spec: { type: "string", multiple: true },
  code: { type: "string", multiple: true },
  ...areaOptions,
  format: { type: "string", choices: ["text", "json", "markdown", "sarif"] },
  json: { type: "boolean" },
  all: { type: "boolean" },
  since: { type: "string" },
  "no-cache": { type: "boolean" },
  ...driftBaselineOptions,
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
} as const;

const DEFAULT_COLUMNS = 100;

export const driftCommand: Command = { name: "drift", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const format =
    values.json === true
      ? "json"
      : (oneOf("format", values.format, ["text", "json", "markdown", "sarif"]) ??
        (context.isTerminal ? "text" : "json"));
  const compared = await compare(context, positionals, values);
  for (const { path, reason } of compared.problems) context.printError(`${path}: ${reason}\n`);
  if ("missing" in compared) {
    context.printError(
      compared.missing === "spec"
        ? "No .allium files found.\n"
        : "No code that can be read was found.\n",
    );
    return EXIT.failed;
  }
  const recent = await since(context, compared, values.since);
  const report = besideDriftBaseline(context, recent, values);
  const commit = await headCommit(context.cwd);
  const all = values.all === true;
  switch (format) {
    case "json": {
      const { driftJson } = await import("../../../report/drift-json.ts");
      context.print(driftJson(report, all, commit));
      break;
    }
    case "sarif": {
      const { driftSarif } = await import("../../../report/drift-sarif.ts");
      context.print(driftSarif(report, all, version));
      break;
    }
    case "markdown": {
      const { driftMarkdown } = await import("../../../report/drift-markdown.ts");
      context.print(driftMarkdown(report, all, commit));
      break;
    }
    case "text": {
      const { driftText } = await import("../../../report/drift-text.ts");
      const colour = wantsColour(context, values);
      const columns = context.columns ?? DEFAULT_COLUMNS;
      const known = commit === undefined ? {} : { commit };
      context.print(driftText(report, { colour, columns, all, ...known }));
      break;
    }
    default:
      format satisfies never;
  }
  return report.drift.findings.some((f) => f.severity !== "info") ? EXIT.findings : EXIT.clean;
}

/** The two sides that a call names, compared. */
async function compare(
  context: CommandContext,
  words: readonly string[],
  values: {
    readonly spec?: string[] | undefined;
    readonly code?: string[] | undefined;
    readonly "area-from"?: string | undefined;
    readonly "no-cache"?: boolean | undefined;
  },
): ReturnType<typeof driftOf> {
  const { cwd, env } = context;
  const files = nodeFiles(cwd);
  const cache = values["no-cache"] === true ? undefined : userCache(env);
  const reader = new FactReader(readGrammar, cache);
  const near = (path: string): string => {
    const inside = relative(cwd, resolve(cwd, path));
    if (inside === "") return ".";
    return portable(inside.startsWith("..") ? path : inside, sep);
  };
  const named = values.spec !== undefined || values.code !== undefined;
  if (named) {
    if (words.length > 0 || values["area-from"] !== undefined)
      throw new UsageError("an area does not go with --spec and --code");
    const spec = (values.spec ?? ["."]).map(near);
    return driftOf(files, reader, { spec, code: (values.code ?? ["."]).map(near) });
  }
  if (words.length === 0 && values["area-from"] === undefined)
    return driftOf(files, reader, { spec: ["."], code: ["."] });
  const area = await areaFrom(context, words, values["area-from"]);
  if (area.specs.length === 0) return { problems: [], missing: "spec" };
  const compared = await driftOf(files, reader, { spec: area.specs, code: ["."] });
  return "missing" in compared ? compared : withinArea(compared, area);
}

/** Only what has a side in a file that has changed. */
async function since(
  { cwd }: CommandContext,
  report: DriftReport,
  ref: string | undefined,
): Promise<DriftReport> {
  if (ref === undefined) return report;
  const changed = await changedSince(cwd, ref);
  if (!changed.ok) throw new UsageError(`--since: ${changed.error}`);
  const findings = report.drift.findings.filter(({ spec, code, also }) =>
    [spec, code, ...also].some((s) => s !== undefined && changed.value(resolve(cwd, s.file))),
  );
  return { ...report, drift: { ...report.drift, findings } };
}
