// The post-edit hook as the client runs it: JSON in, JSON or nothing out, never a failure.

import { utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allium, clean, folderWith, twice } from "../support/allium.ts";

interface Call {
  readonly tool: string;
  readonly input: Record<string, string>;
  readonly cwd: string;
  readonly duration?: number;
}

function post({ tool, input, cwd, duration = 11 }: Call) {
  const payload = {
    session_id: "s",
    cwd,
    hook_event_name: "PostToolUse",
    tool_name: tool,
    tool_input: input,
    tool_response: {},
    duration_ms: duration,
  };
  const ran = allium(["hook", "post-edit"], { cwd, input: JSON.stringify(payload) });
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  return ran.stdout;
}

function contextOf(stdout: string): string {
  const { hookSpecificOutput } = JSON.parse(stdout);
  expect(hookSpecificOutput.hookEventName).toBe("PostToolUse");
  return hookSpecificOutput.additionalContext;
}

describe("hook post-edit", () => {
  for (const tool of ["Write", "Edit", "MultiEdit"])
    it(`tells what a ${tool} has broken`, () => {
      const cwd = folderWith({ "specs/a.allium": twice });
      const stdout = post({ tool, cwd, input: { file_path: join(cwd, "specs/a.allium") } });
      expect(contextOf(stdout)).toBe(
        [
          "specs/a.allium:3:7 error [type.duplicateName] the value type `Loan` is declared twice in this module",
          "    value Loan { amount: Decimal }",
          "    help: Rename one of them, or merge the two; only the first is used.",
        ].join("\n"),
      );
    });

  it("says nothing about clean files, other files and files that are gone", () => {
    const cwd = folderWith({ "a.allium": clean, "b.ts": "" });
    for (const name of ["a.allium", "b.ts", "gone/x.ts"])
      expect(post({ tool: "Write", cwd, input: { file_path: join(cwd, name) } })).toBe("");
    const content = "mentions a.allium";
    expect(post({ tool: "Write", cwd, input: { file_path: join(cwd, "b.ts"), content } })).toBe("");
  });

  it("keeps to the levels that the project has set", () => {
    const config = '{ "severity": { "type.duplicateName": "off" } }';
    const cwd = folderWith({ "specs/a.allium": twice, "allium.config.json": config });
    const file_path = join(cwd, "specs/a.allium");
    expect(post({ tool: "Write", cwd, input: { file_path } })).toBe("");
  });

  it("judges a spec together with those beside it that import it", () => {
    const core = "-- allium: 3\nenum Colour { red | green }\n";
    const user =
      '-- allium: 3\nuse "./core.allium" as core\nvalue Coat { paint: core/Colour }\ncontract Painter { paint: (coat: Coat) -> Coat }\n';
    const alone = folderWith({ "specs/core.allium": `${core}surface S { exposes: 1 }\n` });
    const seen = post({
      tool: "Write",
      cwd: alone,
      input: { file_path: join(alone, "specs/core.allium") },
    });
    expect(contextOf(seen)).toContain("[definition.unused]");
    const cwd = folderWith({ "specs/core.allium": core, "specs/user.allium": user });
    const file_path = join(cwd, "specs/core.allium");
    expect(post({ tool: "Write", cwd, input: { file_path } })).toBe("");
  });

  it("finds what a shell command has just written", () => {
    const cwd = folderWith({ "specs/a.allium": twice, "old.allium": twice });
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(join(cwd, "old.allium"), longAgo, longAgo);
    const run = (command: string) => post({ tool: "Bash", cwd, input: { command } });
    expect(contextOf(run("sed -i s/x/y/ specs/a.allium"))).toContain("specs/a.allium:3:7");
    expect(contextOf(run("cd specs && printf x >> 'a.allium'"))).toContain("specs/a.allium:3:7");
    expect(contextOf(run("sed -i s/x/y/ specs/*.allium"))).toContain("specs/a.allium:3:7");
    expect(run("cat old.allium")).toBe("");
    expect(run("ls")).toBe("");
  });

  it("stays short however much is wrong", () => {
    const many = clean + "value Loan { amount: Decimal }\n".repeat(300);
    const cwd = folderWith({ "a.allium": many });
    const context = contextOf(
      post({ tool: "Write", cwd, input: { file_path: join(cwd, "a.allium") } }),
    );
    expect(context.length).toBeLessThan(8_000);
    expect(context).toContain("280 more; `allium check` lists all of them.");
  });

  it("keeps its own troubles to itself", () => {
    for (const input of ["", "not json .allium", '{"tool_input":"x.allium"}'])
      expect(allium(["hook", "post-edit"], { input })).toEqual({ code: 0, stdout: "", stderr: "" });
    const env = { ALLIUM_DEBUG: "1" };
    const told = allium(["hook", "post-edit"], { input: "not json .allium", env });
    expect(told.code).toBe(0);
    expect(told.stderr).toContain("allium hook:");
  });
});
