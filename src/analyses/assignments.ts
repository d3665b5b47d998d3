// What a rule assigns whenever it fires, and what it may assign besides.

import type { Assign, Expr, Rule } from "../ast/index.ts";
import { type Block, type PlainEffect, stepsIn } from "../model/lifecycle/blocks.ts";
import { assignedMember } from "../model/lifecycle/writes.ts";
import type { MemberSymbol } from "../model/type-symbol.ts";
import type { Context } from "./context.ts";

/** `path = value`, whatever branches are taken. */
export interface Assignment {
  readonly effect: Assign;
  readonly member: MemberSymbol;
  /** The instance, as facts about it are filed. */
  readonly subject: string;
  readonly key: string;
  readonly value: Expr;
}

export interface RuleEffects {
  readonly always: readonly Assignment[];
  /** Members that are written in some branch or loop, or of what is no path. */
  readonly sometimes: ReadonlySet<MemberSymbol>;
  /** Every effect that is no assignment and no `let`. */
  readonly others: readonly PlainEffect[];
  /** Effects stand in branches or loops. */
  readonly branches: boolean;
}

/** The effects of a rule. */
export function effectsOf(context: Context, rule: Rule): RuleEffects {
  const root = context.effects.lifecycles.blocks.get(rule);
  const always: Assignment[] = [];
  const sometimes = new Set<MemberSymbol>();
  const others: PlainEffect[] = [];
  let branches = false;
  for (const { step, block } of root === undefined ? [] : stepsIn(root)) {
    const { effect, env } = step;
    if (!isAlways(block)) branches = true;
    if (effect.kind === "let") continue;
    if (effect.kind !== "assign") {
      others.push(effect);
      continue;
    }
    const member = assignedMember(context.spec, effect.target);
    const key = env === undefined ? undefined : context.spec.typer.keyOf(effect.target, env);
    const dot = key?.lastIndexOf(".") ?? -1;
    if (member === undefined || key === undefined || dot < 0) {
      if (member === undefined) others.push(effect);
      else sometimes.add(member);
    } else if (isAlways(block))
      always.push({ effect, member, subject: key.slice(0, dot), key, value: effect.value });
    else sometimes.add(member);
  }
  return { always, sometimes, others, branches };
}

function isAlways(block: Block): boolean {
  for (let b: Block | undefined = block; b !== undefined; b = b.outer)
    if (b.kind !== "all") return false;
  return true;
}

/** The word that a value is: a literal or a truth value. */
export function wordOf(context: Context, value: Expr): string | undefined {
  if (value.kind === "bool") return String(value.value);
  if (context.spec.typer.symbols.get(value)?.kind !== "literal") return undefined;
  return value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
}
