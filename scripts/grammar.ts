// Makes what is derived from the grammar: the look-ahead tables of the parser, the EBNF and the
// railroad diagrams. `--check` writes nothing and fails when a file is out of date.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { generatedFiles } from "./grammar/files.ts";

const check = process.argv.includes("--check");
const folder = new URL("../grammar/generated/", import.meta.url);
const stale: string[] = [];
for (const [name, text] of Object.entries(generatedFiles())) {
  const path = new URL(name, folder);
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  stale.push(name);
  if (!check) writeFileSync(path, text);
}
if (check && stale.length > 0) {
  process.stderr.write(`out of date, run \`npm run grammar\`: ${stale.join(", ")}\n`);
  process.exitCode = 1;
}
