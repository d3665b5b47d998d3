// Reporting that types do not go together (rule 12), and two inline enums apart from that (rule 14).

import type { BinaryExpr, Expr } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import {
  type Diagnostic,
  type DiagnosticExtras,
  diagnostic,
  type Fix,
} from "../../diagnostics/diagnostic.ts";
import { plain, type Type } from "../../model/type.ts";
import { isWeak } from "../../model/typing/weak.ts";
import type { CheckContext } from "../check.ts";
import { brief, short } from "./tree.ts";

export type Report = (diagnostic: Diagnostic) => void;

/** A diagnostic of rule 12. */
export function mismatch(
  span: Span,
  problem: string,
  advice: string,
  extras: DiagnosticExtras = {},
): Diagnostic {
  return diagnostic("expression.typeMismatch", span, { problem, advice }, extras);
}

/** A literal of an enum that is written as text: what to write instead. */
export function quotedLiteral(
  value: Expr,
  type: Type,
): { readonly advice: string; readonly fix: Fix } | undefined {
  const of = plain(type);
  const [text, ...rest] = value.kind === "string" ? value.parts : [];
  if (of.kind !== "enum" || typeof text !== "string" || rest.length > 0) return undefined;
  const literal = of.literals.find((l) => l.text === text);
  if (literal === undefined) return undefined;
  const written = literal.quoted ? `\`${text}\`` : text;
  const fix = {
    title: "Write the literal",
    safe: true,
    edits: [{ span: value.span, text: written }],
  };
  return { advice: `Write the literal without quotes: ${written}.`, fix };
}

/** The type of an expression as far as it may be judged: unknown where it is only assumed. */
export function judged(context: CheckContext, expr: Expr): Type {
  const { typer } = context.spec;
  return isWeak(typer, expr) ? { kind: "unknown" } : typer.typeOf(expr);
}

/** True for the types of two different inline enum fields. */
export function inlineEnums(a: Type, b: Type): boolean {
  const left = plain(a);
  const right = plain(b);
  return (
    left.kind === "enum" &&
    right.kind === "enum" &&
    left.inline &&
    right.inline &&
    left.identity !== right.identity
  );
}

/** A diagnostic of rule 14. */
export function inlineComparison(span: Span, a: Type, b: Type): Diagnostic {
  const name = (type: Type): string => {
    const inner = plain(type);
    return inner.kind === "enum" ? short(inner.name, 26) : "";
  };
  return diagnostic("enum.inlineComparison", span, { left: name(a), right: name(b) });
}

/** True for types of which nothing certain can be said. */
export function isVague(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
    case "any":
    case "union":
    case "typeName":
      return true;
    case "optional":
      return isVague(type.inner);
    default:
      return false;
  }
}

/** A diagnostic of rule 12 about an operator and the types of its operands. */
export function twoTypes(
  expr: BinaryExpr,
  left: Type,
  right: Type,
  advice: string,
  extras: DiagnosticExtras = {},
): Diagnostic {
  const problem = `\`${expr.op}\` does not go with ${brief(left)} and ${brief(right)}`;
  return mismatch(expr.span, problem, advice, extras);
}
