// Types of expressions that make values from others: filters, mappings, conditions, collections
// and records (language definition, 6.3).

import type { Expr } from "../../ast/index.ts";
import { BOOLEAN, collection, optional, plain, type Type, UNKNOWN } from "../type.ts";
import { common } from "./assignable.ts";
import { findEntity } from "./entities.ts";
import type { Env } from "./env.ts";
import { narrow } from "./narrow.ts";
import { depthOf } from "./scope.ts";
import type { Typer } from "./typer.ts";
import { isWeak } from "./weak.ts";

/** `Entity{field: value}`: an instance, or null. */
export function inferLookup(typer: Typer, expr: Extract<Expr, { kind: "lookup" }>, env: Env): Type {
  const found = typer.program.modules.length === 0 ? undefined : findEntity(typer, expr, env);
  for (const field of expr.fields) {
    const member = found === undefined ? undefined : typer.program.memberOf(found, field.name.text);
    const want =
      member === undefined || member === "opaque" ? undefined : typer.program.typeOfMember(member);
    if (field.value !== undefined) typer.infer(field.value, env, want);
  }
  return found === undefined ? UNKNOWN : optional({ kind: "entity", symbol: found });
}

/** `source where predicate` and `Entity with predicate`. */
export function inferFilter(
  typer: Typer,
  expr: Extract<Expr, { kind: "where" | "with" }>,
  env: Env,
): Type {
  const source = typer.infer(expr.source, env);
  const symbol = typer.symbols.get(expr.source);
  // `Loan with …` and the source of `identified_by` name the entity, not a collection.
  const entity = symbol?.kind === "type" ? typer.program.typeOfSymbol(symbol.type) : undefined;
  const element = entity ?? typer.elementOf(source);
  const weak = isWeak(typer, expr.source);
  const subject = { type: element, key: typer.freshKey(), depth: depthOf(env.scope), weak };
  const self =
    env.place === "identifiedBy" && env.self !== undefined
      ? { self: { ...env.self, key: subject.key } }
      : {};
  typer.infer(expr.pred, { ...env, place: "predicate", subject, ...self }, BOOLEAN);
  if (entity !== undefined) return collection("Set", entity);
  return source.kind === "collection" ? source : UNKNOWN;
}

/** `source -> field`: the values of a field, without nulls. */
export function inferMapping(typer: Typer, expr: Extract<Expr, { kind: "map" }>, env: Env): Type {
  const source = plain(typer.infer(expr.source, env));
  if (source.kind !== "collection") return UNKNOWN;
  const element = plain(source.element);
  if (element.kind !== "entity" && element.kind !== "value") return UNKNOWN;
  const member = typer.program.memberOf(element.symbol, expr.name.text);
  if (member === undefined || member === "opaque") return UNKNOWN;
  return collection(source.of, plain(typer.program.typeOfMember(member)));
}

/** `if` as a value: each branch knows its condition. */
export function inferConditional(
  typer: Typer,
  expr: Extract<Expr, { kind: "if" }>,
  env: Env,
  expected: Type | undefined,
): Type {
  let facts = env.facts;
  let result: Type | undefined;
  const add = (type: Type): void => {
    result = result === undefined ? type : (common(typer.program, result, type) ?? UNKNOWN);
  };
  for (const branch of expr.branches) {
    typer.infer(branch.cond, { ...env, facts }, BOOLEAN);
    add(
      typer.infer(
        branch.value,
        { ...env, facts: narrow(typer, branch.cond, { ...env, facts }, true) },
        expected,
      ),
    );
    facts = narrow(typer, branch.cond, { ...env, facts }, false);
  }
  if (expr.else === undefined) return optional(result ?? UNKNOWN);
  add(typer.infer(expr.else, { ...env, facts }, expected));
  return result ?? UNKNOWN;
}

/** Set and list literals. */
export function inferElements(
  typer: Typer,
  expr: Extract<Expr, { kind: "set" | "list" }>,
  env: Env,
  expected: Type | undefined,
): Type {
  const want = expected === undefined ? undefined : plain(expected);
  const element = want?.kind === "collection" ? want.element : undefined;
  let result: Type | undefined;
  let mixed = false;
  for (const item of expr.items) {
    const type = typer.infer(item, env, element);
    const joined = result === undefined ? type : common(typer.program, result, type);
    if (joined === undefined) mixed = true;
    result = joined ?? UNKNOWN;
  }
  const of = expr.kind === "set" ? "Set" : "List";
  return collection(of, mixed ? UNKNOWN : (result ?? UNKNOWN));
}

/** Object literals: records, whose fields may be wanted of a certain type. */
export function inferObject(
  typer: Typer,
  expr: Extract<Expr, { kind: "object" }>,
  env: Env,
  expected: Type | undefined,
): Type {
  const want = expected === undefined ? undefined : plain(expected);
  const owner = want?.kind === "value" || want?.kind === "entity" ? want.symbol : undefined;
  const fields = new Map<string, Type>();
  for (const field of expr.fields) {
    const member = owner === undefined ? undefined : typer.program.memberOf(owner, field.name.text);
    const type =
      member === undefined || member === "opaque" ? undefined : typer.program.typeOfMember(member);
    fields.set(field.name.text, typer.infer(field.value, env, type));
  }
  return { kind: "record", fields };
}
