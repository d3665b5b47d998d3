// Whether an area is done is computed, and what was not looked at is never taken for done.

import { describe, expect, it } from "vitest";
import { nodeFiles } from "../../src/host/files.ts";
import { areaOf } from "../../src/workspace/area.ts";
import { DEFAULTS } from "../../src/workspace/config.ts";
import { plan } from "../../src/workspace/plan.ts";
import { survey } from "../../src/workspace/survey.ts";
import { idsIn } from "../../src/workspace/verify/tested.ts";
import { verify } from "../../src/workspace/verify.ts";
import { clean, folderWith } from "../support/allium.ts";

const spec = `${clean}value Fee { amount: Decimal }
entity Fine { fee: Fee, loan: Loan }
`;

const quiet = {
  config: DEFAULTS,
  drift: async () => ({ found: [], compared: 3 }),
  runTests: async () => ({ command: "npm test", exitCode: 0 }),
};

async function verdicts(files: Record<string, string>, options: Partial<typeof quiet> = {}) {
  const folder = folderWith(files);
  const specs = Object.keys(files).filter((path) => path.endsWith(".allium"));
  const area = { code: ["."], specs };
  const result = await verify(nodeFiles(folder), area, { ...quiet, ...options });
  const of = Object.fromEntries(result.conditions.map(({ name, verdict }) => [name, verdict]));
  return { ...result, of };
}

/** A test file that names every obligation of the specification. */
async function testsFor(text: string): Promise<string> {
  const { files } = await plan(nodeFiles(folderWith({ "a.allium": text })), ["a.allium"]);
  return files
    .flatMap(({ obligations }) => obligations)
    .map(({ stable_id }) => `# allium: ${stable_id}\ndef test_it(): pass\n`)
    .join("");
}

describe("an area", () => {
  it("is done when every condition holds", async () => {
    const files = { "a.allium": spec, "tests/test_loans.py": await testsFor(spec) };
    const { done, of } = await verdicts(files);
    expect(of).toEqual({
      specifications: "holds",
      "open questions": "holds",
      drift: "holds",
      obligations: "holds",
      tests: "holds",
    });
    expect(done).toBe(true);
  });

  it("is not done with an open question, which is no error", async () => {
    const text = `${spec}open question "What then?"\n`;
    const files = { "a.allium": text, "tests/test_loans.py": await testsFor(text) };
    const { done, of, conditions } = await verdicts(files);
    expect([done, of["specifications"], of["open questions"]]).toEqual([false, "holds", "fails"]);
    expect(conditions[1]?.shortfalls[0]).toMatchObject({ file: "a.allium", line: 5 });
  });

  it("is not done with an error, a difference, an untested obligation or a failing test", async () => {
    const broken = spec.replace("fee: Fee", "fee: Feee");
    const { of } = await verdicts(
      { "a.allium": broken, "tests/test_loans.py": "# allium: entity-fields.Loan\n" },
      {
        drift: async () => ({ found: [{ file: "a.py", line: 2, text: "differs" }], compared: 3 }),
        runTests: async () => ({ command: "npm test", exitCode: 1 }),
      } as never,
    );
    expect(Object.values(of)).toEqual(["fails", "holds", "fails", "fails", "fails"]);
  });

  it("is not done where nothing was looked at", async () => {
    const { done, of } = await verdicts({ "a.py": "x = 1\n" }, {
      runTests: async () => ({ reason: "no command" }),
    } as never);
    expect(new Set(Object.values(of))).toEqual(new Set(["not looked at"]));
    expect(done).toBe(false);
  });
});

describe("an obligation", () => {
  it.each([
    ["# allium: rule-success.LoanClosed.", "rule-success.LoanClosed"],
    ["it('rule-success.LoanClosed', () => {})", "rule-success.LoanClosed"],
    ["def test_rule_success_loan_closed():", "rule_success_loan_closed"],
    ["void ruleSuccessLoanClosed() {}", "rule_success_loan_closed"],
  ])("is named by %s", (text, id) => {
    expect(idsIn(text).has(id)).toBe(true);
  });

  it("is not named by a longer id", () => {
    expect(idsIn("# rule-success.LoanClosedLate").has("rule-success.LoanClosed")).toBe(false);
  });
});

describe("the words for an area", () => {
  it("are those of a person, of a folder or of a path, and nothing else", async () => {
    const cwd = folderWith({
      "auth/login.py":
        "class User:\n    status = 'active'\n\ndef login(user):\n    user.status = 'x'\n",
      "billing/invoices.py":
        "class Invoice:\n    pass\n\ndef pay(invoice):\n    invoice.status = 1\n",
      "auth.allium": "-- allium: 3\nentity User { name: String }\n",
    });
    const surveyed = await survey(nodeFiles(cwd), { lastChanged: async () => undefined }, cwd);
    if (!surveyed.ok) throw new Error(surveyed.error);
    const found = (words: string) => areaOf(surveyed.value, nodeFiles(cwd), words);
    expect(found("our authentication code")).toMatchObject({ value: { specs: ["auth.allium"] } });
    expect(found("auth/")).toMatchObject({ value: { code: ["auth"], specs: ["auth.allium"] } });
    expect(found("\n")).toMatchObject({ value: { code: ["."], specs: ["auth.allium"] } });
    expect(found("weather")).toMatchObject({
      error: expect.stringContaining("authentication (auth)"),
    });
  });
});
