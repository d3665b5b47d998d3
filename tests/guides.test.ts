// Every specification that a guide shows is checked: a reader, or a model, takes it over as it is.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "../grammar/parse.ts";
import { root } from "./support/allium.ts";
import { checkGuide, pageBlocks } from "./support/code-pages.ts";

const folders = ["skills", "commands", "agents", "docs"];

/** Parts of a specification, shown in the middle of a text. */
const fragments = (page: string): readonly string[] =>
  [...page.matchAll(/^```allium fragment\n(.*?)^```$/gms)].map((match) => match[1] ?? "");

const pages = folders.flatMap((folder) =>
  entries(folder)
    .filter((path) => path.endsWith(".md") && !/^docs\/(codes|analyses)\//.test(path))
    .sort(),
);

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
      join(folder, path),
    );
  } catch {
    return [];
  }
}

const shown = pages
  .map((page) => ({ page, text: readFileSync(join(root, page), "utf8") }))
  .filter(({ text }) => text.includes("```allium"));

describe.each(shown)("$page", ({ text }) => {
  it.each(pageBlocks(text).map((block, index) => [index + 1, block] as const))(
    "shows in example %i what checks as it says",
    (_, block) => {
      const { expected, actual } = checkGuide(block);
      expect(actual).toEqual(expected);
    },
  );

  it.each(fragments(text).map((part, index) => [index + 1, part] as const))(
    "shows in part %i what parses",
    (_, fragment) => {
      expect(parse(`-- allium: 3\n${fragment}`).diagnostics.map(({ code }) => code)).toEqual([]);
    },
  );

  it("shows each example as one of the two", () => {
    const fences = [...text.matchAll(/^[ \t]*```allium.*$/gm)].map((match) => match[0]);
    for (const fence of fences) expect(fence).toMatch(/^```allium( fragment)?$/);
  });
});

it("has patterns", () => {
  expect(shown.filter(({ page }) => page.startsWith("skills/patterns/")).length).toBeGreaterThan(9);
});
