// Capitalised words in operand position that name no type, no collection and nothing deferred
// (language definition, rules 1 and 57).

import type { Declaration, NameExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { plain } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { collectionNames, correction, isUpper, typeNames } from "./names.ts";
import { unknownCallees } from "./unknown-calls.ts";

export const undefinedOperands: Check = (context, report) => {
  const { module, spec, linked } = context;
  for (const declaration of module.declarations) {
    const expressions = expressionsIn(declaration);
    const called = unknownCallees(context, expressions);
    const ranged = new Set(
      expressions.flatMap((e) => (e.kind === "forall" ? [e.source] : [])) as readonly object[],
    );
    for (const expr of expressions) {
      if (expr.kind !== "name" || !isUpper(expr.id.text) || called.has(expr)) continue;
      if (spec.typer.symbols.get(expr)?.kind !== "unresolved") continue;
      if (isAlternative(context, expr)) continue;
      const code = codeFor(declaration, expr, ranged);
      const known = [...collectionNames(linked), ...typeNames(linked)];
      const { meant, extras } = correction(expr.id, known);
      report(diagnostic(code, expr.span, { name: expr.id.text, meant }, extras));
    }
  }
};

function codeFor(declaration: Declaration, expr: NameExpr, ranged: ReadonlySet<object>) {
  if (declaration.kind === "rule") return "rule.undefinedTypeReference" as const;
  return ranged.has(expr)
    ? ("invariant.unknownCollection" as const)
    : ("type.undefinedReference" as const);
}

/** Named in the field that is compared: whether the alternative is declared is asked there. */
function isAlternative({ spec }: CheckContext, expr: NameExpr): boolean {
  const expected = spec.typer.expected.get(expr);
  if (expected === undefined) return false;
  const want = plain(expected);
  if (want.kind === "discriminator") return want.names.includes(expr.id.text);
  return want.kind === "enum" && want.literals.some((l) => l.text === expr.id.text);
}
