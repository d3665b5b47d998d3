import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  and,
  type CompareOp,
  type ConstantValue,
  compare,
  constant,
  decide,
  type Example,
  evaluate,
  type Formula,
  isNull,
  NULL,
  not,
  opaque,
  or,
  plus,
  type Sort,
  type Term,
  type Variable,
  variable,
} from "../../src/logic/index.ts";

// A world small enough to try out every state: whatever holds among these few values must be found,
// and formulas are made so that no other values matter.
const colour: Sort = { kind: "enum", literals: ["red", "green", "blue"] };
const integer: Sort = { kind: "integer" };
const boolean: Sort = { kind: "boolean" };

const VARIABLES: readonly Variable[] = [
  variable("c", colour),
  variable("d", colour, { nullable: true }),
  variable("p", boolean),
  variable("q", boolean, { nullable: true }),
  variable("x", integer),
  variable("y", integer, { nullable: true }),
  variable("z", integer),
];
// Offsets and constants stay within 0..2, so models of difference constraints over three variables
// fit into a range a few times as wide.
const RANGE = Array.from({ length: 17 }, (_, i) => i - 8);

function domain(v: Variable): readonly (ConstantValue | null)[] {
  const values: readonly ConstantValue[] =
    v.sort.kind === "enum" ? v.sort.literals : v.sort.kind === "boolean" ? [true, false] : RANGE;
  return v.nullable ? [...values, null] : values;
}

const ofKind = (kind: string): Variable[] => VARIABLES.filter((v) => v.sort.kind === kind);
const equality = fc.constantFrom<CompareOp>("=", "!=");
const order = fc.constantFrom<CompareOp>("=", "!=", "<", "<=", ">", ">=");

function terms(sort: Sort, values: readonly ConstantValue[]): fc.Arbitrary<Term> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Term>(...ofKind(sort.kind)) },
    { weight: 2, arbitrary: fc.constantFrom(...values.map((v) => constant(sort, v))) },
    { weight: 1, arbitrary: fc.constant(NULL) },
  );
}

const number: fc.Arbitrary<Term> = fc
  .tuple(terms(integer, [0, 1, 2]), fc.integer({ min: -2, max: 2 }))
  .map(([term, by]) => plus(term, by) ?? term);

const atom: fc.Arbitrary<Formula> = fc.oneof(
  fc
    .tuple(terms(colour, ["red", "green", "blue"]), equality, terms(colour, ["red"]))
    .map(([a, op, b]) => compare(a, op, b)),
  fc
    .tuple(terms(boolean, [true, false]), equality, terms(boolean, [true]))
    .map(([a, op, b]) => compare(a, op, b)),
  fc.tuple(number, order, number).map(([a, op, b]) => compare(a, op, b)),
  fc.constantFrom(...VARIABLES).map((v) => isNull(v)),
);

function formulas(leaf: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> {
  return fc.letrec<{ formula: Formula }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 3, depthIdentifier: "formula" },
      leaf,
      tie("formula").map(not),
      fc.array(tie("formula"), { minLength: 1, maxLength: 3 }).map((parts) => and(...parts)),
      fc.array(tie("formula"), { minLength: 1, maxLength: 3 }).map((parts) => or(...parts)),
    ),
  })).formula;
}

function variablesOf(f: Formula, into: Set<string>): Set<string> {
  if (f.kind === "not") variablesOf(f.of, into);
  else if (f.kind === "and" || f.kind === "or") for (const p of f.parts) variablesOf(p, into);
  else if (f.kind === "isNull") into.add(f.variable.name);
  else if (f.kind === "compare")
    for (const t of [f.left, f.right])
      if (t.kind === "variable") into.add(t.name);
      else if (t.kind === "sum") into.add(t.variable.name);
  return into;
}

/** Tries all states in which some variables have the values given. */
function canHold(f: Formula, given: Example = new Map()): boolean {
  const names = variablesOf(f, new Set());
  const used = VARIABLES.filter((v) => names.has(v.name) && !given.has(v.name));
  const values = new Map<string, ConstantValue | null>(given);
  const place = (i: number): boolean => {
    const v = used[i];
    if (v === undefined) return evaluate(f, { values }) === true;
    return domain(v).some((value) => {
      values.set(v.name, value);
      return place(i + 1);
    });
  };
  return place(0);
}

describe("the solver", () => {
  it("agrees with trying out all states", () => {
    fc.assert(
      fc.property(formulas(atom), (f) => {
        const decision = decide(f);
        expect(decision.kind).toBe(canHold(f) ? "sat" : "unsat");
        if (decision.kind === "sat") expect(canHold(not(f), decision.example)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it("names conjuncts that cannot hold together by themselves", () => {
    fc.assert(
      fc.property(fc.array(formulas(atom), { minLength: 2, maxLength: 5 }), (parts) => {
        const decision = decide(and(...parts));
        if (decision.kind === "unsat") expect(canHold(and(...decision.core))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("says yes or no beside opaque conditions only where they make no difference", () => {
    const leaf = fc.oneof(atom, fc.constantFrom(opaque("a"), opaque("b")));
    fc.assert(
      fc.property(formulas(leaf), (f) => {
        const decision = decide(f);
        const answers = [true, false].flatMap((a) =>
          [true, false].map((b) =>
            canHold(
              under(
                f,
                new Map([
                  ["a", a],
                  ["b", b],
                ]),
              ),
            ),
          ),
        );
        if (decision.kind === "unsat") expect(answers).not.toContain(true);
        else expect(answers).toContain(true);
        if (decision.kind === "sat") expect(answers).not.toContain(false);
      }),
      { numRuns: 300 },
    );
  });
});

function under(f: Formula, opaques: ReadonlyMap<string, boolean>): Formula {
  switch (f.kind) {
    case "opaque":
      return opaques.get(f.key) === true ? and() : or();
    case "not":
      return not(under(f.of, opaques));
    case "and":
      return and(...f.parts.map((p) => under(p, opaques)));
    case "or":
      return or(...f.parts.map((p) => under(p, opaques)));
    default:
      return f;
  }
}
