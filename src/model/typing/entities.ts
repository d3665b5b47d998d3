// Entities that expressions name: in lookups, creations and relationships.

import type { LookupExpr, Relationship } from "../../ast/index.ts";
import { find, typesOf } from "../linked-module.ts";
import { isToMany } from "../plurals.ts";
import { BOOLEAN, collection, optional, type Type, UNKNOWN } from "../type.ts";
import type { TypeSymbol } from "../type-symbol.ts";
import type { Env } from "./env.ts";
import { qnameOf } from "./members.ts";
import type { Typer } from "./typer.ts";

/** The entity of a lookup `Name{…}`. */
export function findEntity(typer: Typer, expr: LookupExpr, env: Env): TypeSymbol | undefined {
  const found = find(env.module, expr.entity, typesOf);
  if (found === undefined || found === "opaque") return undefined;
  return typer.program.isEntity(found.symbol) ? found.symbol : undefined;
}

/** The type of a relationship: many or one, by its name (5.4). Infers its predicate as well. */
export function relationshipType(typer: Typer, node: Relationship, name: string, env: Env): Type {
  const target = qnameOf(node.target);
  const found = target === undefined ? undefined : find(env.module, target, typesOf);
  const symbol = found === undefined || found === "opaque" ? undefined : found.symbol;
  const element: Type = symbol === undefined ? UNKNOWN : typer.program.typeOfSymbol(symbol);
  if (symbol !== undefined) typer.symbols.set(node.target, { kind: "type", type: symbol });
  typer.deferUntilTyped(() => {
    const subject = { type: element, key: typer.freshKey(), depth: 0 };
    typer.infer(node.predicate, { ...env, place: "predicate", subject }, BOOLEAN);
  });
  return isToMany(name) ? collection("Set", element) : optional(element);
}
