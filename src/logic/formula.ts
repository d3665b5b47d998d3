// Conditions over variables with sorts: what the solver decides. Knows neither Allium nor code.
// A formula is two-valued: an order between something and null does not hold, null equals null.

import { compareConstants } from "./constants.ts";

export type NumberKind = "integer" | "decimal" | "duration" | "timestamp";

/** What values a variable may have. Durations and timestamps count in seconds. */
export type Sort =
  | { readonly kind: "enum"; readonly literals: readonly string[] }
  | { readonly kind: "boolean" | "string" | "reference" }
  | { readonly kind: NumberKind };

export type ConstantValue = string | number | boolean;

export interface Variable {
  readonly kind: "variable";
  /** Variables of one name are one variable. */
  readonly name: string;
  readonly sort: Sort;
  readonly nullable: boolean;
  /** Its value may hang together with other variables in ways no formula says. */
  readonly loose?: true;
}

/** A variable plus a number; only variables that count have something added. */
export interface Sum {
  readonly kind: "sum";
  readonly variable: Variable;
  readonly plus: number;
}

export interface Constant {
  readonly kind: "constant";
  readonly sort: Sort;
  readonly value: ConstantValue;
}

export type Term = Variable | Sum | Constant | { readonly kind: "null" };

export type CompareOp = "=" | "!=" | "<" | "<=" | ">" | ">=";

export interface Compare {
  readonly kind: "compare";
  readonly op: CompareOp;
  readonly left: Term;
  readonly right: Term;
}

/** A condition that is not looked into; those of one key hold together. */
export interface Opaque {
  readonly kind: "opaque";
  readonly key: string;
}

export type Atom = Compare | Opaque | { readonly kind: "isNull"; readonly variable: Variable };

export type Formula =
  | { readonly kind: "true" }
  | { readonly kind: "false" }
  | Atom
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] };

export const TRUE: Formula = { kind: "true" };
export const FALSE: Formula = { kind: "false" };
export const NULL: Term = { kind: "null" };

export const NUMBER_KINDS: ReadonlySet<string> = new Set([
  "integer",
  "decimal",
  "duration",
  "timestamp",
] satisfies NumberKind[]);

export function isCounting(sort: Sort): boolean {
  return NUMBER_KINDS.has(sort.kind);
}

/** A variable; not nullable unless said. */
export function variable(
  name: string,
  sort: Sort,
  traits: { readonly nullable?: boolean; readonly loose?: boolean } = {},
): Variable {
  const v = { kind: "variable", name, sort, nullable: traits.nullable === true } as const;
  return traits.loose === true ? { ...v, loose: true } : v;
}

export function constant(sort: Sort, value: ConstantValue): Constant {
  return { kind: "constant", sort, value };
}

/** A term with a number added to it; undefined where nothing can be added. */
export function plus(term: Term, amount: number): Term | undefined {
  switch (term.kind) {
    case "variable":
      if (!isCounting(term.sort)) return undefined;
      return amount === 0 ? term : { kind: "sum", variable: term, plus: amount };
    case "sum":
      return plus(term.variable, term.plus + amount);
    case "constant":
      return typeof term.value === "number" ? { ...term, value: term.value + amount } : undefined;
    case "null":
      return undefined;
    default:
      return term satisfies never;
  }
}

export function opaque(key: string): Formula {
  return { kind: "opaque", key };
}

export function isNull(of: Variable): Formula {
  return of.nullable ? { kind: "isNull", variable: of } : FALSE;
}

/** A Boolean variable as a condition. */
export function holds(of: Variable): Formula {
  return compare(of, "=", constant({ kind: "boolean" }, true));
}

export function not(of: Formula): Formula {
  switch (of.kind) {
    case "true":
      return FALSE;
    case "false":
      return TRUE;
    case "not":
      return of.of;
    default:
      return { kind: "not", of };
  }
}

export function and(...parts: readonly Formula[]): Formula {
  return joined("and", parts);
}

export function or(...parts: readonly Formula[]): Formula {
  return joined("or", parts);
}

export function implication(a: Formula, b: Formula): Formula {
  return or(not(a), b);
}

/** Both hold or neither does. */
export function same(a: Formula, b: Formula): Formula {
  return and(implication(a, b), implication(b, a));
}

function joined(kind: "and" | "or", parts: readonly Formula[]): Formula {
  const [neutral, absorbing] = kind === "and" ? ["true", "false"] : ["false", "true"];
  const flat = parts.flatMap((p) => (p.kind === kind ? p.parts : [p]));
  const kept = flat.filter((p) => p.kind !== neutral);
  if (kept.some((p) => p.kind === absorbing)) return kind === "and" ? FALSE : TRUE;
  const [only] = kept;
  if (only === undefined) return kind === "and" ? TRUE : FALSE;
  return kept.length === 1 ? only : { kind, parts: kept };
}

/** A comparison; terms whose sorts have nothing in common make it opaque. */
export function compare(left: Term, op: CompareOp, right: Term): Formula {
  if (left.kind === "null" || right.kind === "null") return withNull(left, op, right);
  if (left.kind === "constant" && right.kind === "constant") {
    const answer = compareConstants(left.value, op, right.value);
    if (answer !== undefined) return answer ? TRUE : FALSE;
  }
  const order = op !== "=" && op !== "!=";
  const [a, b] = [sortOf(left), sortOf(right)];
  const fits = isCounting(a) ? isCounting(b) && sameScale(a, b) : a.kind === b.kind && !order;
  return fits
    ? { kind: "compare", op, left, right }
    : opaque(`${keyOf(left)} ${op} ${keyOf(right)}`);
}

function withNull(left: Term, op: CompareOp, right: Term): Formula {
  const [value, other] = left.kind === "null" ? [right, left] : [left, right];
  if (op !== "=" && op !== "!=") return FALSE;
  const isEqual =
    value.kind === "null"
      ? TRUE
      : value.kind === "constant"
        ? FALSE
        : isNull(value.kind === "sum" ? value.variable : value);
  return other.kind !== "null" ? FALSE : op === "=" ? isEqual : not(isEqual);
}

export function sortOf(term: Exclude<Term, { kind: "null" }>): Sort {
  return term.kind === "sum" ? term.variable.sort : term.sort;
}

/** Whole and broken numbers are compared with each other, durations and timestamps are not. */
function sameScale(a: Sort, b: Sort): boolean {
  const scale = (s: Sort): string => (s.kind === "integer" ? "decimal" : s.kind);
  return scale(a) === scale(b);
}

function keyOf(term: Term): string {
  switch (term.kind) {
    case "variable":
      return term.name;
    case "sum":
      return `${term.variable.name}+${term.plus}`;
    case "constant":
      return JSON.stringify(term.value);
    case "null":
      return "null";
    default:
      return term satisfies never;
  }
}

/** The names of the variables that a formula speaks of. */
export function variablesIn(formula: Formula, into = new Set<string>()): ReadonlySet<string> {
  if (formula.kind === "not") variablesIn(formula.of, into);
  else if (formula.kind === "and" || formula.kind === "or")
    for (const p of formula.parts) variablesIn(p, into);
  else if (formula.kind === "isNull") into.add(formula.variable.name);
  else if (formula.kind === "compare")
    for (const t of [formula.left, formula.right]) {
      if (t.kind === "variable") into.add(t.name);
      if (t.kind === "sum") into.add(t.variable.name);
    }
  return into;
}
