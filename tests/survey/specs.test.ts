// Specifications in a survey: what they cover and why, how old they are, what to do next.

import { describe, expect, test } from "vitest";
import { surveyText } from "../../src/report/survey-text.ts";
import { type ProjectSurvey, type SpecSummary, survey } from "../../src/workspace/survey.ts";
import { flat, packagePerDomain } from "./layouts/python.ts";
import { memoryFiles, memoryGit, type Tree } from "./memory.ts";

const clean = (entity: string): string =>
  `-- allium: 3\n\nentity ${entity} {\n    name: String\n}\n\nenum Colour { red | green }\n`;

async function surveyOf(
  tree: Tree,
  days?: Readonly<Record<string, number>>,
): Promise<ProjectSurvey> {
  const result = await survey(memoryFiles(tree), memoryGit(days), "/home/me/project");
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function only(found: ProjectSurvey): SpecSummary {
  const [spec] = found.specs;
  if (spec === undefined || found.specs.length > 1) throw new Error("expected one specification");
  return spec;
}

async function reasonsOf(path: string, text: string): Promise<readonly [string, string[]][]> {
  const spec = only(await surveyOf({ ...packagePerDomain, [path]: text }));
  return spec.covers.map(({ area, reasons }) => [area, reasons.map(({ kind }) => kind)]);
}

describe("what a specification covers", () => {
  test("the area of its name", async () => {
    expect(await reasonsOf("specs/billing.allium", clean("Nothing"))).toEqual([
      ["billing", ["name"]],
    ]);
  });

  test("the area that people call by its name", async () => {
    expect(await reasonsOf("specs/authentication.allium", clean("Nothing"))).toEqual([
      ["auth", ["name"]],
    ]);
  });

  test("the area whose folder it lies in", async () => {
    expect(await reasonsOf("teams/behaviour.allium", clean("Nothing"))).toEqual([
      ["teams", ["folder", "name"]],
    ]);
  });

  test("the area whose types it declares", async () => {
    const text = "-- allium: 3\n\nentity Invoice {\n    name: String\n}\n";
    expect(await reasonsOf("specs/money.allium", text)).toEqual([["billing", ["types"]]]);
  });

  test("nothing when neither name nor place nor types say so", async () => {
    expect(await reasonsOf("specs/money.allium", clean("Nothing"))).toEqual([]);
  });

  test("a type of somebody else's is no reason", async () => {
    const text = "-- allium: 3\n\nexternal entity Invoice {\n    name: String\n}\n";
    expect(await reasonsOf("specs/money.allium", text)).toEqual([]);
  });
});

describe("how old a specification is", () => {
  const tree = { ...packagePerDomain, "specs/billing.allium": clean("Invoice") };
  const committed = { "specs/billing.allium": 10, "billing/models.py": 3, "billing/jobs.py": 22 };

  test("the days by which the code is newer, from commits alone", async () => {
    const { covers } = only(await surveyOf(tree, committed));
    expect(covers[0]?.age).toEqual({ kind: "known", codeNewerByDays: 12 });
    expect(surveyText(await surveyOf(tree, committed))).toContain(
      "code changed 12 days after the spec",
    );
  });

  test("unknown has a reason", async () => {
    const because = async (days?: Readonly<Record<string, number>>): Promise<string> => {
      const age = only(await surveyOf(tree, days)).covers[0]?.age;
      return age?.kind === "unknown" ? age.because : "known";
    };
    expect(await because(undefined)).toBe("no history");
    expect(await because({ "billing/models.py": 1 })).toBe("spec not committed");
    expect(await because({ "specs/billing.allium": 1 })).toBe("code not committed");
  });
});

describe("what could come next", () => {
  const kinds = async (tree: Tree, days?: Readonly<Record<string, number>>): Promise<string[]> =>
    (await surveyOf(tree, days)).suggestions.map(({ kind }) => kind);

  test("code without a specification: distill, or start from intent", async () => {
    const found = await surveyOf(packagePerDomain);
    expect(found.suggestions.map(({ kind }) => kind)).toEqual(["distill", "elicit"]);
    const text = surveyText(found);
    expect(text.split("\n")[0]).toBe(
      "This project has billing (billing/), authentication (auth/) and team management (teams/), and no Allium spec yet.",
    );
    expect(text).toContain("Distill from code, starting with");
    expect(text).toContain("Start from intent");
  });

  test("no code: start from intent", async () => {
    expect(await kinds({ "README.md": "# Idea\n" })).toEqual(["elicit"]);
    expect(await kinds({})).toEqual(["elicit"]);
  });

  test("code that shows no behaviour: start from intent, and name the largest parts", async () => {
    expect(await kinds({ "src/parser.py": "x = 1\n" })).toEqual(["elicit", "distillNamed"]);
  });

  test("errors, then questions, then drift, then the next area", async () => {
    const tree = {
      ...packagePerDomain,
      "specs/billing.allium": `${clean("Invoice")}\nopen question "Who refunds?"\n`,
      "specs/auth.allium": "-- allium: 3\n\nentity {\n",
    };
    const days = { "specs/billing.allium": 1, "billing/models.py": 9 };
    expect(await kinds(tree, days)).toEqual(["fix", "answer", "drift", "distill"]);
    const { specs, uncovered } = await surveyOf(tree, days);
    expect(uncovered).toEqual(["teams"]);
    const billing = specs.find(({ path }) => path.endsWith("billing.allium"));
    expect(billing?.openQuestions).toEqual([{ line: 9, text: "Who refunds?" }]);
    expect(specs.find(({ path }) => path.endsWith("auth.allium"))?.errors).toBeGreaterThan(0);
  });

  test("everything covered and clean: nothing is made up", async () => {
    const tree = {
      ...flat,
      "invoices.allium": clean("Invoice"),
      "login.allium": clean("Login"),
    };
    expect(await kinds(tree)).toEqual(["review"]);
  });
});

test("specifications among tests and examples are counted, not judged", async () => {
  const found = await surveyOf({
    ...packagePerDomain,
    "tests/fixtures/broken.allium": "entity {",
    "examples/x.allium": "entity {",
    "spec/teams.allium": clean("Team"),
  });
  expect(found.specs.map(({ path }) => path)).toEqual(["spec/teams.allium"]);
  expect(found.specsSetApart).toEqual(["examples/x.allium", "tests/fixtures/broken.allium"]);
});

test("a specification that cannot be read is named, the others are looked at", async () => {
  const found = await surveyOf({
    "a.allium": new Error("permission denied"),
    "b.allium": new Uint8Array([0x2d, 0x00, 0xff]),
    "c.allium": clean("Thing"),
  });
  expect(found.specs.map(({ path }) => path)).toEqual(["c.allium"]);
  expect(found.problems.map(({ path }) => path)).toEqual(["a.allium", "b.allium"]);
  expect(surveyText(found)).toContain("could not read a.allium: permission denied");
});
