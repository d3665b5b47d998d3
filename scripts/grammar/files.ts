// All files that are made from the grammar, by their names in `grammar/generated/`.

import type { Rule } from "chevrotain";
import { lookaheadOf } from "../../grammar/first-sets.ts";
import { analysedParser } from "./analysed.ts";
import { ebnfOf } from "./ebnf.ts";
import { railroadOf } from "./railroad.ts";
import { sectionsOf } from "./sections.ts";

/** The generated files as the grammar wants them now. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const rules = analysedParser().getGAstProductions() as Readonly<Record<string, Rule>>;
  const sections = sectionsOf(rules);
  return {
    "lookahead.ts": `// Made by \`npm run grammar\`; see grammar/lookahead.ts.

import type { LookaheadTable } from "../lookahead.ts";

export const lookahead: LookaheadTable = ${JSON.stringify(lookaheadOf(rules))};
`,
    "allium.ebnf": ebnfOf(sections),
    "railroad.html": railroadOf(sections),
  };
}
