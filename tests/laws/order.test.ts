// What is found depends on what a set says, not on the order in which it says it.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/workspace/check.ts";
import { checked, cut, findings, modules, places, sets } from "./support/sets.ts";

const SEED = 20_261_101;

/** With two of one name or one shape, the order tells which of them is at fault. */
const AMBIGUOUS = /duplicate|conflict|trigger\.signatureMismatch/i;

/** The usual order of sections is the one thing that is said about order. */
const ABOUT_ORDER = /^info layout\./;

/** Where a finding names two declarations, the order tells which of them comes first. */
function wordsOf(finding: string): string {
  return finding.split(" ").sort().join(" ");
}

describe(`laws of order, seed ${SEED}`, () => {
  it("the same set gives the same bytes", () => {
    const law = fc.property(fc.constantFrom(...sets), ({ sources }) => {
      expect(JSON.stringify(checked(sources))).toBe(JSON.stringify(checked(sources)));
    });
    fc.assert(law, { seed: SEED, numRuns: 20 });
  });

  it("the order of files does not matter", () => {
    const several = sets.filter(({ sources }) => sources.length > 1);
    const shuffled = fc
      .constantFrom(...several)
      .chain(({ name, sources }) =>
        fc.tuple(
          fc.constant({ name, sources }),
          fc.shuffledSubarray([...sources], { minLength: sources.length }),
        ),
      );
    const law = fc.property(shuffled, ([{ sources }, others]) => {
      expect([...places(checked(others))].sort()).toEqual([...places(checked(sources))].sort());
    });
    fc.assert(law, { seed: SEED, numRuns: 15 });
  });

  it("the order of declarations does not matter", () => {
    const shuffled = fc.nat(modules.length - 1).chain((index) => {
      const all = (cut(modules[index]?.text ?? "")?.parts ?? []).map((_, n) => n);
      return fc.tuple(fc.constant(index), fc.shuffledSubarray(all, { minLength: all.length }));
    });
    const law = fc.property(shuffled, ([index, order]) => {
      const { path, text } = modules[index] as Source;
      const whole = cut(text);
      if (whole === undefined) return;
      const inOrder = (numbers: readonly number[]): readonly string[] =>
        findings(
          checked([{ path, text: whole.head + numbers.map((n) => whole.parts[n]?.text).join("") }]),
        )
          .filter((finding) => !ABOUT_ORDER.test(finding))
          .map(wordsOf)
          .sort();
      const before = inOrder(whole.parts.map((_, n) => n));
      if (before.some((finding) => AMBIGUOUS.test(finding))) return;
      expect(inOrder(order)).toEqual(before);
    });
    fc.assert(law, { seed: SEED, numRuns: 120 });
  });
});
