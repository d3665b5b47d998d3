// Rules, surfaces and emissions that use one trigger with different parameters (language
// definition, rule 6 of 8.1; 6.5).

import type { Arg } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { type Diagnostic, diagnostic, type Related } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { hasUnknown, plain, show, type Type } from "../../model/type.ts";
import { common, comparable } from "../../model/typing/assignable.ts";
import {
  argumentFor,
  type Listener,
  type TriggerCall,
  Triggers,
} from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";
import { bodyTypes } from "./parameter-uses.ts";
import { isBroken, withArticle } from "./words.ts";

/** Reports the later of two uses of a trigger that do not fit together (rule 6). */
export const triggerSignatures: Check = ({ linked, spec }, report) => {
  for (const found of mismatches(spec).get(linked) ?? []) report(found);
};

type Mismatches = ReadonlyMap<LinkedModule, readonly Diagnostic[]>;
const known = new WeakMap<SpecModel, Mismatches>();

/** The findings of a whole set by module: a trigger is looked at once, whoever uses it. */
function mismatches(spec: SpecModel): Mismatches {
  const before = known.get(spec);
  if (before !== undefined) return before;
  const found = new Map<LinkedModule, Diagnostic[]>();
  for (const [key, listeners] of spec.triggers.listeners) {
    if (Triggers.isOpaque(key)) continue;
    usesOf(spec, key, listeners, (module, diagnostic) => {
      const list = found.get(module);
      if (list === undefined) found.set(module, [diagnostic]);
      else list.push(diagnostic);
    });
  }
  known.set(spec, found);
  return found;
}

function usesOf(
  spec: SpecModel,
  key: string,
  all: readonly Listener[],
  report: (module: LinkedModule, found: Diagnostic) => void,
): void {
  const listeners = inOrder(key, all).filter(isReadable);
  const whole = spec.triggers.callsOf(key).filter((c) => !isBroken(c.module, c.node.span));
  const calls = inOrder(key, whole);
  const [first] = listeners;
  if (first === undefined) return;
  const tell: Tell = (module, span, problem, other) =>
    report(module, mismatch(first.trigger.name.name.text, span, problem, module, other));
  for (const later of listeners.slice(1)) countsDiffer(first, later, tell);
  // What has another number of arguments is another event; its types would mislead.
  const fitting = calls.filter((call) => !argumentsDiffer(first, call, tell));
  if (!typesOfCalls(spec, first, fitting, tell)) typesInBodies(spec, listeners, tell);
}

interface Place {
  readonly module: LinkedModule;
  readonly span: Span;
}

type Tell = (module: LinkedModule, span: Span, problem: string, other: Place) => void;

function mismatch(
  trigger: string,
  span: Span,
  problem: string,
  module: LinkedModule,
  other: Place,
): Diagnostic {
  const related: Related[] =
    other.module === module ? [{ span: other.span, label: "the other use" }] : [];
  return diagnostic("trigger.signatureMismatch", span, { trigger, problem }, { related });
}

/** Uses in an order that does not depend on the order of files: the trigger's own module first. */
function inOrder<T extends { readonly module: LinkedModule }>(
  key: string,
  uses: readonly T[],
): readonly T[] {
  const rank = ({ module }: T): string => (key.startsWith(`${module.path}/`) ? "" : module.path);
  return [...uses].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

/** False where something else than a name stands among the parameters; that is told elsewhere. */
function isReadable({ module, rule, trigger }: Listener): boolean {
  return !module.model.broken.has(rule) && trigger.params.every((p) => p.invalid === undefined);
}

function needed({ trigger }: Listener): number {
  return trigger.params.findLastIndex((p) => !p.optional) + 1;
}

function counted(count: number): string {
  return count === 1 ? "one parameter" : `${count === 0 ? "no" : count} parameters`;
}

function countsDiffer(first: Listener, later: Listener, tell: Tell): void {
  const most = Math.max(needed(first), needed(later));
  const least = Math.min(first.trigger.params.length, later.trigger.params.length);
  if (most <= least) return;
  const problem = `${counted(later.trigger.params.length)} here, ${counted(first.trigger.params.length)} in rule \`${first.rule.name.text}\``;
  const other = { module: first.module, span: first.trigger.name.span };
  tell(later.module, later.trigger.name.span, problem, other);
}

/** True, and told, for a call with too many arguments, or without one that a rule needs. */
function argumentsDiffer(first: Listener, call: TriggerCall, tell: Tell): boolean {
  const { params } = first.trigger;
  const other = { module: first.module, span: first.trigger.name.span };
  const surplus = call.args[params.length];
  if (surplus !== undefined) {
    const problem = `${counted(call.args.length)} here, ${counted(params.length)} in rule \`${first.rule.name.text}\``;
    tell(call.module, surplus.span, problem, other);
    return true;
  }
  const omitted = params.find(
    (p, index) => !p.optional && argumentFor(call.args, params, index) === undefined,
  );
  if (omitted === undefined) return false;
  const word = omitted.name.text === "_" ? "a parameter" : `\`${omitted.name.text}\``;
  const problem = `rule \`${first.rule.name.text}\` needs ${word} as well`;
  tell(call.module, call.name.span, problem, other);
  return true;
}

function typeOf(spec: SpecModel, call: TriggerCall, arg: Arg): Type {
  const { program, typer } = spec;
  return arg.type === undefined ? typer.typeOf(arg.value) : program.resolve(arg.type, call.module);
}

/** Compares the arguments of all calls; returns whether any of them has a known type. */
function typesOfCalls(
  spec: SpecModel,
  first: Listener,
  calls: readonly TriggerCall[],
  tell: Tell,
): boolean {
  const { params } = first.trigger;
  let anyKnown = false;
  params.forEach((param, index) => {
    let known: { type: Type; call: TriggerCall; arg: Arg } | undefined;
    for (const call of calls) {
      const arg = argumentFor(call.args, params, index);
      if (arg === undefined) continue;
      const type = typeOf(spec, call, arg);
      if (hasUnknown(type) || type.kind === "null") continue;
      anyKnown = true;
      if (known === undefined) {
        known = { type, call, arg };
        continue;
      }
      const joined = common(spec.program, known.type, type);
      if (joined !== undefined) {
        known = { ...known, type: joined };
        continue;
      }
      const problem = `\`${param.name.text}\` is ${withArticle(show(plain(type)))} here, ${withArticle(show(plain(known.type)))} elsewhere`;
      const other = { module: known.call.module, span: known.arg.span };
      tell(call.module, arg.span, problem, other);
    }
  });
  return anyKnown;
}

/** Where no call tells a type, the places in which two rules use a parameter may contradict. */
function typesInBodies(spec: SpecModel, listeners: readonly Listener[], tell: Tell): void {
  const seen = new Map<number, { listener: Listener; type: Type }>();
  for (const listener of listeners) {
    const types = bodyTypes(spec, listener);
    listener.trigger.params.forEach((param, index) => {
      const type = types.get(param.name);
      if (type === undefined) return;
      const known = seen.get(index);
      if (known === undefined) {
        seen.set(index, { listener, type });
        return;
      }
      if (comparable(spec.program, known.type, type)) return;
      const problem = `\`${param.name.text}\` is used as ${show(type)}, as ${show(known.type)} in rule \`${known.listener.rule.name.text}\``;
      const other = { module: known.listener.module, span: known.listener.trigger.name.span };
      tell(listener.module, param.span, problem, other);
    });
  }
}
