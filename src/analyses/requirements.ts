// What rules need of stored values before they can fire: literals of enums, flags, presence.

import type { Expr, Rule } from "../ast/index.ts";
import { preconditions } from "../model/conditions/rule-guard.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { plain } from "../model/type.ts";
import type { MemberSymbol } from "../model/type-symbol.ts";
import { conjunctsOf } from "../model/typing/conditions.ts";

/** A member must have one of some values; `present` is any but null. */
export interface Condition {
  readonly member: MemberSymbol;
  readonly values: ReadonlySet<string> | "present";
}

/** One conjunct of the preconditions: at least one of the alternatives must hold. */
export interface Requirement {
  readonly expr: Expr;
  readonly alternatives: readonly Condition[];
}

const MAX_UNFOLDING = 3;

/** The requirements of a rule; conjuncts of another form are left out. */
export function requirementsOf(spec: SpecModel, rule: Rule): readonly Requirement[] {
  return preconditions(rule).flatMap((expr) => requirementsIn(spec, expr, expr, 0));
}

function requirementsIn(
  spec: SpecModel,
  expr: Expr,
  at: Expr,
  depth: number,
): readonly Requirement[] {
  const unfolded = depth < MAX_UNFOLDING ? derivedBehind(spec, expr) : undefined;
  if (unfolded !== undefined)
    return conjunctsOf([unfolded]).flatMap((e) => requirementsIn(spec, e, at, depth + 1));
  const alternatives = alternativesIn(spec, expr, depth);
  return alternatives === undefined ? [] : [{ expr: at, alternatives }];
}

/** The alternatives of a disjunction; undefined when one of them is of another form. */
function alternativesIn(
  spec: SpecModel,
  expr: Expr,
  depth: number,
): readonly Condition[] | undefined {
  if (expr.kind === "binary" && expr.op === "or") {
    const left = alternativesIn(spec, expr.left, depth);
    const right = alternativesIn(spec, expr.right, depth);
    return left === undefined || right === undefined ? undefined : [...left, ...right];
  }
  const unfolded = depth < MAX_UNFOLDING ? derivedBehind(spec, expr) : undefined;
  if (unfolded !== undefined)
    return conjunctsOf([unfolded]).length > 1
      ? undefined
      : alternativesIn(spec, unfolded, depth + 1);
  const condition = conditionOf(spec, expr);
  return condition === undefined ? undefined : [condition];
}

/** The expression of a derived value that a condition names. */
function derivedBehind(spec: SpecModel, expr: Expr): Expr | undefined {
  const flag = isTrue(expr) ?? expr;
  const symbol = spec.typer.symbols.get(flag);
  if (symbol?.kind === "binding" && symbol.binding.value !== undefined) return symbol.binding.value;
  if (symbol?.kind !== "member" || symbol.member.node.kind !== "derived") return undefined;
  if (symbol.member.node.params !== undefined) return undefined;
  spec.program.typeOfMember(symbol.member);
  return symbol.member.node.expr;
}

/** The left side of `x = true`. */
function isTrue(expr: Expr): Expr | undefined {
  return expr.kind === "binary" && expr.op === "=" && expr.right.kind === "bool" && expr.right.value
    ? expr.left
    : undefined;
}

function conditionOf(spec: SpecModel, expr: Expr): Condition | undefined {
  if (expr.kind === "name" || expr.kind === "member") return flagCondition(spec, expr, "true");
  if (expr.kind === "unary") {
    if (expr.op === "not") return flagCondition(spec, expr.operand, "false");
    return expr.op === "exists" ? present(spec, expr.operand) : undefined;
  }
  if (expr.kind !== "binary") return undefined;
  const { op, left, right } = expr;
  if (op === "!=" && right.kind === "null") return present(spec, left);
  if (op === "=" && right.kind === "bool") return flagCondition(spec, left, String(right.value));
  const items = op === "=" ? [right] : op === "in" && right.kind === "set" ? right.items : [];
  const values = items.map((e) => literalText(spec, e));
  const member = storedMember(spec, left);
  if (member === undefined || values.length === 0) return undefined;
  return values.every((v) => v !== undefined) ? { member, values: new Set(values) } : undefined;
}

function flagCondition(spec: SpecModel, expr: Expr, value: string): Condition | undefined {
  const member = storedMember(spec, expr);
  if (member === undefined) return undefined;
  const type = plain(spec.program.typeOfMember(member));
  return type.kind === "scalar" && type.name === "Boolean"
    ? { member, values: new Set([value]) }
    : undefined;
}

function present(spec: SpecModel, expr: Expr): Condition | undefined {
  const member = storedMember(spec, expr);
  return member === undefined ? undefined : { member, values: "present" };
}

/** The field that an expression reads, where it is stored and of this set. */
function storedMember(spec: SpecModel, expr: Expr): MemberSymbol | undefined {
  if (expr.kind !== "name" && expr.kind !== "member") return undefined;
  const symbol = spec.typer.symbols.get(expr);
  if (symbol?.kind === "binding" && symbol.binding.value !== undefined)
    return storedMember(spec, symbol.binding.value);
  if (symbol?.kind !== "member" || symbol.member.node.kind !== "field") return undefined;
  const { owner } = symbol.member;
  return spec.program.isEntity(owner) && !spec.program.isExternal(owner)
    ? symbol.member
    : undefined;
}

function literalText(spec: SpecModel, value: Expr): string | undefined {
  if (spec.typer.symbols.get(value)?.kind !== "literal") return undefined;
  return value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
}
