// The hooks of Claude Code. A hook must never disturb the conversation it serves: whatever goes
// wrong in here, it says nothing and ends with 0. `ALLIUM_DEBUG` makes the reason visible.

import { readInput, writer } from "../../host/stdio.ts";

const help = `Usage: allium hook post-edit | code-edit | prompt | session-start

Answers a hook of Claude Code: reads its JSON from standard input and prints what is to be added to
the conversation, or nothing. Always exits with 0.

  post-edit       PostToolUse: when the tool has changed an .allium file, what is wrong with it
  code-edit       PostToolUse: when the tool has changed code, what in it no longer does what the
                  specifications say, and what does again
  prompt          UserPromptSubmit: what the specifications of the project say about the prompt
  session-start   SessionStart: which specifications there are, and how they are consulted
`;

/** What each hook does; loaded when it is asked for. */
const hooks: Readonly<Record<string, (input: string) => Promise<string>>> = {
  "post-edit": async (input) => (await import("./post-edit.ts")).postEdit(input, Date.now()),
  "code-edit": async (input) => (await import("./code-edit.ts")).codeEdited(input, process.env),
  prompt: async (input) => (await import("./prompt.ts")).promptSubmitted(input, process.env),
  "session-start": async (input) =>
    (await import("./session-start.ts")).sessionStart(input, process.env),
};

/**
 * Runs one hook in this process.
 * @param args the words after `hook`
 * @returns the exit code: 0 for a known hook whatever happens, 2 for an unknown one
 */
export async function runHook(args: readonly string[]): Promise<number> {
  const out = writer(1);
  const err = writer(2);
  const [name = ""] = args;
  if (name === "--help" || name === "-h") {
    out.write(help);
    return 0;
  }
  const hook = Object.hasOwn(hooks, name) ? hooks[name] : undefined;
  if (hook === undefined) {
    err.write(help);
    return 2;
  }
  try {
    out.write(await hook(new TextDecoder().decode(readInput())));
  } catch (error) {
    const { ALLIUM_DEBUG } = process.env;
    if (ALLIUM_DEBUG !== undefined)
      err.write(`allium hook: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  return 0;
}
