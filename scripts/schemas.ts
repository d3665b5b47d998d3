// Generates the JSON schemas of what the program prints, from the types that print it, and of the
// configuration that it reads, from what reads it.
//
//   npx tsx scripts/schemas.ts           writes docs/json/*.schema.json
//   npx tsx scripts/schemas.ts --check   fails when one of them is stale

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createGenerator, type Schema, type SchemaGenerator } from "ts-json-schema-generator";
import * as z from "zod/mini";
import { configShape } from "../src/workspace/config-file.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Published {
  readonly file: string;
  readonly source: string;
  readonly type: string;
  readonly title: string;
}

const published: readonly Published[] = [
  {
    file: "docs/json/parse.schema.json",
    source: "src/report/parse-json.ts",
    type: "ParseDocument",
    title: "The document that `allium parse` prints",
  },
  {
    file: "docs/json/tree.schema.json",
    source: "src/report/tree-json.ts",
    type: "TreeDocument",
    title: "The document that `allium parse --tree` prints",
  },
  {
    file: "docs/json/check.schema.json",
    source: "src/report/check-json.ts",
    type: "CheckDocument",
    title: "One document of `allium check --format json`; a call prints one for each file",
  },
  {
    file: "docs/json/analyse.schema.json",
    source: "src/report/analyse-json.ts",
    type: "AnalyseDocument",
    title: "One document of `allium analyse --format json`; a call prints one for each file",
  },
  {
    file: "docs/json/distill.schema.json",
    source: "src/report/distill-json.ts",
    type: "DistillDocument",
    title: "The document of `allium distill-context --format json`",
  },
  {
    file: "docs/json/coverage.schema.json",
    source: "src/report/coverage-json.ts",
    type: "CoverageDocument",
    title: "The document of `allium coverage --format json`",
  },
  {
    file: "docs/json/drift.schema.json",
    source: "src/report/drift-json.ts",
    type: "DriftDocument",
    title: "The document of `allium drift --format json`",
  },
  {
    file: "docs/json/verify.schema.json",
    source: "src/report/verify-json.ts",
    type: "VerifyDocument",
    title: "The document of `allium verify --format json`",
  },
  {
    file: "docs/json/survey.schema.json",
    source: "src/report/survey-json.ts",
    type: "SurveyDocument",
    title: "The document of `allium survey --format json`",
  },
  {
    file: "docs/json/plan.schema.json",
    source: "src/report/plan-json.ts",
    type: "PlanOutput",
    title: "The document that `allium plan` prints, for a file or for a set",
  },
  {
    file: "docs/json/model.schema.json",
    source: "src/report/model-json.ts",
    type: "ModelOutput",
    title: "The document that `allium model` prints, for a file or for a set",
  },
  {
    file: "docs/json/query.schema.json",
    source: "src/report/query-json.ts",
    type: "QueryDocument",
    title: "The document of `allium query --format json`",
  },
  {
    file: "docs/json/ask.schema.json",
    source: "src/report/ask-json.ts",
    type: "AskDocument",
    title: "The document of `allium ask --json`",
  },
  {
    file: "docs/json/baseline.schema.json",
    source: "src/workspace/baseline.ts",
    type: "Baseline",
    title: "The file that `allium check --update-baseline` writes",
  },
];

const position: Schema = { type: "integer", minimum: 1 };
const offset: Schema = { type: "integer", minimum: 0 };

/** A span as it is printed: the program keeps offsets only, and adds lines and columns. */
const printedSpan: Schema = {
  type: "object",
  description: "A half-open range of UTF-16 offsets; lines and columns count from 1.",
  properties: {
    start: offset,
    end: offset,
    line: position,
    column: position,
    endLine: position,
    endColumn: position,
  },
  required: ["start", "end", "line", "column", "endLine", "endColumn"],
  additionalProperties: false,
};

/** The text of each schema, by path from the root of the repository. */
export function schemas(): ReadonlyMap<string, string> {
  const generator = generatorOf(published.map(({ source }) => source));
  return new Map([
    ...published.map((entry) => [entry.file, schemaText(generator, entry)] as const),
    ["docs/json/config.schema.json", configSchemaText()],
  ]);
}

/** The configuration is described by what reads it. */
function configSchemaText(): string {
  const { $schema, ...shape } = z.toJSONSchema(configShape, { target: "draft-7", io: "input" });
  const schema = { $schema, title: "The file `allium.config.json`", ...shape };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** One generator for all sources, so that they are read once. */
function generatorOf(sources: readonly string[]): SchemaGenerator {
  const config = {
    path: join(root, `{${sources.join(",")}}`),
    tsconfig: join(root, "tsconfig.json"),
    topRef: true,
    skipTypeCheck: true,
    additionalProperties: false,
  };
  return createGenerator(config);
}

function schemaText(generator: SchemaGenerator, { type, title }: Published): string {
  const generated = generator.createSchema(type);
  const definitions = { ...generated.definitions };
  if ("Span" in definitions) Object.assign(definitions, { Span: printedSpan });
  const { $schema, $ref } = generated;
  return `${JSON.stringify({ $schema, title, $ref, definitions }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check");
  for (const [file, text] of schemas()) {
    const path = join(root, file);
    if (!check) writeFileSync(path, text);
    else if (readFileSync(path, "utf8") !== text) {
      process.stderr.write(`${file} is stale; generate it with npm run schemas\n`);
      process.exitCode = 1;
    }
  }
}
