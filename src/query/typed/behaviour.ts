// What the rules of a set do, ready to be asked: who listens, what is required, written, created,
// removed and emitted. Computed once for a set; every typed question reads it.

import type {
  Assign,
  CallExpr,
  Effect,
  Emit,
  Expr,
  Mutate,
  Remove,
  Rule,
  RuleMember,
  Trigger,
} from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { ConfigSymbol, MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { conjunctsOf } from "../../model/typing/conditions.ts";
import { triggersOf } from "../../model/typing/triggers.ts";

/** One part of a precondition that must hold by itself. */
export interface Condition {
  readonly expr: Expr;
  /** The branch or loop of the rule that it belongs to holds it for its own effects only. */
  readonly nested: boolean;
}

/** An effect that gives a member another value. */
export interface Write {
  readonly effect: Assign | Mutate;
  /** The member; undefined when what it belongs to is not known. */
  readonly member: MemberSymbol | undefined;
  readonly field: string;
}

export interface Creation {
  readonly call: CallExpr;
  readonly symbol: TypeSymbol;
}

export interface Removal {
  readonly effect: Remove;
  readonly symbol: TypeSymbol | undefined;
}

export interface Emission {
  readonly effect: Emit;
  readonly key: string;
}

/** What one rule does. */
export interface RuleBehaviour {
  readonly rule: Rule;
  readonly module: LinkedModule;
  readonly triggers: readonly Trigger[];
  readonly conditions: readonly Condition[];
  readonly writes: readonly Write[];
  readonly creations: readonly Creation[];
  readonly removals: readonly Removal[];
  readonly emissions: readonly Emission[];
  /** Entities handed to an operation that is specified elsewhere, which may do anything to them. */
  readonly handedOver: readonly { readonly effect: Effect; readonly symbol: TypeSymbol }[];
}

export interface Behaviour {
  readonly rules: readonly RuleBehaviour[];
  readonly of: ReadonlyMap<Rule, RuleBehaviour>;
  /** Rules that listen to a trigger in call form, by its key. */
  readonly listening: ReadonlyMap<string, readonly RuleBehaviour[]>;
  /** Rules that emit a trigger, by its key. */
  readonly emitting: ReadonlyMap<string, readonly RuleBehaviour[]>;
}

const known = new WeakMap<SpecModel, Behaviour>();

/** What the rules of a set do, in the order of modules and text. */
export function behaviourOf(spec: SpecModel): Behaviour {
  let behaviour = known.get(spec);
  if (behaviour === undefined) {
    behaviour = compute(spec);
    known.set(spec, behaviour);
  }
  return behaviour;
}

function compute(spec: SpecModel): Behaviour {
  const rules = spec.modules.flatMap((module) =>
    module.module.declarations.flatMap((d) =>
      d.kind === "rule" ? [ruleBehaviour(spec, module, d)] : [],
    ),
  );
  const listening = new Map<string, RuleBehaviour[]>();
  const emitting = new Map<string, RuleBehaviour[]>();
  for (const rule of rules) {
    for (const key of new Set(listenedTo(spec, rule))) push(listening, key, rule);
    for (const key of new Set(rule.emissions.map((e) => e.key))) push(emitting, key, rule);
  }
  return { rules, of: new Map(rules.map((r) => [r.rule, r])), listening, emitting };
}

/** The keys of the triggers in call form that a rule listens to. */
export function listenedTo(spec: SpecModel, rule: RuleBehaviour): readonly string[] {
  return rule.triggers.flatMap((t) =>
    t.kind === "call" ? [spec.triggers.keyOf(rule.module, t.name)] : [],
  );
}

function ruleBehaviour(spec: SpecModel, module: LinkedModule, rule: Rule): RuleBehaviour {
  const writes: Write[] = [];
  const creations: Creation[] = [];
  const removals: Removal[] = [];
  const emissions: Emission[] = [];
  const handedOver: { effect: Effect; symbol: TypeSymbol }[] = [];
  for (const effect of effectsOf(rule.members)) {
    for (const call of creationCalls(effect)) {
      const symbol = createdType(spec, call);
      if (symbol !== undefined) creations.push({ call, symbol });
    }
    switch (effect.kind) {
      case "assign":
      case "mutate": {
        const member = memberAt(spec, effect.target);
        const field = member?.name ?? lastName(effect.target);
        if (field !== undefined) writes.push({ effect, member, field });
        break;
      }
      case "remove":
        removals.push({ effect, symbol: entityOf(spec, effect.expr.operand) });
        break;
      case "emit":
        emissions.push({ effect, key: spec.triggers.keyOf(module, effect.name) });
        break;
      case "deferredCall":
        for (const arg of effect.call.args) {
          const symbol = entityOf(spec, arg.value);
          if (symbol !== undefined) handedOver.push({ effect, symbol });
        }
        break;
      default:
    }
  }
  const triggers = triggersOf(rule.members);
  const conditions = conditionsOf(rule.members, false);
  return {
    rule,
    module,
    triggers,
    conditions,
    writes,
    creations,
    removals,
    emissions,
    handedOver,
  };
}

function conditionsOf(members: readonly RuleMember[], nested: boolean): readonly Condition[] {
  return members.flatMap((m): readonly Condition[] => {
    switch (m.kind) {
      case "requires":
        return conjunctsOf(m.conds).map((expr) => ({ expr, nested }));
      case "for":
        return conditionsOf(m.body, true);
      case "if":
        return [
          ...m.branches.flatMap((b) => conditionsOf(b.body, true)),
          ...conditionsOf(m.else ?? [], true),
        ];
      default:
        return [];
    }
  });
}

/** The effects of a rule at all depths, those of loops and branches in their place. */
export function effectsOf(members: readonly RuleMember[]): readonly Effect[] {
  return members.flatMap((m): readonly Effect[] => {
    switch (m.kind) {
      case "ensures":
        return flat(m.effects);
      case "for":
        return effectsOf(m.body);
      case "if":
        return [...m.branches.flatMap((b) => effectsOf(b.body)), ...effectsOf(m.else ?? [])];
      default:
        return [];
    }
  });
}

function flat(effects: readonly Effect[]): readonly Effect[] {
  return effects.flatMap((e) => {
    if (e.kind === "for") return flat(e.body);
    if (e.kind === "if") return [...e.branches.flatMap((b) => flat(b.body)), ...flat(e.else ?? [])];
    return [e];
  });
}

function creationCalls(effect: Effect): readonly CallExpr[] {
  return expressionsIn(effect).filter(
    (e): e is CallExpr =>
      e.kind === "call" && e.callee.kind === "member" && e.callee.name.text === "created",
  );
}

function createdType(spec: SpecModel, call: CallExpr): TypeSymbol | undefined {
  if (call.callee.kind !== "member") return undefined;
  const symbol = spec.typer.symbols.get(call.callee.object);
  return symbol?.kind === "type" && spec.program.isEntity(symbol.type) ? symbol.type : undefined;
}

function entityOf(spec: SpecModel, expr: Expr): TypeSymbol | undefined {
  const type = plain(spec.typer.typeOf(expr));
  return type.kind === "entity" ? type.symbol : undefined;
}

/** The member that an expression means. */
export function memberAt(spec: SpecModel, expr: Expr): MemberSymbol | undefined {
  const symbol = spec.typer.symbols.get(expr);
  return symbol?.kind === "member" ? symbol.member : undefined;
}

function lastName(expr: Expr): string | undefined {
  return expr.kind === "member" ? expr.name.text : undefined;
}

/** What some expressions read, computed members with all that they are computed from. */
export interface Reads {
  readonly members: ReadonlySet<MemberSymbol>;
  readonly config: ReadonlySet<ConfigSymbol>;
}

/** The members and parameters that expressions read, through computed members too. */
export function readsOf(spec: SpecModel, nodes: readonly object[]): Reads {
  const members = new Set<MemberSymbol>();
  const config = new Set<ConfigSymbol>();
  const waiting = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const e of expressionsIn(node)) {
      const symbol = spec.typer.symbols.get(e);
      if (symbol?.kind === "parameter" && !config.has(symbol.config)) {
        config.add(symbol.config);
        if (symbol.config.node.value !== undefined) waiting.push(symbol.config.node.value);
      }
      if (symbol?.kind !== "member" || members.has(symbol.member)) continue;
      members.add(symbol.member);
      waiting.push(...computedFrom(symbol.member));
    }
  }
  return { members, config };
}

/** The expressions that a member is computed from; none for a field. */
export function computedFrom(member: MemberSymbol): readonly Expr[] {
  const { node } = member;
  switch (node.kind) {
    case "derived":
    case "projection":
      return [node.expr];
    case "relationship":
      return [node.target, node.predicate];
    case "field":
    case "emptyMember":
      return [];
    default:
      return node satisfies never;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
