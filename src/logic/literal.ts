// Formulas in negation normal form, over the few kinds of literals that the theories understand.
// Null is settled here: every literal about a value also says that there is one.

import {
  type Atom,
  type Compare,
  type CompareOp,
  type ConstantValue,
  type Formula,
  isCounting,
  type Sum,
  sortOf,
  type Term,
  type Variable,
} from "./formula.ts";

/** A value of the sorts that do not count: a variable's or a known one. */
export type Side = Variable | { readonly kind: "value"; readonly value: ConstantValue };

/** `low - high <= most` or, if strict, `<`; a side that is not there is zero. */
export interface Bound {
  readonly kind: "bound";
  readonly low: Variable | undefined;
  readonly high: Variable | undefined;
  readonly most: number;
  readonly strict: boolean;
}

export type Literal =
  | Bound
  /** `left - right` is not this number. */
  | {
      readonly kind: "differs";
      readonly left: Variable | undefined;
      readonly right: Variable | undefined;
      readonly by: number;
    }
  | { readonly kind: "same" | "apart"; readonly left: Side; readonly right: Side }
  | { readonly kind: "null"; readonly variable: Variable; readonly is: boolean }
  | { readonly kind: "opaque"; readonly key: string; readonly is: boolean };

export type Normal =
  | { readonly kind: "true" | "false" }
  | { readonly kind: "literal"; readonly literal: Literal }
  | { readonly kind: "and" | "or"; readonly parts: readonly Normal[] };

const YES: Normal = { kind: "true" };
const NO: Normal = { kind: "false" };

/** The negation normal form of a formula, or of its negation. */
export function normal(formula: Formula, holds = true): Normal {
  switch (formula.kind) {
    case "true":
      return holds ? YES : NO;
    case "false":
      return holds ? NO : YES;
    case "not":
      return normal(formula.of, !holds);
    case "and":
    case "or": {
      const parts = formula.parts.map((p) => normal(p, holds));
      return join((formula.kind === "and") === holds ? "and" : "or", parts);
    }
    case "compare":
    case "isNull":
    case "opaque":
      return atom(formula, holds);
    default:
      return formula satisfies never;
  }
}

function join(kind: "and" | "or", parts: readonly Normal[]): Normal {
  const [neutral, absorbing] = kind === "and" ? ["true", "false"] : ["false", "true"];
  if (parts.some((p) => p.kind === absorbing)) return kind === "and" ? NO : YES;
  const kept = parts.filter((p) => p.kind !== neutral);
  const [only] = kept;
  if (only === undefined) return kind === "and" ? YES : NO;
  return kept.length === 1 ? only : { kind, parts: kept };
}

function literal(value: Literal): Normal {
  return { kind: "literal", literal: value };
}

function atom(of: Atom, holds: boolean): Normal {
  switch (of.kind) {
    case "opaque":
      return literal({ kind: "opaque", key: of.key, is: holds });
    case "isNull":
      return nullness(of.variable, holds);
    case "compare":
      return comparison(of, holds);
    default:
      return of satisfies never;
  }
}

function nullness(v: Variable, is: boolean): Normal {
  if (!v.nullable) return is ? NO : YES;
  return literal({ kind: "null", variable: v, is });
}

const OPPOSITE: Readonly<Record<CompareOp, CompareOp>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

function comparison(of: Compare, holds: boolean): Normal {
  const op = holds ? of.op : OPPOSITE[of.op];
  const there = [of.left, of.right].flatMap((t) => {
    const v = variableOf(t);
    return v === undefined ? [] : [v];
  });
  const present = join(
    "and",
    there.map((v) => nullness(v, false)),
  );
  const values = join("and", [present, ofValues(of.left, op, of.right)]);
  const nulls = there.map((v) => nullness(v, true));
  if (of.op !== "=" && of.op !== "!=") {
    // An order does not hold where a side is null, so its negation does.
    return holds ? values : join("or", [values, ...nulls]);
  }
  const [a, b] = [of.left, of.right].map((t) => {
    const v = variableOf(t);
    return v === undefined ? NO : nullness(v, true);
  }) as [Normal, Normal];
  const [notA, notB] = [of.left, of.right].map((t) => {
    const v = variableOf(t);
    return v === undefined ? YES : nullness(v, false);
  }) as [Normal, Normal];
  return op === "="
    ? join("or", [values, join("and", [a, b])])
    : join("or", [values, join("and", [a, notB]), join("and", [notA, b])]);
}

function variableOf(term: Term): Variable | undefined {
  return term.kind === "variable" ? term : term.kind === "sum" ? term.variable : undefined;
}

/** The comparison of two terms that are both there. */
function ofValues(left: Term, op: CompareOp, right: Term): Normal {
  if (left.kind === "null" || right.kind === "null") return NO;
  if (isCounting(sortOf(left))) return ofNumbers(left, op, right);
  const side = (t: Variable | Sum | Extract<Term, { kind: "constant" }>): Side =>
    t.kind === "constant" ? { kind: "value", value: t.value } : t.kind === "sum" ? t.variable : t;
  const [a, b] = [side(left), side(right)];
  if (a.kind === "variable" && b.kind === "variable" && a.name === b.name)
    return op === "=" ? YES : NO;
  return literal({ kind: op === "=" ? "same" : "apart", left: a, right: b });
}

function ofNumbers(
  left: Exclude<Term, { kind: "null" }>,
  op: CompareOp,
  right: Exclude<Term, { kind: "null" }>,
): Normal {
  const number = (t: Exclude<Term, { kind: "null" }>): number =>
    t.kind === "sum" ? t.plus : t.kind === "constant" ? Number(t.value) : 0;
  const [x, y] = [variableOf(left), variableOf(right)];
  const by = number(right) - number(left); // left op right, as x - y op by
  if (x?.name === y?.name) return holdsAt(0, op, by) ? YES : NO;
  const upTo = (strict: boolean): Normal =>
    literal({ kind: "bound", low: x, high: y, most: by, strict });
  const from = (strict: boolean): Normal =>
    literal({ kind: "bound", low: y, high: x, most: -by, strict });
  switch (op) {
    case "<":
      return upTo(true);
    case "<=":
      return upTo(false);
    case ">":
      return from(true);
    case ">=":
      return from(false);
    case "=":
      return join("and", [upTo(false), from(false)]);
    case "!=":
      return literal({ kind: "differs", left: x, right: y, by });
    default:
      return op satisfies never;
  }
}

function holdsAt(a: number, op: CompareOp, b: number): boolean {
  switch (op) {
    case "=":
      return a === b;
    case "!=":
      return a !== b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    default:
      return op satisfies never;
  }
}
