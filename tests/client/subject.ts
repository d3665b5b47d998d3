// What the tests run the client on: this repository's plugin, from its root and as it ships.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";
import { findClient } from "./client.ts";
import { items, member, parsed, text } from "./json.ts";

/** The root of this repository, which also loads as a plugin. */
export const REPOSITORY = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The plugin that ships. */
export const SHIPPED = join(REPOSITORY, "dist");

/** Both forms of the plugin, for `describe.each`. */
export const PLUGINS = [
  { plugin: "the root", pluginDir: REPOSITORY },
  { plugin: "dist", pluginDir: SHIPPED },
] as const;

/** The names under which the marketplace entry is installed: `plugin@marketplace`. */
export async function marketplaceNames(): Promise<{
  readonly marketplace: string;
  readonly plugin: string;
}> {
  const file = join(REPOSITORY, ".claude-plugin", "marketplace.json");
  const manifest = parsed(await readFile(file, "utf8"));
  return {
    marketplace: text(member(manifest, "name")),
    plugin: text(member(items(member(manifest, "plugins"))[0], "name")),
  };
}

/** A group of tests that need the real client; without one it is skipped aloud, or fails where a client is required. */
export async function describeWithClient(name: string, tests: () => void): Promise<void> {
  const client = await findClient();
  if (client.kind === "ready") {
    describe(name, tests);
    return;
  }
  process.stderr.write(`\nNOT RUN: ${name}. ${client.reason}\n`);
  describe.skip(`${name} (not run: ${client.reason.split("\n")[0]})`, tests);
}
