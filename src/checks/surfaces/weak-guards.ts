// Guards that let a party try what the listening rule then refuses (language definition, W11 of
// 8.3).

import type { Expr, Rule, Surface } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import { canonical } from "../../model/typing/canonical.ts";
import type { Env } from "../../model/typing/env.ts";
import { type Facts, NO_FACTS } from "../../model/typing/facts.ts";
import { narrow } from "../../model/typing/narrow.ts";
import { argumentFor, type Listener } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";
import { type Entry, partsOf } from "./bodies.ts";
import { conjunctsOf } from "./conditions.ts";
import { listenersFor, triggerOf } from "./provided.ts";

type Report = Parameters<Check>[1];

/** A guard that is given should say all that the rule asks of the arguments it is given. */
export const weakGuards: Check = ({ module, linked, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const entry of partsOf(surface).entries)
      if (entry.clause === "provides" && entry.item.guard !== undefined)
        judge(entry, surface, linked, spec, report);
  }
};

function judge(
  entry: Entry,
  surface: Surface,
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const { item } = entry;
  const name = triggerOf(item.expr);
  if (name === undefined || item.expr.kind !== "call" || item.guard === undefined) return;
  const listeners = listenersFor(name, linked, spec);
  if (listeners === "opaque" || listeners === "none") return;
  const given = guardOf(entry, surface, linked, spec);
  // Several rules share the trigger: each takes its part, and one that accepts is enough.
  const refusals = listeners.map((l) => refusal(l, item.expr, given, spec));
  if (refusals.some((r) => r === undefined) || listeners.length !== 1) return;
  const [listener] = listeners;
  const [refused] = refusals;
  if (listener === undefined || refused === undefined) return;
  const params = { trigger: name.name.text, rule: listener.rule.name.text };
  const related =
    listener.module === linked ? [{ span: refused.span, label: "required here" }] : [];
  report(diagnostic("surface.weakGuard", item.span, params, { related }));
}

/** What is said where an entry stands. */
interface Given {
  readonly facts: Facts;
  readonly texts: ReadonlySet<string>;
  /** Members that some condition looks at, directly or through derived values. */
  readonly members: ReadonlySet<MemberSymbol>;
}

function guardOf(entry: Entry, surface: Surface, linked: LinkedModule, spec: SpecModel): Given {
  const { typer } = spec;
  const wheres = surface.members.flatMap((m) =>
    m.kind === "context" && m.where !== undefined ? [m.where] : [],
  );
  const all = [...wheres, ...entry.conditions];
  let facts: Facts = entry.item.guard === undefined ? NO_FACTS : factsAt(entry.item.guard, spec);
  const texts = new Set<string>();
  for (const condition of all) {
    for (const part of conjunctsOf(condition)) {
      const env = typer.envs.get(part);
      if (env !== undefined) facts = narrow(typer, part, { ...env, facts }, true);
      texts.add(canonical(typer, part));
    }
  }
  const looked = [...all, ...sourcesOf(surface), ...partiesOf(surface, linked)];
  return { facts, texts, members: membersIn(looked, spec) };
}

function factsAt(expr: Expr, spec: SpecModel): Facts {
  return spec.typer.envs.get(expr)?.facts ?? NO_FACTS;
}

/** Filters may also stand in what loops run over and `let` names. */
function sourcesOf(surface: Surface): readonly Expr[] {
  const { lets, loops } = partsOf(surface);
  return [...lets.map((l) => l.value), ...loops.map((l) => l.loop.source)];
}

/** What identifies the actors that face a surface holds of them as well. */
function partiesOf(surface: Surface, linked: LinkedModule): readonly Expr[] {
  return surface.members.flatMap((m) => {
    if (m.kind !== "facing" || m.type.kind !== "named") return [];
    const found = find(linked, m.type.name, typesOf);
    if (found === undefined || found === "opaque") return [];
    const { node } = found.symbol;
    return node.kind === "actor" && node.identifiedBy !== undefined ? [node.identifiedBy] : [];
  });
}

function membersIn(conditions: readonly Expr[], spec: SpecModel): ReadonlySet<MemberSymbol> {
  const found = new Set<MemberSymbol>();
  const pending: object[] = [...conditions];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const expr of expressionsIn(next)) {
      const symbol = spec.typer.symbols.get(expr);
      if (symbol?.kind !== "member" || found.has(symbol.member)) continue;
      found.add(symbol.member);
      if (symbol.member.node.kind !== "field") pending.push(symbol.member.node);
    }
  }
  return found;
}

/** The first precondition that a guard leaves open; undefined when it says enough. */
function refusal(listener: Listener, call: Expr, given: Given, spec: SpecModel): Expr | undefined {
  const names = argumentKeys(listener, call, spec);
  for (const condition of conditionsOf(listener.rule)) {
    for (const part of conjunctsOf(condition)) {
      if (concernsArguments(part, listener, names, spec) && !implied(part, names, given, spec))
        return part;
    }
  }
  return undefined;
}

/** Preconditions of the rule as a whole; those inside its `for` and `if` members hold for parts. */
function conditionsOf(rule: Rule): readonly Expr[] {
  return rule.members.flatMap((m) => (m.kind === "requires" ? m.conds : []));
}

/** The keys of parameters, with those of the paths that are passed for them. */
function argumentKeys(listener: Listener, call: Expr, spec: SpecModel): Map<string, string> {
  const names = new Map<string, string>();
  const env: Env | undefined = spec.rules.ruleEnvs.get(listener.rule);
  if (call.kind !== "call" || env === undefined) return names;
  listener.trigger.params.forEach((param, index) => {
    const arg = argumentFor(call.args, listener.trigger.params, index);
    const at = arg === undefined ? undefined : spec.typer.envs.get(arg.value);
    const key = arg === undefined || at === undefined ? undefined : spec.typer.keyOf(arg.value, at);
    for (let s = env.scope; key !== undefined && s !== undefined; s = s.outer)
      if (s.binding.id === param.name) names.set(s.binding.key, key);
  });
  return names;
}

/** True when a precondition is about paths of bound arguments and constants only. */
function concernsArguments(
  part: Expr,
  listener: Listener,
  names: ReadonlyMap<string, string>,
  spec: SpecModel,
): boolean {
  let paths = 0;
  for (const expr of expressionsIn(part)) {
    if (expr.kind === "call" || expr.kind === "lookup" || expr.kind === "lambda") return false;
    if (expr.kind === "where" || expr.kind === "now" || expr.kind === "forall") return false;
    if (expr.kind !== "name") continue;
    const symbol = spec.typer.symbols.get(expr);
    if (symbol?.kind === "literal" || symbol?.kind === "config" || symbol?.kind === "type")
      continue;
    if (symbol?.kind !== "binding" || symbol.binding.kind !== "parameter") return false;
    if (!names.has(symbol.binding.key)) return false;
    paths++;
  }
  return paths > 0 && listener.trigger.params.length > 0;
}

function implied(
  part: Expr,
  names: ReadonlyMap<string, string>,
  given: Given,
  spec: SpecModel,
): boolean {
  const { typer } = spec;
  if (given.texts.has(canonical(typer, part, names))) return true;
  const env = typer.envs.get(part);
  const wanted =
    env === undefined ? NO_FACTS : narrow(typer, part, { ...env, facts: NO_FACTS }, true);
  let judged = false;
  for (const [path, fact] of wanted) {
    if (fact.values === undefined) continue;
    const dot = path.indexOf(".");
    const root = dot < 0 ? path : path.slice(0, dot);
    const key = `${names.get(root) ?? root}${dot < 0 ? "" : path.slice(dot)}`;
    const known = given.facts.get(key)?.values;
    judged = true;
    if (known === undefined) {
      // Another condition on the same member may say it in a way that is not understood here.
      if ([...membersIn([part], spec)].some((m) => given.members.has(m))) continue;
      return false;
    }
    if ([...known].some((v) => !fact.values?.has(v))) return false;
  }
  if (judged) return true;
  // Not a set of values: only a condition on something that the guard never looks at is missed.
  const looked = membersIn([part], spec);
  return looked.size === 0 || [...looked].some((m) => given.members.has(m));
}
