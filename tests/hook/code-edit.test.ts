// An edit of code that leaves what is specified is met with what it left, and with nothing else.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeEdited } from "../../src/edges/hook/code-edit.ts";
import { folderWith, root } from "../support/allium.ts";

/** The example, and an edit of one of its files as the client tells it. */
function project() {
  const folder = folderWith({});
  cpSync(join(root, "examples/accounts"), folder, { recursive: true });
  return async (path: string, from: string, to: string): Promise<string> => {
    const file = join(folder, path);
    const originalFile = readFileSync(file, "utf8");
    expect(originalFile).toContain(from);
    writeFileSync(file, originalFile.replace(from, to));
    const call = {
      cwd: folder,
      tool_name: "Edit",
      tool_input: { file_path: file },
      tool_response: { originalFile },
    };
    const printed = await codeEdited(JSON.stringify(call), { ALLIUM_NO_CACHE: "1" });
    if (printed === "") return "";
    return JSON.parse(printed).hookSpecificOutput.additionalContext;
  };
}

describe("after an edit of code", () => {
  it("tells what it left, with a line on both sides, and what it regains", async () => {
    const edit = project();
    const left = await edit("auth/password_reset.py", ' or user.status != "active"', "");
    expect(left).toContain("user.status = active");
    expect(left).toMatch(
      /specified at specs\/auth\.allium:119, code at auth\/password_reset\.py:\d+/,
    );
    expect(left.length).toBeLessThanOrEqual(1_500);
    expect(left.match(/^- /gm)).toHaveLength(1);
    const regained = await edit(
      "auth/password_reset.py",
      "if user is None:",
      'if user is None or user.status != "active":',
    );
    expect(regained).toMatch(/^- no longer: .*user\.status = active/m);
  });

  it("says nothing where nothing specified has changed", async () => {
    const edit = project();
    expect(await edit("auth/login.py", '"""', '"""Here: ')).toBe("");
    expect(await edit("README.md", "#", "##")).toBe("");
    expect(await edit("tests/test_auth.py", "import", "import os\nimport")).toBe("");
  });
});
