// The work of parsing grows with the length of the text and not faster, also where everything in
// the text is wrong.

import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { examples } from "./support/specs.ts";
import { workOf } from "./support/work.ts";

const repeated = (part: string) => (n: number) => part.repeat(n);
const inRule =
  (part: string, before = "requires: a ") =>
  (n: number) =>
    `rule R {\n    ${before}${part.repeat(n)}\n}\n`;

const inputs: Readonly<Record<string, (n: number) => string>> = {
  "opening braces": repeated("{"),
  "closing braces": repeated("}"),
  "declarations without a name": repeated("rule "),
  "declarations without a name, on lines": repeated("rule\n"),
  "bodies that are never closed": repeated("rule R {\n"),
  "bodies that are never closed, deeper each": (n) =>
    Array.from({ length: n / 50 }, (_, i) => `${" ".repeat(i)}entity E {`).join("\n"),
  "broken members": (n) => `entity E {\n${"    a b c\n".repeat(n)}}\n`,
  "broken members on one line": (n) => `entity E { ${"a b c, ".repeat(n)}}\n`,
  "members with broken values": (n) => `entity E {\n${"    a: )\n".repeat(n)}}\n`,
  "broken members in open braces": (n) => `entity E {\n${"    a: {{ b c\n".repeat(n)}`,
  "broken clauses": (n) => `rule R {\n${"    requires: a b c d e f\n".repeat(n)}}\n`,
  "a long sentence": inRule("word "),
  "signs of annotations": repeated("@"),
  "signs of annotations in a body": (n) => `surface S {\n${"@ ".repeat(n)}}\n`,
  "annotations with long texts": (n) =>
    `surface S {\n${"    @guidance\n        -- a\n        -- b\n".repeat(n)}}\n`,
  comments: repeated("-- a\n"),
  "comments and blank lines": repeated("-- a\n\n\n"),
  "a long path": inRule(".b"),
  "open calls": inRule("x("),
  "open calls on lines": inRule("x(\n"),
  "closing brackets": inRule(") "),
  "a long chain": inRule("+ a "),
  "a chain to the right": inRule("implies a "),
  projections: inRule("-> a "),
  alternatives: (n) => `entity E { a: b ${"| c ".repeat(n)}}\n`,
  "question marks": (n) => `entity E { a: B${"?".repeat(n)} }\n`,
  "question marks after types": (n) => `given { a: B${"?".repeat(n)} }\n`,
  "type arguments": (n) => `entity E { a: ${"A<".repeat(n)} }\n`,
  lambdas: inRule("a => "),
  negations: inRule("not ", "requires: "),
  signs: inRule("- ", "requires: "),
  "nested conditions": inRule("if a: ", "ensures: "),
  "nested conditions on lines": (n) =>
    `rule R {\n    ensures:\n${Array.from({ length: n / 50 }, (_, i) => `${" ".repeat(i + 8)}if a:`).join("\n")}\n}\n`,
  alternations: inRule("else if a: b ", "ensures: if a: b "),
  repetitions: inRule("for a in b: ", "ensures: "),
  "calls without a body": (n) => `entity E {\n${"    a(b, c, d, e, f\n".repeat(n)}}\n`,
  "long parameter lists": (n) => `entity E {\n    a(${"b, ".repeat(n)}): c\n}\n`,
  "arguments without commas": inRule("a ", "requires: f("),
  "elements on lines": inRule("a\n", "requires: {"),
  transitions: (n) => `entity E { transitions a { ${"b -> c ".repeat(n)}} }\n`,
  "broken transitions": (n) => `entity E { transitions a {\n${"b - c\n".repeat(n)}} }\n`,
  "terminal states": (n) => `entity E { transitions a { terminal: ${"b, ".repeat(n)}} }\n`,
  "foreign words": repeated("class A {\n  x == 1;\n}\n"),
  "wrong columns": (n) =>
    `rule R {\n    ensures:\n            a()\n${"        b()\n".repeat(n)}}\n`,
  examples: (n) =>
    examples
      .map((spec) => spec.text)
      .join("\n")
      .repeat(n / 500),
};

describe("twice the text is twice the work", () => {
  for (const [name, input] of Object.entries(inputs)) {
    it(`for ${name}`, () => {
      const [once, twice] = [workOf(input(4000)), workOf(input(8000))];
      expect(twice / once).toBeLessThan(2.2);
      expect(once / (input(4000).length + 100)).toBeLessThan(60);
    });
  }
});

describe("a long line of one kind ends soon", () => {
  const LENGTH = 100_000;
  const parts = [
    ..."\"'`{}()[]<>=!-|?:@,/*.+#;%&_0a„“”",
    '"{',
    '\\"',
    "a.",
    "1.",
    "'\"",
    "/*",
    "--",
  ];
  it.each(parts)("%j", { timeout: 15_000 }, (part) => {
    const text = part.repeat(LENGTH / part.length);
    expect(parse(text).module.span.end).toBe(text.length);
    expect(parse(`open question "${text}"`).module.declarations.length).toBeLessThan(2);
    expect(parse(`rule R { requires: "${text}\n}`).diagnostics.length).toBeGreaterThan(0);
  });
});
