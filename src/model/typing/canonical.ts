// A text for the meaning of an expression: two expressions with one text mean the same at one
// moment. Used to see that conditions are equal, contradict or follow from each other.

import type { BinaryExpr, BinaryOp, Expr } from "../../ast/index.ts";
import { childrenOf, isExpr } from "../../ast/visit.ts";
import { lookup } from "./scope.ts";
import type { Typer } from "./typer.ts";

/** New names for the keys of bindings, so that bindings of two rules can be called the same. */
export type Renaming = ReadonlyMap<string, string>;

const NONE: Renaming = new Map();
const MAX_DEPTH = 40;

/** The canonical text of an expression whose names have been inferred. */
export function canonical(typer: Typer, expr: Expr, names: Renaming = NONE, depth = 0): string {
  if (depth > MAX_DEPTH) return `…${expr.span.start}`;
  const sub = (e: Expr, more: Renaming = names): string => canonical(typer, e, more, depth + 1);
  switch (expr.kind) {
    case "name":
    case "member":
      return path(typer, expr, names, depth);
    case "this":
      return "this";
    case "qname":
      return `${expr.alias.text}/${expr.name.text}`;
    case "number":
      return expr.raw.replaceAll("_", "");
    case "duration":
      return expr.raw.replaceAll("_", "");
    case "bool":
      return String(expr.value);
    case "backtick":
      return `'${expr.text}`;
    case "string":
      return JSON.stringify(
        expr.parts.map((p) => (typeof p === "string" ? p : p.path.map((id) => id.text))),
      );
    case "unary":
      return `(${expr.op} ${sub(expr.operand)})`;
    case "binary":
      if (isEquation(expr) && expr.right.kind === "bool")
        return (expr.op === "=") === expr.right.value
          ? sub(expr.left)
          : canonicalNot(typer, expr.left, names);
      return binary(expr.op, sub(expr.left), sub(expr.right));
    case "set":
      return `{${expr.items
        .map((e) => sub(e))
        .sort()
        .join(" ")}}`;
    case "lookup": {
      const fields = expr.fields.map(
        (f) => `${f.name.text}:${f.value === undefined ? f.name.text : sub(f.value)}`,
      );
      return `${expr.entity.name.text}{${fields.sort().join(" ")}}`;
    }
    case "call":
      return `${sub(expr.callee)}(${expr.args
        .map((a) => `${a.name === undefined ? "" : `${a.name.text}:`}${sub(a.value)}`)
        .join(" ")})`;
    case "where":
    case "with": {
      const subject = typer.envs.get(expr.pred)?.subject;
      const inner = new Map(names);
      if (subject !== undefined) inner.set(subject.key, `element${depth}`);
      return `(${expr.kind} ${sub(expr.source)} ${sub(expr.pred, inner)})`;
    }
    case "lambda": {
      const binding = lookup(typer.envs.get(expr.body)?.scope, expr.param.text);
      const inner = new Map(names);
      if (binding !== undefined) inner.set(binding.key, `element${depth}`);
      return `(=> ${sub(expr.body, inner)})`;
    }
    case "map":
      return `(map ${sub(expr.source)} ${expr.name.text})`;
    default:
      return `(${expr.kind} ${childrenOf(expr)
        .filter(isExpr)
        .map((e) => sub(e))
        .join(" ")}${childrenOf(expr).every(isExpr) ? "" : ` ${expr.span.start}`})`;
  }
}

function path(
  typer: Typer,
  expr: Extract<Expr, { kind: "name" | "member" }>,
  names: Renaming,
  depth: number,
): string {
  const symbol = typer.symbols.get(expr);
  if (symbol?.kind === "literal") return `'${expr.kind === "name" ? expr.id.text : ""}`;
  // A `let` that names no path stands for its value.
  if (
    expr.kind === "name" &&
    symbol?.kind === "binding" &&
    symbol.binding.value !== undefined &&
    symbol.binding.key.startsWith("#") &&
    !symbol.binding.key.includes(".") &&
    !names.has(symbol.binding.key)
  )
    return canonical(typer, symbol.binding.value, names, depth + 1);
  const env = typer.envs.get(expr);
  const key = env === undefined ? undefined : typer.keyOf(expr, env);
  if (key !== undefined) return renamed(key, names);
  if (expr.kind === "name") return expr.id.text;
  return `${canonical(typer, expr.object, names, depth + 1)}.${expr.name.text}`;
}

function isEquation(expr: BinaryExpr): boolean {
  return expr.op === "=" || expr.op === "!=";
}

/** A key with the name of its root replaced. */
export function renamed(key: string, names: Renaming): string {
  const dot = key.indexOf(".");
  const root = dot < 0 ? key : key.slice(0, dot);
  const name = names.get(root);
  return name === undefined ? key : name + (dot < 0 ? "" : key.slice(dot));
}

/** The text of an operation; what means the same in two writings has one text. */
function binary(op: BinaryOp, left: string, right: string): string {
  switch (op) {
    case "=":
    case "!=":
    case "and":
    case "or":
    case "+":
    case "*":
      return left <= right ? `(${op} ${left} ${right})` : `(${op} ${right} ${left})`;
    case ">":
      return `(< ${right} ${left})`;
    case ">=":
      return `(<= ${right} ${left})`;
    default:
      return `(${op} ${left} ${right})`;
  }
}

const OPPOSITE: Partial<Record<BinaryOp, BinaryOp>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
  in: "not in",
  "not in": "in",
};

/** The canonical text of the negation of a condition. */
export function canonicalNot(typer: Typer, cond: Expr, names: Renaming = NONE): string {
  if (cond.kind === "unary" && cond.op !== "-") {
    if (cond.op === "not") return canonical(typer, cond.operand, names);
    const op = cond.op === "exists" ? "not exists" : "exists";
    return canonical(typer, { ...cond, op }, names);
  }
  if (cond.kind === "binary") {
    const op = OPPOSITE[cond.op];
    if (op !== undefined) return canonical(typer, { ...cond, op }, names);
  }
  return `(not ${canonical(typer, cond, names)})`;
}
