// Types that are only assumed: what comes from a parameter whose type its name suggests (language
// definition, 6.5). They serve lookups and narrowing and are never a reason to report a mismatch.

import type { Expr } from "../../ast/index.ts";
import type { Typer } from "./typer.ts";

/** True when the type of an expression rests on an assumption. */
export function isWeak(typer: Typer, expr: Expr): boolean {
  switch (expr.kind) {
    case "name": {
      const symbol = typer.symbols.get(expr);
      if (symbol?.kind === "member") return typer.envs.get(expr)?.subject?.weak === true;
      if (symbol?.kind !== "binding") return false;
      const { weak, value } = symbol.binding;
      return weak || (value !== undefined && isWeak(typer, value));
    }
    case "member":
      return isWeak(typer, expr.object);
    case "call":
      return isWeak(typer, expr.callee);
    case "where":
    case "with":
    case "map":
      return isWeak(typer, expr.source);
    case "guarded":
      return isWeak(typer, expr.item);
    case "unary":
      return isWeak(typer, expr.operand);
    case "binary":
      return isWeak(typer, expr.left) || isWeak(typer, expr.right);
    case "set":
    case "list":
      return expr.items.some((item) => isWeak(typer, item));
    case "object":
      return expr.fields.some((field) => isWeak(typer, field.value));
    case "if":
      return (
        expr.branches.some((branch) => isWeak(typer, branch.value)) ||
        (expr.else !== undefined && isWeak(typer, expr.else))
      );
    default:
      return false;
  }
}
