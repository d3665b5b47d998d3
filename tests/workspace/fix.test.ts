// Fixes: applied round by round, in memory, with the bytes of the file kept otherwise.

import { describe, expect, it } from "vitest";
import type { FileSystem } from "../../src/base/ports.ts";
import { err, ok } from "../../src/base/result.ts";
import { diagnostic, type TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { check } from "../../src/workspace/check.ts";
import { applied, fixAll } from "../../src/workspace/fix.ts";

function memory(texts: Readonly<Record<string, string>>): FileSystem {
  return {
    kind: (path) => (path in texts ? "file" : "missing"),
    readBytes: (path) => {
      const text = texts[path];
      return text === undefined ? err("missing") : ok(new TextEncoder().encode(text));
    },
    list: async () => ok([]),
  };
}

const fixed = async (text: string) => {
  const files = memory({ "a.allium": text });
  return fixAll(files, (seen) => check(seen, ["a.allium"]));
};

/** A finding with one fix of the given edits. */
function withFix(edits: readonly TextEdit[], safe = true) {
  const fix = { title: "Fix", safe, edits };
  return diagnostic("version.missing", { start: 0, end: 0 }, {}, { fix });
}

describe("fixAll", () => {
  it("applies what is safe and reports the rest", async () => {
    const { files, report, count } = await fixed("rule R {\n  requires: a == 3;\n}\n");
    expect(files.map((f) => f.after)).toEqual(["-- allium: 3\nrule R {\n  requires: a = 3\n}\n"]);
    expect(count).toBe(3);
    expect(report.files[0]?.diagnostics.map((d) => d.code)).toContain("rule.missingWhen");
  });

  it("keeps line ends and a byte order mark", async () => {
    const { files } = await fixed("\uFEFFentity A { x: Integer }\r\n");
    const bytes = files[0]?.bytes ?? new Uint8Array();
    expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)).toBe(
      "\uFEFF-- allium: 3\r\nentity A { x: Integer }\r\n",
    );
  });

  it("changes nothing where nothing can safely be fixed", async () => {
    expect((await fixed("-- allium: 3\nentity A { x: Integer }\n")).files).toEqual([]);
  });

  it("takes a directive away that suppresses nothing, and only then", async () => {
    const text = "-- allium: 3\n\n-- allium-ignore rule.missingWhen\nentity A { x: Integer }\n";
    const { files } = await fixed(text);
    expect(files[0]?.after).toBe("-- allium: 3\n\nentity A { x: Integer }\n");
  });
});

describe("fixes that touch one another", () => {
  const at = (start: number, end: number, text: string) => ({ span: { start, end }, text });

  it("wait for the next round, the first of two going first", () => {
    const both = [withFix([at(1, 3, "X")]), withFix([at(2, 4, "Y")]), withFix([at(5, 6, "Z")])];
    expect(applied("abcdef", both)).toEqual({ text: "aXdeZ", count: 2 });
  });

  it("are applied with all of their edits or not at all", () => {
    const both = [withFix([at(0, 1, "X")]), withFix([at(1, 2, "Y"), at(4, 5, "Y")])];
    expect(applied("abcdef", both)).toEqual({ text: "Xbcdef", count: 1 });
  });

  it("are left alone when they might change what is meant", () => {
    expect(applied("abc", [withFix([at(0, 1, "X")], false)])).toEqual({ text: "abc", count: 0 });
  });
});
