// Literate cases: each heading of `cases/*.md` is a test, its `allium` block a file, and the block
// below it what parsing the file gives. `UPDATE=1` writes what is given now, for a person to read.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { LineTable } from "../../src/base/span.ts";
import { messageOf } from "../../src/diagnostics/diagnostic.ts";
import { outline } from "./support/outline.ts";

const folder = join(import.meta.dirname, "cases");
const CASE =
  /^## (?<title>.+)\n(?<words>[\s\S]*?)```allium\n(?<input>[\s\S]*?)```\n(?:\n```text\n(?<expected>[\s\S]*?)```\n)?/gm;

/** What parsing gives: the diagnostics, then the tree. Most cases leave their marker out. */
function result(text: string): string {
  const { module, diagnostics } = parse(text);
  const lines = new LineTable(text);
  const found = diagnostics
    .filter((d) => d.code !== "version.missing" || text.startsWith("-- no marker"))
    .map((d) => {
      const { line, column } = lines.position(d.span.start);
      return `${line}:${column} ${d.code} ${messageOf(d)}`;
    });
  return `${[...found, outline(module)].filter((part) => part !== "").join("\n")}\n`;
}

for (const name of readdirSync(folder).sort()) {
  const path = join(folder, name);
  const page = readFileSync(path, "utf8");
  if (process.env["UPDATE"] === "1") {
    const updated = page.replace(CASE, (...match) => {
      const { title, words, input } = match.at(-1) as Record<string, string>;
      return `## ${title}\n${words}\`\`\`allium\n${input}\`\`\`\n\n\`\`\`text\n${result(input ?? "")}\`\`\`\n`;
    });
    writeFileSync(path, updated);
  }
  describe(name, () => {
    const cases = [...readFileSync(path, "utf8").matchAll(CASE)];

    it("holds nothing but whole cases", () => {
      expect(cases.length).toBe(page.match(/^## /gm)?.length);
    });

    for (const { groups } of cases) {
      it(groups?.["title"] ?? "", () => {
        expect(result(groups?.["input"] ?? "")).toBe(groups?.["expected"]);
      });
    }
  });
}
