// What a rule reads, writes, creates, removes, hands over and emits, as sorted lists of names.

import type { Expr, QName, Rule, Trigger } from "../ast/index.ts";
import { expressionsIn } from "../ast/visit.ts";
import { blockOf, type PlainEffect, stepsIn } from "../model/lifecycle/blocks.ts";
import { lifecyclesOf } from "../model/lifecycle/lifecycles.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { plain, type Type } from "../model/type.ts";
import { triggersOf } from "../model/typing/triggers.ts";
import type { Context } from "./context.ts";
import { clausesOf, creationsIn } from "./effects.ts";
import type { Dependencies } from "./obligation.ts";

interface Names {
  readonly read: Set<string>;
  readonly written: Set<string>;
  readonly created: Set<string>;
  readonly removed: Set<string>;
  readonly deferred: Set<string>;
  readonly emitted: Set<string>;
}

/** What a rule touches. */
export function dependenciesOf(context: Context, rule: Rule): Dependencies {
  const { spec } = context;
  const names: Names = {
    read: new Set(),
    written: new Set(),
    created: new Set(),
    removed: new Set(),
    deferred: new Set(),
    emitted: new Set(),
  };
  const triggers = triggersOf(rule.members);
  for (const trigger of triggers) {
    if ("entity" in trigger) names.read.add(trigger.entity.name.text);
    if (trigger.kind === "temporal") reads(spec, [trigger.cond], names.read);
  }
  for (const { node } of clausesOf(context, rule.members).requires)
    reads(spec, node.conds, names.read);
  const root = lifecyclesOf(spec).blocks.get(rule) ?? blockOf(spec, rule);
  for (const { step } of stepsIn(root)) touched(spec, step.effect, names);
  return {
    ...list("entities_read", names.read),
    ...list("entities_written", names.written),
    ...list("entities_created", names.created),
    ...list("entities_removed", names.removed),
    ...list("deferred_specs", names.deferred),
    ...list("trigger_emissions", names.emitted),
    trigger_source: sourceOf(context, triggers[0]),
  };
}

function list<K extends keyof Dependencies>(key: K, names: ReadonlySet<string>) {
  return names.size === 0 ? {} : { [key]: [...names].sort() };
}

/** The entities whose members or instances conditions ask about. */
export function reads(spec: SpecModel, conditions: readonly Expr[], into: Set<string>): void {
  for (const e of conditions.flatMap((c) => expressionsIn(c))) {
    const symbol = spec.typer.symbols.get(e);
    if (e.kind === "member") add(spec.typer.typeOf(e.object), into);
    else if (e.kind === "lookup") into.add(e.entity.name.text);
    else if (e.kind === "unary" && /exists/.test(e.op)) add(spec.typer.typeOf(e.operand), into);
    else if (symbol?.kind === "collection") into.add(symbol.entity.name);
    else if (symbol?.kind === "member" && spec.program.isEntity(symbol.member.owner))
      into.add(symbol.member.owner.name);
  }
}

function add(type: Type, into: Set<string>): void {
  const inner = plain(type);
  if (inner.kind === "entity") into.add(inner.symbol.name);
}

function touched(spec: SpecModel, effect: PlainEffect, names: Names): void {
  for (const call of creationsIn(effect)) {
    const name = call.callee.kind === "member" ? nameOf(call.callee.object) : undefined;
    if (name !== undefined) names.created.add(name);
  }
  for (const e of expressionsIn(effect)) {
    if (e.kind !== "call" || spec.typer.symbols.get(e.callee)?.kind !== "deferred") continue;
    names.deferred.add(dotted(e.callee));
  }
  switch (effect.kind) {
    case "assign":
    case "mutate":
      if (effect.target.kind === "member")
        add(spec.typer.typeOf(effect.target.object), names.written);
      return;
    case "remove":
      add(spec.typer.typeOf(effect.expr.operand), names.removed);
      if (effect.expr.operand.kind === "lookup")
        names.removed.add(effect.expr.operand.entity.name.text);
      return;
    case "emit":
      names.emitted.add(qualified(effect.name));
      return;
    case "deferredCall":
      names.deferred.add(dotted(effect.call.callee));
      return;
    case "let":
    case "create":
    case "assert":
      return;
    default:
      effect satisfies never;
  }
}

function nameOf(expr: Expr): string | undefined {
  if (expr.kind === "name") return expr.id.text;
  return expr.kind === "qname" ? expr.name.text : undefined;
}

function dotted(expr: Expr): string {
  switch (expr.kind) {
    case "member":
      return `${dotted(expr.object)}.${expr.name.text}`;
    case "qname":
      return `${expr.alias.text}/${expr.name.text}`;
    default:
      return nameOf(expr) ?? "";
  }
}

/** `Name` or `alias/Name`, as written. */
export function qualified(name: QName): string {
  return name.alias === undefined ? name.name.text : `${name.alias.text}/${name.name.text}`;
}

/** What fires a rule: an emission only where no surface offers the trigger as well (3.4). */
function sourceOf(
  { spec, module }: Context,
  trigger: Trigger | undefined,
): Dependencies["trigger_source"] {
  switch (trigger?.kind) {
    case "call": {
      const calls = spec.triggers.callsOf(spec.triggers.keyOf(module, trigger.name));
      const isChained = calls.length > 0 && calls.every((c) => c.source === "emission");
      return isChained ? "chained" : "external";
    }
    case "change":
    case "derived":
      return "state_transition";
    case "created":
      return "creation";
    case "temporal":
      return "temporal";
    case "invalid":
    case undefined:
      return "external";
    default:
      return trigger satisfies never;
  }
}
