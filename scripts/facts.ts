// Prints the facts of code files, for looking at while an extractor is written.
//
//   npx tsx scripts/facts.ts <file or folder> [--count]

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { extractFile } from "../src/facts/code/extract.ts";
import { Grammars } from "../src/facts/code/grammars.ts";
import { extractorFor } from "../src/facts/code/languages/index.ts";
import type { FileFacts } from "../src/facts/code/model.ts";
import { readGrammar } from "../src/host/grammar-files.ts";
import { search } from "../src/host/search.ts";

const [target = ".", ...flags] = process.argv.slice(2);
const files = statSync(target).isFile() ? [target] : filesBelow(target);
const grammars = new Grammars(readGrammar);
await grammars.load(files.flatMap((file) => extractorFor(file)?.grammar ?? []));
const started = performance.now();
const all: FileFacts[] = [];
for (const file of files) {
  const facts = extractFile(file, readFileSync(file, "utf8"), grammars);
  if (facts !== undefined) all.push(facts);
}
const elapsed = performance.now() - started;
if (flags.includes("--count")) {
  for (const kind of ["types", "enums", "constants", "functions", "entries", "broken"] as const)
    process.stdout.write(`${kind} ${all.reduce((sum, facts) => sum + facts[kind].length, 0)}\n`);
  process.stdout.write(`files ${all.length}, ${Math.round(elapsed)} ms\n`);
} else {
  const withoutOffsets = (key: string, value: unknown): unknown =>
    key === "place" || key === "namePlace" ? (value as { line: number }).line : value;
  process.stdout.write(`${JSON.stringify(all, withoutOffsets, 1)}\n`);
}

function filesBelow(folder: string): readonly string[] {
  const found = search(folder, ["**"]);
  return found.ok ? found.value.map(({ path }) => join(folder, path)) : [];
}
