// After a tool has changed code, where no server of the session answers: drift before and after.

import { resolve, sep } from "node:path";
import { openProject } from "./project.ts";
import { readFolder } from "./session-payload.ts";

/**
 * Answers one PostToolUse call.
 * @param input the JSON that the client writes to standard input
 * @returns the JSON to print; empty where the edit changes nothing that the specifications say
 * @throws whatever is wrong with the input; the caller keeps it to itself
 */
export async function codeEdited(
  input: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { readCodeEdit } = await import("../../workspace/code-edit.ts");
  const root = resolve(env["CLAUDE_PROJECT_DIR"] || readFolder(input));
  const edit = readCodeEdit(JSON.parse(input), root.split(sep).join("/"));
  if (edit === undefined) return "";
  const project = await openProject(input, env);
  if ((await project.sources()).length === 0) return "";
  const { nodeFiles } = await import("../../host/files.ts");
  const { readGrammar } = await import("../../host/grammar-files.ts");
  const { userCache } = await import("../../host/cache-store.ts");
  const { FactReader } = await import("../../workspace/code-facts.ts");
  const { DriftGuard } = await import("../../workspace/drift-guard.ts");
  const { driftChangeText } = await import("../../report/drift-change-text.ts");
  const { editContext } = await import("../../report/prompt-context.ts");
  const guard = new DriftGuard(nodeFiles(root), new FactReader(readGrammar, userCache(env)));
  return editContext(driftChangeText(await guard.changedBy(edit, await project.understood())));
}
