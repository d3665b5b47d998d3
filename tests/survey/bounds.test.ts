// The text stays small, and the survey answers, whatever the project holds.

import { expect, test } from "vitest";
import { surveyCode } from "../../src/facts/survey/index.ts";
import { surveyJson } from "../../src/report/survey-json.ts";
import { mostBytes, mostLines, surveyText } from "../../src/report/survey-text.ts";
import { type ProjectSurvey, survey } from "../../src/workspace/survey.ts";
import { packagePerDomain } from "./layouts/python.ts";
import { memoryFiles, memoryGit, type Tree } from "./memory.ts";

async function surveyOf(tree: Tree): Promise<ProjectSurvey> {
  const result = await survey(memoryFiles(tree), memoryGit(undefined), "/home/me/project");
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function expectSmall(text: string): void {
  expect(text.split("\n").length - 1).toBeLessThanOrEqual(mostLines);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
}

const model = "class ThingStatus(Enum):\n    OPEN = 1\n\n\ndef f():\n    thing.status = 'x'\n";

test("a monorepo of hundreds of areas, all with broken specifications", async () => {
  const tree: Record<string, string> = {};
  for (let i = 0; i < 300; i++) {
    const name = `service-with-a-rather-long-name-number-${i}`;
    tree[`services/${name}/package.json`] = `{"name":"${name}","dependencies":{"express":"1"}}`;
    tree[`services/${name}/src/thing.py`] = model;
    tree[`services/${name}/${name}.allium`] = "-- allium: 3\n\nentity {\n\nrule X {\n";
  }
  const found = await surveyOf(tree);
  const text = surveyText(found);
  expectSmall(text);
  expect(text).toContain("and 294 more areas");
  expect(text).toMatch(/and \d+ more specs/);
  expect(text).toContain("What could come next");
  expect(JSON.parse(surveyJson(found)).areasLeftOut).toBe(100);
});

test("names of absurd length", async () => {
  const long = "x".repeat(3_000);
  const found = await surveyOf({
    [`${long}/models.py`]: model,
    [`b/${long}.py`]: model,
    [`c/${long}.allium`]: "entity {",
  });
  expectSmall(surveyText(found));
});

test("names that would steer a terminal are made visible", async () => {
  const text = surveyText(await surveyOf({ "a\u001b[31m/models.py": model, "b/models.py": model }));
  expect(text).not.toContain("\u001b");
});

test("the same bytes twice, whatever order the files come in", async () => {
  const forward = await surveyOf(packagePerDomain);
  const backward = await surveyOf(Object.fromEntries(Object.entries(packagePerDomain).reverse()));
  expect(surveyJson(backward)).toBe(surveyJson(forward));
  expect(surveyText(backward)).toBe(surveyText(forward));
});

test("files that cannot be read as text are counted and named", async () => {
  const tree: Tree = {
    "billing/models.py": model,
    "billing/binary.py": new Uint8Array([0x7f, 0x45, 0x00, 0x01]),
    "billing/secret.py": new Error("permission denied"),
    "billing/latin1.py": new Uint8Array([...new TextEncoder().encode(model), 0xe9, 0x0a]),
    "billing/huge.py": "x = 1\n".repeat(500_000),
    "billing/minified.js": "var a=1;".repeat(10_000),
    "package.json": "{ not json",
  };
  const { scope, areas } = (await surveyOf(tree)).code;
  expect(scope.notRead).toEqual([
    { path: "billing/binary.py", reason: "not text" },
    { path: "billing/huge.py", reason: "larger than 2 MB" },
    { path: "billing/secret.py", reason: "permission denied" },
  ]);
  expect(areas.map(({ files }) => files)).toEqual([["billing/latin1.py", "billing/models.py"]]);
  expect(scope.setApart.find(({ role }) => role === "generated")?.files).toBe(1);
});

test("a tree beyond the limit is sampled evenly, and says so", async () => {
  const tree: Record<string, string> = {};
  for (let i = 0; i < 100; i++) tree[`area${i % 4}/file${i}.py`] = model;
  const files = memoryFiles(tree);
  const listed = await files.list(".");
  if (!listed.ok) throw new Error(listed.error);
  const code = surveyCode(files, ".", listed.value, { mostFilesRead: 20 });
  expect(code.scope).toMatchObject({ sampled: true, sourceFiles: 100, sourceRead: 20 });
  expect(code.areas.map(({ files: own }) => own.length)).toEqual([5, 5, 5, 5]);
});

test("text that defeats careless expressions takes linear time", async () => {
  const nasty = [
    "a.".repeat(100_000),
    `class A(${"B".repeat(30_000)}`,
    "[".repeat(60_000),
    "@x\n".repeat(20_000),
    '"'.repeat(60_000),
    `${"word ".repeat(150)}\n`.repeat(80),
    "type A struct {\n".repeat(4_000),
    " ".repeat(900).concat("\n").repeat(70),
  ];
  const tree: Record<string, string> = {};
  for (const [i, text] of nasty.entries()) {
    for (const ending of ["py", "ts", "java", "go", "cs", "rb", "rs", "php", "ex"])
      tree[`src/nasty${i}.${ending}`] = text;
  }
  const started = performance.now();
  await surveyOf(tree);
  expect(performance.now() - started).toBeLessThan(10_000);
});
