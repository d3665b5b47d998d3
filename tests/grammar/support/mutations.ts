// Texts for laws that hold for any input: arbitrary characters, tokens in any order, and specs
// that were damaged in the ways in which editing damages them.

import fc from "fast-check";
import { vocabulary } from "../../../grammar/parser/base-parser.ts";
import { corpus, examples } from "./specs.ts";

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  Identifier: ["name", "Upper", "_", "a_b", "question"],
  DurationLiteral: ["3.hours"],
  NumberLiteral: ["0", "1_000.5"],
  StringLiteral: ['"text {a.b} \\" {"'],
  BacktickLiteral: ["`A4-landscape`"],
  ForeignOperator: ["==", "&&", "!", "+=", "∉", "→"],
  ForeignComment: ["// no\n", "# no\n", "/* no */\n"],
  SingleQuoted: ["'x'", "“x”"],
  UnclosedString: ['"open\n'],
  UnclosedBacktick: ["`open\n"],
  Ellipsis: ["...", ".."],
  Unknown: ["%", "\u00e9", "\u0000", "\ud800", "\u2028"],
  Blank: [" ", "\t"],
  LineBreak: ["\n", "\r\n", "\r", "\n    ", "\n  "],
  CommentToken: ["-- comment\n"],
  NotIn: ["not in"],
  NotExists: ["not exists"],
};

/** How a token of each type may be written. */
const written: readonly string[] = Object.values(vocabulary).flatMap((type) => {
  const label = /^`(.*)`$/.exec(type.LABEL ?? "")?.[1];
  return SAMPLES[type.name] ?? (label === undefined ? [] : [label]);
});

/** Tokens of the vocabulary in any order, mostly with blanks between them. */
export const tokenSoup: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...written), fc.constantFrom(" ", " ", "", "\n", "\n    ")), {
    maxLength: 120,
  })
  .map((pairs) => pairs.flat().join(""));

/** Any characters, with those that the lexer knows more often than others. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(..."ab_A1.\"'`{}()[]<>=!-|?:@,/*+ \t\r\n"), maxLength: 200 }),
);

type Edit = (lines: string[], at: number, other: number, text: string) => string[];

function replaced(lines: string[], at: number, ...instead: string[]): string[] {
  return [...lines.slice(0, at), ...instead, ...lines.slice(at + 1)];
}

const edits: Readonly<Record<string, Edit>> = {
  deleteLine: (lines, at) => replaced(lines, at),
  duplicateLine: (lines, at) => replaced(lines, at, lines[at] ?? "", lines[at] ?? ""),
  swapLines: (lines, at, other) =>
    replaced(replaced(lines, at, lines[other] ?? ""), other, lines[at] ?? ""),
  deleteCharacter: (lines, at, column) => {
    const line = lines[at] ?? "";
    const cut = column % (line.length + 1);
    return replaced(lines, at, line.slice(0, cut) + line.slice(cut + 1));
  },
  insert: (lines, at, column, text) => {
    const line = lines[at] ?? "";
    const cut = column % (line.length + 1);
    return replaced(lines, at, line.slice(0, cut) + text + line.slice(cut));
  },
  truncate: (lines, at, column) => [...lines.slice(0, at), (lines[at] ?? "").slice(0, column % 80)],
  indent: (lines, at, by) => replaced(lines, at, `${" ".repeat(by % 9)}${lines[at] ?? ""}`),
  dedent: (lines, at) => replaced(lines, at, (lines[at] ?? "").trimStart()),
  tabs: (lines, at) => replaced(lines, at, (lines[at] ?? "").replace(/^ {2,}/, "\t")),
  unbalance: (lines, at) => replaced(lines, at, (lines[at] ?? "").replace(/[{}()]/, "")),
};

/** Specs of the examples and of the corpus with one to six edits. */
export const damagedSpec: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...examples, ...corpus.filter((spec) => spec.text.length < 20_000)),
    fc.array(
      fc.tuple(
        fc.constantFrom(...Object.keys(edits)),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...written),
      ),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([spec, list]) => {
    let lines = spec.text.split("\n");
    for (const [name, at, other, text] of list) {
      const count = Math.max(1, lines.length);
      lines = edits[name]?.(lines, at % count, other % count, text) ?? lines;
    }
    return lines.join("\n");
  });
