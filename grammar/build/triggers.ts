// Sorts an expression in `when:` into the kinds of triggers (language definition, 3.2, 3.4).

import { isUpper } from "../../src/ast/case-class.ts";
import type {
  Arg,
  BinaryExpr,
  Expr,
  Id,
  QName,
  Trigger,
  TriggerParam,
} from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";
import { triggerName } from "./effects.ts";

/** The trigger that an expression is, with the name bound in front of it, if any. */
export function triggerOf(span: Span, bind: Id | undefined, expr: Expr): Trigger {
  const invalid: Trigger =
    bind === undefined ? { kind: "invalid", span, expr } : { kind: "invalid", span, bind, expr };
  if (bind === undefined) {
    if (expr.kind !== "call") return invalid;
    const name = triggerName(expr.callee);
    return name === undefined
      ? invalid
      : { kind: "call", span, name, params: expr.args.map(paramOf) };
  }
  if (expr.kind === "binary") return comparison(span, bind, expr) ?? invalid;
  const found = entityPath(expr);
  if (found === undefined || found.path.length === 0) return invalid;
  const { entity, path } = found;
  if (path.length === 1 && path[0]?.text === "created")
    return { kind: "created", span, bind, entity };
  return { kind: "derived", span, bind, entity, path };
}

function comparison(span: Span, bind: Id, expr: BinaryExpr): Trigger | undefined {
  if (expr.op === "transitions_to" || expr.op === "becomes") {
    const found = entityPath(expr.left);
    if (found === undefined || found.path.length === 0) return undefined;
    return {
      kind: "change",
      span,
      bind,
      entity: found.entity,
      path: found.path,
      mode: expr.op,
      value: expr.right,
    };
  }
  if (expr.op !== "<=" && expr.op !== "<" && expr.op !== ">=" && expr.op !== ">") return undefined;
  const left = mentionsNow(expr.left);
  if (left === mentionsNow(expr.right)) return undefined;
  const entity = rootEntity(left ? expr.right : expr.left);
  return entity === undefined ? undefined : { kind: "temporal", span, bind, entity, cond: expr };
}

/** `Entity.a.b` as the entity and the path from it. */
function entityPath(expr: Expr): { entity: QName; path: Id[] } | undefined {
  if (expr.kind === "member" && !expr.optional) {
    const found = entityPath(expr.object);
    return found === undefined
      ? undefined
      : { entity: found.entity, path: [...found.path, expr.name] };
  }
  const entity = nameOf(expr);
  return entity === undefined ? undefined : { entity, path: [] };
}

function nameOf(expr: Expr): QName | undefined {
  if (expr.kind === "name" && isUpper(expr.id.text)) return { span: expr.span, name: expr.id };
  if (expr.kind === "qname" && isUpper(expr.name.text)) {
    return { span: expr.span, alias: expr.alias, name: expr.name };
  }
  return undefined;
}

/** The first capitalised root of a path in an arithmetic expression. */
function rootEntity(expr: Expr): QName | undefined {
  switch (expr.kind) {
    case "member":
      return nameOf(expr.object) ?? rootEntity(expr.object);
    case "binary":
      return rootEntity(expr.left) ?? rootEntity(expr.right);
    case "unary":
      return rootEntity(expr.operand);
    case "call":
      return rootEntity(expr.callee) ?? firstOf(expr.args);
    default:
      return undefined;
  }
}

function firstOf(args: readonly Arg[]): QName | undefined {
  for (const arg of args) {
    const found = rootEntity(arg.value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mentionsNow(expr: Expr): boolean {
  switch (expr.kind) {
    case "now":
      return true;
    case "binary":
      return mentionsNow(expr.left) || mentionsNow(expr.right);
    case "unary":
      return mentionsNow(expr.operand);
    case "member":
      return mentionsNow(expr.object);
    case "call":
      return expr.args.some((a) => mentionsNow(a.value));
    default:
      return false;
  }
}

function paramOf(arg: Arg): TriggerParam {
  const { span, value } = arg;
  const optional = arg.optional === true;
  const plain = arg.name === undefined && arg.type === undefined;
  if (plain && value.kind === "name") return { span, name: value.id, optional };
  if (plain && value.kind === "discard")
    return { span, name: { span: value.span, text: "_" }, optional };
  const name = arg.name ?? { span, text: "" };
  return { span, name, optional, invalid: arg };
}
