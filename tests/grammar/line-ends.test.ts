// Line ends and a byte order mark change positions and nothing else (language definition, 1.1).

import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { corpus, examples, hasCorpus } from "./support/specs.ts";
import { withoutPositions } from "./support/tree.ts";

const variants: Readonly<Record<string, (text: string) => string>> = {
  "a byte order mark": (text) => `\uFEFF${text}`,
  CRLF: (text) => text.replaceAll("\n", "\r\n"),
  "a lone CR": (text) => text.replaceAll("\n", "\r"),
};

/** What a text means: its tree, and the codes found in it, without positions. */
function meaning(text: string): unknown {
  const { module, diagnostics } = parse(text);
  const codes = diagnostics.map((d) => [d.code, d.params]);
  return withoutPositions({ module: { ...module, comments: [] }, codes });
}

describe("the same meaning with", () => {
  for (const [name, change] of Object.entries(variants)) {
    it(name, () => {
      for (const { text } of examples) expect(meaning(change(text))).toEqual(meaning(text));
    });

    it.skipIf(!hasCorpus)(`${name}, over the corpus`, () => {
      const changed = corpus
        .map(({ name, text }) => ({
          name,
          text: text.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, ""),
        }))
        .filter(
          ({ text }) => JSON.stringify(meaning(text)) !== JSON.stringify(meaning(change(text))),
        );
      expect(changed.map((spec) => spec.name)).toEqual([]);
    });
  }
});
