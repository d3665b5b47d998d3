// The documents of `analyse` for programs that already read them: the form, the order, and for an
// example with the output of the tool that they were written for, the same findings; what that tool
// gets wrong excepted.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { kinds } from "../../src/analyses/registry.ts";
import type { FileSystem } from "../../src/base/ports.ts";
import { analyseJson, analyseStream } from "../../src/report/analyse-json.ts";
import { analyseText } from "../../src/report/analyse-text.ts";
import { Analyser } from "../../src/workspace/analyse.ts";
import { check } from "../../src/workspace/check.ts";
import { documents, root } from "../support/allium.ts";
import { readPage } from "./pages.ts";

const shared = join(root, "../shared/facts/apiary-example");
const hasCorpus = existsSync(shared);

interface Found {
  readonly type: string;
  readonly summary: string;
  readonly [key: string]: unknown;
}

/** Files in memory. */
function inMemory(texts: Readonly<Record<string, string>>): FileSystem {
  return {
    kind: (path) => (path in texts ? "file" : "missing"),
    list: async () => ({ ok: true, value: [] }),
    readBytes: (path) =>
      path in texts
        ? { ok: true, value: new TextEncoder().encode(texts[path]) }
        : { ok: false, error: "no such file" },
  };
}

async function analysed(texts: Readonly<Record<string, string>>, paths = Object.keys(texts)) {
  const files = inMemory(texts);
  const analyser = new Analyser(files);
  return analyser.report(await check(files, paths, { session: analyser.session }));
}

const spec = `-- allium: 3
entity Loan {
    status: out | returned
    inspected: Boolean
    transitions status {
        out -> returned
        terminal: returned
    }
}
rule Lend { when: ReaderBorrows() ensures: Loan.created(status: out, inspected: false) }
rule Return {
    when: ReaderReturns(loan: Loan)
    requires: loan.status = out
    requires: loan.inspected = true
    ensures: loan.status = returned
}
surface Desk {
    provides:
        ReaderBorrows()
        ReaderReturns(loan: Loan)
}
`;

describe("the JSON of analyse", () => {
  it("is what its schema says, for every kind of finding", async () => {
    const schema = JSON.parse(readFileSync(join(root, "docs/json/analyse.schema.json"), "utf8"));
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    const seen = new Set<string>();
    for (const kind of kinds) {
      const page = readFileSync(join(root, `docs/analyses/${kind}.md`), "utf8");
      for (const { files } of readPage(page).blocks) {
        const report = await analysed(Object.fromEntries(files));
        for (const document of documents(analyseJson(report)) as { findings: Found[] }[]) {
          validate(document);
          expect(validate.errors).toBeNull();
          for (const f of document.findings) seen.add(f.type);
        }
      }
    }
    expect([...seen].sort()).toEqual([...kinds].sort());
  });

  it("comes for a file that does not parse, too", async () => {
    const broken = documents(
      analyseJson(await analysed({ "b.allium": "-- allium: 3\nentity {\n" })),
    );
    expect(broken).toMatchObject([{ command: "analyse", spec_file: "b.allium", findings: [] }]);
  });

  it("has keys in order, findings by kind and summary, and a place and a question for each", async () => {
    const [document] = documents(analyseJson(await analysed({ "a.allium": spec }))) as {
      findings: Found[];
    }[];
    const inOrder = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if (!Array.isArray(value)) expect(Object.keys(value)).toEqual(Object.keys(value).sort());
      for (const v of Object.values(value)) inOrder(v);
    };
    inOrder(document);
    expect(document?.findings.map((f) => f.type)).toEqual([
      "dead_transition",
      "deadlock",
      "missing_producer",
    ]);
    expect(document?.findings[2]).toMatchObject({
      requires: { rule: "Return", field: "inspected", value: "true" },
      searched: [
        { kind: "rule_ensures", found: false },
        { kind: "surface_provides", found: false },
        { kind: "created_calls", found: false },
      ],
      location: { file: "a.allium", line: 14, col: 15 },
      affected_entities: ["Loan"],
    });
    for (const f of document?.findings ?? []) expect(f["question"]).toMatch(/\?/);
  });

  it("gives the same bytes for the same texts", async () => {
    const once = analyseJson(await analysed({ "a.allium": spec }));
    expect(analyseJson(await analysed({ "a.allium": spec }))).toBe(once);
  });

  it("reports a finding on the file that it is about, and reads imports that were not named", async () => {
    const desk = 'use "./loans.allium" as loans\nsurface Desk { provides: ReaderReturns(loan) }\n';
    const loans =
      "entity Loan { status: out | returned }\nrule Return { when: ReaderReturns(loan) ensures: loan.status = returned }\nrule Lose { when: ReaderLoses(loan) ensures: loan.status = returned }\n";
    const texts = {
      "desk.allium": `-- allium: 3\n${desk}`,
      "loans.allium": `-- allium: 3\n${loans}`,
    };
    const both = analyseStream(await analysed(texts));
    expect(
      both
        .trim()
        .split("\n")
        .map((l) => JSON.parse(l).spec_file),
    ).toContain("loans.allium");
    expect(analyseStream(await analysed(texts, ["desk.allium"]))).toBe("");
  });
});

describe("the example that ships", () => {
  it("leaves no question open", async () => {
    const folder = join(root, "examples/accounts/specs");
    const texts = readdirSync(folder).map(
      (n) => [n, readFileSync(join(folder, n), "utf8")] as const,
    );
    const report = await analysed(Object.fromEntries(texts));
    expect([...report.findings.values()].flat().map((f) => f.summary)).toEqual([]);
    expect(report.check.files.length).toBeGreaterThan(3);
  });
});

describe("the text of analyse", () => {
  it("puts causes first and says what follows from which", async () => {
    const text = analyseText(await analysed({ "a.allium": spec }), { colour: false, columns: 100 });
    expect(text.split("\n").filter((l) => /^\d+\. |\d finding/.test(l))).toEqual([
      "1. missing_producer: Nothing establishes Loan.inspected = true",
      "2. dead_transition: Transition 'out' → 'returned' on entity 'Loan' is declared but unachievable (follows from 1)",
      "3. deadlock: Entity 'Loan' can reach state 'out' but has no achievable path to any terminal state (follows from 2)",
      "1 file, 3 findings, 2 of them follow from others",
    ]);
  });
});

describe.skipIf(!hasCorpus)("the example of the other tool", () => {
  it("has the same findings with the same fields", async () => {
    const path = "apiary.allium";
    const text = readFileSync(join(shared, path), "utf8");
    const [ours] = documents(analyseJson(await analysed({ [path]: text }))) as {
      findings: Found[];
    }[];
    const theirs = JSON.parse(readFileSync(join(shared, "analyse.json"), "utf8")) as {
      findings: Found[];
    };
    // That tool sees only the first effect of a block: the trigger it misses is emitted by the second.
    const right = theirs.findings.filter((f) => f["trigger"] !== "HiveClosed");
    const mine = (f: Found): Found | undefined =>
      ours?.findings.find((o) => o.type === f.type && o.summary === f.summary);
    for (const f of right) {
      // It gives no reason for an edge that is taken, and begins a cycle anywhere.
      const { outbound_edges: _edges, ...fields } = f;
      expect(mine(f), f.summary).toMatchObject(fields);
    }
    const added = new Set(["refused_action"]);
    const extra = (ours?.findings ?? []).filter(
      (o) => !added.has(o.type) && !right.some((f) => f.summary === o.summary),
    );
    expect(extra).toEqual([]);
  });
});
