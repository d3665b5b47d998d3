// What the client tells hooks about sessions and prompts, as far as it is read here.

import * as z from "zod/mini";

const session = z.object({ cwd: z.string() });
const prompt = z.object({ prompt: z.string() });

/** The folder of a session; throws when the input is not JSON or lacks it. */
export function readFolder(input: string): string {
  return session.parse(JSON.parse(input)).cwd;
}

/** The prompt as it was typed; throws when the input is not JSON or lacks it. */
export function readPrompt(input: string): string {
  return prompt.parse(JSON.parse(input)).prompt;
}
