// Formatting as edits: all of them give what formatting gives, and those of a part change nothing
// outside of the declarations that the part touches.

import { describe, expect, it } from "vitest";
import type { TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { formatEdits } from "../../src/format/edits.ts";
import { formatText } from "../../src/format/format.ts";
import { examples } from "../grammar/support/specs.ts";

function apply(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { span, text: written } of [...edits].reverse())
    result = result.slice(0, span.start) + written + result.slice(span.end);
  return result;
}

function edited(text: string, range?: { start: number; end: number }): string {
  const result = formatEdits(text, range);
  return result.kind === "edits" ? apply(text, result.edits) : result.kind;
}

/** An example with its indentation halved, and blanks where they do not belong. */
function untidy(text: string): string {
  return text
    .replace(/^( +)/gm, (blanks) => blanks.slice(blanks.length / 2))
    .replaceAll(": ", " :  ")
    .replaceAll(/,$/gm, " ,  ");
}

const loan = `-- allium: 3
entity  Loan{
due_at:Timestamp   -- when   
}

  entity  Copy{
title:String
}
`;

describe("edits", () => {
  for (const { name, text } of examples)
    it(`give what formatting gives for ${name}`, () => {
      const result = formatText(untidy(text));
      expect(result.kind).toBe("formatted");
      expect(edited(untidy(text))).toBe(result.kind === "formatted" ? result.text : "");
    });

  it("replace nothing but space", () => {
    const result = formatEdits(loan);
    const edits = result.kind === "edits" ? result.edits : [];
    expect(edits.length).toBeGreaterThan(5);
    for (const { span, text } of edits)
      expect(loan.slice(span.start, span.end) + text).toMatch(/^\s*$/);
  });

  it("of a part concern its declarations alone", () => {
    const at = loan.indexOf("title");
    expect(edited(loan, { start: at, end: at })).toBe(
      loan.replace("  entity  Copy{\ntitle:String\n", "entity Copy {\n    title: String\n"),
    );
    const first = loan.indexOf("due_at");
    expect(edited(loan, { start: first, end: first })).toContain("\n  entity  Copy{\ntitle:String");
  });

  it("are none where there is nothing to change, or a syntax error in the way", () => {
    expect(formatEdits("-- allium: 3\n")).toEqual({ kind: "edits", edits: [] });
    expect(formatEdits("-- allium: 3\nentity {\n").kind).toBe("syntax");
  });
});
