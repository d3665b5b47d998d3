// Conditions as sets of conjuncts: when two of them cannot hold together, and when one follows from
// others. Only what is certain is answered with yes.

import type { Expr } from "../../ast/index.ts";
import { canonical, canonicalNot, type Renaming } from "./canonical.ts";
import type { Typer } from "./typer.ts";

/** The parts of conditions that must all hold. */
export function conjunctsOf(conds: readonly Expr[]): readonly Expr[] {
  return conds.flatMap((cond) =>
    cond.kind === "binary" && cond.op === "and" ? conjunctsOf([cond.left, cond.right]) : [cond],
  );
}

/** One conjunct, ready to be compared with others. */
export interface Conjunct {
  readonly expr: Expr;
  readonly text: string;
  readonly negation: string;
  /** What it says of the difference of two terms: `upper - lower >= least`. */
  readonly bounds: readonly Bound[];
  /** The path that must have one constant value, and the value. */
  readonly constant?: readonly [string, string];
}

interface Bound {
  readonly lower: string;
  readonly upper: string;
  readonly least: number;
  readonly strict: boolean;
}

/** Prepares conjuncts; `names` gives the bindings of several rules the same names. */
export function prepared(
  typer: Typer,
  conds: readonly Expr[],
  names?: Renaming,
): readonly Conjunct[] {
  return conjunctsOf(conds).map((expr) => {
    const base = {
      expr,
      text: canonical(typer, expr, names),
      negation: canonicalNot(typer, expr, names),
      bounds: boundsOf(typer, expr, names),
    };
    const constant = constantOf(typer, expr, names);
    return constant === undefined ? base : { ...base, constant };
  });
}

/** Two conjuncts that cannot hold together. */
export function contradiction(
  conjuncts: readonly Conjunct[],
): readonly [Conjunct, Conjunct] | undefined {
  for (const [i, a] of conjuncts.entries()) {
    for (const b of conjuncts.slice(i + 1)) if (contradict(a, b)) return [a, b];
  }
  return undefined;
}

function contradict(a: Conjunct, b: Conjunct): boolean {
  if (a.text === b.negation || b.text === a.negation) return true;
  if (a.constant !== undefined && b.constant !== undefined) {
    if (a.constant[0] === b.constant[0] && a.constant[1] !== b.constant[1]) return true;
  }
  return a.bounds.some((x) =>
    b.bounds.some((y) => {
      if (x.lower !== y.upper || x.upper !== y.lower) return false;
      const sum = x.least + y.least;
      return sum > 0 || (sum === 0 && (x.strict || y.strict));
    }),
  );
}

/** True when a conjunct holds wherever all of some others do. */
export function follows(conjunct: Conjunct, from: readonly Conjunct[]): boolean {
  return from.some((other) => {
    if (other.text === conjunct.text) return true;
    // An equation says two things about a difference, so it follows from no single bound.
    const [bound] = conjunct.bounds;
    if (bound === undefined || conjunct.bounds.length > 1) return false;
    return other.bounds.some(
      (b) =>
        b.lower === bound.lower &&
        b.upper === bound.upper &&
        (b.least > bound.least || (b.least === bound.least && (b.strict || !bound.strict))),
    );
  });
}

/** A term as something unknown plus a number. */
interface Term {
  readonly base: string;
  readonly plus: number;
}

const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
};

function amount(expr: Expr): number | undefined {
  if (expr.kind === "number") return Number(expr.raw.replaceAll("_", ""));
  if (expr.kind !== "duration") return undefined;
  const [, count = "", unit = ""] = /^([\d_]+)\.(\w+?)s?$/.exec(expr.raw) ?? [];
  const seconds = SECONDS[unit];
  return seconds === undefined || count === ""
    ? undefined
    : Number(count.replaceAll("_", "")) * seconds;
}

function termOf(typer: Typer, expr: Expr, names: Renaming | undefined): Term {
  const alone = amount(expr);
  if (alone !== undefined) return { base: "", plus: alone };
  if (expr.kind === "binary" && (expr.op === "+" || expr.op === "-")) {
    const added = amount(expr.right);
    if (added !== undefined) {
      const left = termOf(typer, expr.left, names);
      return { base: left.base, plus: expr.op === "+" ? left.plus + added : left.plus - added };
    }
  }
  return { base: canonical(typer, expr, names), plus: 0 };
}

function boundsOf(typer: Typer, expr: Expr, names: Renaming | undefined): readonly Bound[] {
  if (expr.kind !== "binary") return [];
  const left = termOf(typer, expr.left, names);
  const right = termOf(typer, expr.right, names);
  const bound = (low: Term, high: Term, strict: boolean): Bound => ({
    lower: low.base,
    upper: high.base,
    least: low.plus - high.plus,
    strict,
  });
  switch (expr.op) {
    case "<":
    case "<=":
      return [bound(left, right, expr.op === "<")];
    case ">":
    case ">=":
      return [bound(right, left, expr.op === ">")];
    case "=":
      if (amount(expr.left) === undefined && amount(expr.right) === undefined) return [];
      return [bound(left, right, false), bound(right, left, false)];
    default:
      return [];
  }
}

function constantOf(
  typer: Typer,
  expr: Expr,
  names: Renaming | undefined,
): readonly [string, string] | undefined {
  if (expr.kind !== "binary" || expr.op !== "=") return undefined;
  const isConstant = (e: Expr): boolean =>
    e.kind === "number" ||
    e.kind === "string" ||
    e.kind === "bool" ||
    typer.symbols.get(e)?.kind === "literal";
  const [path, value] = isConstant(expr.right) ? [expr.left, expr.right] : [expr.right, expr.left];
  if (!isConstant(value) || isConstant(path)) return undefined;
  if (value.kind === "string" && value.parts.some((p) => typeof p !== "string")) return undefined;
  const text = value.kind === "number" ? String(amount(value)) : canonical(typer, value, names);
  return [canonical(typer, path, names), text];
}
