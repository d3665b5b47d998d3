// Order where there is none: `.first` and `.last` of sets (language definition, 58 and W24), sums
// and differences of lists taken for lists (59).

import type { Expr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { plain } from "../../model/type.ts";
import type { Typer } from "../../model/typing/typer.ts";
import { isWeak } from "../../model/typing/weak.ts";
import type { Check } from "../check.ts";

export const orderedCollections: Check = ({ module, spec }, report) => {
  // Collections had no order to lose before version 3.
  if (module.version === 1 || module.version === 2) return;
  const { typer } = spec;
  for (const expr of expressionsIn(module)) {
    if (expr.kind === "member" && (expr.name.text === "first" || expr.name.text === "last")) {
      const type = plain(typer.typeOf(expr.object));
      if (type.kind === "collection" && type.of === "Set") {
        const name = expr.name.text;
        report(diagnostic("collection.firstLastUnordered", expr.name.span, { name }));
      }
      continue;
    }
    const wanted = typer.expected.get(expr);
    const want = wanted === undefined ? undefined : plain(wanted);
    if (want?.kind !== "collection" || want.of === "Set" || isWeak(typer, expr)) continue;
    const operation = losesOrder(typer, expr);
    if (operation === undefined) continue;
    report(diagnostic("collection.orderLost", expr.span, { operation, wanted: want.of }));
  }
};

/** The operation by which an ordered collection becomes a set. */
function losesOrder(typer: Typer, expr: Expr): string | undefined {
  if (expr.kind === "binary" && (expr.op === "+" || expr.op === "-"))
    return isOrdered(typer, expr.left) && plain(typer.typeOf(expr)).kind === "collection"
      ? expr.op
      : undefined;
  return expr.kind === "member" && expr.name.text === "unique" && isOrdered(typer, expr.object)
    ? ".unique"
    : undefined;
}

function isOrdered(typer: Typer, expr: Expr): boolean {
  const type = plain(typer.typeOf(expr));
  return type.kind === "collection" && type.of !== "Set";
}
