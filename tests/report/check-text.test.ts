// Source frames as a person sees them.

import { describe, expect, it } from "vitest";
import { LineTable } from "../../src/base/span.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { checkText, diagnosticText } from "../../src/report/check-text.ts";
import { colours } from "../../src/report/colour.ts";

const plain = colours(false);

/** The frame of a diagnostic about one word of a text, and of another that explains it. */
function framed(text: string, word: string, earlier?: string): string[] {
  const start = text.lastIndexOf(word);
  const span = { start, end: start + word.length };
  const first = earlier === undefined ? -1 : text.indexOf(earlier);
  const related =
    first < 0 ? [] : [{ span: { start: first, end: first + 1 }, label: "declared here" }];
  const d = diagnostic("rule.missingWhen", span, { rule: "R" }, { related });
  return diagnosticText(d, "a.allium", new LineTable(text), plain, 80).split("\n");
}

describe("a source frame", () => {
  it("names, places, shows and helps", () => {
    expect(framed("-- allium: 3\nrule R { }\n", "R")).toEqual([
      "error[rule.missingWhen]: rule `R` has no `when:` clause, so nothing can fire it",
      " --> a.allium:2:6",
      "  |",
      "2 | rule R { }",
      "  |      ^",
      "  = help: Say what sets it off, for example `when: SomethingHappens(subject)`.",
      "",
    ]);
  });

  it("shows a related place in the same frame, and what lies between only when it is short", () => {
    const frame = (gap: string) => framed(`a\n${gap}b\n`, "b", "a").slice(2, -2);
    expect(frame("")).toEqual(["  |", "1 | a", "  | - declared here", "2 | b", "  | ^"]);
    expect(frame("x\n")).toContain("2 | x");
    expect(frame("x\ny\n")).toEqual([
      "  |",
      "1 | a",
      "  | - declared here",
      "...",
      "4 | b",
      "  | ^",
    ]);
  });

  it("underlines the right columns after tabs and wide characters", () => {
    expect(framed("\tx: 漢字 name", "name")[3]).toBe("1 |     x: 漢字 name");
    expect(framed("\tx: 漢字 name", "name")[4]).toBe("  |             ^^^^");
    expect(framed("e\u0301 😀 name", "name")[4]).toBe("  |      ^^^^");
  });

  it("shows the part of a long line around the place", () => {
    const rows = framed(`${"a".repeat(500)} name ${"b".repeat(500)}`, "name");
    const source = rows[3] ?? "";
    const underline = rows[4] ?? "";
    expect(source.length).toBeLessThanOrEqual(80);
    expect(source.slice(underline.indexOf("^"), underline.lastIndexOf("^") + 1)).toBe("name");
    expect(source).toMatch(/…a.*b…$/);
  });

  it("does not let a file steer the terminal", () => {
    const rows = framed("\u001b[2J\u202e name", "name").join("\n");
    expect(rows).not.toContain("\u001b");
    expect(rows).not.toContain("\u202e");
  });

  it("stays within the text whatever the span", () => {
    const lines = new LineTable("ab\n");
    for (const span of [
      { start: 0, end: 99 },
      { start: 3, end: 3 },
      { start: 2, end: 3 },
    ]) {
      const d = diagnostic("rule.missingWhen", span, { rule: "R" });
      expect(diagnosticText(d, "a", lines, plain, 80)).toContain("^");
    }
  });
});

describe("the summary", () => {
  const summary = (error: number, warning: number, info: number, milliseconds?: number) => {
    const counts = { error, warning, info };
    const report = { files: [], problems: [], counts };
    const base = { colour: false, columns: 80 };
    return checkText(report, milliseconds === undefined ? base : { ...base, milliseconds });
  };

  it("counts what was found, and tells the time only when asked to", () => {
    expect(summary(2, 1, 0, 12.4)).toBe("0 files, 2 errors, 1 warning in 12 ms\n");
    expect(summary(0, 0, 2)).toBe("0 files, 2 infos\n");
    expect(summary(0, 0, 0)).toBe("0 files, nothing to report\n");
  });
});
