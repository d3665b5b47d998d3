// The JSON that other programs read: its form, and the schemas that describe it.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { schemas } from "../../scripts/schemas.ts";
import type { FileSystem } from "../../src/base/ports.ts";
import { checkJson } from "../../src/report/check-json.ts";
import { treeJson } from "../../src/report/tree-json.ts";
import { writeJson } from "../../src/report/write-json.ts";
import { checkText, count } from "../../src/workspace/check.ts";
import { parseFile } from "../../src/workspace/parse.ts";
import { documents, root } from "../support/allium.ts";

const nothing: Pick<FileSystem, "kind"> = { kind: () => "missing" };

function checked(files: Readonly<Record<string, string>>): string {
  const reports = Object.entries(files).map(([path, text]) => checkText(nothing, path, text));
  return checkJson({ files: reports, problems: [], counts: count(reports) });
}

function parsed(text: string): string {
  const readBytes = () => ({ ok: true, value: new TextEncoder().encode(text) }) as const;
  const list = async () => ({ ok: true, value: [] }) as const;
  const file = parseFile({ ...nothing, readBytes, list }, "a.allium");
  if (!file.ok) throw new Error(file.error);
  return treeJson(file.value);
}

function validator(file: string): (document: unknown) => string {
  const schema = JSON.parse(readFileSync(join(root, file), "utf8"));
  const ajv = new Ajv({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);
  return (document) => (validate(document) ? "" : ajv.errorsText(validate.errors));
}

/** Texts of every kind: the example, and all examples of the pages about codes. */
function texts(): readonly string[] {
  const specs = join(root, "examples/accounts/specs");
  const pages = join(root, "docs/codes");
  return [
    ...readdirSync(specs).map((name) => readFileSync(join(specs, name), "utf8")),
    ...readdirSync(pages)
      .map((name) => readFileSync(join(pages, name), "utf8"))
      .flatMap((page) =>
        [...page.matchAll(/^```allium\n(.*?)^```$/gms)].map((match) => match[1] ?? ""),
      ),
  ];
}

describe("the JSON of check", () => {
  it("is one document per file, keys in order, columns in bytes, no code for syntax", () => {
    const stdout = checked({
      "é.allium": '-- allium: 3\nopen question "ü" rule R { ensures: x.y = 1 }\n',
      "b.allium": "entity E { }\n",
    });
    expect(stdout).toBe(`{
  "command": "check",
  "diagnostics": [
    {
      "code": "allium.openQuestion.present",
      "location": {
        "col": 1,
        "file": "é.allium",
        "line": 2
      },
      "message": "open question: ü",
      "severity": "warning"
    },
    {
      "code": "allium.rule.missingWhen",
      "location": {
        "col": 25,
        "file": "é.allium",
        "line": 2
      },
      "message": "rule \`R\` has no \`when:\` clause, so nothing can fire it",
      "severity": "error"
    }
  ],
  "findings": [],
  "spec_file": "é.allium"
}
{
  "command": "check",
  "diagnostics": [
    {
      "code": null,
      "location": {
        "col": 1,
        "file": "b.allium",
        "line": 1
      },
      "message": "missing version marker; expected \`-- allium: 3\` as the first line",
      "severity": "warning"
    }
  ],
  "findings": [],
  "spec_file": "b.allium"
}
`);
  });

  it("is what its schema says", () => {
    const problems = validator("docs/json/check.schema.json");
    for (const text of texts())
      for (const document of documents(checked({ "a.allium": text })))
        expect(problems(document)).toBe("");
  });
});

describe("the JSON of parse --tree", () => {
  it("is what its schema says", () => {
    const problems = validator("docs/json/tree.schema.json");
    for (const text of texts()) expect(problems(JSON.parse(parsed(text)))).toBe("");
  });

  it("counts UTF-16 offsets, and lines and columns with them", () => {
    const { module } = JSON.parse(parsed("-- allium: 3\r\nentity E { name: String }"));
    expect(module.declarations[0].name.span).toEqual({
      start: 21,
      end: 22,
      line: 2,
      column: 8,
      endLine: 2,
      endColumn: 9,
    });
  });

  it("writes values of any depth", () => {
    let value: unknown = 1;
    for (let i = 0; i < 100_000; i++) value = [value];
    expect(writeJson(value).length).toBeGreaterThan(200_000);
    const small = { a: [], b: {}, c: [1, "x", null, true], d: undefined, e: { f: 1 } };
    expect(writeJson(small)).toBe(`${JSON.stringify(small, null, 2)}\n`);
  });
});

describe("the published schemas", () => {
  it("are those of the types", { timeout: 120_000 }, () => {
    for (const [file, text] of schemas())
      expect(readFileSync(join(root, file), "utf8"), `${file} is stale`).toBe(text);
  });
});
