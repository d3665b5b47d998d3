// The hooks of Claude Code. A hook must never disturb the conversation it serves: whatever goes
// wrong in here, it says nothing and ends with 0. `ALLIUM_DEBUG` makes the reason visible.

import { readInput, writer } from "../../host/stdio.ts";

const help = `Usage: allium hook post-edit

Answers a PostToolUse hook of Claude Code: reads its JSON from standard input and, when the tool
has changed an .allium file, checks that file and prints what is wrong with it as additional
context for the model. Prints nothing when the file is clean. Always exits with 0.
`;

/**
 * Runs one hook in this process.
 * @param args the words after `hook`
 * @returns the exit code: 0 for a known hook whatever happens, 2 for an unknown one
 */
export async function runHook(args: readonly string[]): Promise<number> {
  const out = writer(1);
  const err = writer(2);
  const [name] = args;
  if (name === "--help" || name === "-h") {
    out.write(help);
    return 0;
  }
  if (name !== "post-edit") {
    err.write(help);
    return 2;
  }
  try {
    const { postEdit } = await import("./post-edit.ts");
    out.write(await postEdit(new TextDecoder().decode(readInput()), Date.now()));
  } catch (error) {
    const { ALLIUM_DEBUG } = process.env;
    if (ALLIUM_DEBUG !== undefined)
      err.write(`allium hook: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  return 0;
}
