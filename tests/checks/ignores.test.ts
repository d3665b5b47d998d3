// Directives that suppress findings: where they speak, and for what.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/workspace/check.ts";

const twice = "entity A { x: Integer }\nentity A { y: Integer }\n";

/** Codes found in a text below the version marker, with their severities left out. */
function codes(text: string): string[] {
  const { diagnostics } = checkText({ kind: () => "missing" }, "a.allium", `-- allium: 3\n${text}`);
  return diagnostics.map((d) => d.code).filter((c) => /duplicateName|^ignore|^parse/.test(c));
}

/** The second of two declarations, with lines directly above it. */
const above = (...lines: string[]) => codes(twice.replace(/\n/, `\n${lines.join("\n")}\n`));

describe("`-- allium-ignore`", () => {
  it("suppresses a code on the next line, with the prefix `allium.` or without", () => {
    expect(above()).toEqual(["type.duplicateName"]);
    expect(above("-- allium-ignore type.duplicateName")).toEqual([]);
    expect(above("--allium-ignore allium.type.duplicateName")).toEqual([]);
    expect(above("  -- allium-ignore rule.missingWhen, type.duplicateName")).toEqual([
      "ignore.unused",
    ]);
    expect(above("-- allium-ignore all")).toEqual([]);
  });

  it("does so with the line ends of any system", () => {
    const text = twice.replace(/\n/, "\n-- allium-ignore type.duplicateName\n");
    expect(codes(text.replaceAll("\n", "\r\n"))).toEqual([]);
    expect(codes(text.replaceAll("\n", "\r"))).toEqual([]);
  });

  it("adds up over several lines in a row, and speaks for nothing beyond", () => {
    const both = ["-- allium-ignore type.duplicateName", "-- allium-ignore all"];
    expect(above(...both)).toEqual([]);
    expect(above(...both.reverse())).toEqual([]);
    expect(above("-- allium-ignore type.duplicateName", "")).toEqual([
      "ignore.unused",
      "type.duplicateName",
    ]);
  });

  it("must stand on a line of its own and hold nothing but codes", () => {
    expect(codes(twice.replace("\n", " -- allium-ignore all\n"))).toEqual(["type.duplicateName"]);
    expect(above("-- allium-ignore all: see ticket")).toEqual(["type.duplicateName"]);
  });

  it("never suppresses a syntax error, and is not called unused beside one", () => {
    expect(codes("-- allium-ignore all\nentity {\n}\n")).toEqual(["parse.unexpected"]);
  });
});
