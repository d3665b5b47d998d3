// Edits that the model makes in the real client: what it is told about them in the very next request.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { member } from "./json.ts";
import { textAddedSince } from "./model-view.ts";
import { BREAKING, BROKEN_SPEC, CLEAN_SPEC, MENDING, TROUBLE } from "./projects.ts";
import { runClient } from "./run-client.ts";
import type { Script, Step } from "./script.ts";
import { describeWithClient, PLUGINS } from "./subject.ts";
import { type Files, withProject } from "./temporary.ts";

const SPEC = "specs/book.allium";

await describeWithClient("edits in the real client", () => {
  describe.each(PLUGINS)("with --plugin-dir on $plugin", { concurrent: true }, ({ pluginDir }) => {
    /** What the model hears after the last step of such a session, and the hooks that ran in it. */
    const told = (files: Files, steps: (spec: string) => Script) =>
      withProject(files, async (projectDir) => {
        const script = steps(join(projectDir, ...SPEC.split("/")));
        const extraArgs = ["--allowedTools", "Bash"];
        const session = await runClient({
          pluginDir,
          projectDir,
          prompt: "Go on.",
          script,
          extraArgs,
        });
        expect(session.requests, session.stdout + session.stderr).toHaveLength(script.length + 1);
        const hooks = session.events.filter(
          (event) =>
            member(event, "subtype") === "hook_response" &&
            member(event, "hook_event") === "PostToolUse",
        );
        return { seen: textAddedSince(session.requests.at(-1) ?? {}), hooks };
      });
    const write = (file_path: string, content: string): Step => ({
      call: "Write",
      input: { file_path, content },
    });
    const read = (file_path: string): Step => ({ call: "Read", input: { file_path } });

    it("a broken spec written is answered with its diagnostics", async () => {
      const { seen, hooks } = await told({}, (spec) => [write(spec, BROKEN_SPEC)]);
      expect(seen).toContain("created successfully");
      expectTrouble(seen);
      expect(hooks).toMatchObject([{ exit_code: 0 }, { exit_code: 0 }]);
    });

    it("a clean spec written is answered with nothing more", async () => {
      const { seen, hooks } = await told({}, (spec) => [write(spec, CLEAN_SPEC)]);
      expect(seen).toContain("created successfully");
      expectSilence(seen);
      expect(hooks).toMatchObject([{ exit_code: 0 }, { exit_code: 0 }]);
    });

    it("an edit that breaks a spec is answered with its diagnostics", async () => {
      const edit = (spec: string): Step => ({
        call: "Edit",
        input: { file_path: spec, ...BREAKING },
      });
      const { seen, hooks } = await told({ [SPEC]: CLEAN_SPEC }, (spec) => [
        read(spec),
        edit(spec),
      ]);
      expect(seen).toContain("updated successfully");
      expectTrouble(seen);
      expect(hooks).toMatchObject([{ exit_code: 0 }, { exit_code: 0 }]);
    });

    it("an edit that mends a spec is answered with nothing more", async () => {
      const edit = (spec: string): Step => ({
        call: "Edit",
        input: { file_path: spec, ...MENDING },
      });
      const { seen, hooks } = await told({ [SPEC]: BROKEN_SPEC }, (spec) => [
        read(spec),
        edit(spec),
      ]);
      expect(seen).toContain("updated successfully");
      expectSilence(seen);
      expect(hooks).toMatchObject([{ exit_code: 0 }, { exit_code: 0 }]);
    });

    it("a spec written by a shell command is answered with its diagnostics", async () => {
      const command = (spec: string): Step => ({
        call: "Bash",
        input: { command: `cat > "${spec}" <<'SPEC'\n${BROKEN_SPEC}SPEC`, description: "Write" },
      });
      const { seen, hooks } = await told({ "specs/readme.txt": "" }, (spec) => [command(spec)]);
      expectTrouble(seen);
      expect(hooks).toMatchObject([{ exit_code: 0 }]);
    });

    it("a shell command that only reads a spec is answered with nothing more", async () => {
      const command = (spec: string): Step => ({
        call: "Bash",
        input: {
          command: `touch -t 202001010000 "${spec}"; head -1 "${spec}"`,
          description: "Read",
        },
      });
      const { seen } = await told({ [SPEC]: BROKEN_SPEC }, (spec) => [command(spec)]);
      expect(seen).toContain("allium: 3");
      expectSilence(seen);
    });

    it("another file written is none of the plugin's business", async () => {
      const { seen, hooks } = await told({}, (spec) => [write(`${spec}.txt`, BROKEN_SPEC)]);
      expect(seen).toContain("created successfully");
      expectSilence(seen);
      // A look at its name, in the shell.
      expect(hooks).toMatchObject([{ exit_code: 0, stdout: "" }]);
    });
  });
});

function expectTrouble(seen: string): void {
  expect(seen).toContain("hook additional context");
  expect(seen).toContain(TROUBLE.code);
  expect(seen).toContain(TROUBLE.word);
  expect(seen).toMatch(new RegExp(`\\b${TROUBLE.line}\\b`));
}

function expectSilence(seen: string): void {
  expect(seen.trim().split("\n"), "only the one line of the tool itself").toHaveLength(1);
}
