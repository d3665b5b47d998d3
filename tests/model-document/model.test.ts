// The model document: what it says of each construct, in what form.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { ModelDocument } from "../../src/report/model-json.ts";
import { modelJson, modelSetJson } from "../../src/report/model-json.ts";
import { modelDocuments } from "../../src/workspace/model-document.ts";
import { sets } from "../laws/support/sets.ts";
import { root } from "../support/allium.ts";
import { memoryFiles } from "../survey/memory.ts";

async function documentOf(text: string): Promise<ModelDocument> {
  const tree = { "a.allium": `-- allium: 3\n${text}` };
  const { files } = await modelDocuments(memoryFiles(tree), ["a.allium"]);
  const [file] = files;
  if (file === undefined) throw new Error("nothing was read");
  return JSON.parse(modelJson(file)) as ModelDocument;
}

describe("the model of the example", () => {
  it.each(["accounts", "admin", "auth", "billing", "teams"])(
    "is what a person has read: %s",
    async (name) => {
      const folder = join(root, "examples/accounts/specs");
      const text = readFileSync(join(folder, `${name}.allium`), "utf8");
      const { files } = await modelDocuments(memoryFiles({ "a.allium": text }), ["a.allium"]);
      const [file] = files;
      expect(file).toBeDefined();
      if (file !== undefined)
        await expect(modelJson(file)).toMatchFileSnapshot(`golden/${name}.txt`);
    },
  );
});

describe("the members of a type", () => {
  it("are fields, relationships, projections and derived values, however they are written", async () => {
    const { entities } = await documentOf(`
entity Hive {
    context: String
    within: Keeper?
    wear: good | \`as-new\` | bad?
    status: empty | settled
    mark: String when status = settled
    label: mark
    also: label
    count: frames.count
    frames: Frame with hive = this
    full: frames where sealed
    sizes: frames where sealed -> size
    heavy(n): count > n
    deep: within?.name ?? "nobody"
    transitions status { empty -> settled, terminal: settled }
}
`);
    const [hive] = entities ?? [];
    expect(hive?.fields).toEqual([
      { name: "context", type_expr: "String" },
      { name: "within", optional: true, type_expr: "Keeper?" },
      {
        enum_values: ["good", "as-new", "bad"],
        name: "wear",
        optional: true,
        type_expr: "good | `as-new` | bad?",
      },
      { enum_values: ["empty", "settled"], name: "status", type_expr: "empty | settled" },
      {
        name: "mark",
        type_expr: "String",
        when_set: { qualifying_states: ["settled"], status_field: "status" },
      },
    ]);
    expect(hive?.derived_values).toEqual([
      { name: "label", when_set: { qualifying_states: ["settled"], status_field: "status" } },
      { name: "also", when_set: { qualifying_states: ["settled"], status_field: "status" } },
      { name: "count" },
      { name: "heavy", parameters: ["n"] },
      { name: "deep" },
    ]);
    expect(hive?.projections).toEqual([
      { name: "full", source: "frames" },
      { name: "sizes", source: "frames" },
    ]);
    expect(hive?.relationships).toEqual([{ name: "frames", target: "Frame" }]);
    expect(hive?.transition_graphs).toEqual([
      {
        edges: [{ from: "empty", to: "settled" }],
        field: "status",
        states: ["empty", "settled"],
        terminal: ["settled"],
      },
    ]);
  });

  it("have backtick values in their enums", async () => {
    const { entities } = await documentOf("entity E { size: `A4` | `A4-landscape` | other }");
    expect(entities?.[0]?.fields[0]?.enum_values).toEqual(["A4", "A4-landscape", "other"]);
  });

  it("have the bounds of invariants, with and without `this`, from both sides", async () => {
    const { entities } = await documentOf(`
entity Jar {
    grams: Integer
    lids: Integer
    invariant Some { grams >= 0 }
    invariant Few { 100 > this.grams }
    invariant Fitting { lids <= config.most }
    invariant Both { grams > 0 and lids > 0 }
    invariant Grouped { not (grams = 3) }
}
`);
    const [grams, lids] = entities?.[0]?.fields ?? [];
    expect(grams?.constraints).toEqual([
      { bound: ">= 0", invariant: "Some" },
      { bound: "< 100", invariant: "Few" },
    ]);
    expect(lids?.constraints).toEqual([{ bound: "<= config.most", invariant: "Fitting" }]);
    expect(entities?.[0]?.invariants?.at(-1)).toEqual({
      expression: "not (grams = 3)",
      name: "Grouped",
      scope: "entity",
    });
  });

  it("lead to imported entities by their names", async () => {
    const { entities } = await documentOf(
      'use "pay" as pay\nentity Team { invoices: pay/Invoice with team = this }',
    );
    expect(entities?.[0]?.relationships).toEqual([{ name: "invoices", target: "pay/Invoice" }]);
  });
});

describe("a module", () => {
  it("has variants, and keeps overrides apart from its own parameters", async () => {
    const document = await documentOf(`
use "./core.allium" as core
entity Member { kind: Adult | Junior }
variant Adult : Member { fee: Decimal, dear: fee > 9 }
variant Junior : Member
core/config { most: 4 }
config { least: Integer, some: Integer = (1 + 2) * 3 }
enum Season { spring | \`late-summer\` }
`);
    expect(document.variants).toEqual([
      {
        base: "Member",
        derived_values: [{ name: "dear" }],
        fields: [{ name: "fee", type_expr: "Decimal" }],
        name: "Adult",
      },
      { base: "Member", fields: [], name: "Junior" },
    ]);
    expect(document.entities?.[0]?.fields[0]).toEqual({
      name: "kind",
      type_expr: "Adult | Junior",
      variants: ["Adult", "Junior"],
    });
    expect(document.config).toEqual([
      { name: "least", type_expr: "Integer" },
      { default_expr: "(1 + 2) * 3", name: "some", type_expr: "Integer" },
    ]);
    expect(document.config_overrides).toEqual([{ module: "core", name: "most", value_expr: "4" }]);
    expect(document.enums).toEqual([{ name: "Season", values: ["spring", "late-summer"] }]);
  });

  it("without anything has a version and no lists", async () => {
    expect(await documentOf("")).toEqual({ diagnostics: [], version: 3 });
  });

  it("with syntax errors has what could be read, and the errors in bytes", async () => {
    const { diagnostics, entities } = await documentOf("entity É { }\nentity E { a: String }");
    expect(entities?.at(-1)?.name).toBe("E");
    expect(diagnostics[0]).toMatchObject({
      code: null,
      location: { file: "a.allium", line: 2 },
      severity: "error",
    });
  });
});

describe("the documents", () => {
  it("are as their schema says, with their keys in order", async () => {
    const schema = JSON.parse(readFileSync(join(root, "docs/json/model.schema.json"), "utf8"));
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(schema);
    for (const { sources } of sets.slice(0, 12)) {
      const tree = Object.fromEntries(sources.map(({ path, text }) => [path, text]));
      const report = await modelDocuments(memoryFiles(tree), Object.keys(tree));
      for (const json of [...report.files.map(modelJson), modelSetJson(report)]) {
        expect(validate(JSON.parse(json)) ? "" : ajv.errorsText(validate.errors)).toBe("");
        const keys = [...json.matchAll(/^ {2}"(\w+)"/gm)].map((match) => match[1]);
        expect(keys).toEqual([...keys].sort());
      }
    }
  });
});
