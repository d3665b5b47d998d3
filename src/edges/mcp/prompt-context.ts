// What the hook for prompts adds to one: the facts, in the form in which a hook speaks to the client.

import { promptContext } from "../../report/prompt-context.ts";
import { readablePart } from "../../workspace/prompt.ts";
import type { Project } from "./project.ts";

/** The JSON for the client; empty where there is nothing to say, and whatever goes wrong. */
export async function promptReply(project: Project, prompt: string): Promise<string> {
  try {
    const part = readablePart(prompt);
    return part === "" ? "" : promptContext((await project.live().ask(part)).text);
  } catch {
    return "";
  }
}
