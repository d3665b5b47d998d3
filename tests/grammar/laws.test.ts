// Laws of the parser: whatever the text, there is a tree, its positions are sound, and the same
// text gives the same result.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { brokenLaws } from "./support/laws.ts";
import { anyText, damagedSpec, tokenSoup } from "./support/mutations.ts";
import { corpus, examples, hasCorpus } from "./support/specs.ts";

const SEED = 20_250_607;

function holdsFor(texts: fc.Arbitrary<string>, numRuns: number): void {
  const law = fc.property(texts, (text) => {
    const result = parse(text);
    expect(brokenLaws(text, result)).toEqual([]);
    expect(parse(text)).toEqual(result);
  });
  fc.assert(law, { seed: SEED, numRuns });
}

describe(`a tree with sound positions, seed ${SEED}`, () => {
  it("for any characters", () => holdsFor(anyText, 1500));
  it("for tokens in any order", () => holdsFor(tokenSoup, 1500));
  it("for damaged specs", () => holdsFor(damagedSpec, 250));

  for (const { name, text } of examples)
    it(`for ${name}`, () => expect(brokenLaws(text, parse(text))).toEqual([]));

  it.skipIf(!hasCorpus)("for every spec of the corpus", () => {
    const broken = corpus.flatMap(({ name, text }) =>
      brokenLaws(text, parse(text)).map((law) => `${name}: ${law}`),
    );
    expect(broken).toEqual([]);
  });
});
