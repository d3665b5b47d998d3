// Operands of operators (language definition, 6.3, rule 12), and inline enums compared (rule 14).

import type { BinaryExpr, Expr } from "../../ast/index.ts";
import { isNumeric, isScalar, plain, type Type } from "../../model/type.ts";
import { common, comparable } from "../../model/typing/assignable.ts";
import type { Check, CheckContext } from "../check.ts";
import { arithmetic, negation } from "./arithmetic.ts";
import { nonBoolean } from "./booleans.ts";
import {
  inlineComparison,
  inlineEnums,
  isVague,
  judged,
  mismatch,
  quotedLiteral,
  type Report,
  twoTypes,
} from "./mismatch.ts";
import { brief, expressionsOf, short } from "./tree.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">=", "in", "not in"]);

/** Reports operators whose operands have types that they cannot take. */
export const operands: Check = (context, report) => {
  for (const { node, declaration } of expressionsOf(context.module)) {
    // Defaults of parameters have tables of their own (rules 49 and 50).
    if (declaration.kind === "config") continue;
    if (node.kind === "binary") binary(context, node, report);
    else if (node.kind === "unary" && node.op === "-") negation(context, node, report);
    else if (node.kind === "unary" && node.op === "not")
      nonBoolean(context, node.operand, "the operand of `not`", report);
    else if (node.kind === "lookup") lookupFields(context, node, report);
  }
};

function binary(context: CheckContext, expr: BinaryExpr, report: Report): void {
  if (COMPARISONS.has(expr.op) && isChained(expr)) {
    const advice = "Write two comparisons joined by `and`.";
    report(mismatch(expr.span, "comparisons cannot be chained", advice));
    return;
  }
  // Rules 14c, 62 and 63 speak about these operands.
  if (hasOwnRule(expr.left) || hasOwnRule(expr.right)) return;
  const left = plain(judged(context, expr.left));
  const right = plain(judged(context, expr.right));
  switch (expr.op) {
    case "=":
    case "!=":
      equality(context, expr, left, right, report);
      return;
    case "<":
    case "<=":
    case ">":
    case ">=":
      ordering(expr, left, right, report);
      return;
    case "in":
    case "not in":
      membership(context, expr, left, right, report);
      return;
    case "and":
    case "or":
    case "implies":
      nonBoolean(context, expr.left, `the left operand of \`${expr.op}\``, report);
      nonBoolean(context, expr.right, `the right operand of \`${expr.op}\``, report);
      return;
    case "??":
      if (isVague(left) || isVague(right) || left.kind === "null" || right.kind === "null") return;
      if (inlineEnums(left, right)) report(inlineComparison(expr.span, left, right));
      else if (common(context.spec.program, left, right) === undefined)
        report(twoTypes(expr, left, right, "Let the default have the type of what it stands for."));
      return;
    case "+":
    case "-":
    case "*":
    case "/":
      arithmetic(context, expr, expr.op, left, right, report);
      return;
    case "transitions_to":
    case "becomes":
      return;
    default:
      expr.op satisfies never;
  }
}

/** An empty list, or a backtick literal where no literal can stand. */
function hasOwnRule(operand: Expr): boolean {
  return operand.kind === "backtick" || (operand.kind === "list" && operand.items.length === 0);
}

/** `a < b < c`: the left operand is a comparison without parentheses of its own. */
function isChained({ left }: BinaryExpr): boolean {
  return (
    left.kind === "binary" && COMPARISONS.has(left.op) && left.span.start === left.left.span.start
  );
}

function equality(
  context: CheckContext,
  expr: BinaryExpr,
  left: Type,
  right: Type,
  report: Report,
): void {
  if (left.kind === "null" || right.kind === "null" || isVague(left) || isVague(right)) return;
  if (comparable(context.spec.program, left, right)) return;
  if (inlineEnums(left, right)) report(inlineComparison(expr.span, left, right));
  else {
    const quoted = quotedLiteral(expr.right, left) ?? quotedLiteral(expr.left, right);
    const advice = quoted?.advice ?? shadowed(expr, left, right);
    report(twoTypes(expr, left, right, advice, quoted === undefined ? {} : { fix: quoted.fix }));
  }
}

/** A literal whose word is bound to something else means what is bound (5.3). */
function shadowed(expr: BinaryExpr, left: Type, right: Type): string {
  for (const [value, type] of [
    [expr.left, right],
    [expr.right, left],
  ] as const) {
    if (value.kind !== "name" || type.kind !== "enum") continue;
    const { text } = value.id;
    if (type.literals.some((l) => l.text === text))
      return `Here \`${text}\` is the name that is bound, not the literal: rename the binding.`;
  }
  return "Compare values of one type.";
}

function ordering(expr: BinaryExpr, left: Type, right: Type, report: Report): void {
  const kinds = [orderOf(left), orderOf(right)];
  if (!kinds.includes("none") && (kinds.includes("open") || kinds[0] === kinds[1])) return;
  const advice = "Only numbers, timestamps and durations have an order, each among themselves.";
  if (!isVague(left) && !isVague(right)) report(twoTypes(expr, left, right, advice));
  else {
    const known = isVague(left) ? right : left;
    const problem = `\`${expr.op}\` needs an order, and ${brief(known)} has none`;
    report(mismatch(expr.span, problem, advice));
  }
}

function orderOf(type: Type): "number" | "Timestamp" | "Duration" | "open" | "none" {
  if (isVague(type)) return "open";
  if (isNumeric(type)) return "number";
  if (isScalar(type, "Timestamp")) return "Timestamp";
  return isScalar(type, "Duration") ? "Duration" : "none";
}

function membership(
  context: CheckContext,
  expr: BinaryExpr,
  left: Type,
  right: Type,
  report: Report,
): void {
  if (isVague(right)) return;
  if (right.kind !== "collection") {
    const problem = `\`${expr.op}\` needs a collection on its right, and this is ${brief(right)}`;
    report(mismatch(expr.right.span, problem, "Name a collection, or list values in braces."));
    return;
  }
  if (isVague(left) || left.kind === "null" || isVague(right.element)) return;
  if (expr.left.kind === "unary" && expr.left.op === "exists") {
    const problem = "`exists` takes one instance, and `in` does not bind a name";
    report(mismatch(expr.span, problem, "Write `collection.any(x => …)`."));
    return;
  }
  if (comparable(context.spec.program, left, right.element)) return;
  if (inlineEnums(left, right.element))
    report(inlineComparison(expr.span, left, plain(right.element)));
  else report(twoTypes(expr, left, right, "Ask for a value of the type of the elements."));
}

/** A lookup compares: each value with the field of its name. */
function lookupFields(
  context: CheckContext,
  expr: Extract<Expr, { kind: "lookup" }>,
  report: Report,
): void {
  const { typer, program } = context.spec;
  for (const { name, value } of expr.fields) {
    const wanted = value === undefined ? undefined : typer.expected.get(value);
    if (value === undefined || wanted === undefined || isVague(wanted)) continue;
    const type = judged(context, value);
    if (isVague(type) || comparable(program, type, wanted)) continue;
    if (inlineEnums(type, wanted)) report(inlineComparison(value.span, wanted, type));
    else {
      const problem = `\`${short(name.text, 16)}\` is ${brief(wanted)} and cannot equal ${brief(type)}`;
      report(mismatch(value.span, problem, "Look the field up with a value of its type."));
    }
  }
}
