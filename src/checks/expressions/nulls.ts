// What may be null and is used as if it were not, and defaults for what never is (6.2, 6.3).

import type { Expr } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { plain, type Type } from "../../model/type.ts";
import { assignable } from "../../model/typing/assignable.ts";
import type { Check, CheckContext } from "../check.ts";
import { isVague, judged } from "./mismatch.ts";
import { targetsOf } from "./targets.ts";
import { expressionsOf, pathText, short } from "./tree.ts";

/** Reports optional values that a mandatory field takes, or that an effect looks into. */
export const possibleNulls: Check = (context, report) => {
  const reported = new Set<string>();
  const tell = (expr: Expr, consequence: string): void => {
    const path = pathText(expr);
    const key = keyOf(context, expr);
    if (path === undefined || key === undefined || reported.has(key)) return;
    reported.add(key);
    const params = { path: short(path, 36), consequence };
    report(diagnostic("expression.possiblyNull", expr.span, params));
  };
  for (const { value, use, type, member } of targetsOf(context)) {
    if (use !== "assign" && use !== "create") continue;
    if (type.kind === "optional" || isVague(type) || member?.node.kind !== "field") continue;
    if (member.node.when !== undefined || !mayBeNull(context, value)) continue;
    if (assignable(context.spec.program, plain(judged(context, value)), type))
      tell(value, `\`${short(member.name, 20)}\` is not optional`);
  }
  for (const { node } of expressionsOf(context.module)) {
    if (node.kind !== "member" || node.optional) continue;
    // A null on the way makes a condition false; in an effect it fails the rule.
    if (context.spec.typer.envs.get(node)?.place !== "effect") continue;
    if (mayBeNull(context, node.object)) tell(node.object, "then the rule fails");
  }
};

/** True for an optional field, parameter or lookup of which no fact says that it is there. */
function mayBeNull(context: CheckContext, expr: Expr): boolean {
  if (judged(context, expr).kind !== "optional") return false;
  const { typer } = context.spec;
  const env = typer.envs.get(expr);
  const key = keyOf(context, expr);
  if (env === undefined || key === undefined || env.facts.get(key)?.nonNull === true) return false;
  const symbol = typer.symbols.get(expr);
  // A state-dependent member is there in its states; a to-one relationship by design of the set.
  if (symbol?.kind === "member")
    return symbol.member.node.kind === "field" && symbol.member.node.when === undefined;
  return symbol?.kind === "binding" && symbol.binding.value?.kind === "lookup";
}

function keyOf({ spec }: CheckContext, expr: Expr): string | undefined {
  const env = spec.typer.envs.get(expr);
  return env === undefined ? undefined : spec.typer.keyOf(expr, env);
}

/** Reports `??` after what is never null. */
export const uselessDefaults: Check = (context, report) => {
  for (const { node } of expressionsOf(context.module)) {
    if (node.kind !== "binary" || node.op !== "??") continue;
    const path = pathText(node.left);
    if (path === undefined || !isSolid(context, node.left)) continue;
    report(diagnostic("expression.uselessDefault", node.span, { path: short(path) }));
  }
};

/** True for a field that is declared without `?`, read through instances that are there. */
function isSolid(context: CheckContext, expr: Expr): boolean {
  const { typer, program } = context.spec;
  const symbol = typer.symbols.get(expr);
  if (symbol?.kind === "parameter") return isPlain(typer.typeOf(expr));
  if (symbol?.kind !== "member" || symbol.member.node.kind !== "field") return false;
  if (symbol.member.node.when !== undefined || !isPlain(program.typeOfMember(symbol.member)))
    return false;
  if (expr.kind === "name") return true;
  if (expr.kind !== "member" || expr.optional) return false;
  const owner = judged(context, expr.object);
  if (!isPlain(owner)) return false;
  const object = typer.symbols.get(expr.object);
  return object?.kind === "member" ? isSolid(context, expr.object) : object?.kind === "binding";
}

function isPlain(type: Type): boolean {
  return type.kind !== "optional" && type.kind !== "null" && !isVague(type);
}
