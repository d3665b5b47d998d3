// Types inside surfaces and actors (language definition, 3.2, 7.5).

import type { Actor, Expr, Surface, SurfaceItem, SurfaceMember } from "../../ast/index.ts";
import type { LinkedModule } from "../linked-module.ts";
import { BOOLEAN, plain } from "../type.ts";
import type { Env, Place } from "./env.ts";
import { NO_FACTS } from "./facts.ts";
import { narrow } from "./narrow.ts";
import { bind, depthOf, type Scope } from "./scope.ts";
import type { Triggers } from "./triggers.ts";
import type { Typer } from "./typer.ts";

/** Types the clauses of a surface and records the triggers that it provides. */
export function typeSurface(
  typer: Typer,
  triggers: Triggers,
  module: LinkedModule,
  surface: Surface,
): void {
  const scope = parties(typer, module, surface);
  let env: Env = { module, place: "condition", scope, facts: NO_FACTS };
  for (const member of surface.members) {
    if (member.kind !== "context" || member.where === undefined) continue;
    const type = typer.program.resolve(member.type, module);
    const key =
      member.name === undefined
        ? typer.freshKey()
        : (keyOf(scope, member.name.text) ?? typer.freshKey());
    const subject = { type, key, depth: depthOf(scope) };
    const at: Env = { ...env, place: "predicate", subject };
    typer.infer(member.where, at, BOOLEAN);
    // The surface is there only for what satisfies its predicate.
    env = { ...env, facts: narrow(typer, member.where, at, true) };
  }
  members(typer, triggers, surface.members, env);
}

function keyOf(scope: Scope | undefined, name: string): string | undefined {
  for (let s = scope; s !== undefined; s = s.outer)
    if (s.binding.name === name) return s.binding.key;
  return undefined;
}

/** The names of the parties and of what the surface is about. */
function parties(typer: Typer, module: LinkedModule, surface: Surface): Scope | undefined {
  let scope: Scope | undefined;
  for (const member of surface.members) {
    if ((member.kind !== "facing" && member.kind !== "context") || member.name === undefined)
      continue;
    const type = typer.program.resolve(member.type, module);
    const { name } = member;
    scope = bind(scope, {
      kind: member.kind,
      name: name.text,
      id: name,
      type,
      weak: false,
      key: typer.freshKey(),
    });
  }
  return scope;
}

function members(
  typer: Typer,
  triggers: Triggers,
  list: readonly SurfaceMember[],
  start: Env,
): void {
  let env = start;
  for (const member of list) {
    switch (member.kind) {
      case "let":
        env = typer.bindLet(member.name, member.value, env);
        break;
      case "exposes":
      case "provides":
      case "related":
      case "timeout":
        items(typer, triggers, member.items, member.kind, env);
        break;
      case "for":
        members(typer, triggers, member.body, typer.bindLoop(member, env));
        break;
      case "if": {
        let facts = env.facts;
        for (const branch of member.branches) {
          const at = { ...env, facts };
          typer.infer(branch.cond, at, BOOLEAN);
          members(typer, triggers, branch.body, {
            ...env,
            facts: narrow(typer, branch.cond, at, true),
          });
          facts = narrow(typer, branch.cond, at, false);
        }
        if (member.else !== undefined) members(typer, triggers, member.else, { ...env, facts });
        break;
      }
      case "facing":
      case "context":
      case "contracts":
      case "annotation":
      case "openQuestion":
        break;
      default:
        member satisfies never;
    }
  }
}

function items(
  typer: Typer,
  triggers: Triggers,
  list: readonly SurfaceItem[],
  place: Place,
  start: Env,
): void {
  let env: Env = { ...start, place };
  for (const item of list) {
    switch (item.kind) {
      case "let":
        env = typer.bindLet(item.name, item.value, env);
        break;
      case "for":
        items(typer, triggers, item.body, place, typer.bindLoop(item, env));
        break;
      case "if": {
        let facts = env.facts;
        for (const branch of item.branches) {
          const at = { ...env, facts };
          typer.infer(branch.cond, at, BOOLEAN);
          items(typer, triggers, branch.body, place, {
            ...env,
            facts: narrow(typer, branch.cond, at, true),
          });
          facts = narrow(typer, branch.cond, at, false);
        }
        if (item.else !== undefined) items(typer, triggers, item.else, place, { ...env, facts });
        break;
      }
      case "item": {
        const guarded = item.guard === undefined ? env : guard(typer, item.guard, env);
        // The names of rules and surfaces are no operands; only the arguments of `related` are.
        if (place === "timeout") break;
        if (place === "related") {
          if (item.expr.kind === "call")
            for (const arg of item.expr.args) typer.infer(arg.value, guarded);
        } else if (place === "provides") provided(typer, triggers, item.expr, guarded);
        else typer.infer(item.expr, guarded);
        break;
      }
      default:
        item satisfies never;
    }
  }
}

function guard(typer: Typer, condition: Expr, env: Env): Env {
  const at: Env = { ...env, place: "guard" };
  typer.infer(condition, at, BOOLEAN);
  return { ...env, facts: narrow(typer, condition, at, true) };
}

function provided(typer: Typer, triggers: Triggers, expr: Expr, env: Env): void {
  typer.infer(expr, env);
  if (expr.kind !== "call") return;
  const { callee, args } = expr;
  if (callee.kind !== "name" && callee.kind !== "qname") return;
  const name = callee.kind === "name" ? { span: callee.span, name: callee.id } : callee;
  triggers.record({ module: env.module, source: "provides", node: expr, name, args, env });
}

/** Types the predicate that identifies an actor; `this` is the instance that is tested. */
export function typeActor(typer: Typer, module: LinkedModule, actor: Actor): void {
  if (actor.identifiedBy === undefined) return;
  const type = plain(
    typer.program.typeOfSymbol({
      name: actor.name.text,
      id: actor.name,
      node: actor,
      module,
      members: new Map(),
      graphs: [],
    }),
  );
  const self = type.kind === "entity" ? { self: { symbol: type.symbol, key: "this" } } : {};
  typer.infer(actor.identifiedBy, {
    module,
    place: "identifiedBy",
    scope: undefined,
    facts: NO_FACTS,
    ...self,
  });
}
