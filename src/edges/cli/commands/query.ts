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

const help = `Usage: allium query [options] <question>

Answers a question about specifications from their model: each fact with file and line, the
author's own text, and why it is there. The questions:

${forms}
An action is a trigger such as \`CustomerCancels\`; a state is \`Entity.field = state\`, or \`state\`
alone where only one lifecycle has it. A name that several constructs have is asked for with its
file in front: \`billing/Invoice\`. A precondition is given as it is written, by a part of it that no
other has, or by its number.

Options:
  --in <path>              a file or folder to ask; may be given several times; the current folder
                           when left out
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
  const given = oneOf("format", values.format, ["text", "json"]);
  const format = values.json === true ? "json" : (given ?? (context.isTerminal ? "text" : "json"));
  const [kind, ...words] = positionals;
  if (kind === undefined) throw new UsageError("what is the question?");
  const question = readQuestion(kind, words);
  if (!question.ok) throw new UsageError(badQuestionText(question.error));
  const paths = (values.in ?? ["."]).map((path) => portable(path, sep));
  const report = await query(nodeFiles(context.cwd), question.value, paths);
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
