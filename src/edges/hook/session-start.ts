// At the start of a session, also after it was resumed or its conversation compacted: a short card
// about the specifications of the project.

import { openProject } from "./project.ts";

/**
 * Answers one SessionStart call.
 * @param input the JSON that the client writes to standard input
 * @returns the JSON to print; empty where there is no specification
 * @throws whatever is wrong with the input; the caller keeps it to itself
 */
export async function sessionStart(
  input: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const project = await openProject(input, env);
  const { sessionCardText } = await import("../../report/session-card.ts");
  const { sessionContext } = await import("../../report/prompt-context.ts");
  return sessionContext(sessionCardText(await project.card()));
}
