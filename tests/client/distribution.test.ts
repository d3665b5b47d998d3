// What ships, as the real client takes it: the manifests are valid, and the marketplace entry installs and works.
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { expansionOf, textAddedSince } from "./model-view.ts";
import { BROKEN_SPEC, CODE, TROUBLE } from "./projects.ts";
import { runClient, runClientCommand } from "./run-client.ts";
import { describeWithClient, marketplaceNames, REPOSITORY } from "./subject.ts";
import { withProject, withTemporaryFolder } from "./temporary.ts";

await describeWithClient("what ships, in the real client", () => {
  // Of a folder that holds both manifests the client looks at the marketplace alone, so each is named.
  it.each(["marketplace.json", "plugin.json", "../dist"])(
    "claude plugin validate --strict accepts .claude-plugin/%s",
    async (manifest) => {
      const target = join(REPOSITORY, ".claude-plugin", manifest);
      const ended = await runClientCommand(["plugin", "validate", "--strict", target], REPOSITORY);
      expect(ended.stdout + ended.stderr).toMatch(/validation passed/i);
      expect(ended.exitCode).toBe(0);
    },
  );

  it("the plugin installs from the marketplace and works without the rest of the repository", async () => {
    const { marketplace, plugin } = await marketplaceNames();
    await withTemporaryFolder(async (folder) => {
      const [home, shop] = [join(folder, "home"), join(folder, "shop")];
      for (const part of [".claude-plugin", "dist"]) {
        await cp(join(REPOSITORY, part), join(shop, part), { recursive: true });
      }
      for (const args of [
        ["marketplace", "add", shop],
        ["install", `${plugin}@${marketplace}`],
      ]) {
        const ended = await runClientCommand(["plugin", ...args], folder, home);
        expect(ended.exitCode, ended.stdout + ended.stderr).toBe(0);
      }
      await withProject(CODE, async (projectDir) => {
        const input = { file_path: join(projectDir, "book.allium"), content: BROKEN_SPEC };
        const session = await runClient({
          projectDir,
          home,
          prompt: "/allium",
          script: [{ call: "Write", input }],
        });
        expect(session.requests, session.stdout + session.stderr).toHaveLength(2);
        const [first = {}, second = {}] = session.requests;
        for (const module of ["auth", "billing", "team"])
          expect(expansionOf(first)).toContain(module);
        expect(textAddedSince(second)).toContain(TROUBLE.code);
      });
    });
  });
});
