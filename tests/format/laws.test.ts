// Laws of the formatter: formatting twice is formatting once, the layout found does not show in the
// result, and neither what a specification says nor what is found in it changes.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatText } from "../../src/format/format.ts";
import { wordsOf } from "../../src/format/tokens.ts";
import type { FileReport, Source } from "../../src/workspace/check.ts";
import { corpus, examples, hasCorpus, type Spec } from "../grammar/support/specs.ts";
import { checked, sets } from "../laws/support/sets.ts";

const SEED = 20_261_122;

const known = new Map<string, string | undefined>();

/** The formatted text, or nothing where there are syntax errors. */
function formatted(text: string): string | undefined {
  if (!known.has(text)) known.set(text, reallyFormatted(text));
  return known.get(text);
}

function reallyFormatted(text: string): string | undefined {
  const result = formatText(text);
  expect(result.kind).not.toBe("unsafe");
  return result.kind === "formatted" ? result.text : undefined;
}

/** Words and comments, without the space between them. */
function content(text: string): readonly string[] {
  const { words, comments } = wordsOf(text);
  return [...words.map((w) => w.text), "", ...comments.map((c) => `--${c.text}`.trimEnd())];
}

function holdsFor({ text }: Spec): void {
  const once = formatted(text);
  // What came back as it was would come back so again.
  if (once === undefined || once === text) return;
  expect(formatted(once)).toBe(once);
  expect(content(once)).toEqual(content(text));
}

describe("formatting is idempotent and keeps every word and comment", () => {
  for (const spec of examples)
    it(`of ${spec.name}, which is well laid out`, () => {
      holdsFor(spec);
      expect(formatted(spec.text)).toBe(spec.text);
    });

  it.skipIf(!hasCorpus)("of every spec of the corpus", () => {
    for (const spec of corpus) holdsFor(spec);
  });
});

/** Another layout of a formatted text that means the same. */
interface Disguise {
  /** Columns of each depth of indentation, each more than the one before. */
  readonly steps: readonly number[];
  readonly emptyLines: readonly number[];
  readonly trailing: readonly string[];
  readonly lineEnd: string;
}

const disguises: fc.Arbitrary<Disguise> = fc.record({
  steps: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
  emptyLines: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 7, maxLength: 7 }),
  trailing: fc.array(fc.constantFrom("", "", " ", "\t", "   "), { minLength: 5, maxLength: 5 }),
  lineEnd: fc.constantFrom("\n", "\r\n"),
});

function disguised(text: string, { steps, emptyLines, trailing, lineEnd }: Disguise): string {
  const depths = steps.map((_, depth) =>
    steps.slice(0, depth).reduce((sum, step) => sum + step, 0),
  );
  const lines = text.split("\n").flatMap((line, at) => {
    if (line === "") return new Array<string>(emptyLines[at % emptyLines.length] ?? 1).fill("");
    const body = line.trimStart();
    const indent = " ".repeat(depths[(line.length - body.length) / 4] ?? 0);
    return [indent + body + (trailing[at % trailing.length] ?? "")];
  });
  return lines.join(lineEnd);
}

describe(`the layout found does not show, seed ${SEED}`, () => {
  for (const { name, text } of examples)
    it(`in ${name}`, () => {
      const law = fc.property(disguises, (disguise) => {
        const expected = text.replaceAll("\n", disguise.lineEnd);
        expect(formatted(disguised(text, disguise))).toBe(expected);
      });
      fc.assert(law, { seed: SEED, numRuns: 6 });
    });
});

/** Findings by the word or comment they begin and end with, so that places can be compared. */
function anchored(reports: readonly FileReport[]): readonly string[] {
  return reports.flatMap(({ path, text, diagnostics }) => {
    const { words, comments } = wordsOf(text);
    const starts = words.map((word) => word.start);
    const notes = comments.map((comment) => comment.span.start);
    return diagnostics
      .filter(({ code }) => code !== "layout.mixedIndent")
      .map(({ code, severity, span }) => {
        const word = starts.filter((start) => start < span.start).length;
        const note = notes.filter((start) => start < span.start).length;
        return `${path} ${word}/${note} ${severity} ${code}`;
      })
      .sort();
  });
}

describe("formatting changes no finding", () => {
  const size = (sources: readonly Source[]) => sources.reduce((n, { text }) => n + text.length, 0);
  const small = sets.filter(({ sources }) => size(sources) < 150_000);
  it(`in any of ${small.length} sets`, () => {
    let compared = 0;
    for (const { sources } of small) {
      const after: Source[] = sources.map((s) => ({ ...s, text: formatted(s.text) ?? s.text }));
      if (after.every((source, at) => source.text === sources[at]?.text)) continue;
      expect(anchored(checked(after))).toEqual(anchored(checked(sources)));
      compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(hasCorpus ? 5 : 0);
  });

  it("in an example laid out badly", () => {
    const steps = [1, 3, 2, 1, 5, 1, 1, 1, 1, 1, 1, 1];
    const bad = examples.map(({ name, text }) => {
      const spoilt = text.replace(
        "requires: user.status = active",
        "requires: user.state = active",
      );
      const disguise = { steps, emptyLines: [2], trailing: [" "], lineEnd: "\n" };
      return { path: name, text: disguised(spoilt, disguise) };
    });
    const good = bad.map((s) => ({ ...s, text: formatted(s.text) ?? "" }));
    expect(anchored(checked(bad)).length).toBeGreaterThan(0);
    expect(anchored(checked(good))).toEqual(anchored(checked(bad)));
  });
});
