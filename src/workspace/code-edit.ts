// What a tool call tells of an edit of code, as far as it is read: the file, and its text before.

import * as z from "zod/mini";
import { type CodeEdit, mayMatter } from "./drift-guard.ts";

const payload = z.object({
  tool_input: z.object({ file_path: z.string() }),
  tool_response: z.object({ originalFile: z.optional(z.nullable(z.string())) }),
});

/**
 * Reads what the client tells a hook after an edit.
 * @param root the absolute path of the project, with `/`
 * @returns undefined for what is no edit of code inside the project
 */
export function readCodeEdit(call: unknown, root: string): CodeEdit | undefined {
  const read = payload.safeParse(call);
  if (!read.success) return undefined;
  const file = read.data.tool_input.file_path.replaceAll("\\", "/");
  const folder = root.replace(/\/+$/, "");
  if (!file.startsWith(`${folder}/`)) return undefined;
  const path = file.slice(folder.length + 1);
  const before = read.data.tool_response.originalFile ?? undefined;
  return mayMatter(path) ? { path, before } : undefined;
}
