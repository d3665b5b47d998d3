// Operands of `+`, `-`, `*` and `/` (language definition, 6.3, rule 12).

import type { BinaryExpr, Expr } from "../../ast/index.ts";
import { isNumeric, isScalar, plain, type Type } from "../../model/type.ts";
import { common } from "../../model/typing/assignable.ts";
import { arithmeticOf } from "../../model/typing/operators.ts";
import type { CheckContext } from "../check.ts";
import { isVague, judged, mismatch, type Report, twoTypes } from "./mismatch.ts";
import { brief } from "./tree.ts";

/** Reports arithmetic that its table has no entry for. */
export function arithmetic(
  context: CheckContext,
  expr: BinaryExpr,
  op: "+" | "-" | "*" | "/",
  left: Type,
  right: Type,
  report: Report,
): void {
  if (isVague(left) || isVague(right)) return;
  const advice = arithmeticAdvice(op, left, right);
  if (arithmeticOf(op, left, right) === undefined) {
    report(twoTypes(expr, left, right, advice));
    return;
  }
  if (left.kind !== "collection") return;
  const other = right.kind === "collection" ? right.element : right;
  if (isVague(left.element) || isVague(other)) return;
  if (common(context.spec.program, plain(left.element), plain(other)) === undefined)
    report(twoTypes(expr, left, right, "Add or take away what has the type of the elements."));
}

function arithmeticAdvice(op: string, left: Type, right: Type): string {
  if (isScalar(left, "String") || isScalar(right, "String"))
    return 'Only two strings can be added; within a string write `"{path}"` for a value.';
  if (isScalar(left, "Timestamp") || isScalar(right, "Timestamp"))
    return "Add or take away a duration such as `3.days`; two timestamps give a duration by `-`.";
  if (isScalar(left, "Duration") || isScalar(right, "Duration"))
    return "Durations are added to durations, and multiplied or divided by an Integer.";
  return `Use \`${op}\` on two numbers.`;
}

/** Reports `-` before what is neither a number nor a duration. */
export function negation(
  context: CheckContext,
  expr: Extract<Expr, { kind: "unary" }>,
  report: Report,
): void {
  const type = plain(judged(context, expr.operand));
  if (isVague(type) || isNumeric(type) || isScalar(type, "Duration")) return;
  if (expr.operand.kind === "backtick") return;
  const problem = `\`-\` does not go with ${brief(type)}`;
  report(mismatch(expr.span, problem, "Only numbers and durations can be negated."));
}
