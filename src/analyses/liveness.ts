// Which rules can ever fire: those whose trigger comes from somewhere and whose requirements some
// rule that can itself fire brings about. Found from the start onwards, so that rules which only
// wait for each other are not taken for alive. Linear in rules and what they need.

import type { Expr, Rule, Trigger } from "../ast/index.ts";
import { find, importsOf, type LinkedModule, typesOf } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { MemberSymbol, TypeSymbol } from "../model/type-symbol.ts";
import { type CallTrigger, Triggers, triggersOf } from "../model/typing/triggers.ts";
import type { Effects } from "./effects.ts";
import { type Condition, requirementsOf } from "./requirements.ts";

/** Something that rules wait for. */
export interface Need {
  readonly key: string;
  /** It comes from outside, or from where it cannot be followed. */
  readonly always: boolean;
  /** The rules that bring it about. */
  readonly providers: readonly Rule[];
  /** The entity whose creation brings it about as well. */
  readonly withNew?: TypeSymbol;
  readonly about:
    | { readonly kind: "trigger"; readonly trigger: CallTrigger; readonly module: LinkedModule }
    | { readonly kind: "value"; readonly member: MemberSymbol; readonly value: string }
    | { readonly kind: "creation"; readonly entity: TypeSymbol };
}

/** One of several things that a rule waits for, and where it says so. */
export interface Wait {
  readonly any: readonly Need[];
  readonly expr: Expr | undefined;
}

export interface RuleNode {
  readonly rule: Rule;
  readonly module: LinkedModule;
  readonly waits: readonly Wait[];
}

export class Liveness {
  readonly rules = new Map<Rule, RuleNode>();
  private readonly live = new Set<Rule>();
  /** Entities that only rules make which wait for them: the first ones come from outside. */
  private readonly foreign = new Set<TypeSymbol>();
  private readonly needs = new Map<string, Need>();
  private readonly spec: SpecModel;
  private readonly effects: Effects;
  /** A set without any surface leaves open where its triggers come from. */
  private readonly hasSurfaces: boolean;

  constructor(spec: SpecModel, effects: Effects) {
    this.spec = spec;
    this.effects = effects;
    this.hasSurfaces = spec.modules.some((m) => m.surfaces.size > 0);
    for (const module of spec.modules)
      for (const d of module.module.declarations)
        if (d.kind === "rule") this.rules.set(d, { rule: d, module, waits: this.waits(module, d) });
    while (this.spread());
  }

  isLive(rule: Rule): boolean {
    return this.live.has(rule);
  }

  /** True when something waited for can come about. */
  isMet(need: Need): boolean {
    if (need.always || need.providers.some((r) => this.live.has(r))) return true;
    return need.withNew !== undefined && this.foreign.has(need.withNew);
  }

  /** What keeps a rule from ever firing. */
  unmet(rule: Rule): readonly Wait[] {
    return (this.rules.get(rule)?.waits ?? []).filter((w) => !w.any.some((n) => this.isMet(n)));
  }

  /**
   * Rules become alive one after the other; each wakes those that wait for it.
   * @returns true when afterwards more entities turn out to come from outside
   */
  private spread(): boolean {
    const waiting = new Map<Rule, RuleNode[]>();
    for (const node of this.rules.values())
      for (const { any } of node.waits)
        for (const { providers } of any)
          for (const provider of providers) {
            const known = waiting.get(provider);
            if (known === undefined) waiting.set(provider, [node]);
            else known.push(node);
          }
    const pending = [...this.rules.values()];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (this.live.has(node.rule)) continue;
      if (!node.waits.every((w) => w.any.some((n) => this.isMet(n)))) continue;
      this.live.add(node.rule);
      pending.push(...(waiting.get(node.rule) ?? []));
    }
    const before = this.foreign.size;
    for (const { withNew, providers } of this.needs.values())
      if (withNew !== undefined && !this.effects.makers(withNew).some((r) => this.live.has(r)))
        if (providers.length > 0) this.foreign.add(withNew);
    return this.foreign.size > before;
  }

  private waits(module: LinkedModule, rule: Rule): readonly Wait[] {
    if (module.model.broken.has(rule)) return [];
    const triggers = triggersOf(rule.members).map((t) => this.triggerNeed(module, t));
    const known = triggers.flatMap((t) => (t === undefined ? [] : [t]));
    const waits: Wait[] =
      known.length === triggers.length && known.length > 0 ? [{ any: known, expr: undefined }] : [];
    for (const { expr, alternatives } of requirementsOf(this.spec, rule))
      waits.push({ any: alternatives.flatMap((c) => this.valueNeeds(c)), expr });
    return waits;
  }

  private need(key: string, make: () => Omit<Need, "key">): Need {
    let known = this.needs.get(key);
    if (known === undefined) {
      known = { key, ...make() };
      this.needs.set(key, known);
    }
    return known;
  }

  /** What a trigger waits for; undefined when it waits for nothing that rules do. */
  private triggerNeed(module: LinkedModule, trigger: Trigger): Need | undefined {
    switch (trigger.kind) {
      case "call":
        return this.callNeed(module, trigger);
      case "created":
      case "change": {
        const found = find(module, trigger.entity, typesOf);
        if (found === undefined || found === "opaque") return undefined;
        const { symbol } = found;
        if (!this.spec.program.isEntity(symbol) || this.spec.program.isExternal(symbol))
          return undefined;
        return trigger.kind === "created"
          ? this.creationNeed(symbol)
          : this.change(symbol, trigger);
      }
      case "temporal":
      case "derived":
      case "invalid":
        return undefined;
      default:
        return trigger satisfies never;
    }
  }

  private change(
    entity: TypeSymbol,
    trigger: Extract<Trigger, { kind: "change" }>,
  ): Need | undefined {
    const [id, more] = trigger.path;
    const member = id === undefined ? undefined : this.spec.program.memberOf(entity, id.text);
    if (member === undefined || member === "opaque" || more !== undefined) return undefined;
    if (member.node.kind !== "field") return undefined;
    const { value } = trigger;
    const word =
      value.kind === "name"
        ? value.id.text
        : value.kind === "backtick"
          ? value.text
          : value.kind === "bool"
            ? String(value.value)
            : undefined;
    return word === undefined ? undefined : this.valueNeed(member, word);
  }

  private callNeed(module: LinkedModule, trigger: CallTrigger): Need {
    const key = this.spec.triggers.keyOf(module, trigger.name);
    return this.need(`trigger ${module.path} ${key}`, () => {
      const keys = [
        key,
        ...(trigger.name.alias === undefined
          ? importsOf(module).map((m) => this.spec.triggers.keyOf(m, trigger.name))
          : []),
      ];
      const calls = [...new Set(keys)].flatMap((k) => this.spec.triggers.callsOf(k));
      const open =
        Triggers.isOpaque(key) ||
        !this.hasSurfaces ||
        [...module.uses].some(([use, to]) => use.alias === undefined && to === "opaque") ||
        [module, ...importsOf(module)].some((m) => m.model.hasLost || m.model.broken.size > 0);
      return {
        always: open || calls.some((c) => c.source === "provides"),
        providers: this.emitters(calls),
        about: { kind: "trigger", trigger, module },
      };
    });
  }

  private emittersOf: Map<object, Rule> | undefined;

  private emitters(calls: readonly { readonly node: object }[]): readonly Rule[] {
    this.emittersOf ??= this.gatherEmitters();
    const found = calls.flatMap(({ node }) => this.emittersOf?.get(node) ?? []);
    return [...new Set(found)];
  }

  private gatherEmitters(): Map<object, Rule> {
    const found = new Map<object, Rule>();
    const visit = (node: unknown, rule: Rule): void => {
      if (typeof node !== "object" || node === null) return;
      if ("kind" in node && node.kind === "emit") found.set(node, rule);
      for (const key of ["members", "body", "branches", "else", "effects"] as const) {
        const child = (node as Readonly<Record<string, unknown>>)[key];
        if (Array.isArray(child)) for (const item of child) visit(item, rule);
      }
    };
    for (const module of this.spec.modules)
      for (const d of module.module.declarations) if (d.kind === "rule") visit(d, d);
    return found;
  }

  private creationNeed(entity: TypeSymbol): Need {
    return this.need(`creation ${entity.module.path} ${entity.name}`, () => ({
      always: !this.effects.isMade(entity),
      providers: this.effects.makers(entity),
      withNew: entity,
      about: { kind: "creation", entity },
    }));
  }

  private valueNeeds({ member, values }: Condition): readonly Need[] {
    return values === "present"
      ? [this.valueNeed(member, "present")]
      : [...values].map((v) => this.valueNeed(member, v));
  }

  private valueNeed(member: MemberSymbol, value: string): Need {
    const { owner } = member;
    return this.need(`value ${owner.module.path} ${owner.name}.${member.name} ${value}`, () => {
      const gives = this.effects.of(member).filter((p) => {
        if (p.isNull) return false;
        return value === "present" || p.values === undefined || p.values.has(value);
      });
      return {
        always: this.isOpen(member, value) || gives.some((p) => p.rule === undefined),
        providers: [...new Set(gives.flatMap((p) => (p.rule === undefined ? [] : [p.rule])))],
        ...(gives.some((p) => p.by === "creation") ? { withNew: owner } : {}),
        about: { kind: "value", member, value },
      };
    });
  }

  /** True when a value may be there without any rule: by the surroundings, or out of sight. */
  private isOpen(member: MemberSymbol, value: string): boolean {
    const { owner } = member;
    const { effects, spec } = this;
    if (spec.program.isExternal(owner) || effects.isLoose(member) || effects.isGiven(owner))
      return true;
    if (effects.isOfParty(member)) return true;
    const near = spec.modules.filter(
      (m) => m === owner.module || importsOf(m).includes(owner.module),
    );
    if (near.some((m) => m.model.hasLost || m.model.broken.size > 0)) return true;
    const type = spec.program.typeOfMember(member);
    // A mandatory member always has some value, and no rule has to say that it is not set.
    if (value === "present" && type.kind !== "optional" && !isStateDependent(member)) return true;
    if (value === "false") return true;
    return !effects.isMade(owner);
  }
}

function isStateDependent(member: MemberSymbol): boolean {
  return member.node.kind === "field" && member.node.when !== undefined;
}
