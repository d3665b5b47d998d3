// Conditions that are not Boolean (rule 12). The bodies of invariants have a rule of their own.

import type {
  Expr,
  FilterExpr,
  IfBranch,
  Item,
  RuleMember,
  SurfaceMember,
} from "../../ast/index.ts";
import { isExpr } from "../../ast/visit.ts";
import { isScalar, plain } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { isVague, judged, mismatch, type Report } from "./mismatch.ts";
import { brief, nodesOf } from "./tree.ts";

/** Reports an expression that stands where a truth value is wanted and is none. */
export function nonBoolean(context: CheckContext, expr: Expr, place: string, report: Report): void {
  const type = plain(judged(context, expr));
  if (isVague(type) || isScalar(type, "Boolean") || expr.kind === "backtick") return;
  const advice =
    type.kind === "entity" || type.kind === "null"
      ? "Ask `exists …` or `… != null`, or compare a field."
      : "Compare it with something.";
  report(mismatch(expr.span, `${place} is ${brief(type)}, which is no truth value`, advice));
}

type Conditional = {
  readonly branches: readonly (IfBranch<unknown> | { readonly cond: Expr })[];
};

/** Reports conditions that are not Boolean. */
export const conditions: Check = (context, report) => {
  const check = (expr: Expr | undefined, place: string): void => {
    if (expr !== undefined) nonBoolean(context, expr, place, report);
  };
  for (const { node } of nodesOf(context.module)) {
    switch (node.kind) {
      case "requires":
        for (const cond of (node as Extract<RuleMember, { kind: "requires" }>).conds)
          check(cond, "this precondition");
        break;
      case "if":
        for (const branch of (node as unknown as Conditional).branches)
          check(branch.cond, "the condition of `if`");
        break;
      case "for":
      case "forall":
        check((node as { readonly filter?: Expr }).filter, "the filter");
        break;
      case "where":
      case "with":
        check((node as unknown as FilterExpr).pred, "the filter");
        break;
      case "context":
        check((node as Extract<SurfaceMember, { kind: "context" }>).where, "the filter");
        break;
      case "item":
      case "guarded":
        check((node as unknown as Partial<Item>).guard, "the guard");
        break;
      case "call": {
        if (!isExpr(node) || node.kind !== "call") break;
        const { callee, args } = node;
        if (callee.kind !== "member" || !/^(any|all)$/.test(callee.name.text)) break;
        for (const { value } of args)
          if (value.kind === "lambda") check(value.body, "the condition");
        break;
      }
      default:
        break;
    }
  }
};
