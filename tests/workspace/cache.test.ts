// What is remembered of a large set is never stale, whatever it depended on has changed.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../../src/host/cache-store.ts";
import { nodeFiles } from "../../src/host/files.ts";
import { type CacheStore, SMALLEST_CACHED_SET } from "../../src/workspace/cache.ts";
import { type CheckOptions, check } from "../../src/workspace/check.ts";
import { clean, folderWith, twice } from "../support/allium.ts";

const names = Array.from({ length: SMALLEST_CACHED_SET }, (_, n) => `specs/s${n}.allium`);

/** A set in a project, one of its files importing one that lies outside of the set. */
function project(program = "one") {
  const folder = folderWith({
    ...Object.fromEntries(names.map((name) => [name, clean])),
    "specs/user.allium":
      '-- allium: 3\nuse "../shared.allium" as s\nentity Book { copy: s/Copy }\n',
    "shared.allium": "-- allium: 3\nentity Copy { shelf: String }\n",
    "cache/.keep": "",
  });
  const path = (name: string): string => join(folder, name);
  const cacheFolder = path("cache");
  let hits = 0;
  let puts = 0;
  const store = (of = program): CacheStore => {
    const inner = cacheIn(cacheFolder, of);
    if (inner === undefined) throw new Error("no cache folder");
    return {
      ...inner,
      get: (key) => {
        const entry = inner.get(key);
        if (entry !== undefined) hits++;
        return entry;
      },
      put: (key, entry) => {
        puts++;
        inner.put(key, entry);
      },
    };
  };
  const run = async (options: CheckOptions = {}, of = program) =>
    check(nodeFiles(folder), ["specs"], { cache: async () => store(of), ...options });
  /** Checks with the cache and without, and compares; tells what the cache did. */
  const compared = async (options: CheckOptions = {}, of = program) => {
    [hits, puts] = [0, 0];
    const remembered = await run(options, of);
    expect(remembered).toEqual(await check(nodeFiles(folder), ["specs"], options));
    return { entryFound: hits > 0, entryMade: puts > 0 };
  };
  return { path, cacheFolder, compared };
}

const asBefore = { entryFound: true, entryMade: false };

describe("a set that has not changed", () => {
  it("is found again", async () => {
    const { compared } = project();
    expect(await compared()).toEqual({ entryFound: false, entryMade: true });
    expect(await compared()).toEqual(asBefore);
  });

  it("is not remembered when it is small", async () => {
    const { path, compared } = project();
    for (const name of names) rmSync(path(name));
    expect(await compared()).toEqual({ entryFound: false, entryMade: false });
  });
});

describe("is checked anew after", () => {
  const changes: Readonly<Record<string, (path: (name: string) => string) => void>> = {
    "an edit": (path) => writeFileSync(path("specs/s1.allium"), twice),
    "a further file": (path) => writeFileSync(path("specs/t.allium"), twice),
    "the loss of a file": (path) => rmSync(path("specs/s1.allium")),
    "an edit of an import outside the set": (path) =>
      writeFileSync(path("shared.allium"), "-- allium: 3\nentity Shelf { shelf: String }\n"),
    "the loss of an import outside the set": (path) => rmSync(path("shared.allium")),
  };
  for (const [name, change] of Object.entries(changes)) {
    it(name, async () => {
      const { path, compared } = project();
      await compared();
      change(path);
      expect((await compared()).entryMade).toBe(true);
      expect(await compared()).toEqual(asBefore);
    });
  }

  it("the coming of an import that was missing", async () => {
    const { path, compared } = project();
    const text = readFileSync(path("shared.allium"), "utf8");
    rmSync(path("shared.allium"));
    await compared();
    writeFileSync(path("shared.allium"), text);
    expect((await compared()).entryMade).toBe(true);
  });

  it("a change of the program", async () => {
    const { compared } = project();
    await compared({}, "one");
    expect((await compared({}, "two")).entryMade).toBe(true);
  });

  it("a change of the options", async () => {
    const { compared } = project();
    await compared();
    expect((await compared({ optIn: true })).entryMade).toBe(true);
  });
});

describe("the configuration", () => {
  it("is applied to what is remembered", async () => {
    const { path, compared } = project();
    writeFileSync(path("specs/s1.allium"), twice);
    await compared();
    const config = { severity: { "type.duplicateName": "off" }, failLevel: "error" } as const;
    expect(await compared({ config })).toEqual(asBefore);
  });
});

describe("an entry that is damaged", () => {
  for (const [name, damage] of Object.entries({
    shortened: (text: string) => text.slice(0, text.length / 2),
    "changed in one place": (text: string) => text.replace("missing", "file").replace("{", "["),
    empty: () => "",
    "of another kind": () => '{"version":0}',
  })) {
    it(`counts as none when ${name}`, async () => {
      const { cacheFolder, compared } = project();
      await compared();
      for (const entry of readdirSync(cacheFolder).filter((n) => !n.startsWith("."))) {
        const path = join(cacheFolder, entry);
        writeFileSync(path, damage(readFileSync(path, "utf8")));
      }
      expect((await compared()).entryMade).toBe(true);
      expect(await compared()).toEqual(asBefore);
    });
  }

  it("leaves no drafts behind", async () => {
    const { cacheFolder, compared } = project();
    await compared();
    expect(readdirSync(cacheFolder).filter((n) => n.startsWith("."))).toEqual([".keep"]);
  });
});

describe("a folder that cannot be used", () => {
  it("is no cache", () => {
    const folder = folderWith({ "a-file": "" });
    expect(cacheIn(join(folder, "a-file", "below"), "one")).toBeUndefined();
    expect(cacheIn(join(folder, "a-file"), "one")).toBeUndefined();
  });
});
