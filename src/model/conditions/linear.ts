// Arithmetic as a sum of variables with factors and a number, as far as it is one.

import type { Expr } from "../../ast/index.ts";
import type { Term, Variable } from "../../logic/index.ts";

/** `factor * variable + ... + constant`. */
export interface Sum {
  readonly parts: ReadonlyMap<string, { readonly variable: Variable; readonly factor: number }>;
  readonly constant: number;
}

const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
};

/** The number that a literal means, durations in seconds; months and years have no fixed length. */
export function amountOf(expr: Expr): number | undefined {
  if (expr.kind === "number") return Number(expr.raw.replaceAll("_", ""));
  if (expr.kind === "unary" && expr.op === "-") {
    const of = amountOf(expr.operand);
    return of === undefined ? undefined : -of;
  }
  if (expr.kind !== "duration") return undefined;
  const [, count = "", unit = ""] = /^([\d_.]+)\.(\w+?)s?$/.exec(expr.raw) ?? [];
  const seconds = SECONDS[unit];
  const number = Number(count.replaceAll("_", ""));
  return seconds === undefined || count === "" || !Number.isFinite(number)
    ? undefined
    : number * seconds;
}

/** The sum that an expression is; `leaf` gives the term for whatever is no arithmetic. */
export function sumOf(
  expr: Expr,
  leaf: (expr: Expr) => Term | undefined,
  depth = 0,
): Sum | undefined {
  const amount = amountOf(expr);
  if (amount !== undefined) return { parts: new Map(), constant: amount };
  if (depth < 20) {
    const sub = (e: Expr): Sum | undefined => sumOf(e, leaf, depth + 1);
    if (expr.kind === "unary" && expr.op === "-") return scaled(sub(expr.operand), -1);
    if (expr.kind === "binary" && (expr.op === "+" || expr.op === "-"))
      return added(sub(expr.left), scaled(sub(expr.right), expr.op === "-" ? -1 : 1));
    if (expr.kind === "binary" && expr.op === "*") {
      const [left, right] = [sub(expr.left), sub(expr.right)];
      if (left?.parts.size === 0) return scaled(right, left.constant);
      if (right?.parts.size === 0) return scaled(left, right.constant);
    }
  }
  return ofTerm(leaf(expr));
}

function ofTerm(term: Term | undefined): Sum | undefined {
  switch (term?.kind) {
    case "variable":
      return { parts: new Map([[term.name, { variable: term, factor: 1 }]]), constant: 0 };
    case "sum":
      return added(ofTerm(term.variable), { parts: new Map(), constant: term.plus });
    case "constant":
      return typeof term.value === "number"
        ? { parts: new Map(), constant: term.value }
        : undefined;
    default:
      return undefined;
  }
}

/** One sum minus another. */
export function difference(a: Sum | undefined, b: Sum | undefined): Sum | undefined {
  return added(a, scaled(b, -1));
}

function scaled(sum: Sum | undefined, by: number): Sum | undefined {
  if (sum === undefined) return undefined;
  const parts = new Map(
    [...sum.parts].map(([name, p]) => [name, { ...p, factor: p.factor * by }] as const),
  );
  return { parts, constant: sum.constant * by };
}

function added(a: Sum | undefined, b: Sum | undefined): Sum | undefined {
  if (a === undefined || b === undefined) return undefined;
  const parts = new Map(a.parts);
  for (const [name, p] of b.parts) {
    const factor = p.factor + (parts.get(name)?.factor ?? 0);
    if (factor === 0) parts.delete(name);
    else parts.set(name, { ...p, factor });
  }
  return { parts, constant: a.constant + b.constant };
}
