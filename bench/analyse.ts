// Times analysing: the corpus of specs from the wild where it lies beside the repository, and sets
// of up to 10,000 rules, with the time for each rule. Prints JSON; the times are those of the second
// run in one process, and each stands beside that of checking the same texts.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "../grammar/parse.ts";
import { analyseModel } from "../src/analyses/registry.ts";
import { modelOf } from "../src/model/module-model.ts";
import { type SpecModel, specModelOf } from "../src/model/spec-model.ts";
import type { Source } from "../src/workspace/check.ts";
import { Session } from "../src/workspace/session.ts";

const sizes = [625, 1_250, 2_500, 5_000, 10_000];
const rulesOfOne = 5;

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const corpusFolder = join(repository, "../shared/corpus");

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** The processor time of a piece of work: others on the machine make no difference to it. */
function milliseconds(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** One repository of the corpus: its texts, as one set. */
function corpusSets(): readonly (readonly Source[])[] {
  if (!existsSync(corpusFolder)) return [];
  return readdirSync(corpusFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) =>
      readdirSync(join(corpusFolder, name), { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".allium"))
        .sort()
        .map((path) => ({ path, text: readFileSync(join(corpusFolder, name, path), "utf8") })),
    );
}

/** Checks a set and analyses the models that come of it; the time of each. */
function timed(sources: readonly Source[]) {
  const models: { spec: SpecModel; texts: ReadonlyMap<string, string> }[] = [];
  const session = new Session({ kind: () => "missing" }, undefined, {}, (spec, members) =>
    models.push({ spec, texts: new Map(members.map((m) => [m.path, m.text])) }),
  );
  const checked = milliseconds(() => session.check(sources));
  let findings = 0;
  const analysed = milliseconds(() => {
    for (const { spec, texts } of models) findings += analyseModel(spec, texts).length;
  });
  return { checked, analysed, findings };
}

/** A lifecycle with a graph, a config limit, a deadline and two surfaces' worth of triggers. */
function unit(n: number): string {
  return `
entity Order${n} {
    status: open | paid | shipped | closed
    amount: Integer
    approved: Boolean
    due_at: Timestamp
    is_late: due_at < now
    transitions status {
        open -> paid
        paid -> shipped
        open -> closed
        shipped -> closed
        terminal: closed
    }
    invariant NotNegative { amount >= 0 }
}
rule Open${n} { when: OpenOrder${n}(amount) requires: amount >= 0
    ensures: Order${n}.created(status: open, amount: amount, approved: false) }
rule Pay${n} { when: PayOrder${n}(order) requires: order.status = open and order.amount > 0
    ensures: order.status = paid ensures: order.approved = true }
rule Ship${n} { when: o: Order${n}.status becomes paid requires: o.approved
    ensures: o.status = shipped }
rule Expire${n} { when: o: Order${n}.due_at <= now requires: o.status = open
    ensures: o.status = closed }
rule Close${n} { when: CloseOrder${n}(order) requires: order.status = shipped
    ensures: order.status = closed ensures: order.amount = order.amount - 1 }
surface Desk${n} { context order: Order${n}
    provides:
        OpenOrder${n}(amount)
        PayOrder${n}(order) when order.status = open
        CloseOrder${n}(order) when order.status in {shipped, paid} }
`;
}

/** The analysis of one model with a number of rules. */
function curvePoint(rules: number) {
  const units = Array.from({ length: rules / rulesOfOne }, (_, n) => unit(n));
  const text = `-- allium: 3\n${units.join("")}`;
  const { module, diagnostics } = parse(text);
  const spec = specModelOf([
    { path: "all.allium", model: modelOf(module, diagnostics, () => "missing") },
  ]);
  const texts = new Map([["all.allium", text]]);
  const first = milliseconds(() => analyseModel(spec, texts));
  const ms = Math.min(
    first,
    milliseconds(() => analyseModel(spec, texts)),
  );
  return { rules, ms: round(ms), microsecondsPerRule: round((ms * 1000) / rules) };
}

const sets = corpusSets();
const lines = sets.flat().reduce((sum, { text }) => sum + text.split("\n").length, 0);
const cold = sets.map(timed);
const warm = sets.map(timed);
const sum = (list: readonly { checked: number; analysed: number; findings: number }[]) => ({
  checkedMs: round(list.reduce((s, t) => s + t.checked, 0)),
  analysedMs: round(list.reduce((s, t) => s + t.analysed, 0)),
});

curvePoint(sizes[0] ?? 0);
const figures = {
  cores: availableParallelism(),
  corpus: {
    files: sets.flat().length,
    lines,
    findings: warm.reduce((s, t) => s + t.findings, 0),
    cold: sum(cold),
    warm: sum(warm),
  },
  curve: sizes.map(curvePoint),
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
