// Expressions from what was read: operators and their operands, arguments, parentheses.

import type { IToken } from "chevrotain";
import { isUpper } from "../../src/ast/case-class.ts";
import type { Arg, BinaryOp, Expr, Id } from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";
import * as t from "../tokens.ts";

/** Levels of precedence, loosest first (language definition, 3.3). */
export const LEVEL = {
  guard: 2,
  map: 3,
  filter: 4,
  implies: 5,
  or: 6,
  and: 7,
  compare: 9,
  change: 10,
  coalesce: 11,
  add: 12,
  multiply: 13,
  pipe: 14,
  operand: 15,
} as const;

interface Infix {
  readonly level: number;
  /** Loosest level of the right operand. */
  readonly right: number;
  readonly op?: BinaryOp;
}

const left = (level: number, op?: BinaryOp): Infix => {
  const infix = { level, right: level + 1 };
  return op === undefined ? infix : { ...infix, op };
};

const infixes = new Map<number, Infix>(
  [
    [t.WhenGuard, left(LEVEL.guard)],
    [t.Arrow, { level: LEVEL.map, right: LEVEL.operand }],
    [t.Where, left(LEVEL.filter)],
    [t.With, left(LEVEL.filter)],
    [t.Implies, { level: LEVEL.implies, right: LEVEL.implies, op: "implies" as const }],
    [t.Or, left(LEVEL.or, "or")],
    [t.And, left(LEVEL.and, "and")],
    [t.Equal, left(LEVEL.compare, "=")],
    [t.NotEqual, left(LEVEL.compare, "!=")],
    [t.Less, left(LEVEL.compare, "<")],
    [t.LessEqual, left(LEVEL.compare, "<=")],
    [t.Greater, left(LEVEL.compare, ">")],
    [t.GreaterEqual, left(LEVEL.compare, ">=")],
    [t.In, left(LEVEL.compare, "in")],
    [t.NotIn, left(LEVEL.compare, "not in")],
    [t.TransitionsTo, left(LEVEL.change, "transitions_to")],
    [t.Becomes, left(LEVEL.change, "becomes")],
    [t.Coalesce, left(LEVEL.coalesce, "??")],
    [t.Plus, left(LEVEL.add, "+")],
    [t.Minus, left(LEVEL.add, "-")],
    [t.Star, left(LEVEL.multiply, "*")],
    [t.Slash, left(LEVEL.multiply, "/")],
    [t.Pipe, left(LEVEL.pipe)],
  ].map(
    ([type, infix]) => [(type as { tokenTypeIdx: number }).tokenTypeIdx, infix as Infix] as const,
  ),
);

const levels = new Uint8Array(256);
for (const [index, infix] of infixes) levels[index] = infix.level;

/** The level at which a token stands between two operands; 0 for other tokens. */
export function levelOf(token: IToken): number {
  return levels[token.tokenTypeIdx] ?? 0;
}

/** The loosest level of what may stand to the right of an infix operator. */
export function rightLevel(operator: IToken): number {
  return infixes.get(operator.tokenTypeIdx)?.right ?? LEVEL.operand;
}

/** A name, a member or a lookup, with no call in it: what can stand left of an assignment. */
export function isPath(expr: Expr): boolean {
  switch (expr.kind) {
    case "name":
    case "qname":
    case "this":
    case "lookup":
      return true;
    case "member":
      return isPath(expr.object);
    default:
      return false;
  }
}

/** Joins two operands. */
export function combine(operator: IToken, a: Expr, b: Expr, span: Span): Expr {
  const op = infixes.get(operator.tokenTypeIdx)?.op;
  if (op !== undefined) return { kind: "binary", span, op, left: a, right: b };
  switch (operator.tokenType) {
    case t.Where:
      return { kind: "where", span, source: a, pred: b };
    case t.With:
      return { kind: "with", span, source: a, pred: b };
    case t.Arrow:
      return mapped(a, b, span);
    case t.Pipe:
      return { kind: "pipe", span, alts: a.kind === "pipe" ? [...a.alts, b] : [a, b] };
    default:
      return { kind: "guarded", span, item: a, guard: b };
  }
}

/** `c -> f.count` is `(c -> f).count` (3.3): the projection takes the first name only. */
function mapped(source: Expr, right: Expr, span: Span): Expr {
  switch (right.kind) {
    case "name":
      return {
        kind: "map",
        span: { start: span.start, end: right.span.end },
        source,
        name: right.id,
      };
    case "member": {
      const object = mapped(source, right.object, span);
      return object.kind === "error" ? object : { ...right, span: widen(right.span, span), object };
    }
    case "call": {
      const callee = mapped(source, right.callee, span);
      return callee.kind === "error" ? callee : { ...right, span: widen(right.span, span), callee };
    }
    default:
      return { kind: "error", span };
  }
}

function widen(inner: Span, outer: Span): Span {
  return { start: outer.start, end: inner.end };
}

/** An expression with the span of its parentheses. */
export function parenthesised(expr: Expr, span: Span): Expr {
  return { ...expr, span };
}

/** An argument; `x?` of a lower-case word is an optional parameter, not a type. */
export function argOf(span: Span, name: Id | undefined, value: Expr): Arg {
  const optional = optionalName(value);
  const arg = optional === undefined ? { span, value } : { span, value: optional, optional: true };
  return name === undefined ? arg : { ...arg, name };
}

function optionalName(value: Expr): Expr | undefined {
  if (value.kind !== "typeExpr" || value.type.kind !== "optional") return undefined;
  const { inner } = value.type;
  if (inner.kind !== "named" || inner.name.alias !== undefined) return undefined;
  const id = inner.name.name;
  return isUpper(id.text) ? undefined : { kind: "name", span: id.span, id };
}
