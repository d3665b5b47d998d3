// What the pages about codes do not show: when checks stay silent, and how findings are ordered.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/workspace/check.ts";

const codes = (text: string, kind: "file" | "missing" = "missing") =>
  checkText({ kind: () => kind }, "a.allium", `-- allium: 3\n${text}`)
    .diagnostics.filter((d) => d.severity !== "info")
    .map((d) => d.code);

describe("checks of structure", () => {
  it("are silent in a declaration that was not understood", () => {
    expect(codes("rule R {\n  when: T(\n}\n")).toEqual(["parse.unexpected"]);
    expect(codes("rule R {\n  requires: a == b\n}\n")).toEqual(["parse.foreignOperator"]);
  });

  it("still look at the other declarations", () => {
    expect(codes("rule R {\n  when: T(x, =)\n}\n\nrule S { when: T(x) }\n")).toEqual([
      "parse.unexpected",
      "rule.missingEnsures",
    ]);
  });

  it("never take `_` for a name", () => {
    expect(codes("rule R {\n  when: T(_, _)\n  ensures: Done()\n}\n")).toEqual([]);
    expect(codes("entity E { _: Integer, _: String }\n")).toEqual([]);
  });

  it("report a third declaration as well, pointing at the first", () => {
    const text = "-- allium: 3\nenum A { x }\nenum A { y }\nenum A { z }\n";
    const { diagnostics } = checkText({ kind: () => "missing" }, "a.allium", text);
    expect(diagnostics.map((d) => d.related[0]?.span.start)).toEqual([18, 18]);
  });

  it("count a member declared for another entity as its own", () => {
    expect(codes("entity A { n: Integer }\nentity B { A.n: Integer }\n")).toContain(
      "member.duplicateName",
    );
  });

  it("ask for local paths only", () => {
    const use = 'use "./b.allium" as b\nuse "github.com/x/y/1" as y\n';
    expect(codes(use)).toEqual(["use.unresolvedPath"]);
    expect(codes(use, "file")).toEqual([]);
  });

  it("come in the order of their places", () => {
    expect(codes("rule R { }\nrule R { }\n")).toEqual([
      "rule.missingEnsures",
      "rule.missingWhen",
      "rule.duplicateName",
      "rule.missingEnsures",
      "rule.missingWhen",
    ]);
  });
});
