// The slash commands, typed in the real client: what reaches the model in the first request of the session.
import { describe, expect, it } from "vitest";
import { expansionOf } from "./model-view.ts";
import { CODE, SPECIFIED, TROUBLE } from "./projects.ts";
import { runClient } from "./run-client.ts";
import { describeWithClient, PLUGINS } from "./subject.ts";
import { type Files, withProject } from "./temporary.ts";

await describeWithClient("slash commands in the real client", () => {
  describe.each(PLUGINS)("with --plugin-dir on $plugin", { concurrent: true }, ({ pluginDir }) => {
    const expanded = (files: Files, prompt: string) =>
      withProject(files, async (projectDir) => {
        const session = await runClient({ pluginDir, projectDir, prompt });
        expect(session.requests, session.stdout + session.stderr).toHaveLength(1);
        return expansionOf(session.requests[0] ?? {});
      });

    it("/allium without specs gives the account of the code and the two offers", async () => {
      const seen = await expanded(CODE, "/allium");
      for (const module of ["auth", "billing", "team"]) expect(seen).toContain(module);
      expect(seen).toMatch(/distill/i);
      expect(seen).toMatch(/intent/i);
    });

    it("/allium with specs names them", async () => {
      const seen = await expanded(SPECIFIED, "/allium");
      expect(seen).toContain("auth.allium");
      expect(seen).toContain("billing.allium");
    });

    it("/allium passes on what else was typed, whatever characters it holds", async () => {
      const words = `why can't "sue" return $(touch made) a book; \`touch made\`?`;
      const seen = await expanded(CODE, `/allium ${words}`);
      expect(seen).toContain(words);
      expect(seen).toContain("billing");
    });

    it("/allium:check tells the diagnostics of the whole project", async () => {
      const seen = await expanded(SPECIFIED, "/allium:check");
      expect(seen).toContain("billing.allium");
      expect(seen).toContain(TROUBLE.code);
      expect(seen).toContain(TROUBLE.word);
      expect(seen).toMatch(new RegExp(`\\b${TROUBLE.line}\\b`));
    });

    it("/allium:check of a file that is not there still reaches the model, with its name", async () => {
      expect(await expanded(CODE, "/allium:check no-such.allium")).toContain("no-such.allium");
    });

    it("/allium:check takes paths, also with blanks and quotes in them", async () => {
      const path = "what's new/new one.allium";
      const seen = await expanded({ ...SPECIFIED, [path]: "entity {\n" }, `/allium:check ${path}`);
      expect(seen).toContain("new one.allium");
      expect(seen).not.toContain(TROUBLE.code);
    });
  });
});
