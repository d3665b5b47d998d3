// Values and comparisons of a specification as terms and atoms of the solver.

import type { Expr } from "../../ast/index.ts";
import {
  type CompareOp,
  compare,
  constant,
  type Formula,
  NULL,
  plus,
  type Sort,
  type Term,
} from "../../logic/index.ts";
import { amountOf, difference, type Sum, sumOf } from "./linear.ts";
import { type Naming, pathOf } from "./paths.ts";
import type { Variables } from "./variables.ts";

const MAX_DEPTH = 20;

/** The value of an expression; undefined for what the solver has no values for. */
export function termOf(
  vars: Variables,
  expr: Expr,
  naming: Naming,
  sort: Sort | undefined,
  depth = 0,
): Term | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (expr.kind) {
    case "null":
      return NULL;
    case "now":
      return vars.now();
    case "bool":
      return constant({ kind: "boolean" }, expr.value);
    case "string":
      return expr.parts.every((p) => typeof p === "string")
        ? constant({ kind: "string" }, expr.parts.join(""))
        : vars.leaf(expr, naming, { kind: "string" });
    case "number":
    case "duration": {
      const amount = amountOf(expr);
      const own = vars.sortAt(expr);
      if (amount === undefined) return vars.leaf(expr, naming, { kind: "duration" });
      return own === undefined ? undefined : constant(own, amount);
    }
    case "backtick":
      return sort?.kind === "enum" ? constant(sort, expr.text) : undefined;
    case "name":
    case "member":
      return named(vars, expr, naming, sort, depth);
    case "binary": {
      if (expr.op !== "+" && expr.op !== "-") return vars.leaf(expr, naming, sort);
      const by = amountOf(expr.right);
      const base = termOf(vars, expr.left, naming, vars.sortAt(expr.left), depth + 1);
      return by === undefined || base === undefined
        ? undefined
        : plus(base, expr.op === "+" ? by : -by);
    }
    default:
      return vars.leaf(expr, naming, sort);
  }
}

function named(
  vars: Variables,
  expr: Extract<Expr, { kind: "name" | "member" }>,
  naming: Naming,
  sort: Sort | undefined,
  depth: number,
): Term | undefined {
  const symbol = vars.spec.typer.symbols.get(expr);
  if (symbol?.kind === "literal" || symbol?.kind === "type") {
    const word = expr.kind === "name" ? expr.id.text : "";
    return sort?.kind === "enum" ? constant(sort, word) : undefined;
  }
  if (symbol?.kind === "parameter") return vars.parameter(expr, symbol.config);
  if (symbol?.kind === "binding" && symbol.binding.value !== undefined) {
    const { key, value } = symbol.binding;
    const isValue = !naming.keys.has(key) && value.kind !== "lookup";
    if (isValue && pathOf(vars.spec, value, naming) === undefined)
      return termOf(vars, value, naming, sort ?? vars.sortAt(value), depth + 1);
  }
  const path = pathOf(vars.spec, expr, naming);
  if (path === undefined) return vars.leaf(expr, naming, sort);
  const own = vars.sortAt(expr) ?? sort;
  return own === undefined ? undefined : vars.ofPath(path, expr, own);
}

/** A comparison of two values; undefined where the solver cannot compare them. */
export function compared(
  vars: Variables,
  left: Expr,
  op: CompareOp,
  right: Expr,
  naming: Naming,
): Formula | undefined {
  const sort = vars.sortAt(left) ?? vars.sortAt(right);
  const a = termOf(vars, left, naming, sort);
  const b = termOf(vars, right, naming, sort);
  if (a !== undefined && b !== undefined) {
    const formula = compare(a, op, b);
    if (formula.kind !== "opaque" && !isLeaf(a) && !isLeaf(b)) return formula;
  }
  const leaf = (e: Expr): Term | undefined => termOf(vars, e, naming, vars.sortAt(e) ?? sort);
  const rest = difference(sumOf(left, leaf), sumOf(right, leaf));
  const summed = rest === undefined ? undefined : comparedToZero(rest, op);
  if (summed !== undefined || a === undefined || b === undefined) return summed;
  const formula = compare(a, op, b);
  return formula.kind === "opaque" ? undefined : formula;
}

/** True for a variable that stands for a whole expression, such as a sum. */
function isLeaf(term: Term): boolean {
  return term.kind === "variable" && term.name.startsWith("((");
}

/** `sum op 0`, where the sum has one variable, or two of opposite factors. */
function comparedToZero(sum: Sum, op: CompareOp): Formula | undefined {
  const [first, second, more] = [...sum.parts.values()];
  if (first === undefined || more !== undefined) return undefined;
  if (second !== undefined && first.factor !== -second.factor) return undefined;
  // With null on one side only, moving terms over would change what an equation says.
  if ((op === "=" || op === "!=") && [first, second].some((p) => p?.variable.nullable === true))
    return undefined;
  const by = -sum.constant / first.factor;
  const direction = first.factor > 0 ? op : MIRRORED[op];
  const right =
    second === undefined ? constant(first.variable.sort, by) : plus(second.variable, by);
  if (right === undefined) return undefined;
  const formula = compare(first.variable, direction, right);
  return formula.kind === "opaque" ? undefined : formula;
}

const MIRRORED: Readonly<Record<CompareOp, CompareOp>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
