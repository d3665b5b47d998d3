// Declared transitions that no rule can ever take, because what the rules require never comes about.

import type { Rule } from "../../ast/index.ts";
import type { Lifecycle } from "../../model/lifecycle/lifecycles.ts";
import type { Analysis, Context } from "../context.ts";
import { a, list, words } from "../words.ts";
import { producerId, searchesFor, valueWaited } from "./missing-producer.ts";

export const deadTransitions: Analysis = (context, report) => {
  for (const lifecycle of context.effects.lifecycles.all) {
    const { graph, owner, member } = lifecycle.governed;
    if (graph === undefined || lifecycle.uncertain || lifecycle.variable) continue;
    for (const { from, to, span } of graph.edges) {
      const witnesses = witnessesOf(lifecycle, from.text, to.text);
      if (witnesses.length === 0 || lifecycle.looselyWritten.has(to.text)) continue;
      const blocked = witnesses.map((r) => blockers(context, r));
      if (blocked.some((b) => b.length === 0)) continue;
      const [first] = blocked.flat();
      const names = witnesses.map((r) => r.name.text);
      const requires = blocked.flat().map(({ waited, rule }) => ({
        entity: waited.member.owner.name,
        field: waited.member.name,
        value: waited.value === "present" ? "not null" : waited.value,
        searched: searchesFor(context, waited),
        rule,
      }));
      const thing = words(owner.name);
      const conditions = requires.map((r) => `${r.entity}.${r.field} = ${r.value}`);
      report({
        id: transitionId(lifecycle, from.text, to.text),
        details: {
          type: "dead_transition",
          edge: { entity: owner.name, from: from.text, to: to.text },
          witnessing_rules: names,
          unsatisfiable_requires: requires.map(({ rule: _, ...r }) => r),
        },
        summary: `Transition '${from.text}' → '${to.text}' on entity '${owner.name}' is declared but unachievable`,
        entities: [owner.name],
        module: owner.module,
        span,
        evidence: [
          { label: "declared here", module: owner.module, span },
          ...blocked.flat().map(({ module, rule, expr, waited }) => ({
            label: `${rule.name.text} requires ${waited.member.name}, which nothing establishes`,
            module,
            span: expr.span,
          })),
        ],
        question: `How does ${a(owner.name)} get from ${words(from.text)} to ${words(to.text)}? ${list(names)} would do it, but ${names.length === 1 ? "waits" : "wait"} for ${list(conditions)}, which never comes about.`,
        answers: [
          {
            answer: "Something brings about what the rule waits for.",
            edit: `Say what: see the finding that this one follows from.`,
          },
          {
            answer: "The step does not need that condition.",
            edit: `Remove it from the \`requires:\` of ${list(names)}.`,
          },
          {
            answer: `${a(thing).replace(/^./, (c) => c.toUpperCase())} never takes this step.`,
            edit: `Remove \`${from.text} -> ${to.text}\` from \`transitions ${member.name}\`.`,
          },
        ],
        ...(first === undefined ? {} : { cause: producerId(first.rule, first.waited) }),
      });
    }
  }
};

export function transitionId({ governed }: Lifecycle, from: string, to: string): string {
  const { owner, member } = governed;
  return `dead_transition ${owner.module.path} ${owner.name}.${member.name} ${from}->${to}`;
}

/** The rules that may take a step. */
export function witnessesOf(lifecycle: Lifecycle, from: string, to: string): readonly Rule[] {
  const found = lifecycle.edges.filter((e) => e.from === from && e.to === to);
  return [...new Set(found.map((e) => e.write.rule))];
}

/** The values for which a rule waits in vain. */
function blockers(context: Context, rule: Rule) {
  const module = context.liveness.rules.get(rule)?.module;
  return context.liveness.unmet(rule).flatMap((wait) => {
    const waited = valueWaited(context, wait);
    return waited === undefined || wait.expr === undefined || module === undefined
      ? []
      : [{ waited, module, rule, expr: wait.expr }];
  });
}
