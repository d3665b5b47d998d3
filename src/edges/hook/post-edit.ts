// After a tool has run: check the specifications that it changed.

import { dirname, relative, sep } from "node:path";

/**
 * Answers one PostToolUse call.
 * @param input the JSON that the client writes to standard input
 * @param now the time of the call, in milliseconds since the epoch
 * @returns the JSON to print; empty when no specification was changed or all of them are clean
 * @throws whatever is wrong with the input; the caller keeps it to itself
 */
export async function postEdit(input: string, now: number): Promise<string> {
  // Most edits concern other files; they must cost no more than this look.
  if (!/\.allium/i.test(input)) return "";
  const { readPayload } = await import("./payload.ts");
  const { changedSpecs } = await import("./changed-specs.ts");
  const payload = readPayload(input);
  const changed = await changedSpecs(payload, now);
  if (changed.length === 0) return "";

  const { nodeFiles } = await import("../../host/files.ts");
  const { check } = await import("../../workspace/check.ts");
  const { hookText } = await import("../../report/hook-text.ts");
  const { findConfig } = await import("../../workspace/config.ts");
  const files = nodeFiles(payload.cwd);
  // A configuration that cannot be used is said by the command; here the usual levels hold.
  const configured = await findConfig(files, dirname(changed[0] ?? payload.cwd));
  const report = await check(
    files,
    changed.map((path) => shortest(path, payload.cwd)),
    configured.ok ? { config: configured.value.config } : {},
  );
  const unreadable = report.problems.map(({ path, reason }) => `${path}: ${reason}`);
  const text = [hookText(report.files), ...unreadable].filter((part) => part !== "").join("\n");
  return text === "" ? "" : answer(text);
}

/** The form in which a hook's words reach the model, beside the result of the tool. */
function answer(text: string): string {
  const output = { hookEventName: "PostToolUse", additionalContext: text };
  return `${JSON.stringify({ hookSpecificOutput: output })}\n`;
}

/** The path as the conversation would write it: relative to its folder when it lies inside. */
function shortest(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const short = inside === "" || inside.startsWith("..") ? path : inside;
  return sep === "/" ? short : short.split(sep).join("/");
}
