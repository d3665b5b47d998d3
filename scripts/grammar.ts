// Makes what is derived from the grammar: the look-ahead tables of the parser, the EBNF and the
// railroad diagrams. `--check` writes nothing and fails when a file is out of date.

import { readFileSync, writeFileSync } from "node:fs";
import type { Rule } from "chevrotain";
import { lookaheadOf } from "../grammar/first-sets.ts";

// The grammar's validation uses a function that Node 20 does not have yet.
if (!("groupBy" in Object)) {
  Object.defineProperty(Object, "groupBy", {
    value: <T>(items: Iterable<T>, keyOf: (item: T) => string) => {
      const groups: Record<string, T[]> = {};
      for (const item of items) {
        const key = keyOf(item);
        groups[key] ??= [];
        groups[key].push(item);
      }
      return groups;
    },
  });
}

const { AlliumParser } = await import("../grammar/parser/index.ts");
const grammar: Readonly<Record<string, Rule>> = new AlliumParser(
  true,
).getGAstProductions() as Record<string, Rule>;

const files: Readonly<Record<string, string>> = {
  "lookahead.ts": `// Made by \`npm run grammar\`; see grammar/lookahead.ts.

import type { LookaheadTable } from "../lookahead.ts";

export const lookahead: LookaheadTable = ${JSON.stringify(lookaheadOf(grammar))};
`,
};

const folder = new URL("../grammar/generated/", import.meta.url);
const stale: string[] = [];
for (const [name, text] of Object.entries(files)) {
  const path = new URL(name, folder);
  let old = "";
  try {
    old = readFileSync(path, "utf8");
  } catch {
    // A file that is not there yet is out of date.
  }
  if (old === text) continue;
  stale.push(name);
  if (!process.argv.includes("--check")) writeFileSync(path, text);
}
if (process.argv.includes("--check") && stale.length > 0) {
  process.stderr.write(`out of date, run \`npm run grammar\`: ${stale.join(", ")}\n`);
  process.exitCode = 1;
}
