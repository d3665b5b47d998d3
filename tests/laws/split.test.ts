// A set of files says what one file with all of their declarations would say.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/workspace/check.ts";
import { checked, cut, findings, modules } from "./support/sets.ts";
import { split } from "./support/splitting.ts";

const SEED = 20_261_103;

/** Codes that speak of a file as a file: what it imports, and the order of its sections. */
const ABOUT_FILES =
  /^\w+ (layout\.|use\.|externalEntity\.missingSourceHint|config\.missingValue|version\.)/;
/** Codes that take hints from the other words of the same file, and stay silent where they see some. */
const BY_HINTS =
  /^warning (collection\.singularName|rule\.unresolvedIdentifier|surface\.unusedPath)/;
/** With two of one name or one shape, the order tells which of them is at fault. */
const AMBIGUOUS = /duplicate|conflict|trigger\.signatureMismatch|ambiguous/i;

/** What is said, each thing once. */
function said(sources: readonly Source[]): readonly string[] {
  const all = findings(checked(sources)).filter(
    (finding) => !ABOUT_FILES.test(finding) && !BY_HINTS.test(finding),
  );
  return [...new Set(all)];
}

describe(`laws of sets, seed ${SEED}`, () => {
  it("a module split over files reports what the whole reports", () => {
    const law = fc.property(
      fc.nat(modules.length - 1),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (index, moves) => {
        const whole = cut(modules[index]?.text ?? "");
        const files = whole && split(whole, (n) => moves[n % moves.length] === true);
        if (whole === undefined || files === undefined) return;
        const text = whole.head + whole.parts.map((part) => part.text).join("");
        const merged = said([{ path: "first.allium", text }]);
        if (merged.some((finding) => AMBIGUOUS.test(finding))) return;
        expect(said(files)).toEqual(merged);
      },
    );
    fc.assert(law, { seed: SEED, numRuns: 100 });
  });
});
