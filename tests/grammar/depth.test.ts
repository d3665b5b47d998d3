// Nesting and chains beyond all measure end in diagnostics, and the tree stays low enough for
// every recursion over it.

import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/parse.ts";
import { heightOf } from "./support/tree.ts";

const rule = (clause: string, text: string): string => `rule R {\n    ${clause}: ${text}\n}\n`;
const lines = (count: number, text: string): string =>
  Array.from({ length: count }, (_, i) => `${" ".repeat(i + 8)}${text}`).join("\n");

const inputs: Readonly<Record<string, string>> = {
  "10,000 parentheses": rule("requires", `${"(".repeat(10_000)}a${")".repeat(10_000)}`),
  "10,000 nested conditions": rule("ensures", `${"if a: ".repeat(10_000)}b`),
  "2,000 nested conditions on lines": rule("ensures", `\n${lines(2_000, "if a:")}`),
  "2,000 nested repetitions on lines": `rule R {\n${lines(2_000, "for a in b:")}\n}`,
  "a chain of 100,000 terms": rule("requires", `a${" + a".repeat(100_000)}`),
  "a chain of 100,000 implications": rule("requires", `a${" implies a".repeat(100_000)}`),
  "100,000 alternatives": `entity E {\n    a: b${" | c".repeat(100_000)}\n}`,
  "100,000 projections": rule("requires", `a${" -> b".repeat(100_000)}`),
  "a path of 100,000 members": rule("requires", `a${".b".repeat(100_000)}`),
  "a trigger with a path of 100,000 members": rule("when", `a: A${".b".repeat(100_000)}`),
  "100,000 calls in a row": rule("requires", `a${"()".repeat(100_000)}`),
  "100,000 calls in each other": rule("requires", "a(".repeat(100_000)),
  "10,000 braces": rule("requires", "{".repeat(10_000)),
  "10,000 braces of declarations": "{".repeat(10_000),
  "10,000 lookups": rule("requires", "A{b: ".repeat(10_000)),
  "10,000 brackets": rule("requires", "[".repeat(10_000)),
  "10,000 type arguments": `given { a: ${"A<".repeat(10_000)}`,
  "100,000 question marks": `given { a: A${"? ".repeat(100_000)} }`,
  "question marks in type arguments": `given { a: ${"A<".repeat(70)}A${`${"? ".repeat(100)}>`.repeat(70)} }`,
  "100,000 question marks after an expression": `entity E { a: A${"? ".repeat(100_000)} }`,
  "100,000 negations": rule("requires", `${"not ".repeat(100_000)}a`),
  "100,000 signs": rule("requires", `${"- ".repeat(100_000)}a`),
  "100,000 lambdas": rule("requires", `${"a => ".repeat(100_000)}a`),
  "chains in parentheses in chains": rule(
    "requires",
    `${"(".repeat(60)}a${`${" + a".repeat(900)})`.repeat(60)}`,
  ),
  "paths in calls in paths": rule(
    "requires",
    `${"a(".repeat(60)}b${`${".b".repeat(900)})`.repeat(60)}`,
  ),
};

describe("a diagnostic and a low tree for", () => {
  for (const [name, text] of Object.entries(inputs)) {
    it(name, () => {
      const { module, diagnostics } = parse(text);
      expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
      expect(heightOf(module)).toBeLessThan(1500);
    });
  }
});

describe("no complaint about", () => {
  const fine: Readonly<Record<string, string>> = {
    "a chain of 900 terms": rule("when", `A(b)\n    requires: a${" + a".repeat(900)}`),
    "many chains beside each other": rule(
      "when",
      `A(b)\n    requires: f(${`a${" + b.c".repeat(90)}, `.repeat(90)}d)`,
    ),
    "30 parentheses": rule("when", `A(b)\n    requires: ${"(".repeat(30)}a${")".repeat(30)}`),
    "a type of 100,000 alternatives": `given { a: A${" | B".repeat(100_000)} }`,
    "an enum of 900 literals": `entity E {\n    a: b${" | c".repeat(900)}\n}`,
  };
  for (const [name, text] of Object.entries(fine))
    it(name, () => expect(parse(`-- allium: 3\n${text}`).diagnostics).toEqual([]));
});
