// Sorts an expression in `ensures:` into the kinds of effects (language definition, 3.4).

import { isUpper } from "../../src/ast/case-class.ts";
import type { CallExpr, Effect, Expr, QName } from "../../src/ast/index.ts";
import { isPath } from "./expressions.ts";

/** The effect that an expression at effect level is. */
export function effectOf(expr: Expr): Effect {
  const { span } = expr;
  if (expr.kind === "binary" && expr.op === "=" && isPath(expr.left)) {
    return { kind: "assign", span, target: expr.left, value: expr.right };
  }
  if (expr.kind === "unary" && expr.op === "not exists") return { kind: "remove", span, expr };
  if (expr.kind === "call") return callEffect(expr);
  return { kind: "assert", span, expr };
}

function callEffect(call: CallExpr): Effect {
  const { span, callee, args } = call;
  const name = triggerName(callee);
  if (name !== undefined) return { kind: "emit", span, name, args };
  if (callee.kind !== "member") return { kind: "assert", span, expr: call };
  const method = callee.name.text;
  const [arg] = args;
  if (method === "created") return { kind: "create", span, call };
  if ((method === "add" || method === "remove") && args.length === 1 && arg !== undefined) {
    return { kind: "mutate", span, op: method, target: callee.object, arg: arg.value };
  }
  if (isUpperRooted(callee.object)) return { kind: "deferredCall", span, call };
  return { kind: "assert", span, expr: call };
}

/** The name of a trigger: a capitalised name, alone or qualified. */
export function triggerName(callee: Expr): QName | undefined {
  if (callee.kind === "name" && isUpper(callee.id.text))
    return { span: callee.span, name: callee.id };
  if (callee.kind === "qname" && isUpper(callee.name.text)) {
    return { span: callee.span, alias: callee.alias, name: callee.name };
  }
  return undefined;
}

function isUpperRooted(expr: Expr): boolean {
  switch (expr.kind) {
    case "member":
      return isUpperRooted(expr.object);
    case "name":
      return isUpper(expr.id.text);
    case "qname":
      return isUpper(expr.name.text);
    default:
      return false;
  }
}
