// Rules that one event sets off together and that then give one field different values.

import type { Rule } from "../../ast/index.ts";
import { and, decide } from "../../logic/index.ts";
import { invariants, known } from "../../model/conditions/knowledge.ts";
import { pathOf } from "../../model/conditions/paths.ts";
import { guardOf } from "../../model/conditions/rule-guard.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { Renaming } from "../../model/typing/canonical.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import { effectsOf, wordOf } from "../assignments.ts";
import type { Analysis, Context } from "../context.ts";
import { eventOf, keysOf } from "../events.ts";
import { exampleOf, phrase } from "../examples.ts";
import type { Finding } from "../finding.ts";
import { words } from "../words.ts";

// Rules of one event that are compared with each other.
const MAX_RULES = 60;

interface Listener {
  readonly rule: Rule;
  readonly module: LinkedModule;
  readonly keys: Renaming;
  readonly label: string;
  /** Words that are assigned whatever happens, by path. */
  readonly words: ReadonlyMap<string, { readonly word: string; readonly text: string }>;
}

export const overlaps: Analysis = (context, report) => {
  const groups = new Map<string, Listener[]>();
  for (const { rule, module } of context.rules()) {
    const [trigger, further] = triggersOf(rule.members);
    if (trigger === undefined || further !== undefined) continue;
    const keys = keysOf(context, rule, trigger);
    const event = eventOf(context, module, trigger, keys);
    if (event === undefined) continue;
    const assigned = wordsOf(context, module, rule, keys);
    if (assigned.size === 0) continue;
    const group = groups.get(event.key) ?? [];
    group.push({ rule, module, keys, label: event.label, words: assigned });
    groups.set(event.key, group);
  }
  for (const group of groups.values()) {
    let first: string | undefined;
    for (const [i, a] of group.slice(0, MAX_RULES).entries())
      for (const b of group.slice(i + 1, MAX_RULES)) {
        const found = compare(context, a, b);
        if (found === undefined) continue;
        // Rules of one event are usually kept apart, or not, all in the same way.
        report(first === undefined ? found : { ...found, cause: first });
        first ??= found.id;
      }
  }
};

function wordsOf(context: Context, module: LinkedModule, rule: Rule, keys: Renaming) {
  const found = new Map<string, { readonly word: string; readonly text: string }>();
  for (const { effect, value } of effectsOf(context, rule).always) {
    const word = wordOf(context, value);
    const path = pathOf(context.spec, effect.target, { keys });
    if (word !== undefined && path !== undefined)
      found.set(path.key, { word, text: context.textOf(module, effect.target) });
  }
  return found;
}

function compare(context: Context, a: Listener, b: Listener): Finding | undefined {
  for (const [key, { word, text }] of a.words) {
    const other = b.words.get(key);
    if (other === undefined || other.word === word) continue;
    const lowering = context.lowering();
    const parts = [a, b].flatMap((l) => guardOf(lowering, l.module, l.rule, l.keys));
    const assumed = [...invariants(lowering), ...known(lowering)];
    const decision = decide(and(...parts.map((p) => p.formula)), assumed);
    if (decision.kind !== "sat") return undefined;
    const example = exampleOf(
      lowering,
      decision.example,
      parts.map((p) => p.formula),
    );
    const [ra, rb] = [a.rule.name.text, b.rule.name.text];
    const when = Object.keys(example).length === 0 ? "in every state" : `where ${phrase(example)}`;
    return {
      id: `overlapping_preconditions ${a.module.path} ${ra} ${rb}`,
      details: {
        type: "overlapping_preconditions",
        trigger: a.label,
        rule_a: ra,
        rule_b: rb,
        field: text,
        values: { [ra]: word, [rb]: other.word },
        example,
      },
      summary: `Rules '${ra}' and '${rb}' both answer ${a.label} ${when}, and give ${text} different values`,
      entities: [],
      module: b.module,
      span: b.rule.name.span,
      evidence: [
        { label: `${ra} makes it ${word}`, module: a.module, span: a.rule.name.span },
        { label: `${rb} makes it ${other.word}`, module: b.module, span: b.rule.name.span },
      ],
      question: `"${words(a.label)}" happens ${when}: does ${text} become ${words(word)} (${ra}) or ${words(other.word)} (${rb})?`,
      answers: [
        {
          answer: `${words(word)}.`,
          edit: `Add to ${rb} a \`requires:\` that leaves this case to ${ra}.`,
        },
        {
          answer: `${words(other.word)}.`,
          edit: `Add to ${ra} a \`requires:\` that leaves this case to ${rb}.`,
        },
        {
          answer: "This case cannot come up.",
          edit: "Say why, as an `invariant` that excludes it.",
        },
      ],
    };
  }
  return undefined;
}
