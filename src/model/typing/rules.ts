// Types inside rules: what triggers bind, what preconditions tell, what effects read and write
// (language definition, 5.3, 6.6, 7.4).

import type { Effect, Expr, Id, Rule, RuleMember, Trigger } from "../../ast/index.ts";
import { find, type LinkedModule, typesOf } from "../linked-module.ts";
import { BOOLEAN, type Type, UNKNOWN } from "../type.ts";
import type { Env } from "./env.ts";
import { both, type Facts, forget, NO_FACTS, one } from "./facts.ts";
import { narrow } from "./narrow.ts";
import { bind, type Scope } from "./scope.ts";
import { type Triggers, triggersOf } from "./triggers.ts";
import type { Typer } from "./typer.ts";

/** What is known where an effect stands: its surroundings before it takes place. */
export type EffectEnvs = Map<Effect, Env>;

export class RuleTyper {
  readonly effectEnvs: EffectEnvs = new Map();
  /** The surroundings of a rule's effects at its top level: all its names, all its preconditions. */
  readonly ruleEnvs = new Map<Rule, Env>();
  private readonly typer: Typer;
  private readonly triggers: Triggers;
  private readonly keys = new Map<Id, string>();

  constructor(typer: Typer, triggers: Triggers) {
    this.typer = typer;
    this.triggers = triggers;
  }

  rule(module: LinkedModule, rule: Rule): void {
    const { scope, facts } = this.triggered(module, rule);
    const env: Env = { module, place: "condition", scope, facts };
    for (const trigger of triggersOf(rule.members)) this.triggerExpressions(trigger, env);
    const final = this.members(rule.members, env);
    this.ruleEnvs.set(rule, final);
  }

  /** Facts about one binding are filed under the same key in every round. */
  private keyFor(id: Id): string {
    let key = this.keys.get(id);
    if (key === undefined) {
      key = this.typer.freshKey();
      this.keys.set(id, key);
    }
    return key;
  }

  // --- triggers

  private triggered(module: LinkedModule, rule: Rule): { scope: Scope | undefined; facts: Facts } {
    let scope: Scope | undefined;
    let facts: Facts = NO_FACTS;
    const alternatives = triggersOf(rule.members);
    this.shareKeys(alternatives);
    for (const trigger of alternatives) {
      if (trigger.kind === "call") {
        trigger.params.forEach((param, index) => {
          const { type, weak } = this.triggers.parameterType({ module, rule, trigger }, index);
          const binding = {
            kind: "parameter" as const,
            name: param.name.text,
            id: param.name,
            type,
            weak,
            key: this.keyFor(param.name),
          };
          scope = bind(scope, binding);
        });
        continue;
      }
      if (trigger.bind === undefined) continue;
      const key = this.keyFor(trigger.bind);
      const type = this.boundType(trigger, module);
      scope = bind(scope, {
        kind: "trigger",
        name: trigger.bind.text,
        id: trigger.bind,
        type,
        weak: false,
        key,
      });
      if (alternatives.length === 1) facts = this.triggerFacts(trigger, key);
    }
    return { scope, facts };
  }

  /** Alternatives that bind one name bind one thing: what is known of it holds for each of them. */
  private shareKeys(alternatives: readonly Trigger[]): void {
    const firsts = new Map<string, Id>();
    for (const trigger of alternatives) {
      if (trigger.kind === "call" || trigger.bind === undefined) continue;
      const first = firsts.get(trigger.bind.text);
      if (first === undefined) firsts.set(trigger.bind.text, trigger.bind);
      else this.keys.set(trigger.bind, this.keyFor(first));
    }
  }

  private boundType(trigger: Trigger, module: LinkedModule): Type {
    if (!("entity" in trigger)) return UNKNOWN;
    const found = find(module, trigger.entity, typesOf);
    return found === undefined || found === "opaque"
      ? UNKNOWN
      : this.typer.program.typeOfSymbol(found.symbol);
  }

  private triggerFacts(trigger: Trigger, key: string): Facts {
    if (trigger.kind === "change" && trigger.value.kind === "name") {
      const path = [key, ...trigger.path.map((id) => id.text)].join(".");
      return one(path, { values: new Set([trigger.value.id.text]), nonNull: true });
    }
    if (trigger.kind === "change" && trigger.value.kind === "backtick") {
      const path = [key, ...trigger.path.map((id) => id.text)].join(".");
      return one(path, { values: new Set([trigger.value.text]), nonNull: true });
    }
    return NO_FACTS;
  }

  private triggerExpressions(trigger: Trigger, env: Env): void {
    const at: Env = { ...env, place: "trigger" };
    switch (trigger.kind) {
      case "change":
        this.typer.infer(trigger.value, at, this.pathType(trigger, env.module));
        return;
      case "temporal":
        this.temporal(trigger, at);
        return;
      case "call":
      case "created":
      case "derived":
        return;
      case "invalid":
        return;
      default:
        trigger satisfies never;
    }
  }

  /** The type of the path that a change or derived trigger watches. */
  pathType(
    trigger: Extract<Trigger, { kind: "change" | "derived" }>,
    module: LinkedModule,
  ): Type | undefined {
    const found = find(module, trigger.entity, typesOf);
    if (found === undefined || found === "opaque") return undefined;
    let type: Type = this.typer.program.typeOfSymbol(found.symbol);
    for (const id of trigger.path) {
      const inner = type.kind === "optional" ? type.inner : type;
      if (inner.kind !== "entity" && inner.kind !== "value") return undefined;
      const member = this.typer.program.memberOf(inner.symbol, id.text);
      if (member === undefined || member === "opaque") return undefined;
      type = this.typer.program.typeOfMember(member);
    }
    return type;
  }

  /** In a temporal condition the entity's name stands for the instance that the trigger binds. */
  private temporal(trigger: Extract<Trigger, { kind: "temporal" }>, env: Env): void {
    const type = this.boundType(trigger, env.module);
    const id = trigger.entity.name;
    const key = this.keyFor(trigger.bind);
    const scope = bind(env.scope, { kind: "trigger", name: id.text, id, type, weak: false, key });
    this.typer.infer(trigger.cond, { ...env, scope }, BOOLEAN);
  }

  // --- members

  /** Types the members of a rule-level body; returns what is known at its end. */
  private members(members: readonly RuleMember[], env: Env): Env {
    // All preconditions of a body hold for all of its effects, wherever they stand.
    let known = env;
    const conditions: Expr[] = [];
    for (const member of members) {
      if (member.kind === "let")
        known = this.typer.bindLet(member.name, member.value, { ...known, place: "let" });
      if (member.kind !== "requires") continue;
      for (const cond of member.conds) {
        this.typer.infer(cond, { ...known, place: "condition" }, BOOLEAN);
        known = { ...known, facts: narrow(this.typer, cond, known, true) };
        conditions.push(cond);
      }
    }
    let at: Env = { ...env, facts: known.facts };
    for (const member of members) at = this.member(member, at);
    return { ...at, facts: known.facts };
  }

  private member(member: RuleMember, env: Env): Env {
    switch (member.kind) {
      case "let":
        return this.typer.bindLet(member.name, member.value, { ...env, place: "let" });
      case "requires":
        for (const cond of member.conds)
          this.typer.infer(cond, { ...env, place: "condition" }, BOOLEAN);
        return env;
      case "ensures":
        this.effects(member.effects, { ...env, place: "effect" });
        return env;
      case "for":
        this.members(member.body, this.typer.bindLoop(member, env));
        return env;
      case "if": {
        let facts = env.facts;
        for (const branch of member.branches) {
          const at = { ...env, facts };
          this.typer.infer(branch.cond, at, BOOLEAN);
          this.members(branch.body, { ...env, facts: narrow(this.typer, branch.cond, at, true) });
          facts = narrow(this.typer, branch.cond, at, false);
        }
        if (member.else !== undefined) this.members(member.else, { ...env, facts });
        return env;
      }
      case "when":
      case "annotation":
      case "openQuestion":
        return env;
      default:
        return member satisfies never;
    }
  }

  // --- effects

  private effects(effects: readonly Effect[], env: Env): void {
    // Right sides read the state before; conditions read what has been written so far.
    let before = env;
    let after = env.facts;
    for (const effect of effects) {
      this.effectEnvs.set(effect, before);
      switch (effect.kind) {
        case "let":
          before = this.typer.bindLet(effect.name, effect.value, before);
          break;
        case "assign": {
          const target = this.typer.infer(effect.target, before);
          this.typer.infer(effect.value, before, target);
          const key = this.typer.keyOf(effect.target, before);
          if (key !== undefined) after = written(this.typer, effect.value, key, after);
          break;
        }
        case "if": {
          let facts = after;
          for (const branch of effect.branches) {
            const at = { ...before, facts };
            this.typer.infer(branch.cond, at, BOOLEAN);
            this.effects(branch.body, {
              ...before,
              facts: narrow(this.typer, branch.cond, at, true),
            });
            facts = narrow(this.typer, branch.cond, at, false);
          }
          if (effect.else !== undefined) this.effects(effect.else, { ...before, facts });
          break;
        }
        case "for":
          this.effects(effect.body, this.typer.bindLoop(effect, before));
          break;
        case "create":
          this.typer.infer(effect.call, before);
          break;
        case "deferredCall":
          this.typer.infer(effect.call, before);
          break;
        case "emit":
          this.emission(effect, before);
          break;
        case "mutate": {
          const target = this.typer.infer(effect.target, before);
          this.typer.infer(effect.arg, before, this.typer.elementOf(target));
          break;
        }
        case "remove":
        case "assert":
          this.typer.infer(effect.expr, before);
          break;
        default:
          effect satisfies never;
      }
    }
  }

  private emission(effect: Extract<Effect, { kind: "emit" }>, env: Env): void {
    const { name, args } = effect;
    const callee: Expr =
      name.alias === undefined
        ? { kind: "name", span: name.span, id: name.name }
        : { kind: "qname", span: name.span, alias: name.alias, name: name.name };
    const expected = this.typer.parametersOf(callee, env);
    for (const [index, arg] of args.entries()) {
      this.typer.infer(arg.value, env, expected?.(arg, index));
    }
    this.triggers.record({ module: env.module, source: "emission", node: effect, name, args, env });
  }
}

/** Facts after an assignment: what was known of the path is void, a literal written is known. */
function written(typer: Typer, value: Expr, key: string, facts: Facts): Facts {
  const rest = forget(facts, key);
  const symbol = typer.symbols.get(value);
  if (symbol?.kind !== "literal") return rest;
  const text =
    value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
  return text === undefined
    ? rest
    : both(rest, one(key, { values: new Set([text]), nonNull: true }));
}
