// Expressions in the syntax document of `allium parse`.

import { describe, expect, it } from "vitest";
import { documentOf, ident, items } from "./read.ts";

const EXPRESSIONS: readonly (readonly [string, unknown])[] = [
  ["-x", { BinaryOp: { left: { NumberLiteral: { value: "0" } }, op: "Sub", right: ident("x") } }],
  ["a ?? 1_0", { NullCoalesce: { left: ident("a"), right: { NumberLiteral: { value: "1_0" } } } }],
  ["not a.b", { Not: { operand: { MemberAccess: { object: ident("a"), field: { name: "b" } } } } }],
  [
    "not exists E{k}",
    {
      NotExists: {
        operand: {
          JoinLookup: { entity: ident("E"), fields: [{ field: { name: "k" }, value: null }] },
        },
      },
    },
  ],
  [
    "a?.b in {c}",
    {
      In: {
        element: { OptionalAccess: { object: ident("a"), field: { name: "b" } } },
        collection: { SetLiteral: { elements: [ident("c")] } },
      },
    },
  ],
  [
    "a not in [1.day]",
    {
      NotIn: {
        element: ident("a"),
        collection: { ListLiteral: { elements: [{ DurationLiteral: { value: "1.day" } }] } },
      },
    },
  ],
  [
    "cat/config.p",
    {
      MemberAccess: {
        object: { QualifiedName: { qualifier: "cat", name: "config" } },
        field: { name: "p" },
      },
    },
  ],
  [
    "f(x, k: `a-b`)",
    {
      Call: {
        function: ident("f"),
        args: [
          { Positional: ident("x") },
          { Named: { name: { name: "k" }, value: { BacktickLiteral: { value: "a-b" } } } },
        ],
      },
    },
  ],
  [
    "xs.any(x => x = null)",
    {
      Call: {
        function: { MemberAccess: { object: ident("xs"), field: { name: "any" } } },
        args: [
          {
            Positional: {
              Lambda: {
                param: ident("x"),
                body: { Comparison: { left: ident("x"), op: "Eq", right: { Null: {} } } },
              },
            },
          },
        ],
      },
    },
  ],
  [
    "if a: true else: false",
    {
      Conditional: {
        branches: [{ condition: ident("a"), body: { BoolLiteral: { value: true } } }],
        else_body: { BoolLiteral: { value: false } },
      },
    },
  ],
  [
    '"é {a.b}!"',
    {
      StringLiteral: { parts: [{ Text: "é " }, { Interpolation: { name: "a.b" } }, { Text: "!" }] },
    },
  ],
  [
    "now + 1",
    { BinaryOp: { left: { Now: {} }, op: "Add", right: { NumberLiteral: { value: "1" } } } },
  ],
];

describe("expressions", () => {
  it.each(EXPRESSIONS)("%s", (text, expected) => {
    const [item] = items(`rule R { when: T() requires: ${text} = z ensures: A() }`).slice(1);
    const [whole] = items(`rule R { when: T() let v = ${text} ensures: A() }`).slice(1);
    expect(whole).toEqual({ Let: { name: { name: "v" }, value: expected } });
    expect(item).toHaveProperty("Clause.keyword", "requires");
  });

  it("with parentheses have them in their spans", () => {
    const text = "-- allium: 3\ninvariant I { not (a = b) }\n";
    const { module } = documentOf(text);
    const start = text.indexOf("not");
    const operand = { Comparison: { span: { start: text.indexOf("(") } } };
    const not = { span: { start, end: text.indexOf(" }\n") }, operand };
    expect(module.declarations[0]).toMatchObject({ Invariant: { body: { Not: not } } });
  });
});
