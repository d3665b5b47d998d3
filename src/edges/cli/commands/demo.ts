// `allium demo`: the main job in one screen, on the example that comes with the program.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VersionControl } from "../../../base/ports.ts";
import { nodeFiles } from "../../../host/files.ts";
import { resourceRoot } from "../../../host/resources.ts";
import { checkText as frames } from "../../../report/check-text.ts";
import { hookText } from "../../../report/hook-text.ts";
import { surveyText } from "../../../report/survey-text.ts";
import { check, checkText } from "../../../workspace/check.ts";
import { survey } from "../../../workspace/survey.ts";
import { wantsColour } from "../colour.ts";
import { type Command, type CommandContext, EXIT, type ExitCode } from "../command.ts";
import { readOptions } from "../options.ts";

const help = `Usage: allium demo

Shows the main job on a small system that comes with the program: what it is made of and what its
specifications cover, whether they are sound, and what Claude is told when an edit breaks one.
`;

/** The example is part of the program: it has no history of its own. */
const noHistory: VersionControl = { lastChanged: async () => undefined };

/** The specification that the demonstration breaks. */
const EDITED = "specs/auth.allium";

export const demoCommand: Command = { name: "demo", help, run };

async function run(context: CommandContext): Promise<ExitCode> {
  readOptions(context.args, {});
  const folder = join(resourceRoot(), "examples", "accounts");
  const files = nodeFiles(folder);
  const colour = wantsColour(context, {});
  const columns = context.columns ?? 100;
  const print = (...lines: readonly string[]): void => context.print(`${lines.join("\n")}\n`);

  print("A small system: Python code with its specifications (examples/accounts).", "");
  print("$ allium survey", "");
  const surveyed = await survey(files, noHistory, "accounts");
  if (surveyed.ok) context.print(surveyText(surveyed.value, colour));
  print("", "$ allium check specs", "");
  context.print(frames(await check(files, ["specs"]), { colour, columns }));

  const before = readFileSync(join(folder, EDITED), "utf8");
  const after = breakIt(before);
  print("", `An edit of ${EDITED} goes wrong:`, "", ...changedLines(before, after));
  print("", "The hook tells Claude at once, beside the result of the edit:", "");
  print(hookText([checkText(files, EDITED, after)]));
  return EXIT.clean;
}

/** What a hurried edit does: conditions written as in another language. */
function breakIt(text: string): string {
  return text.replace(/^( +requires: )(.*?[^=!<>]) = (\w+)$/m, "$1$2 == $3 && !user.is_locked");
}

/** The lines in which two texts of equally many lines differ, as a reviewer sees them. */
function changedLines(before: string, after: string): readonly string[] {
  const written = after.split("\n");
  return before
    .split("\n")
    .flatMap((line, i) => (line === written[i] ? [] : [`-${line}`, `+${written[i] ?? ""}`]));
}
