// Which rules set off which others: by what they emit, create or change.

import type { Rule } from "../ast/index.ts";
import { find, typesOf } from "../model/linked-module.ts";
import { triggersOf } from "../model/typing/triggers.ts";
import { effectsOf } from "./assignments.ts";
import type { Context } from "./context.ts";

/** True when an effect of the first rule may be what the second one waits for. */
export function setsOff(context: Context, first: Rule, second: Rule): boolean {
  const module = context.liveness.rules.get(second)?.module;
  if (module === undefined) return false;
  const needs = context.liveness.rules.get(second)?.waits.find((w) => w.expr === undefined);
  if (needs?.any.some((n) => n.providers.includes(first)) === true) return true;
  const { always, sometimes } = effectsOf(context, first);
  return triggersOf(second.members).some((trigger) => {
    if (trigger.kind !== "change" && trigger.kind !== "derived") return false;
    const found = find(module, trigger.entity, typesOf);
    if (found === undefined || found === "opaque") return false;
    const name = trigger.path.at(-1)?.text;
    if (trigger.kind === "derived")
      return [...always.map((e) => e.member), ...sometimes].some((m) => m.owner === found.symbol);
    return [...always.map((e) => e.member), ...sometimes].some((m) => m.name === name);
  });
}
