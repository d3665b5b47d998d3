// What may stand in a config default or override, and whether it fits the declared type (language
// definition, rules 47, 49 and 50 of 8.1; the config column of 6.3).

import type { BinaryExpr, ConfigParam, Expr } from "../../ast/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import {
  DECIMAL,
  hasUnknown,
  INTEGER,
  isScalar,
  plain,
  show,
  type Type,
} from "../../model/type.ts";
import { assignable } from "../../model/typing/assignable.ts";
import type { Check, CheckContext } from "../check.ts";
import { type ConfigType, configArithmetic, OPEN } from "./config-arithmetic.ts";
import { forbiddenPart } from "./config-forbidden.ts";
import { withArticle } from "./words.ts";

/** Reports values of config parameters, defaults and overrides alike (rules 47, 49 and 50). */
export const configParameterValues: Check = (context, report) => {
  for (const d of context.module.declarations) {
    if (d.kind !== "config") continue;
    for (const param of d.params) {
      if (param.value === undefined) continue;
      // Without a type the text after the colon is no default at all, unless it overrides one.
      if (d.qualifier === undefined && param.type === undefined) continue;
      checkValue(param, param.value, context, report);
    }
  }
};

function checkValue(
  param: ConfigParam,
  value: Expr,
  context: CheckContext,
  report: (d: Diagnostic) => void,
): void {
  const forbidden = forbiddenPart(value, context.spec);
  if (forbidden !== undefined) {
    const params = { what: forbidden.what };
    report(diagnostic("config.invalidDefault", forbidden.expr.span, params));
    return;
  }
  const wanted = context.spec.typer.expected.get(value);
  let told = false;
  if (value.kind === "set" || value.kind === "list") {
    const type = wanted === undefined ? undefined : plain(wanted);
    if (type?.kind === "collection")
      for (const item of value.items)
        told = checkItem(param, item, type.element, context, report) || told;
  }
  const found = typeOf(value, context, report);
  if (found.type === undefined || wanted === undefined || hasUnknown(wanted)) return;
  if (told) return;
  if (fits(value, found, wanted, context)) return;
  const computed = value.kind === "binary";
  if (computed) {
    const params = {
      left: show(context.spec.typer.typeOf(value.left)),
      right: show(context.spec.typer.typeOf(value.right)),
      operator: value.op,
      hint: `The result is ${show(found.type)}, but \`${param.name.text}\` is declared as ${show(wanted)}.`,
    };
    report(diagnostic("config.incompatibleOperands", value.span, params));
    return;
  }
  const params = {
    name: `\`${param.name.text}\``,
    wanted: withArticle(show(wanted)),
    found: found.type.kind === "null" ? "null" : withArticle(show(found.type)),
  };
  report(diagnostic("config.typeMismatch", value.span, params));
}

/** True, and told, for an element that does not fit; what is mixed has no type as a whole. */
function checkItem(
  param: ConfigParam,
  item: Expr,
  element: Type,
  context: CheckContext,
  report: (d: Diagnostic) => void,
): boolean {
  const { type, literal } = typeOf(item, context, report);
  if (type === undefined || hasUnknown(element)) return false;
  if (fits(item, { type, literal }, element, context)) return false;
  const params = {
    name: `an element of \`${param.name.text}\``,
    wanted: withArticle(show(element)),
    found: type.kind === "null" ? "null" : withArticle(show(type)),
  };
  report(diagnostic("config.typeMismatch", item.span, params));
  return true;
}

function fits(value: Expr, { type, literal }: ConfigType, wanted: Type, at: CheckContext): boolean {
  if (type === undefined) return true;
  // An Integer literal is a Decimal where one is wanted; an Integer parameter is not.
  if (value.kind !== "binary" && !literal && plain(type) === INTEGER && plain(wanted) === DECIMAL)
    return false;
  return assignable(at.spec.program, type, wanted);
}

/** The type of a value, operations reported on the way; unknown below one that has been. */
function typeOf(expr: Expr, context: CheckContext, report: (d: Diagnostic) => void): ConfigType {
  if (expr.kind === "unary") {
    const { type, literal } = typeOf(expr.operand, context, report);
    if (type === undefined || isScalar(plain(type), "Integer", "Decimal", "Duration"))
      return { type, literal };
    const what = `the negative of ${withArticle(show(type))}`;
    report(diagnostic("config.invalidDefault", expr.span, { what }));
    return OPEN;
  }
  if (expr.kind !== "binary") {
    const type = context.spec.typer.typeOf(expr);
    return hasUnknown(type) ? OPEN : { type, literal: expr.kind === "number" };
  }
  const left = typeOf(expr.left, context, report);
  const right = typeOf(expr.right, context, report);
  if (left.type === undefined || right.type === undefined) return OPEN;
  const result = configArithmetic(expr.op, left, right);
  if (result !== undefined) return result;
  report(operands(expr, left.type, right.type));
  return OPEN;
}

function operands(expr: BinaryExpr, left: Type, right: Type): Diagnostic {
  const shown = { left: show(left), right: show(right), operator: expr.op };
  const concatenates =
    (left.kind === "collection" && right.kind === "collection") ||
    (isScalar(left, "String") && isScalar(right, "String") && expr.op === "+");
  if (concatenates)
    return diagnostic("config.invalidDefault", expr.span, {
      what: left.kind === "collection" ? "an operation on collections" : "joined strings",
    });
  const numbers = [left, right].every((t) => isScalar(plain(t), "Integer", "Decimal"));
  const hint = numbers
    ? "Declare both parameters as Decimal; only a literal such as `2` counts as either."
    : "Config knows numbers with numbers, Durations with Durations, and Durations times or divided by Integers.";
  return diagnostic("config.incompatibleOperands", expr.span, { ...shown, hint });
}
