// The pages about findings are tests: whatever a block says is found must be found there, and
// nothing else of the kinds that the page is about.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { kinds } from "../../src/analyses/registry.ts";
import { analysed, readPage, shown } from "./pages.ts";

const folder = join(import.meta.dirname, "../../docs/analyses");

describe("pages about findings", () => {
  it("exist for every kind, and for nothing else", () => {
    expect(readdirSync(folder).sort()).toEqual(kinds.map((kind) => `${kind}.md`).sort());
  });

  for (const kind of kinds) {
    describe(kind, () => {
      const { headings, blocks } = readPage(readFileSync(join(folder, `${kind}.md`), "utf8"));

      it("has its headings, something that is reported and something that is not", () => {
        expect(headings).toEqual([
          `# ${kind}`,
          "## What it means",
          "## Why it matters",
          "## What to do",
          "## Examples",
        ]);
        expect(blocks.some((b) => b.expected.some((e) => e.includes(kind)))).toBe(true);
        expect(blocks.some((b) => b.expected.length === 0)).toBe(true);
      });

      blocks.forEach(({ files, expected }, index) => {
        it(`finds what example ${index + 1} says`, () => {
          const about = new Set([kind, ...expected.map((e) => e.split(" ")[1])]);
          const findings = analysed(files).filter((f) => about.has(f.details.type));
          expect(shown(findings, files)).toEqual(expected);
        });
      });
    });
  }
});
