// Reporting that types do not go together (rule 12), and two inline enums apart from that (rule 14).

import type { Expr } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { type Diagnostic, diagnostic, type Related } from "../../diagnostics/diagnostic.ts";
import { plain, type Type } from "../../model/type.ts";
import { isWeak } from "../../model/typing/weak.ts";
import type { CheckContext } from "../check.ts";

export type Report = (diagnostic: Diagnostic) => void;

/** A diagnostic of rule 12. */
export function mismatch(
  span: Span,
  problem: string,
  advice: string,
  related: readonly Related[] = [],
): Diagnostic {
  return diagnostic("expression.typeMismatch", span, { problem, advice }, { related });
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
    return inner.kind === "enum" ? inner.name : "";
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
