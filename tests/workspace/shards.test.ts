// A set that is checked in parts, by several threads, is judged as its whole.

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSources, type Source } from "../../src/workspace/check.ts";
import { type Crew, checkInShards, checkShard, shardsOf } from "../../src/workspace/shards.ts";
import { allium, documents, folderWith } from "../support/allium.ts";

const padding = `-- ${"x".repeat(97)}\n`.repeat(400);

/** Pairs of files, of which one imports the other, and one file that lies outside of the set. */
const files: Readonly<Record<string, string>> = {
  "shared.allium": "-- allium: 3\nentity Shelf { label: String }\n",
  ...Object.fromEntries(
    Array.from({ length: 15 }, (_, n) => [
      [
        `specs/a${n}.allium`,
        `-- allium: 3\nuse "../shared.allium" as s\nentity Book { shelf: s/Shelf }\n${padding}`,
      ],
      [
        `specs/b${n}.allium`,
        `-- allium: 3\nuse "./a${n === 0 ? 14 : n}.allium" as a\nentity Copy { of: a/Book, on: a/Nothing }\n${padding}`,
      ],
    ]).flat(),
  ),
};
const surroundings = {
  files: { kind: (path: string) => (path in files ? ("file" as const) : ("missing" as const)) },
  read: (path: string) => files[path],
};
const sources: readonly Source[] = Object.entries(files)
  .filter(([path]) => path.startsWith("specs/"))
  .map(([path, text]) => ({ path, text }));
const whole = checkSources(surroundings.files, sources, surroundings.read);

/** Threads that are none, but get and give only what threads could. */
const crew: Crew = {
  size: 3,
  check: async (shards, options) =>
    structuredClone(
      structuredClone(shards).map((shard) => checkShard(shard, surroundings, options)),
    ),
};

describe("a set in parts", () => {
  it("is cut where no import leads across", () => {
    const set = sources.filter(({ path }) => !path.endsWith("a3.allium"));
    const lone = set.map(({ path, text }) => ({
      path,
      text: text.replace(/^use .*shared.*$/m, ""),
    }));
    const shards = shardsOf({ sources: lone, beside: [] }, () => undefined, 4);
    expect(shards).toHaveLength(4);
    const partOf = (path: string) =>
      shards.findIndex((shard) => shard.sources.some((source) => source.path === path));
    for (const n of [1, 2, 4, 5, 14])
      expect(partOf(`specs/a${n}.allium`)).toBe(partOf(`specs/b${n}.allium`));
    expect(shards.flatMap((shard) => shard.sources)).toHaveLength(lone.length);
  });

  it("stays whole where files outside of it join it", () => {
    expect(shardsOf({ sources, beside: [] }, surroundings.read, 4)).toHaveLength(1);
  });

  it.each([undefined, crew])("is judged as its whole", async (helpers) => {
    expect(whole.flatMap(({ diagnostics }) => diagnostics).length).toBeGreaterThan(10);
    const found = await checkInShards({ sources, beside: [] }, surroundings, {}, helpers);
    expect(found).toEqual(whole);
  });

  it("is judged even where threads fail", async () => {
    const failing = { size: 2, check: () => Promise.reject(new Error("no thread")) };
    const set = sources.map(({ path, text }) => ({
      path,
      text: text.replace(/^use .*shared.*$/m, ""),
    }));
    const expected = checkSources(surroundings.files, set, surroundings.read);
    expect(await checkInShards({ sources: set, beside: [] }, surroundings, {}, failing)).toEqual(
      expected,
    );
  });

  it("is judged by threads of the program as by none", () => {
    const large = folderWith(
      Object.fromEntries(
        sources.map(({ path, text }) => [path, text.replace(/^use .*shared.*$/m, "")]),
      ),
    );
    const check = (path: string) => {
      const { stdout } = allium(["check", "--no-cache", "--format", "json", join(large, path)]);
      return documents(stdout) as { diagnostics: { location: { file: string } }[] }[];
    };
    const together = check("specs").flatMap(({ diagnostics }) => diagnostics);
    const alone = check("specs/b1.allium").flatMap(({ diagnostics }) => diagnostics);
    expect(alone.length).toBeGreaterThan(0);
    const path = alone[0]?.location.file;
    expect(together.filter(({ location }) => location.file === path)).toEqual(alone);
  });
});
