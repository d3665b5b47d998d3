// What has nothing to do with a specification changes nothing in what is found in it.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checked, cut, modules, places } from "./support/sets.ts";

const SEED = 20_261_102;

const additions: readonly string[] = [
  "value Zyxometer { grams: Integer }",
  "enum Zyxolight { zyxogreen | zyxoblue }",
  "entity Zyxomat {\n    label: String\n    status: zyxodark | zyxobright\n    transitions status { zyxodark -> zyxobright\n    terminal: zyxobright }\n}",
  "rule ZyxosHappen {\n    when: ZyxoArrives(amount)\n    requires: amount > 0\n    ensures: ZyxoLeaves(amount: amount)\n}",
  "deferred Zyxolator.estimate",
  'open question "Do zyxos matter?"',
];

describe(`laws of additions, seed ${SEED}`, () => {
  it("an unrelated declaration changes nothing", () => {
    const law = fc.property(
      fc.constantFrom(...modules),
      fc.constantFrom(...additions),
      (source, addition) => {
        if (cut(source.text) === undefined) return;
        const text = source.text.endsWith("\n") ? source.text : `${source.text}\n`;
        const before = places(checked([{ ...source, text }]));
        const after = checked([{ ...source, text: `${text}\n${addition}\n` }]).map((report) => ({
          ...report,
          diagnostics: report.diagnostics.filter(({ span }) => span.start < text.length),
        }));
        expect(places(after)).toEqual(before);
      },
    );
    fc.assert(law, { seed: SEED, numRuns: 100 });
  });
});
