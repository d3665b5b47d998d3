// Literate cases: each heading of `cases/*.md` is a test. Its first `allium` block is what somebody
// wrote, its second what formatting makes of it; a case with one block says that it stays as it is.
// `UPDATE=1` writes what is given now, for a person to read.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatText } from "../../src/format/format.ts";

const folder = join(import.meta.dirname, "cases");
const CASE =
  /^## (?<title>.+)\n(?<words>[^`]*?)```allium\n(?<input>[\s\S]*?)```\n(?:\n```allium\n(?<expected>[\s\S]*?)```\n)?/gm;

function result(input: string): string {
  const formatted = formatText(input);
  return formatted.kind === "formatted" ? formatted.text : `(${formatted.kind})\n`;
}

for (const name of readdirSync(folder).sort()) {
  const path = join(folder, name);
  const page = readFileSync(path, "utf8");
  if (process.env["UPDATE"] === "1") {
    const updated = page.replace(CASE, (...match) => {
      const { title, words, input = "" } = match.at(-1) as Record<string, string>;
      const after = result(input);
      const second = after === input ? "" : `\n\`\`\`allium\n${after}\`\`\`\n`;
      return `## ${title}\n${words}\`\`\`allium\n${input}\`\`\`\n${second}`;
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
        const input = groups?.["input"] ?? "";
        const expected = groups?.["expected"] ?? input;
        expect(result(input)).toBe(expected);
        expect(result(expected)).toBe(expected);
      });
    }
  });
}
