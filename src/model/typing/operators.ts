// Types of operators (language definition, 6.3), and where their operands get enum literals from
// (5.5).

import { isUpper } from "../../ast/case-class.ts";
import type { BinaryExpr, Expr } from "../../ast/index.ts";
import {
  BOOLEAN,
  collection,
  DECIMAL,
  DURATION,
  INTEGER,
  isNumeric,
  isOpen,
  isScalar,
  optional,
  plain,
  STRING,
  TIMESTAMP,
  type Type,
  UNKNOWN,
} from "../type.ts";
import { common } from "./assignable.ts";
import type { Env } from "./env.ts";
import { narrow } from "./narrow.ts";
import type { Typer } from "./typer.ts";

/** Infers a binary operation. */
export function inferBinary(
  typer: Typer,
  expr: BinaryExpr,
  env: Env,
  expected: Type | undefined,
): Type {
  switch (expr.op) {
    case "and":
    case "implies":
      typer.infer(expr.left, env, BOOLEAN);
      typer.infer(expr.right, { ...env, facts: narrow(typer, expr.left, env, true) }, BOOLEAN);
      return BOOLEAN;
    case "or":
      typer.infer(expr.left, env, BOOLEAN);
      typer.infer(expr.right, { ...env, facts: narrow(typer, expr.left, env, false) }, BOOLEAN);
      return BOOLEAN;
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      comparison(typer, expr, env);
      return BOOLEAN;
    case "in":
    case "not in":
      membership(typer, expr, env);
      return BOOLEAN;
    case "transitions_to":
    case "becomes": {
      const left = typer.infer(expr.left, env);
      typer.infer(expr.right, env, left);
      return BOOLEAN;
    }
    case "??": {
      const left = typer.infer(expr.left, env, expected);
      const right = typer.infer(expr.right, env, expected ?? plain(left));
      return common(typer.program, plain(left), right) ?? UNKNOWN;
    }
    case "+":
    case "-":
    case "*":
    case "/": {
      const left = typer.infer(expr.left, env, collectionOnly(expected));
      const right = typer.infer(expr.right, { ...env, rightOperand: true }, elementOrSame(left));
      return arithmetic(expr.op, left, right);
    }
    default:
      return expr.op satisfies never;
  }
}

function collectionOnly(expected: Type | undefined): Type | undefined {
  return expected !== undefined && plain(expected).kind === "collection" ? expected : undefined;
}

function elementOrSame(left: Type): Type | undefined {
  return plain(left).kind === "collection" ? left : undefined;
}

/** A bare word or backtick literal: it may get its meaning from the other side. */
function mayBeLiteral(expr: Expr): boolean {
  return expr.kind === "backtick" || (expr.kind === "name" && !isUpper(expr.id.text));
}

function comparison(typer: Typer, expr: BinaryExpr, env: Env): void {
  let left = typer.infer(expr.left, { ...env, rightOperand: false });
  const symbol = typer.symbols.get(expr.left);
  const open =
    mayBeLiteral(expr.left) &&
    (symbol === undefined || symbol.kind === "free" || symbol.kind === "unresolved");
  const right = typer.infer(expr.right, { ...env, rightOperand: true }, open ? undefined : left);
  if (open && plain(right).kind === "enum") left = typer.infer(expr.left, env, right);
  if (open && !isOpen(right)) typer.infer(expr.left, { ...env, rightOperand: false }, right);
}

function membership(typer: Typer, expr: BinaryExpr, env: Env): void {
  const left = typer.infer(expr.left, { ...env, rightOperand: false });
  const symbol = typer.symbols.get(expr.left);
  const right = typer.infer(
    expr.right,
    { ...env, rightOperand: true },
    collection("Set", plain(left)),
  );
  const open =
    mayBeLiteral(expr.left) &&
    (symbol === undefined || symbol.kind === "free" || symbol.kind === "unresolved");
  const element = typer.elementOf(right);
  if (open && element.kind === "enum") typer.infer(expr.left, env, element);
}

/** The type of an arithmetic operation; unknown where the tables have no entry. */
export function arithmetic(op: "+" | "-" | "*" | "/", a: Type, b: Type): Type {
  const left = plain(a);
  const right = plain(b);
  if (isOpen(left) || isOpen(right)) return UNKNOWN;
  const result = arithmeticOf(op, left, right);
  if (result === undefined) return UNKNOWN;
  return a.kind === "optional" || b.kind === "optional" ? optional(result) : result;
}

/** The entry of the tables for two plain types; undefined where there is none. */
export function arithmeticOf(op: "+" | "-" | "*" | "/", left: Type, right: Type): Type | undefined {
  if (isNumeric(left) && isNumeric(right)) {
    return isScalar(left, "Integer") && isScalar(right, "Integer") ? INTEGER : DECIMAL;
  }
  const additive = op === "+" || op === "-";
  if (isScalar(left, "Duration")) {
    if (isScalar(right, "Duration")) return additive ? DURATION : undefined;
    if (isScalar(right, "Integer")) return additive ? undefined : DURATION;
    if (isScalar(right, "Timestamp")) return op === "+" ? TIMESTAMP : undefined;
    return undefined;
  }
  if (isScalar(left, "Integer") && isScalar(right, "Duration"))
    return op === "*" ? DURATION : undefined;
  if (isScalar(left, "Timestamp")) {
    if (isScalar(right, "Duration")) return additive ? TIMESTAMP : undefined;
    return isScalar(right, "Timestamp") && op === "-" ? DURATION : undefined;
  }
  if (isScalar(left, "String") && isScalar(right, "String")) return op === "+" ? STRING : undefined;
  if (left.kind === "collection" && additive) return collection("Set", left.element);
  return undefined;
}
