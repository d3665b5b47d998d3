// The pages about diagnostic codes are tests: whatever a block says is reported must be reported
// there, and nothing else.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue, codes } from "../src/diagnostics/catalogue.ts";
import { checkPage, pageBlocks } from "./support/code-pages.ts";

const folder = join(import.meta.dirname, "../docs/codes");
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

describe("pages about diagnostic codes", () => {
  it("exist for every code, and for nothing else", () => {
    expect(pages.map((name) => name.replace(/\.md$/, "")).sort()).toEqual([...codes].sort());
  });

  for (const code of codes) {
    if (!pages.includes(`${code}.md`)) continue;
    describe(code, () => {
      const text = readFileSync(join(folder, `${code}.md`), "utf8");
      const blocks = pageBlocks(text);

      it("has its headings", () => {
        const headings = text.split("\n").filter((line) => line.startsWith("#"));
        expect(headings).toEqual([
          `# ${code}`,
          "## What it means",
          "## Why it matters",
          "## What to do",
          "## Examples",
        ]);
      });

      it("shows one failing and two passing examples at least", () => {
        const failing = blocks.filter((block) => block.text.includes(`[${code}]`));
        const passing = blocks.filter((block) => block.expected.length === 0);
        expect(failing.length).toBeGreaterThanOrEqual(1);
        expect(passing.length).toBeGreaterThanOrEqual(2);
      });

      it("names the severity of the catalogue", () => {
        const named = blocks.flatMap((block) => block.expected).filter((e) => e.code === code);
        expect(named.map((e) => e.severity)).toContain(catalogue[code].severity);
      });

      blocks.forEach((block, index) => {
        it(`reports what example ${index + 1} says`, () => {
          const { expected, actual } = checkPage(block, code);
          expect(actual).toEqual(expected);
        });
      });
    });
  }
});
