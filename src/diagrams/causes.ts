// What sets off a rule: a party at a surface, another rule's emission, time, or a change.

import type { Rule, Surface, Trigger } from "../ast/index.ts";
import { find, type LinkedModule, typesOf } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { type TriggerCall, Triggers, triggersOf } from "../model/typing/triggers.ts";
import { bringingAbout, type LocatedRule } from "./awaited.ts";
import { atMost } from "./scope.ts";

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
      const calls = this.spec.triggers.callsOf(key);
      const callers = distinct(calls.flatMap((call) => callerOf(call) ?? []));
      return [{ name: trigger.name.name.text, callers, open: Triggers.isOpaque(key) }];
    });
  }

  /**
   * Who or what is behind a rule, in a few words each; nothing when that cannot be told. Where
   * other rules are, it is said who or what is behind those.
   */
  behind(module: LinkedModule, rule: Rule): readonly string[] {
    const direct = this.directly({ module, rule });
    const origins = direct.parties.length > 0 ? [] : this.origins({ module, rule });
    const begun = origins.length > 0 ? [`begun ${listed(origins)}`] : [];
    const parties = atMost([...new Set(direct.parties)], MOST_PARTIES);
    return [...parties, ...atMost([...new Set(direct.words)], MOST_WORDS), ...begun];
  }

  /** The parties behind a rule, what else sets it off, and the rules that do. */
  private directly({ module, rule }: LocatedRule) {
    const parties: string[] = [];
    const words: string[] = [];
    const rules: LocatedRule[] = [];
    for (const { callers } of this.called(module, rule)) {
      for (const caller of callers) {
        if (caller.kind === "surface") parties.push(...partiesAt(caller.module, caller.surface));
        else {
          words.push(`after ${caller.rule.name.text}`);
          rules.push(caller);
        }
      }
    }
    for (const trigger of triggersOf(rule.members)) {
      const without = withoutCaller(trigger);
      if (without === TIME) parties.push(without);
      else if (without !== undefined) words.push(without);
      rules.push(...bringingAbout(this.spec, module, trigger));
    }
    return { parties, words, rules };
  }

  /** The parties at the beginning of the rules that lead to a rule. */
  private origins(rule: LocatedRule): readonly string[] {
    const seen = new Set<Rule>([rule.rule]);
    const found = new Set<string>();
    let next: readonly LocatedRule[] = this.directly(rule).rules;
    while (next.length > 0) {
      const further: LocatedRule[] = [];
      for (const before of next) {
        if (seen.has(before.rule)) continue;
        seen.add(before.rule);
        const { parties, rules } = this.directly(before);
        for (const party of parties) found.add(party);
        further.push(...rules);
      }
      next = further;
    }
    return [...found];
  }
}

const TIME = "by time";
/** More parties, and more other causes, than this are counted. */
const MOST_PARTIES = 3;
const MOST_WORDS = 2;

/** Several phrases that begin alike as one. */
function listed(phrases: readonly string[]): string {
  const shown = phrases.slice(0, MOST_PARTIES).join(", ").replaceAll(", by ", ", ");
  const more = phrases.length - MOST_PARTIES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** The parties that face a surface, by their types; the surface where nobody is named. */
function partiesAt(module: LinkedModule, surface: Surface): readonly string[] {
  const parties = facing(module, surface).map(({ name }) => `by ${name}`);
  return parties.length > 0 ? parties : [`at ${surface.name.text}`];
}

/** A type of parties; without a module where its declaration cannot be seen. */
export interface Party {
  readonly name: string;
  readonly module?: LinkedModule;
}

/** The types of the parties that face a surface. */
export function facing(module: LinkedModule, surface: Surface): readonly Party[] {
  return surface.members.flatMap((member): readonly Party[] => {
    if (member.kind !== "facing" || member.type.kind !== "named") return [];
    const found = find(module, member.type.name, typesOf);
    const name = member.type.name.name.text;
    return [
      found === undefined || found === "opaque" ? { name } : { name, module: found.symbol.module },
    ];
  });
}

function withoutCaller(trigger: Trigger): string | undefined {
  switch (trigger.kind) {
    case "temporal":
      return TIME;
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
export function callerOf({ module, node }: TriggerCall): Caller | undefined {
  const { start, end } = node.span;
  for (const d of module.module.declarations) {
    if (d.span.start > start || d.span.end < end) continue;
    if (d.kind === "surface") return { kind: "surface", surface: d, module };
    if (d.kind === "rule") return { kind: "rule", rule: d, module };
  }
  return undefined;
}

function distinct(callers: readonly Caller[]): readonly Caller[] {
  const seen = new Map<object, Caller>();
  for (const caller of callers)
    seen.set(caller.kind === "rule" ? caller.rule : caller.surface, caller);
  return [...seen.values()];
}
