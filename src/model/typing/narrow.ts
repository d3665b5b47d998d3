// What a condition tells about paths when it holds, or when it does not (language definition, 6.6).

import type { BinaryExpr, Expr } from "../../ast/index.ts";
import { plain, type Type } from "../type.ts";
import type { Env } from "./env.ts";
import { both, either, type Fact, type Facts, NO_FACTS, one } from "./facts.ts";
import type { Typer } from "./typer.ts";

const MAX_DEPTH = 6;

/** The facts of the surroundings together with those that a condition adds. */
export function narrow(typer: Typer, cond: Expr, env: Env, truth: boolean): Facts {
  return both(env.facts, told(typer, cond, env, truth, 0));
}

/** The facts that a condition tells by itself; its names must have been inferred. */
export function told(typer: Typer, cond: Expr, env: Env, truth: boolean, depth: number): Facts {
  if (depth > MAX_DEPTH) return NO_FACTS;
  switch (cond.kind) {
    case "unary":
      if (cond.op === "not") return told(typer, cond.operand, env, !truth, depth + 1);
      if (cond.op === "exists") return truth ? nonNull(typer, cond.operand, env) : NO_FACTS;
      if (cond.op === "not exists") return truth ? NO_FACTS : nonNull(typer, cond.operand, env);
      return NO_FACTS;
    case "binary":
      return binary(typer, cond, env, truth, depth);
    case "name":
    case "member":
      return flag(typer, cond, env, truth, depth);
    default:
      return NO_FACTS;
  }
}

function binary(typer: Typer, cond: BinaryExpr, env: Env, truth: boolean, depth: number): Facts {
  const side = (expr: Expr, holds: boolean): Facts => told(typer, expr, env, holds, depth + 1);
  switch (cond.op) {
    case "and":
      return truth
        ? both(side(cond.left, true), side(cond.right, true))
        : either(side(cond.left, false), side(cond.right, false));
    case "or":
      return truth
        ? either(side(cond.left, true), side(cond.right, true))
        : both(side(cond.left, false), side(cond.right, false));
    case "implies":
      return truth
        ? either(side(cond.left, false), side(cond.right, true))
        : both(side(cond.left, true), side(cond.right, false));
    case "=":
    case "!=":
      return equality(typer, cond, env, truth === (cond.op === "="));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return truth
        ? both(nonNull(typer, cond.left, env), nonNull(typer, cond.right, env))
        : NO_FACTS;
    case "in":
    case "not in":
      return membership(typer, cond, env, truth === (cond.op === "in"));
    default:
      return NO_FACTS;
  }
}

/** A path, and everything on the way to it, is there. */
function nonNull(typer: Typer, expr: Expr, env: Env): Facts {
  let facts: Facts = NO_FACTS;
  for (let e: Expr = expr; ; ) {
    const key = typer.keyOf(e, env);
    if (key !== undefined) facts = both(facts, one(key, { nonNull: true }));
    if (e.kind !== "member") return facts;
    e = e.object;
  }
}

function equality(typer: Typer, cond: BinaryExpr, env: Env, equal: boolean): Facts {
  return both(
    equalTo(typer, cond.left, cond.right, env, equal),
    equalTo(typer, cond.right, cond.left, env, equal),
  );
}

function equalTo(typer: Typer, path: Expr, value: Expr, env: Env, equal: boolean): Facts {
  const key = typer.keyOf(path, env);
  if (key === undefined) return NO_FACTS;
  if (value.kind === "null") return equal ? NO_FACTS : nonNull(typer, path, env);
  const type = plain(typer.typeOf(path));
  const literal = literalText(typer, value, type);
  if (literal !== undefined) return valueFacts(typer, path, key, type, [literal], equal, env);
  if (value.kind === "bool" && type.kind === "scalar") {
    return told(typer, path, env, value.value === equal, 1);
  }
  const other = typer.typeOf(value);
  const solid =
    other.kind !== "optional" &&
    other.kind !== "unknown" &&
    other.kind !== "any" &&
    other.kind !== "null";
  return equal && solid ? nonNull(typer, path, env) : NO_FACTS;
}

function literalText(typer: Typer, value: Expr, type: Type): string | undefined {
  const symbol = typer.symbols.get(value);
  if (symbol?.kind === "literal")
    return value.kind === "name"
      ? value.id.text
      : value.kind === "backtick"
        ? value.text
        : undefined;
  if (type.kind === "discriminator" && value.kind === "name") return value.id.text;
  return undefined;
}

/** A path has one of some literals, or none of them. */
function valueFacts(
  typer: Typer,
  path: Expr,
  key: string,
  type: Type,
  literals: readonly string[],
  isIn: boolean,
  env: Env,
): Facts {
  const all =
    type.kind === "enum"
      ? type.literals.map((l) => l.text)
      : type.kind === "discriminator"
        ? type.names
        : [];
  const given = new Set(literals);
  const values = new Set(isIn ? literals : all.filter((l) => !given.has(l)));
  const facts = one(key, { values });
  const present = isIn ? both(facts, nonNull(typer, path, env)) : facts;
  if (type.kind !== "discriminator") return present;
  const owner =
    path.kind === "member" ? typer.keyOf(path.object, env) : key.slice(0, key.lastIndexOf("."));
  return owner === undefined || owner === ""
    ? present
    : both(present, one(owner, { variants: values }));
}

function membership(typer: Typer, cond: BinaryExpr, env: Env, isIn: boolean): Facts {
  const key = typer.keyOf(cond.left, env);
  if (key === undefined) return NO_FACTS;
  const present = isIn ? nonNull(typer, cond.left, env) : NO_FACTS;
  if (cond.right.kind !== "set" && cond.right.kind !== "list") return present;
  const type = plain(typer.typeOf(cond.left));
  const literals = cond.right.items.map((item) => literalText(typer, item, type));
  if (literals.length === 0 || !literals.every((l) => l !== undefined)) return present;
  return valueFacts(typer, cond.left, key, type, literals, isIn, env);
}

/** A Boolean path: a fact about a derived value is a fact about what it is derived from. */
function flag(typer: Typer, cond: Expr, env: Env, truth: boolean, depth: number): Facts {
  const symbol = typer.symbols.get(cond);
  if (symbol?.kind === "binding") {
    const { value } = symbol.binding;
    return value === undefined
      ? NO_FACTS
      : told(typer, value, typer.envs.get(value) ?? env, truth, depth + 1);
  }
  const present = truth && cond.kind === "member" ? nonNull(typer, cond.object, env) : NO_FACTS;
  if (symbol?.kind !== "member") return present;
  const { node } = symbol.member;
  if (node.kind !== "derived" || node.params !== undefined) return present;
  typer.program.typeOfMember(symbol.member); // Infers the names that the next line reads.
  const inner = typer.envs.get(node.expr);
  const key = typer.keyOf(cond, env);
  if (inner === undefined || key === undefined) return present;
  const owner = key.slice(0, Math.max(0, key.lastIndexOf(".")));
  const facts = told(typer, node.expr, { ...inner, facts: NO_FACTS }, truth, depth + 1);
  return both(present, rename(facts, "this", owner));
}

function rename(facts: Facts, from: string, to: string): Facts {
  const result = new Map<string, Fact>();
  for (const [path, fact] of facts) {
    if (path === from) result.set(to, fact);
    else if (path.startsWith(`${from}.`)) result.set(to + path.slice(from.length), fact);
  }
  return result;
}
