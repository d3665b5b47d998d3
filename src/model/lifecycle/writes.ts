// What the rules of a set do to governed statuses: writes, creations and removals, with the states
// that each may start from (language definition, 8.2).

import type { Assign, CallExpr, DeferredCall, Expr, Remove, Rule } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { find, type LinkedModule, typesOf } from "../linked-module.ts";
import type { SpecModel } from "../spec-model.ts";
import { plain } from "../type.ts";
import type { MemberSymbol, TypeSymbol } from "../type-symbol.ts";
import type { Env } from "../typing/env.ts";
import type { Facts } from "../typing/facts.ts";
import { areExclusive, type Block, blockOf, stepsIn } from "./blocks.ts";
import type { Governed } from "./governed.ts";
import { type Outcome, outcomesOf } from "./outcomes.ts";

/** A state that a write leads to. */
export interface Target extends Outcome {
  /** The states it may start from; undefined when nothing narrows them. */
  readonly sources: ReadonlySet<string> | undefined;
}

/** An assignment to a governed status. */
export interface StatusWrite {
  readonly governed: Governed;
  readonly module: LinkedModule;
  readonly rule: Rule;
  readonly effect: Assign;
  readonly env: Env;
  readonly block: Block;
  /** What facts about the instance are filed under; undefined when it is no path. */
  readonly subject: string | undefined;
  readonly targets: readonly Target[];
  /** Other values than the targets are possible. */
  readonly variable: boolean;
}

/** `Entity.created(...)` in a rule. */
export interface Creation {
  readonly symbol: TypeSymbol;
  readonly module: LinkedModule;
  readonly rule: Rule;
  readonly call: CallExpr;
  readonly block: Block;
  /** The key of the `let` that names the new instance. */
  readonly key: string | undefined;
}

/** `not exists x` as an effect. */
export interface Removal {
  readonly symbol: TypeSymbol;
  readonly rule: Rule;
  readonly subject: string | undefined;
  readonly block: Block;
  readonly facts: Facts;
}

/**
 * An assignment to a field of what is not known: any governed status of that name may be meant. Or
 * an instance given to a deferred operation, which may do with it whatever is specified elsewhere.
 */
export interface LooseWrite {
  /** The field; undefined when it may be any of the entity handed over. */
  readonly field: string | undefined;
  /** The word written; undefined when it may be any. */
  readonly value: string | undefined;
  /** The entity that a deferred operation was handed. */
  readonly of?: TypeSymbol;
}

export interface Writes {
  readonly blocks: ReadonlyMap<Rule, Block>;
  readonly writes: readonly StatusWrite[];
  readonly creations: readonly Creation[];
  readonly removals: readonly Removal[];
  readonly loose: readonly LooseWrite[];
}

/** Gathers the effects of all rules of a set, in the order of modules and text. */
export function writesOf(spec: SpecModel, governed: readonly Governed[]): Writes {
  const byMember = new Map(governed.map((g) => [g.member, g]));
  const blocks = new Map<Rule, Block>();
  const writes: StatusWrite[] = [];
  const creations: Creation[] = [];
  const removals: Removal[] = [];
  const loose: LooseWrite[] = [];
  for (const module of spec.modules) {
    for (const rule of module.module.declarations) {
      if (rule.kind !== "rule") continue;
      const root = blockOf(spec, rule);
      blocks.set(rule, root);
      const written: Written[] = [];
      for (const { step, block } of stepsIn(root)) {
        const { effect } = step;
        const env = step.env;
        if (env === undefined) continue;
        for (const call of creationCalls(effect)) {
          const symbol = createdType(spec, call);
          if (symbol === undefined) continue;
          const key =
            effect.kind === "let" && effect.value === call
              ? keyOfLet(effect.name.text, block, effect)
              : undefined;
          creations.push({ symbol, module, rule, call, block, key });
        }
        if (effect.kind === "remove") {
          const removal = removalOf(spec, rule, effect, env, block);
          if (removal !== undefined) removals.push(removal);
        }
        if (effect.kind === "deferredCall") loose.push(...handedOver(spec, effect));
        if (effect.kind !== "assign") continue;
        const at = { module, rule, effect, env, block };
        const known = assignedMember(spec, effect.target);
        if (known === undefined) {
          if (effect.target.kind === "member")
            loose.push(looseWrite(effect, effect.target.name.text));
          continue;
        }
        const status = byMember.get(known);
        if (status !== undefined) writes.push(statusWrite(spec, status, at, written));
      }
    }
  }
  return { blocks, writes, creations, removals, loose };
}

/** The member that an assignment writes. */
export function assignedMember(spec: SpecModel, target: Expr): MemberSymbol | undefined {
  const symbol = spec.typer.symbols.get(target);
  return symbol?.kind === "member" ? symbol.member : undefined;
}

/** A path that an earlier effect of the rule has written. */
interface Written {
  readonly key: string;
  readonly block: Block;
}

function statusWrite(
  spec: SpecModel,
  governed: Governed,
  at: Pick<StatusWrite, "module" | "rule" | "effect" | "env" | "block">,
  written: Written[],
): StatusWrite {
  const { effect, env, block } = at;
  const { typer } = spec;
  const subject =
    effect.target.kind === "member" ? typer.keyOf(effect.target.object, env) : undefined;
  const key = typer.keyOf(effect.target, env);
  const { literals, variable } = outcomesOf(typer, effect.value);
  // After an earlier write, a condition speaks of what was written, not of where the rule began.
  const again = written.some((w) => w.key === key && !areExclusive(w.block, block));
  const targets = literals.map((outcome) => {
    const facts = again ? block.before : (outcome.facts ?? env.facts);
    const values = key === undefined ? undefined : facts.get(key)?.values;
    const sources =
      values === undefined
        ? undefined
        : new Set([...values].filter((v) => governed.literals.has(v)));
    return { ...outcome, sources };
  });
  if (key !== undefined) written.push({ key, block });
  return { ...at, governed, subject, targets, variable };
}

function looseWrite(effect: Assign, field: string): LooseWrite {
  const { value } = effect;
  if (value.kind === "name") return { field, value: value.id.text };
  return { field, value: value.kind === "backtick" ? value.text : undefined };
}

function handedOver(spec: SpecModel, effect: DeferredCall): readonly LooseWrite[] {
  return effect.call.args.flatMap((arg) => {
    const type = plain(spec.typer.typeOf(arg.value));
    return type.kind === "entity" ? [{ field: undefined, value: undefined, of: type.symbol }] : [];
  });
}

function removalOf(
  spec: SpecModel,
  rule: Rule,
  effect: Remove,
  env: Env,
  block: Block,
): Removal | undefined {
  const { operand } = effect.expr;
  const type = plain(spec.typer.typeOf(operand));
  if (type.kind !== "entity") return undefined;
  const subject = spec.typer.keyOf(operand, env);
  return { symbol: type.symbol, rule, subject, block, facts: env.facts };
}

/** The calls `Entity.created(...)` at and below a node. */
function creationCalls(node: object): readonly CallExpr[] {
  return expressionsIn(node).filter(
    (e): e is CallExpr =>
      e.kind === "call" && e.callee.kind === "member" && e.callee.name.text === "created",
  );
}

/** The entity or variant that a creation makes an instance of. */
function createdType(spec: SpecModel, call: CallExpr): TypeSymbol | undefined {
  if (call.callee.kind !== "member") return undefined;
  const symbol = spec.typer.symbols.get(call.callee.object);
  if (symbol?.kind !== "type") return undefined;
  return spec.program.isEntity(symbol.type) ? symbol.type : undefined;
}

/** The key of a name that an `ensures` binds, from the surroundings of a later effect. */
function keyOfLet(name: string, block: Block, effect: object): string | undefined {
  const at = block.steps.findIndex((s) => s.kind === "effect" && s.effect === effect);
  const next = block.steps[at + 1];
  if (next === undefined) return undefined;
  const first = next.kind === "effect" ? next : [...stepsIn({ ...block, steps: [next] })][0]?.step;
  for (let s = first?.env?.scope; s !== undefined; s = s.outer)
    if (s.binding.name === name) return s.binding.key;
  return undefined;
}

/** What the default instances of a set say of their fields: type, field and value. */
export function* defaultValues(
  spec: SpecModel,
): Iterable<{ readonly symbol: TypeSymbol; readonly field: string; readonly value: Expr }> {
  for (const module of spec.modules) {
    for (const d of module.module.declarations) {
      if (d.kind !== "default") continue;
      const found = d.type === undefined ? undefined : find(module, d.type, typesOf);
      for (const object of expressionsIn(d.value)) {
        if (object.kind !== "object") continue;
        const expected = spec.typer.expected.get(object);
        const nested = expected === undefined ? undefined : plain(expected);
        const symbol =
          nested?.kind === "entity"
            ? nested.symbol
            : object === d.value && found !== undefined && found !== "opaque"
              ? found.symbol
              : undefined;
        if (symbol === undefined) continue;
        for (const field of object.fields)
          yield { symbol, field: field.name.text, value: field.value };
      }
    }
  }
}
