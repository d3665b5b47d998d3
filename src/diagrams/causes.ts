// What sets off a rule: a party at a surface, another rule's emission, time, or a change.

import type { Rule, Surface, Trigger } from "../ast/index.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { type TriggerCall, Triggers, triggersOf } from "../model/typing/triggers.ts";

/** A place where a trigger in call form is called. */
export type Caller =
  | { readonly kind: "surface"; readonly surface: Surface; readonly module: LinkedModule }
  | { readonly kind: "rule"; readonly rule: Rule; readonly module: LinkedModule };

/** A trigger in call form with those who call it; `open` when some may be out of sight. */
export interface CalledTrigger {
  readonly name: string;
  readonly callers: readonly Caller[];
  readonly open: boolean;
}

export class Causes {
  private readonly spec: SpecModel;

  constructor(spec: SpecModel) {
    this.spec = spec;
  }

  /** The triggers of a rule in call form. */
  called(module: LinkedModule, rule: Rule): readonly CalledTrigger[] {
    return triggersOf(rule.members).flatMap((trigger) => {
      if (trigger.kind !== "call") return [];
      const key = this.spec.triggers.keyOf(module, trigger.name);
      const callers = distinct(this.spec.triggers.callsOf(key).flatMap((call) => callerOf(call)));
      return [{ name: trigger.name.name.text, callers, open: Triggers.isOpaque(key) }];
    });
  }

  /** Who or what is behind a rule, in a few words each; nothing when that cannot be told. */
  behind(module: LinkedModule, rule: Rule): readonly string[] {
    const found: string[] = [];
    for (const { callers } of this.called(module, rule)) {
      for (const caller of callers) {
        if (caller.kind === "rule") found.push(`after ${caller.rule.name.text}`);
        else found.push(...partiesAt(caller.surface));
      }
    }
    for (const trigger of triggersOf(rule.members)) {
      const words = withoutCaller(trigger);
      if (words !== undefined) found.push(words);
    }
    return [...new Set(found)];
  }
}

/** The parties that face a surface, by their types; the surface where nobody is named. */
export function partiesAt(surface: Surface): readonly string[] {
  const parties = facing(surface).map((type) => `by ${type}`);
  return parties.length > 0 ? parties : [`at ${surface.name.text}`];
}

/** The types of the parties that face a surface, as written, without alias. */
export function facing(surface: Surface): readonly string[] {
  return surface.members.flatMap((member) =>
    member.kind === "facing" && member.type.kind === "named" ? [member.type.name.name.text] : [],
  );
}

function withoutCaller(trigger: Trigger): string | undefined {
  switch (trigger.kind) {
    case "temporal":
      return "by time";
    case "created":
      return `on creation of ${trigger.entity.name.text}`;
    case "change":
    case "derived":
      return `on a change of ${trigger.path.at(-1)?.text ?? trigger.entity.name.text}`;
    case "call":
    case "invalid":
      return undefined;
    default:
      return trigger satisfies never;
  }
}

/** The declaration that a call stands in. */
export function callerOf({ module, node }: TriggerCall): readonly Caller[] {
  const { start, end } = node.span;
  for (const d of module.module.declarations) {
    if (d.span.start > start || d.span.end < end) continue;
    if (d.kind === "surface") return [{ kind: "surface", surface: d, module }];
    if (d.kind === "rule") return [{ kind: "rule", rule: d, module }];
  }
  return [];
}

function distinct(callers: readonly Caller[]): readonly Caller[] {
  const seen = new Map<object, Caller>();
  for (const caller of callers)
    seen.set(caller.kind === "rule" ? caller.rule : caller.surface, caller);
  return [...seen.values()];
}
