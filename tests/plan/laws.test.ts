// What a plan says does not depend on the order in which a set says it, and no id occurs twice.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Obligation } from "../../src/obligations/index.ts";
import { planJson, planSetJson } from "../../src/report/plan-json.ts";
import { cut, modules, type SpecSet, sets } from "../laws/support/sets.ts";
import { root } from "../support/allium.ts";
import { plans, withoutPlaces } from "./planned.ts";

const SEED = 20_261_122;

const treeOf = ({ sources }: Pick<SpecSet, "sources">) =>
  Object.fromEntries(sources.map(({ path, text }) => [path, text]));

/** With two declarations of one name, the order tells which of them others mean. */
const isPlain = (parts: readonly { kind: string; name: string | undefined }[]): boolean => {
  const names = parts.flatMap(({ kind, name }) => (name === undefined ? [] : [`${kind} ${name}`]));
  return new Set(names).size === names.length && parts.every((p) => p.kind !== "default");
};

function said(obligations: readonly Obligation[]): readonly string[] {
  return obligations.map((o) => JSON.stringify(withoutPlaces(o))).sort();
}

describe(`laws of plans, seed ${SEED}`, () => {
  it("ids and stable ids occur once in a file", async () => {
    for (const { path, text } of modules.filter((_, n) => n % 8 === 0)) {
      const { files } = await plans({ [path]: text });
      const obligations = files[0]?.obligations ?? [];
      for (const key of ["id", "stable_id"] as const) {
        const all = obligations.map((o) => o[key]);
        expect(new Set(all).size, `${key} in ${path}`).toBe(all.length);
      }
    }
  });

  it("the order of declarations does not matter", async () => {
    const shuffled = fc.nat(modules.length - 1).chain((index) => {
      const all = (cut(modules[index]?.text ?? "")?.parts ?? []).map((_, n) => n);
      return fc.tuple(fc.constant(index), fc.shuffledSubarray(all, { minLength: all.length }));
    });
    const law = fc.asyncProperty(shuffled, async ([index, order]) => {
      const whole = cut(modules[index]?.text ?? "");
      if (whole === undefined || !isPlain(whole.parts)) return;
      const inOrder = async (numbers: readonly number[]) => {
        const text = whole.head + numbers.map((n) => whole.parts[n]?.text).join("");
        const { files } = await plans({ "a.allium": text });
        return said(files[0]?.obligations ?? []);
      };
      expect(await inOrder(order)).toEqual(await inOrder([...order].sort((a, b) => a - b)));
    });
    await fc.assert(law, { seed: SEED, numRuns: 40 });
  });

  it("the order of files does not matter", async () => {
    for (const set of sets.filter(({ sources }) => sources.length > 1).slice(0, 3)) {
      const tree = treeOf(set);
      const paths = Object.keys(tree);
      const flat = async (order: readonly string[]) =>
        said((await plans(tree, order)).files.flatMap((f) => f.obligations));
      expect(await flat([...paths].reverse())).toEqual(await flat(paths));
    }
  });

  it("stable ids outlive a new order of the clauses of a rule", async () => {
    const rule = (clauses: readonly string[]): string =>
      `-- allium: 3\nrule R {\n    when: Acts(x)\n${clauses.map((c) => `    ${c}\n`).join("")}}\n`;
    const clauses = [
      "requires: x.a = 1",
      "requires: x.b = 2 -- a remark",
      "ensures: Hive.created(n: 1)",
      "ensures: Frame.created(n: 2)",
    ];
    const idsOf = async (text: string) => {
      const { files } = await plans({ "a.allium": text });
      return (files[0]?.obligations ?? []).map((o) => `${o.stable_id} ${o.place.line > 0}`).sort();
    };
    const before = await idsOf(rule(clauses));
    expect(before).toHaveLength(5);
    expect(await idsOf(rule([...clauses].reverse()))).toEqual(before);
  });

  it("a new name changes the ids of what it names, and no others", async () => {
    const text = (rule: string) =>
      `-- allium: 3\nentity Jar { full: Boolean, most: Integer? }\nrule ${rule} { when: A(jar) requires: jar.full ensures: jar.full = false }\nrule Other { when: B(jar) requires: jar.full ensures: A(jar: jar) }\n`;
    const idsOf = async (rule: string) => {
      const { files } = await plans({ "a.allium": text(rule) });
      return (files[0]?.obligations ?? []).map((o) => o.stable_id);
    };
    const before = await idsOf("Empty");
    expect(before).toContain("rule-success.Empty");
    expect(await idsOf("Drain")).toEqual(before.map((id) => id.replace(".Empty", ".Drain")));
  });

  it("documents are as their schema says", async () => {
    const schema = JSON.parse(readFileSync(join(root, "docs/json/plan.schema.json"), "utf8"));
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(schema);
    const check = (json: string): void => {
      const valid = validate(JSON.parse(json));
      expect(valid ? "" : ajv.errorsText(validate.errors)).toBe("");
    };
    for (const set of sets.slice(0, 12)) {
      const report = await plans(treeOf(set));
      for (const file of report.files) check(planJson(file));
      check(planSetJson(report));
    }
  });
});
