// Triggers that rules listen to and that nothing provides or emits. One finding for each trigger.

import type { Rule } from "../../ast/index.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { hasOrigin } from "../../model/typing/origins.ts";
import { type CallTrigger, Triggers, triggersOf } from "../../model/typing/triggers.ts";
import type { Analysis } from "../context.ts";
import { capital, list, words } from "../words.ts";

interface Silent {
  readonly module: LinkedModule;
  readonly trigger: CallTrigger;
  readonly rules: Rule[];
}

export const unreachableTriggers: Analysis = (context, report) => {
  const { spec } = context;
  const silent = new Map<string, Silent>();
  for (const { rule, module } of context.liveness.rules.values()) {
    if (module.model.broken.has(rule)) continue;
    for (const trigger of triggersOf(rule.members)) {
      if (trigger.kind !== "call") continue;
      const key = spec.triggers.keyOf(module, trigger.name);
      if (Triggers.isOpaque(key) || hasOrigin(spec, module, trigger)) continue;
      const known = silent.get(key);
      if (known === undefined) silent.set(key, { module, trigger, rules: [rule] });
      else if (!known.rules.includes(rule)) known.rules.push(rule);
    }
  }
  for (const { module, trigger, rules } of silent.values()) {
    const { name, params } = trigger;
    const written =
      name.alias === undefined ? name.name.text : `${name.alias.text}/${name.name.text}`;
    const call = `${name.name.text}(${params.map((p) => p.name.text).join(", ")})`;
    const names = rules.map((r) => r.name.text);
    report({
      id: triggerId(module, trigger),
      details: {
        type: "unreachable_trigger",
        trigger: written,
        listening_rules: names,
        surfaces_checked: [...module.surfaces.keys()],
      },
      summary: `Trigger '${written}' is not provided by any surface`,
      entities: [],
      module,
      span: name.span,
      evidence: rules.map((r) => ({
        label: `${r.name.text} waits for it`,
        module: context.liveness.rules.get(r)?.module ?? module,
        span: r.name.span,
      })),
      question: `Who or what makes "${words(name.name.text)}" happen? Nothing does, so ${list(names)} never ${names.length === 1 ? "takes" : "take"} place.`,
      answers: [
        {
          answer: "A person does, from outside.",
          edit: `Offer it to that party: a surface with \`provides: ${call}\`.`,
        },
        {
          answer: "It follows from something else that happens.",
          edit: `Emit it there: add \`${call}\` to the \`ensures:\` of that rule.`,
        },
        {
          answer: `${capital(words(name.name.text))} is no longer needed.`,
          edit: `Remove ${list(names)}.`,
        },
      ],
    });
  }
};

/** The finding about a trigger, for what follows from it. */
export function triggerId(module: LinkedModule, { name }: CallTrigger): string {
  const alias = name.alias === undefined ? "" : `${name.alias.text}/`;
  return `unreachable_trigger ${module.path} ${alias}${name.name.text}`;
}
