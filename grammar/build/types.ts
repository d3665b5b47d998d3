// Types from what was read: from alternatives, and from expressions that turn out to be types.

import { isUpper } from "../../src/ast/case-class.ts";
import type { Expr, Literal, Type } from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";

function asLiteral(type: Type): Literal | undefined {
  if (type.kind === "inlineEnum" && type.literals.length === 1) return type.literals[0];
  if (type.kind !== "named" || type.name.alias !== undefined) return undefined;
  const { name } = type.name;
  return isUpper(name.text) ? undefined : { ...name, quoted: false };
}

/**
 * Joins the alternatives of a `|` chain (language definition, 3.4): literals only make an inline
 * enum, anything else a union that later checks judge.
 */
export function unionOf(alts: readonly Type[], span: Span): Type {
  const [only] = alts;
  if (alts.length === 1 && only !== undefined) return only;
  const literals = alts.map(asLiteral);
  if (literals.every((l) => l !== undefined)) return { kind: "inlineEnum", span, literals };
  // `a | b?`: a question mark after the last literal makes the whole enum optional.
  const last = alts.at(-1);
  if (last?.kind === "optional") {
    const inner = unionOf([...alts.slice(0, -1), last.inner], span);
    if (inner.kind === "inlineEnum") return { kind: "optional", span, inner };
  }
  return { kind: "union", span, alts };
}

/**
 * Reads an expression as a type: a capitalised or qualified name, a generic type, any of these
 * with `?`, or a `|` chain. A bare lower-case word is no type but a derived alias (3.4).
 * @returns undefined when the expression is none of these
 */
export function typeOf(expr: Expr): Type | undefined {
  if (expr.kind === "pipe") {
    const alts = expr.alts.map(alternativeOf);
    return alts.every((a) => a !== undefined) ? unionOf(alts, expr.span) : undefined;
  }
  if (expr.kind === "name" && !isUpper(expr.id.text)) return undefined;
  return alternativeOf(expr);
}

function alternativeOf(expr: Expr): Type | undefined {
  switch (expr.kind) {
    case "name":
      return { kind: "named", span: expr.span, name: { span: expr.span, name: expr.id } };
    case "qname":
      return isUpper(expr.name.text)
        ? {
            kind: "named",
            span: expr.span,
            name: { span: expr.span, alias: expr.alias, name: expr.name },
          }
        : undefined;
    case "backtick": {
      const literal = { span: expr.span, text: expr.text, quoted: true };
      return { kind: "inlineEnum", span: expr.span, literals: [literal] };
    }
    case "typeExpr":
      return expr.type;
    default:
      return undefined;
  }
}
