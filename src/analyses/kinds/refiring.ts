// Rules that time sets off and that do not remember it: after they have fired, everything they wait
// for still holds. Reported is only what adds up: instances made, messages sent, sums changed.

import type { Rule } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { and, decide } from "../../logic/index.ts";
import { invariants, known } from "../../model/conditions/knowledge.ts";
import { guardOf } from "../../model/conditions/rule-guard.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import { Aftermath } from "../aftermath.ts";
import { effectsOf } from "../assignments.ts";
import type { Analysis, Context } from "../context.ts";
import { exampleOf, phrase } from "../examples.ts";
import { list, words } from "../words.ts";

export const refirings: Analysis = (context, report) => {
  for (const { rule, module } of context.rules()) {
    const [trigger, further] = triggersOf(rule.members);
    if (trigger?.kind !== "temporal" || further !== undefined) continue;
    const repeats = repeated(context, rule);
    if (repeats.length === 0 || removes(context, rule)) continue;
    const lowering = context.lowering();
    const naming = { keys: new Map<string, string>() };
    const parts = guardOf(lowering, module, rule, naming.keys);
    const guard = and(...parts.map((p) => p.formula));
    const before = [...invariants(lowering), ...known(lowering)];
    const after = new Aftermath(context, lowering, rule, naming).after(guard);
    if (after === undefined) continue;
    const decision = decide(and(guard, after), before);
    if (decision.kind !== "sat") continue;
    const example = exampleOf(lowering, decision.example, [guard]);
    const name = rule.name.text;
    const entity = words(trigger.entity.name.text);
    report({
      id: `unguarded_refiring ${module.path} ${name}`,
      details: { type: "unguarded_refiring", rule: name, repeats, example },
      summary: `Rule '${name}' leaves everything it waits for as it is, so it may fire again`,
      entities: [trigger.entity.name.text],
      module,
      span: rule.name.span,
      evidence: [
        { label: "still holds afterwards", module, span: trigger.cond.span },
        ...parts.flatMap((p) =>
          p.expr === undefined || p.from === "trigger"
            ? []
            : [{ label: "still holds afterwards", module, span: p.expr.span }],
        ),
      ],
      question: `Once ${name} has taken place for this ${entity} (${phrase(example)}), may it take place again? Everything it waits for is still so, and it would repeat: ${list(repeats)}.`,
      answers: [
        {
          answer: "Only once.",
          edit: `Remember it: a field that the rule sets, such as \`${words(name).split(" ").at(-1)}_at: Timestamp?\`, with \`requires: ... = null\`.`,
        },
        {
          answer: `Once for each date: when the date moves, again.`,
          edit: "Say so with `@guidance`; the trigger fires once each time the moment comes.",
        },
        {
          answer: "Again and again, until something else changes.",
          edit: "Move the date on in `ensures:`, so that the next time is part of the specification.",
        },
      ],
    });
  }
};

/** What would be done twice, in the author's words. */
function repeated(context: Context, rule: Rule): readonly string[] {
  const { always, others } = effectsOf(context, rule);
  const module = context.liveness.rules.get(rule)?.module;
  if (module === undefined) return [];
  return [
    ...others.flatMap((e) => {
      if (e.kind === "create") return [context.text(module, e.call.callee.span)];
      return e.kind === "emit" ? [e.name.name.text] : [];
    }),
    ...always.flatMap((a) =>
      a.value.kind === "binary" &&
      expressionsIn(a.value).some(
        (e) => context.textOf(module, e) === context.textOf(module, a.effect.target),
      )
        ? [context.text(module, a.effect.span)]
        : [],
    ),
  ];
}

/** True when a rule removes something: then it may be what it was about. */
function removes(context: Context, rule: Rule): boolean {
  const { others } = effectsOf(context, rule);
  return others.some(
    (e) => e.kind === "remove" || e.kind === "deferredCall" || e.kind === "mutate",
  );
}
