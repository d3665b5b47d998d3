// Literate cases: each heading of `cases/*.md` is a test. The page is named after the kind of
// diagram; the `allium` block of a case is drawn, and its `mermaid` block is what comes out, which
// many viewers of such pages show as a picture. `UPDATE=1` writes what comes out now.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diagramMermaid } from "../../src/report/diagram-mermaid.ts";
import type { DiagramKind } from "../../src/workspace/diagram.ts";
import { drawn } from "./support.ts";

const folder = join(import.meta.dirname, "cases");
const CASE =
  /^## (?<title>.+)\n(?<words>[^`]*?)```allium\n(?<input>[\s\S]*?)```\n(?:\n```mermaid\n(?<expected>[\s\S]*?)```\n)?/gm;

for (const name of readdirSync(folder).sort()) {
  const path = join(folder, name);
  const kind = name.replace(/\.md$/, "") as DiagramKind;
  const page = readFileSync(path, "utf8");
  const cases = [...page.matchAll(CASE)];
  const result = async (input: string) =>
    diagramMermaid(await drawn(`-- allium: 3\n${input}`, kind));

  describe(kind, () => {
    it("holds nothing but whole cases", () => {
      expect(cases.length).toBe(page.match(/^## /gm)?.length);
    });

    for (const { groups, 0: whole } of cases) {
      const { title = "", words = "", input = "", expected } = groups ?? {};
      it(title, async () => {
        const found = await result(input);
        if (process.env["UPDATE"] === "1") {
          const block = `## ${title}\n${words}\`\`\`allium\n${input}\`\`\`\n\n\`\`\`mermaid\n${found}\`\`\`\n`;
          writeFileSync(
            path,
            readFileSync(path, "utf8").replace(whole, () => block),
          );
        } else expect(found).toBe(expected);
      });
    }
  });
}
