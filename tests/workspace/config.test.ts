// The configuration file: where it is found, what it changes, and what is said about a wrong one.

import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../src/host/files.ts";
import { passing } from "../../src/host/patterns.ts";
import { type CheckReport, check } from "../../src/workspace/check.ts";
import { commonFolder, fails, findConfig } from "../../src/workspace/config.ts";
import { clean, folderWith, twice } from "../support/allium.ts";

async function configOf(json: unknown) {
  const text = typeof json === "string" ? json : JSON.stringify(json);
  const folder = folderWith({ "allium.config.json": text, "specs/deep/a.allium": clean });
  const found = await findConfig(nodeFiles(folder), `${folder}/specs/deep`);
  return found.ok ? found.value.config : found.error.replaceAll(`${folder}/`, "");
}

describe("where it is found", () => {
  it("is the nearest at or above the folder", async () => {
    expect(await configOf({ failLevel: "error" })).toEqual({ severity: {}, failLevel: "error" });
  });

  it("is not sought above the repository", async () => {
    const folder = folderWith({
      "allium.config.json": "{}",
      "project/.git/HEAD": "",
      "project/a.allium": clean,
    });
    const found = await findConfig(nodeFiles(folder), `${folder}/project`);
    expect(found.ok && found.value.path).toBeUndefined();
  });

  it("belongs to the deepest folder that holds everything checked", () => {
    expect(commonFolder(["/a/b/c", "/a/b/d"])).toBe("/a/b");
    expect(commonFolder(["/a/b", "/a/b/d"])).toBe("/a/b");
    expect(commonFolder(["/a", "/b"])).toBe("/");
    expect(commonFolder(["/a/bc", "/a/b"])).toBe("/a");
  });
});

describe("what is said about a wrong one", () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["an unknown option", { exlude: [] }, "there is no option `exlude`; did you mean `exclude`?"],
    ["a wrong type", { include: "specs" }, "`include` takes a list of patterns"],
    ["a pattern that is none", { include: [1] }, "`include.0` takes a text"],
    ["a wrong level", { failLevel: "never" }, '`failLevel` takes "error", "warning", "info"'],
    [
      "a wrong severity",
      { severity: { "rule.missingWhen": "hint" } },
      '`severity.rule.missingWhen` takes "error", "warning", "info", "off"',
    ],
    [
      "an unknown code",
      { severity: { "allium.rule.missingWen": "off" } },
      "`severity` names `allium.rule.missingWen`, which is no code; did you mean `rule.missingWhen`?",
    ],
    ["a list", [], "takes an object with the configuration"],
  ];
  for (const [name, json, message] of cases)
    it(name, async () => expect(await configOf(json)).toBe(`allium.config.json: ${message}`));

  it("text that is not JSON", async () => {
    expect(await configOf("{")).toMatch(/^allium\.config\.json: is not JSON: /);
  });

  it("a syntax error switched off", async () => {
    expect(await configOf({ severity: { "parse.unexpectedToken": "off" } })).toMatch(
      /cannot be off|is no code/,
    );
  });
});

async function checked(config: unknown): Promise<CheckReport> {
  const folder = folderWith({
    "allium.config.json": JSON.stringify(config),
    "a.allium": twice,
    "old/b.allium": twice,
  });
  const files = nodeFiles(folder);
  const found = await findConfig(files, folder);
  if (!found.ok) throw new Error(found.error);
  const { include, exclude } = found.value.config;
  return check(files, ["."], {
    config: found.value.config,
    accepts: passing(folder, folder, include, exclude),
  });
}

describe("what it changes", () => {
  it("which files of a folder are looked at", async () => {
    const paths = ({ files }: CheckReport): string[] => files.map(({ path }) => path);
    expect(paths(await checked({}))).toEqual(["a.allium", "old/b.allium"]);
    expect(paths(await checked({ exclude: ["old/"] }))).toEqual(["a.allium"]);
    expect(paths(await checked({ include: ["/old"] }))).toEqual(["old/b.allium"]);
    expect(paths(await checked({ include: ["*.allium"], exclude: ["/a.allium"] }))).toEqual([
      "old/b.allium",
    ]);
  });

  it("severities", async () => {
    const counts = async (level: string) =>
      (await checked({ exclude: ["old"], severity: { "type.duplicateName": level } })).counts;
    expect((await checked({ exclude: ["old"] })).counts.error).toBe(1);
    expect(await counts("warning")).toMatchObject({ error: 0, warning: 1 });
    expect((await counts("off")).error).toBe(0);
  });

  it("from which severity on a check fails", () => {
    const counts = { error: 0, warning: 1, info: 1 };
    expect(fails(counts, "error")).toBe(false);
    expect(fails(counts, "warning")).toBe(true);
    expect(fails({ ...counts, warning: 0 }, "warning")).toBe(false);
    expect(fails({ ...counts, warning: 0 }, "info")).toBe(true);
  });
});
