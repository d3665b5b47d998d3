// Graphs and rules together: steps that no edge allows, edges that no rule takes (language
// definition, rules 7a and 7c).

import type { Rule } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { successors } from "../../model/lifecycle/governed.ts";
import { isWitnessed, lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import type { Check } from "../check.ts";
import { listed } from "./graphs.ts";

/** Rule 7a. */
export const undeclaredTransitions: Check = ({ linked, spec }, report) => {
  const seen = new Map<Rule, Set<string>>();
  for (const write of lifecyclesOf(spec).writes) {
    const { graph, member, owner, literals } = write.governed;
    if (graph === undefined || write.module !== linked) continue;
    for (const target of write.targets) {
      if (target.sources === undefined || !literals.has(target.text)) continue;
      const done = seen.get(write.rule) ?? new Set();
      seen.set(write.rule, done);
      const wrong = [...target.sources].filter(
        (from) =>
          from !== target.text &&
          !successors(graph, from).includes(target.text) &&
          !done.has(`${owner.name}.${member.name} ${from} ${target.text}`),
      );
      if (wrong.length === 0) continue;
      for (const from of wrong) done.add(`${owner.name}.${member.name} ${from} ${target.text}`);
      const params = {
        entity: owner.name,
        field: member.name,
        sources: listed(wrong),
        target: target.text,
      };
      const related =
        owner.module === linked ? [{ span: graph.field.span, label: "this graph" }] : [];
      report(diagnostic("status.undeclaredTransition", target.span, params, { related }));
    }
  }
};

/** Rule 7c. */
export const unwitnessedEdges: Check = ({ linked, spec }, report) => {
  for (const lifecycle of lifecyclesOf(spec).all) {
    const { graph, literals, module, owner, member } = lifecycle.governed;
    if (graph === undefined || module !== linked || lifecycle.uncertain) continue;
    for (const edge of graph.edges) {
      if (!literals.has(edge.from.text) || !literals.has(edge.to.text)) continue;
      if (edge.from.text === edge.to.text || isWitnessed(lifecycle, edge)) continue;
      const to = lifecycle.edges.find((e) => e.to === edge.to.text);
      const related =
        to === undefined || to.write.module !== linked
          ? []
          : [{ span: to.write.rule.name.span, label: "leads there, but from other states" }];
      const params = {
        entity: owner.name,
        field: member.name,
        from: edge.from.text,
        to: edge.to.text,
      };
      report(diagnostic("transitions.unwitnessedEdge", edge.span, params, { related }));
    }
  }
};
