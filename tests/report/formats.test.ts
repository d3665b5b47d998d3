// The formats of other tools: SARIF, JUnit, GitHub annotations; and notes in the text.

import { describe, expect, it } from "vitest";
import { checkGithub } from "../../src/report/check-github.ts";
import { checkJunit } from "../../src/report/check-junit.ts";
import { checkSarif } from "../../src/report/check-sarif.ts";
import { checkText } from "../../src/report/check-text.ts";
import { diffText } from "../../src/report/diff-text.ts";
import { type CheckReport, checkSources, count } from "../../src/workspace/check.ts";

const texts = {
  "a b.allium": "-- allium: 3\nenum A { `x<1` | y }\nenum A { y | z }\n",
  "clean.allium": "-- allium: 3\nenum B { x | y }\nentity C { b: B }\nentity D { c: C }\n",
};
const files = checkSources(
  { kind: () => "missing" },
  Object.entries(texts).map(([path, text]) => ({ path, text })),
).map((file) => ({
  ...file,
  diagnostics: file.diagnostics.filter((d) => d.severity === "error"),
}));
const problems = [{ path: "gone.allium", reason: "no such file, 100% & <gone>" }];
const report: CheckReport = { files, problems, counts: count(files) };

describe("SARIF", () => {
  const log = JSON.parse(checkSarif(report, { version: "1.2.3", page: () => "# page" }));
  const [run] = log.runs;

  it("is one run with a rule for each code that occurs", () => {
    expect(log.version).toBe("2.1.0");
    expect(run.tool.driver.semanticVersion).toBe("1.2.3");
    expect(run.tool.driver.rules.map((r: { id: string }) => r.id)).toEqual([
      "allium.type.duplicateName",
    ]);
    expect(run.tool.driver.rules[0].help.markdown).toBe("# page");
  });

  it("gives places with their ends, and related places", () => {
    const [result] = run.results;
    expect(result).toMatchObject({
      ruleId: "allium.type.duplicateName",
      ruleIndex: 0,
      level: "error",
    });
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b.allium" },
      region: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 7 },
    });
    expect(result.relatedLocations[0].physicalLocation.region.startLine).toBe(2);
  });

  it("says what could not be read", () => {
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain("gone.allium");
  });
});

describe("JUnit", () => {
  const xml = checkJunit(report);

  it("counts a test for each finding, each clean file and each file that could not be read", () => {
    expect(xml).toContain('<testsuites name="allium check" tests="3" failures="1" errors="1">');
    expect(xml).toContain('<testcase classname="clean.allium" name="check"/>');
    expect(xml).toContain('name="type.duplicateName (3:6)"');
    expect(xml.match(/<testsuite /g)).toHaveLength(3);
  });

  it("escapes what XML must not hold", () => {
    expect(xml).toContain("100% &amp; &lt;gone&gt;");
    const odd = { ...report, problems: [{ path: "a\u0000\ud800b", reason: '"' }] };
    expect(checkJunit(odd)).toContain("a\ufffd\ufffdb");
  });
});

describe("GitHub annotations", () => {
  it("are one line each, escaped", () => {
    const lines = checkGithub(report).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^::error file=a b\.allium,line=3,endLine=3,col=6,endColumn=7,title=allium\.type\.duplicateName::.*%0A/,
    );
    expect(lines[1]).toBe("::error file=gone.allium::no such file, 100%25 & <gone>");
  });
});

describe("notes in the text", () => {
  const [file] = checkSources({ kind: () => "missing" }, [
    { path: "n.allium", text: "-- allium: 3\n-- allium-ignore all\nenum B { x | y }\n" },
  ]);
  const diagnostics = file?.diagnostics.filter((d) => d.code === "ignore.unused") ?? [];
  const noted = [{ path: "n.allium", text: file?.text ?? "", diagnostics }];
  const noting: CheckReport = { files: noted, problems: [], counts: count(noted) };

  it("are counted for each file, or listed", () => {
    const style = { colour: false, columns: 80 };
    expect(checkText(noting, style)).toBe(
      "n.allium: 1 note (--verbose shows it)\n\n1 file, 1 info\n",
    );
    expect(checkText(noting, { ...style, verbose: true })).toContain("info[ignore.unused]");
  });
});

describe("a diff of fixes", () => {
  it("is a unified diff of each file", () => {
    const bytes = new Uint8Array();
    const diff = diffText([{ path: "d/a.allium", before: "a\nb\n", after: "a\nc\n", bytes }]);
    expect(diff).toBe("--- a/d/a.allium\n+++ b/d/a.allium\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
  });
});
