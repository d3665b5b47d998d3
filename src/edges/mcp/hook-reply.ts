// What the hooks of the session are answered, in the form in which they speak to the client; silence
// whatever goes wrong.

import * as z from "zod/mini";
import { editContext } from "../../report/prompt-context.ts";
import { readCodeEdit } from "../../workspace/code-edit.ts";
import type { Project } from "./project.ts";
import { promptReply } from "./prompt-context.ts";

const prompt = z.object({ prompt: z.string() });

/** The JSON to print for a call of a hook; empty where there is nothing to say. */
export async function hookReply(project: Project, call: unknown): Promise<string> {
  const asked = prompt.safeParse(call);
  if (asked.success) return promptReply(project, asked.data.prompt);
  const edit = readCodeEdit(call, project.root.replaceAll("\\", "/"));
  if (edit === undefined || (await project.live().sources()).length === 0) return "";
  const { driftChangeText } = await import("../../report/drift-change-text.ts");
  const guard = await project.guard();
  return editContext(
    driftChangeText(await guard.changedBy(edit, await project.live().understood())),
  );
}
