// Decides what `name: V` in an entity, variant or value type declares (language definition, 3.4).

import type { EntityMember, Expr, Id, Literal, WhenSet } from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";
import { typeOf } from "./types.ts";

/** The member that a name with a value is. */
export function memberOf(
  span: Span,
  name: Id,
  params: readonly Id[] | undefined,
  value: Expr,
): EntityMember {
  const guarded = value.kind === "guarded" ? value : undefined;
  const expr = guarded === undefined ? value : guarded.item;
  const when = guarded === undefined ? {} : whenOf(guarded.guard);
  if (params !== undefined) return { kind: "derived", span, name, params, expr, ...when };
  if (expr.kind === "with") {
    return { kind: "relationship", span, name, target: expr.source, predicate: expr.pred };
  }
  const type = typeOf(expr);
  if (type !== undefined) return { kind: "field", span, name, type, ...when };
  if ((expr.kind === "where" || expr.kind === "map") && isPlainSource(expr)) {
    return { kind: "projection", span, name, expr };
  }
  return { kind: "derived", span, name, expr, ...when };
}

/** A path with at most one filter and one mapping: what a projection is made from. */
function isPlainSource(expr: Expr): boolean {
  switch (expr.kind) {
    case "map":
    case "where":
      return isPlainSource(expr.source);
    case "name":
    case "qname":
    case "this":
      return true;
    case "member":
      return isPlainSource(expr.object);
    default:
      return false;
  }
}

function whenOf(guard: Expr): { when: WhenSet } | { invalidWhen: Expr } {
  if (guard.kind !== "binary" || guard.op !== "=" || guard.left.kind !== "name") {
    return { invalidWhen: guard };
  }
  const alts = guard.right.kind === "pipe" ? guard.right.alts : [guard.right];
  const states = alts.map(literalOf);
  if (!states.every((s) => s !== undefined)) return { invalidWhen: guard };
  return { when: { span: guard.span, field: guard.left.id, states } };
}

function literalOf(expr: Expr): Literal | undefined {
  if (expr.kind === "name") return { ...expr.id, quoted: false };
  if (expr.kind === "backtick") return { span: expr.span, text: expr.text, quoted: true };
  return undefined;
}
