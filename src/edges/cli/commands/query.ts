// `allium query`: typed questions about specifications.

import { sep } from "node:path";
import { nodeFiles } from "../../../host/files.ts";
import { badQuestionText } from "../../../report/query-words.ts";
import { query, questionForms, readQuestion } from "../../../workspace/query.ts";
import { type Command, type CommandContext, EXIT, type ExitCode, UsageError } from "../command.ts";
import { oneOf, readOptions } from "../options.ts";
import { portable } from "../paths.ts";

const forms = Object.values(questionForms)
  .map((form) => `  ${form}\n`)
  .join("");

const help = `Usage: allium query [options] <question> [<file or folder> ...]

Answers a question about specifications from their model: each fact with file and line, the
author's own text, and why it is there. The questions:

${forms}
An action is a trigger such as \`CustomerCancels\`; a state is \`Entity.field = state\`, or \`state\`
alone where only one lifecycle has it. A name that several constructs have is asked for with its
file in front: \`billing/Invoice\`. A precondition is given as it is written, by a part of it that no
other has, or by its number.

Options:
  --in <path>              a file or folder to ask, beside those after the question; the current
                           folder where there is none
  --format text|json       text (the default on a terminal), or one JSON document (the default
                           elsewhere; docs/json/query.schema.json)
  --json                   short for --format json

Exit codes: 0 answered, 2 the question cannot be answered: a name that is not there or that has
several meanings, or nothing that could be read.
`;

const options = {
  in: { type: "string", multiple: true },
  format: { type: "string" },
  json: { type: "boolean" },
} as const;

export const queryCommand: Command = { name: "query", help, options, run };

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readOptions(context.args, options);
  const asked = oneOf("format", values.format, ["text", "json"]);
  const format = values.json === true ? "json" : (asked ?? (context.isTerminal ? "text" : "json"));
  const [kind, ...rest] = positionals;
  if (kind === undefined) throw new UsageError("what is the question?");
  const files = nodeFiles(context.cwd);
  const { words, paths: named } = separated(kind, rest, (path) => files.kind(path) !== "missing");
  const question = readQuestion(kind, words);
  if (!question.ok) throw new UsageError(badQuestionText(question.error));
  const given = [...named, ...(values.in ?? [])];
  const paths = (given.length === 0 ? ["."] : given).map((path) => portable(path, sep));
  const report = await query(files, question.value, paths);
  if (report.files === 0) {
    for (const { path, reason } of report.problems) context.printError(`${path}: ${reason}\n`);
    context.printError(`no specifications in ${paths.join(", ")}\n`);
    return EXIT.failed;
  }
  if (format === "json") {
    const { queryJson } = await import("../../../report/query-json.ts");
    context.print(queryJson(report, question.value));
  } else {
    const { queryText } = await import("../../../report/query-text.ts");
    const text = queryText(report, question.value);
    if (report.result.ok) context.print(text);
    else context.printError(text);
  }
  return report.result.ok ? EXIT.clean : EXIT.failed;
}

/** The names of a question, and what follows them where it is there to be read. */
function separated(
  kind: string,
  rest: readonly string[],
  exists: (path: string) => boolean,
): { readonly words: readonly string[]; readonly paths: readonly string[] } {
  const least = kind === "paths" ? 3 : 1;
  let end = rest.length;
  while (end > least && exists(rest[end - 1] ?? "")) end--;
  return { words: rest.slice(0, end), paths: rest.slice(end) };
}
