// What is made from the grammar is up to date, and the prepared look-ahead decides as the parser
// library would.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../grammar/lexer.ts";
import { AlliumParser } from "../../grammar/parser/index.ts";
import { analysedParser } from "../../scripts/grammar/analysed.ts";
import { generatedFiles } from "../../scripts/grammar/files.ts";
import { LineTable } from "../../src/base/span.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { root } from "../support/allium.ts";
import { corpus, examples } from "./support/specs.ts";

describe("grammar/generated", () => {
  const folder = join(root, "grammar/generated");
  const files = generatedFiles();

  it("holds nothing else", () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort());
  });

  for (const [name, text] of Object.entries(files)) {
    it(`holds ${name} as the grammar wants it; npm run grammar makes it`, () => {
      expect(readFileSync(join(folder, name), "utf8") === text).toBe(true);
    });
  }

  it("names each rule of the grammar once in the EBNF", () => {
    const rules = Object.keys(analysedParser().getGAstProductions());
    const named = [...(files["allium.ebnf"] ?? "").matchAll(/^([a-z]\w*) ::=/gm)].map((m) => m[1]);
    expect(named.sort()).toEqual(rules.sort());
  });
});

describe("the prepared look-ahead", () => {
  const prepared = new AlliumParser();
  const analysed = analysedParser();

  function read(parser: AlliumParser, text: string): unknown {
    const lexed = tokenize(text, new LineTable(text));
    const diagnostics: Diagnostic[] = [];
    const { tokens, comments } = lexed;
    const declarations = parser.read({ tokens, comments, text, version: 3, diagnostics });
    return { declarations, diagnostics };
  }

  it("reads the example specs as the analysed grammar does", () => {
    for (const { text } of examples) expect(read(prepared, text)).toEqual(read(analysed, text));
  });

  it.skipIf(corpus.length === 0)("reads the corpus as the analysed grammar does", () => {
    const different = corpus.filter(
      ({ text }) => JSON.stringify(read(prepared, text)) !== JSON.stringify(read(analysed, text)),
    );
    expect(different.map(({ name }) => name)).toEqual([]);
  });
});
