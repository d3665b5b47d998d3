// A rule in a form in which it can be compared with others: its bindings have the names of their
// positions, its preconditions are conjuncts, its effects texts.

import type { Rule, Trigger } from "../../ast/index.ts";
import { type PlainEffect, stepsIn } from "../../model/lifecycle/blocks.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import { canonical, type Renaming, renamed } from "../../model/typing/canonical.ts";
import { type Conjunct, prepared } from "../../model/typing/conditions.ts";
import { bindingsOf } from "../../model/typing/scope.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import { requiresOf } from "./never-fires.ts";

export interface ComparedRule {
  readonly rule: Rule;
  /** Equal for rules that the same event sets off. */
  readonly trigger: string;
  /** What the trigger is called in a message. */
  readonly label: string;
  /** The trigger's key when it is a call. */
  readonly call: string | undefined;
  readonly requires: readonly Conjunct[];
  /** The possible values of enum fields. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** For a conjunct that speaks of one status only, the status. */
  readonly statusOf: ReadonlyMap<Conjunct, string>;
  readonly effects: readonly string[];
  /** The paths assigned, with the values as text. */
  readonly assigned: ReadonlyMap<string, string>;
  /** The entities changed, created or removed. */
  readonly changed: ReadonlySet<TypeSymbol>;
}

/** Prepares a rule; undefined when its trigger cannot be compared. */
export function comparedRule(
  spec: SpecModel,
  module: LinkedModule,
  rule: Rule,
): ComparedRule | undefined {
  const [trigger, further] = triggersOf(rule.members);
  const env = spec.rules.ruleEnvs.get(rule);
  const root = lifecyclesOf(spec).blocks.get(rule);
  if (trigger === undefined || further !== undefined || env === undefined || root === undefined)
    return undefined;
  if (trigger.kind === "call" && trigger.params.some((p) => p.invalid !== undefined))
    return undefined;
  const ids = trigger.kind === "call" ? trigger.params.map((p) => p.name) : [trigger.bind];
  const names = new Map<string, string>();
  for (const binding of bindingsOf(env.scope)) {
    const index = ids.indexOf(binding.id);
    if (index >= 0) names.set(binding.key, `$${index}`);
  }
  const signature = signatureOf(spec, module, trigger, names);
  if (signature === undefined) return undefined;
  const requires = prepared(spec.typer, requiresOf(rule), names);
  const values = new Map<string, ReadonlySet<string>>();
  for (const [path, fact] of env.facts)
    if (fact.values !== undefined) values.set(renamed(path, names), fact.values);
  const assigned = new Map<string, string>();
  const effects: string[] = [];
  const changed = new Set<TypeSymbol>();
  for (const { step, block } of stepsIn(root)) {
    const place =
      block.kind === "all"
        ? ""
        : `in ${block.cond === undefined ? block.kind : canonical(spec.typer, block.cond, names)}: `;
    effects.push(place + effectText(spec, step.effect, names));
    const { effect } = step;
    if (effect.kind === "assign" && block.kind === "all")
      assigned.set(
        canonical(spec.typer, effect.target, names),
        canonical(spec.typer, effect.value, names),
      );
    const entity = changedBy(spec, effect);
    if (entity !== undefined) changed.add(entity);
  }
  for (const c of lifecyclesOf(spec).creations) if (c.rule === rule) changed.add(c.symbol);
  return {
    rule,
    trigger: signature,
    label: labelOf(trigger),
    call: trigger.kind === "call" ? spec.triggers.keyOf(module, trigger.name) : undefined,
    requires,
    values,
    statusOf: statusesIn(requires, values),
    effects: effects.sort(),
    assigned,
    changed,
  };
}

function signatureOf(
  spec: SpecModel,
  module: LinkedModule,
  trigger: Trigger,
  names: Renaming,
): string | undefined {
  if (trigger.kind === "call")
    return `call ${spec.triggers.keyOf(module, trigger.name)}/${trigger.params.length}`;
  if (trigger.kind === "invalid") return undefined;
  const found = find(module, trigger.entity, typesOf);
  if (found === undefined || found === "opaque") return undefined;
  const entity = `${found.symbol.module.path}/${found.symbol.name}`;
  switch (trigger.kind) {
    case "created":
      return `created ${entity}`;
    case "change": {
      const path = trigger.path.map((id) => id.text).join(".");
      return `${entity}.${path} ${trigger.mode} ${canonical(spec.typer, trigger.value, names)}`;
    }
    case "derived":
      return `${entity}.${trigger.path.map((id) => id.text).join(".")}`;
    case "temporal":
      return `${entity} ${canonical(spec.typer, trigger.cond, names)}`;
    default:
      return trigger satisfies never;
  }
}

function labelOf(trigger: Trigger): string {
  switch (trigger.kind) {
    case "call":
      return `\`${trigger.name.name.text}\``;
    case "created":
      return `\`${trigger.entity.name.text}.created\``;
    case "change":
    case "derived":
      return `\`${[trigger.entity.name, ...trigger.path].map((id) => id.text).join(".")}\``;
    case "temporal":
      return `the same time of a \`${trigger.entity.name.text}\``;
    case "invalid":
      return "one trigger";
    default:
      return trigger satisfies never;
  }
}

/** The conjuncts `path = value`, `path != value` and `path in {…}` about a path with known values. */
function statusesIn(
  requires: readonly Conjunct[],
  values: ReadonlyMap<string, unknown>,
): ReadonlyMap<Conjunct, string> {
  const found = new Map<Conjunct, string>();
  for (const conjunct of requires) {
    const { expr, text } = conjunct;
    if (expr.kind !== "binary" || !["=", "!=", "in", "not in"].includes(expr.op)) continue;
    for (const path of values.keys())
      if (text.startsWith(`(${expr.op} ${path} `) || text.endsWith(` ${path})`))
        found.set(conjunct, path);
  }
  return found;
}

function effectText(spec: SpecModel, effect: PlainEffect, names: Renaming): string {
  const text = (e: Parameters<typeof canonical>[1]): string => canonical(spec.typer, e, names);
  switch (effect.kind) {
    case "let":
      return `let ${effect.name.text} = ${text(effect.value)}`;
    case "assign":
      return `${text(effect.target)} = ${text(effect.value)}`;
    case "remove":
    case "assert":
      return text(effect.expr);
    case "create":
    case "deferredCall":
      return text(effect.call);
    case "emit":
      return `${effect.name.alias?.text ?? ""}/${effect.name.name.text}(${effect.args
        .map((a) => `${a.name?.text ?? ""}:${text(a.value)}`)
        .join(" ")})`;
    case "mutate":
      return `${text(effect.target)}.${effect.op}(${text(effect.arg)})`;
    default:
      return effect satisfies never;
  }
}

function changedBy(spec: SpecModel, effect: PlainEffect): TypeSymbol | undefined {
  if (effect.kind === "remove") {
    const type = plain(spec.typer.typeOf(effect.expr.operand));
    return type.kind === "entity" ? type.symbol : undefined;
  }
  if (effect.kind !== "assign" && effect.kind !== "mutate") return undefined;
  const symbol = spec.typer.symbols.get(effect.target);
  return symbol?.kind === "member" ? symbol.member.owner : undefined;
}
