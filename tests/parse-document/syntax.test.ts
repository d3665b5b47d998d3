// The syntax document of `allium parse`: the form in which other programs read the tree.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { modules } from "../laws/support/sets.ts";
import { root } from "../support/allium.ts";
import { declared, documentOf, ident, items } from "./read.ts";

describe("members", () => {
  it("of entities", () => {
    expect(
      items(`entity E {
        a: cat/T?
        b: x | \`y-z\` | w
        c: Set<T>
        d: T when s = p | q
        e: F with g = this
        h(n): n > 1
        F.i: T
        @guidance
            -- Said so.
        transitions s { p -> q, terminal: q }
      }`),
    ).toEqual([
      {
        Assignment: {
          name: { name: "a" },
          value: { TypeOptional: { inner: { QualifiedName: { qualifier: "cat", name: "T" } } } },
        },
      },
      {
        Assignment: {
          name: { name: "b" },
          value: {
            Pipe: {
              left: { Pipe: { left: ident("x"), right: { BacktickLiteral: { value: "y-z" } } } },
              right: ident("w"),
            },
          },
        },
      },
      {
        Assignment: {
          name: { name: "c" },
          value: { GenericType: { name: ident("Set"), args: [ident("T")] } },
        },
      },
      {
        FieldWithWhen: {
          name: { name: "d" },
          value: ident("T"),
          when_clause: {
            status_field: { name: "s" },
            qualifying_states: [{ name: "p" }, { name: "q" }],
          },
        },
      },
      {
        Assignment: {
          name: { name: "e" },
          value: {
            With: {
              source: ident("F"),
              predicate: { Comparison: { left: ident("g"), op: "Eq", right: { This: {} } } },
            },
          },
        },
      },
      {
        ParamAssignment: {
          name: { name: "h" },
          params: [{ name: "n" }],
          value: {
            Comparison: { left: ident("n"), op: "Gt", right: { NumberLiteral: { value: "1" } } },
          },
        },
      },
      {
        PathAssignment: {
          path: { MemberAccess: { object: ident("F"), field: { name: "i" } } },
          value: ident("T"),
        },
      },
      { Annotation: { kind: "Guidance", name: null, body: ["Said so."] } },
      {
        TransitionsBlock: {
          field: { name: "s" },
          edges: [{ from: { name: "p" }, to: { name: "q" } }],
          terminal: [{ name: "q" }],
        },
      },
    ]);
  });

  it("of variants are theirs", () => {
    expect(items("variant V : B { a: T }")).toEqual([
      { Assignment: { name: { name: "a" }, value: ident("T") } },
    ]);
  });

  it("of rules", () => {
    expect(
      items(`rule R {
    when: A(x, y?) or e: E.s becomes v
    for i in Is where i.ok:
        ensures: i.n = 1
    if x.z:
        requires: x.q
    else:
        ensures: not exists x
    ensures:
        let k = E.created(a: 1)
        x.ks.add(k)
        for j in x.js:
            Sent(to: j)
}`),
    ).toEqual([
      {
        Clause: {
          keyword: "when",
          value: {
            LogicalOp: {
              left: {
                Call: {
                  function: ident("A"),
                  args: [
                    { Positional: ident("x") },
                    { Positional: { TypeOptional: { inner: ident("y") } } },
                  ],
                },
              },
              op: "Or",
              right: {
                Binding: {
                  name: { name: "e" },
                  value: {
                    Becomes: {
                      subject: { MemberAccess: { object: ident("E"), field: { name: "s" } } },
                      new_state: ident("v"),
                    },
                  },
                },
              },
            },
          },
        },
      },
      {
        ForBlock: {
          binding: { Single: { name: "i" } },
          collection: ident("Is"),
          filter: { MemberAccess: { object: ident("i"), field: { name: "ok" } } },
          items: [
            {
              kind: {
                Clause: {
                  keyword: "ensures",
                  value: {
                    Comparison: {
                      left: { MemberAccess: { object: ident("i"), field: { name: "n" } } },
                      op: "Eq",
                      right: { NumberLiteral: { value: "1" } },
                    },
                  },
                },
              },
            },
          ],
        },
      },
      {
        IfBlock: {
          branches: [
            {
              condition: { MemberAccess: { object: ident("x"), field: { name: "z" } } },
              items: [
                {
                  kind: {
                    Clause: {
                      keyword: "requires",
                      value: { MemberAccess: { object: ident("x"), field: { name: "q" } } },
                    },
                  },
                },
              ],
            },
          ],
          else_items: [
            {
              kind: {
                Clause: { keyword: "ensures", value: { NotExists: { operand: ident("x") } } },
              },
            },
          ],
        },
      },
      {
        Clause: {
          keyword: "ensures",
          value: {
            Block: {
              items: [
                {
                  LetExpr: {
                    name: { name: "k" },
                    value: {
                      Call: {
                        function: {
                          MemberAccess: { object: ident("E"), field: { name: "created" } },
                        },
                        args: [
                          {
                            Named: {
                              name: { name: "a" },
                              value: { NumberLiteral: { value: "1" } },
                            },
                          },
                        ],
                      },
                    },
                  },
                },
                {
                  Call: {
                    function: {
                      MemberAccess: {
                        object: { MemberAccess: { object: ident("x"), field: { name: "ks" } } },
                        field: { name: "add" },
                      },
                    },
                    args: [{ Positional: ident("k") }],
                  },
                },
                {
                  For: {
                    binding: { Single: { name: "j" } },
                    collection: { MemberAccess: { object: ident("x"), field: { name: "js" } } },
                    filter: null,
                    body: {
                      Call: {
                        function: ident("Sent"),
                        args: [{ Named: { name: { name: "to" }, value: ident("j") } }],
                      },
                    },
                  },
                },
              ],
            },
          },
        },
      },
    ]);
  });
});

describe("declarations", () => {
  it("are blocks, or what their name says", () => {
    const [use, given, config, set, standard, actor, deferred, question] = declared(`
use "./é.allium" as cat
given { b: Branch }
config { p: Integer = 1, q: Integer }
cat/config { r: 2 }
default cat/T x = { a: 1 }
actor A { within: B identified_by: C where d }
deferred A.b.c "see there"
open question "Why?"
`);
    expect(use).toEqual({
      Use: { path: { parts: [{ Text: "./é.allium" }] }, alias: { name: "cat" } },
    });
    expect(given).toMatchObject({ Block: { kind: "Given", name: null } });
    expect(config).toMatchObject({
      Block: {
        kind: "Config",
        name: null,
        items: [
          { kind: { Assignment: { value: { Comparison: { left: ident("Integer"), op: "Eq" } } } } },
          { kind: { Assignment: { value: ident("Integer") } } },
        ],
      },
    });
    expect(set).toMatchObject({ Block: { kind: "Config", name: { name: "cat" } } });
    expect(standard).toMatchObject({
      Default: { type_alias: { name: "cat" }, type_name: { name: "T" }, name: { name: "x" } },
    });
    expect(actor).toMatchObject({
      Block: {
        items: [
          { kind: { Clause: { keyword: "within" } } },
          { kind: { Clause: { keyword: "identified_by" } } },
        ],
      },
    });
    expect(deferred).toMatchObject({
      Deferred: { location_hint: { parts: [{ Text: "see there" }] } },
    });
    expect(question).toEqual({ OpenQuestion: { text: { parts: [{ Text: "Why?" }] } } });
  });
});

describe("the document", () => {
  it("spells severities with a capital, and has no code for syntax", () => {
    const { diagnostics, module } = documentOf("entity E { a: }\n");
    expect(diagnostics[0]).toEqual({
      span: { start: 0, end: 15 },
      message: expect.stringContaining("missing version marker"),
      severity: "Warning",
    });
    expect(module.version).toBeNull();
    expect(new Set(diagnostics.map((d) => d.severity))).toEqual(new Set(["Warning", "Error"]));
  });

  it("is as its schema says, and its names stand where it says", () => {
    const schema = JSON.parse(readFileSync(join(root, "docs/json/parse.schema.json"), "utf8"));
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    const validate = ajv.compile(schema);
    let names = 0;
    for (const { text } of modules.filter((_, n) => n % 10 === 0)) {
      const document = documentOf(text);
      expect(validate(document) ? "" : ajv.errorsText(validate.errors)).toBe("");
      const bytes = Buffer.from(text, "utf8");
      const visit = (part: unknown): void => {
        if (typeof part !== "object" || part === null) return;
        const { Ident: found } = part as {
          Ident?: { name: string; span: { start: number; end: number } };
        };
        if (found !== undefined) {
          expect(bytes.subarray(found.span.start, found.span.end).toString("utf8")).toBe(
            found.name,
          );
          names++;
        }
        for (const inner of Object.values(part)) visit(inner);
      };
      visit(document.module);
    }
    expect(names).toBeGreaterThan(50);
  });
});
