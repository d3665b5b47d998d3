// Before a prompt goes to the model: what the specifications say about it. The plugin asks its
// server for the same, which is quicker; this is for clients that cannot.

import { openProject } from "./project.ts";
import { readPrompt } from "./session-payload.ts";

/**
 * Answers one UserPromptSubmit call.
 * @param input the JSON that the client writes to standard input
 * @returns the JSON to print; empty where the specifications say nothing about the prompt
 * @throws whatever is wrong with the input; the caller keeps it to itself
 */
export async function promptSubmitted(
  input: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const { readablePart } = await import("../../workspace/prompt.ts");
  const part = readablePart(readPrompt(input));
  if (part === "") return "";
  const project = await openProject(input, env);
  if ((await project.sources()).length === 0) return "";
  const { promptContext } = await import("../../report/prompt-context.ts");
  return promptContext((await project.ask(part)).text);
}
