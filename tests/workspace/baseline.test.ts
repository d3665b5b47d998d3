// Baselines: known findings are found again wherever they have moved to, and only those.

import { describe, expect, it } from "vitest";
import type { FileSystem } from "../../src/base/ports.ts";
import { err, ok } from "../../src/base/result.ts";
import { baselineOf, withoutKnown } from "../../src/workspace/baseline.ts";
import { readBaseline } from "../../src/workspace/baseline-file.ts";
import { type CheckReport, checkSources, count } from "../../src/workspace/check.ts";

function reportOn(texts: Readonly<Record<string, string>>): CheckReport {
  const sources = Object.entries(texts).map(([path, text]) => ({
    path,
    text: `-- allium: 3\n${text}`,
  }));
  const files = checkSources({ kind: () => "missing" }, sources);
  return { files, problems: [], counts: count(files) };
}

const twice = "enum A { x | y }\nenum A { y | z }\n";
const sameName = (path: string): string => path;
const baseline = baselineOf(reportOn({ "a.allium": twice }), sameName);
const remaining = (texts: Readonly<Record<string, string>>) => {
  const { report, hidden, gone } = withoutKnown(reportOn(texts), baseline, sameName);
  return { errors: report.counts.error, hidden: hidden > 0, gone: gone > 0 };
};

describe("a baseline", () => {
  it("leaves out what it knows, also after lines above it have come or gone", () => {
    const known = { errors: 0, hidden: true, gone: false };
    expect(remaining({ "a.allium": twice })).toEqual(known);
    expect(
      remaining({ "a.allium": `-- new\n\n${twice.replace("enum A {", "enum A  {")}` }),
    ).toEqual(known);
  });

  it("leaves in a second one of the kind, and the same in another file", () => {
    expect(remaining({ "a.allium": `${twice}enum A { y | z }\n` }).errors).toBe(1);
    expect(remaining({ "b.allium": twice })).toEqual({ errors: 1, hidden: false, gone: false });
  });

  it("tells what is there no more", () => {
    expect(remaining({ "a.allium": "enum B { x | y }\n" }).gone).toBe(true);
  });

  it("is the same for files in any order", () => {
    const both = (texts: Readonly<Record<string, string>>) =>
      baselineOf(reportOn(texts), sameName).findings;
    expect(both({ "a.allium": twice, "b.allium": twice })).toEqual(
      both({ "b.allium": twice, "a.allium": twice }),
    );
  });
});

describe("a baseline file", () => {
  const read = (text: string | undefined) => {
    const files: FileSystem = {
      kind: () => "file",
      readBytes: () => (text === undefined ? err("missing") : ok(new TextEncoder().encode(text))),
      list: async () => ok([]),
    };
    return readBaseline(files, "known.json");
  };

  it("is read as it was written", () => {
    expect(read(JSON.stringify(baseline))).toEqual(ok(baseline));
  });

  it("is refused with a reason", () => {
    expect(read(undefined)).toEqual(err("known.json: missing"));
    expect(read("{")).toMatchObject({ ok: false });
    expect(read('{"version":2,"findings":[]}')).toMatchObject({
      error: "known.json: is no baseline (at `version`); write it anew with --update-baseline",
    });
  });
});
