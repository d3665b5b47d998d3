// Where in a declaration operands stand, as far as it tells whether they can be literals.

import type { Declaration, Expr, Id } from "../../ast/index.ts";
import { type AnyNode, expressionsIn, isExpr, walk } from "../../ast/visit.ts";

/** Names that a declaration binds inside: by `let`, `for` and lambdas. */
export function localNames(declaration: Declaration): readonly Id[] {
  const found: Id[] = [];
  walk(declaration, (node) => {
    const n = node as unknown as { name: Id; names: readonly Id[]; param: Id };
    if (node.kind === "let") found.push(n.name);
    else if (node.kind === "lambda") found.push(n.param);
    else if (node.kind === "for" || node.kind === "forall") found.push(...n.names);
    return true;
  });
  return found;
}

/** Strings given to a black box: the names in their braces may be the function's own. */
export function templatesOf(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  for (const expr of expressionsIn(declaration)) {
    if (expr.kind !== "call" || expr.callee.kind !== "name") continue;
    for (const arg of expr.args) if (arg.value.kind === "string") found.add(arg.value);
  }
  return found;
}

/** Arguments of emissions may be meant as literals of the receiver's enum (W25). */
export function emissionArguments(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  walk(declaration, (node) => {
    if (node.kind === "emit")
      for (const arg of (node as unknown as { args: { value: Expr }[] }).args) found.add(arg.value);
    return true;
  });
  return found;
}

/** Operands at places where no literal of an enum can stand. */
export function neverLiterals(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  walk(declaration, (node) => {
    if (isExpr(node)) for (const expr of operandsOf(node)) found.add(expr);
    else for (const expr of sourcesOf(node)) found.add(expr);
    return true;
  });
  return found;
}

function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "member":
      return [expr.object];
    case "unary":
      return [expr.operand];
    case "where":
    case "with":
    case "map":
    case "forall":
      return [expr.source];
    case "binary":
      switch (expr.op) {
        case "in":
        case "not in":
          return [expr.right];
        case "=":
        case "!=":
        case "transitions_to":
        case "becomes":
          return [];
        case "??":
          return [expr.left];
        default:
          return [expr.left, expr.right];
      }
    default:
      return [];
  }
}

function sourcesOf(node: AnyNode): readonly Expr[] {
  if (node.kind === "for") return [(node as unknown as { source: Expr }).source];
  if (node.kind === "mutate") return [(node as unknown as { target: Expr }).target];
  return [];
}
