// The words of a call that say which part of a project is meant.

import { resolve, sep } from "node:path";
import { nodeFiles } from "../../host/files.ts";
import { nodeGit } from "../../host/git.ts";
import { type AreaSelection, areaOf } from "../../workspace/area.ts";
import { survey } from "../../workspace/survey.ts";
import { type CommandContext, UsageError } from "./command.ts";
import { portable } from "./paths.ts";

/** To be spread into the options of a command that takes an area. */
export const areaOptions = { "area-from": { type: "string" } } as const;

export const areaHelp = `  --area-from -            read the area from standard input: paths, or words such as "billing";
                           nothing means the whole project
`;

/** Ages of specifications are not asked for, so version control is hardly waited for. */
const GIT_LIMIT_MS = 300;

/**
 * The part of the project in the current folder that a call names.
 * @throws UsageError where no area is called so; the message lists those that there are
 */
export async function areaFrom(
  context: CommandContext,
  words: readonly string[],
  source: string | undefined,
): Promise<AreaSelection> {
  if (source !== undefined && source !== "-")
    throw new UsageError("--area-from takes -, which is standard input");
  const said = [...words, ...(source === undefined ? [] : [await context.readInput()])].join(" ");
  const files = nodeFiles(context.cwd);
  const surveyed = await survey(files, nodeGit(GIT_LIMIT_MS), portable(resolve(context.cwd), sep));
  if (!surveyed.ok) throw new UsageError(surveyed.error);
  const area = areaOf(surveyed.value, files, said);
  if (!area.ok) throw new UsageError(area.error);
  return area.value;
}
