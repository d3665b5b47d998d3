// Transition graphs by themselves: their states, their ends (language definition, rules 7b, 7d
// and 7e).

import type { Graph, Literal } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Governed, spelling, successors } from "../../model/lifecycle/governed.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import { isScalar, plain } from "../../model/type.ts";
import type { Check } from "../check.ts";
import { placeOf } from "./statuses.ts";

/** Rules 7b, 7d and 7e. */
export const graphShape: Check = ({ linked, spec }, report) => {
  for (const { governed } of lifecyclesOf(spec).all) {
    const { graph } = governed;
    if (graph === undefined || governed.module !== linked) continue;
    const names = { entity: governed.owner.name, field: governed.member.name };
    const declaredHere = { span: governed.member.id.span, label: "declared here" };
    const values = new Set(governed.type.literals.map(spelling));
    const mentioned = statesOf(graph);
    const terminal = new Set(graph.terminal.map((t) => t.text));

    for (const state of firsts(mentioned)) {
      if (values.has(spelling(state))) continue;
      const near = nearest(state.text, governed.literals);
      const hint = near === undefined ? "" : ` (did you mean \`${near}\`?)`;
      const params = { ...names, state: state.text, hint };
      report(
        diagnostic("transitions.unknownState", state.span, params, { related: [declaredHere] }),
      );
    }
    const spelled = new Set(mentioned.map(spelling));
    for (const literal of governed.type.literals) {
      if (spelled.has(spelling(literal))) continue;
      const related = [{ span: headOf(graph), label: "this graph" }];
      const at = placeOf(governed, literal.span);
      const params = { ...names, state: literal.text };
      report(diagnostic("transitions.missingState", at, params, { related }));
    }
    const ends = deadEnds(graph, values);
    for (const state of ends)
      report(diagnostic("transitions.deadEnd", state.span, { state: state.text }));
    // A graph that only goes round needs no end.
    if (graph.terminal.length === 0 && (graph.hasTerminal || ends.length > 0)) {
      const related = ends.map((s) => ({ span: s.span, label: "ends here" }));
      report(diagnostic("transitions.missingTerminal", headOf(graph), names, { related }));
    }
    for (const state of firsts(graph.terminal)) {
      const [exit] = graph.edges.filter((e) => e.from.text === state.text);
      if (exit === undefined || !terminal.has(state.text)) continue;
      const related = [{ span: exit.span, label: "this edge leaves it" }];
      const params = { state: state.text };
      report(diagnostic("transitions.terminalWithExit", state.span, params, { related }));
    }
  }
};

/** Graphs of what is no enum field of their entity (part of rule 7d). */
export const graphFields: Check = ({ linked, spec }, report) => {
  for (const type of linked.types.values()) {
    for (const { field } of type.graphs) {
      const member = spec.program.memberOf(type, field.text);
      if (member === "opaque") continue;
      if (member !== undefined) {
        const of = plain(spec.program.typeOfMember(member));
        // Two truth values may have a life as well; the definition says nothing against it.
        if (isScalar(of, "Boolean")) continue;
        const { kind } = of;
        const isField = member.node.kind === "field" || member.node.kind === "emptyMember";
        if (isField && (kind === "enum" || kind === "unknown")) continue;
      }
      const enums = spec.program
        .membersOf(type)
        .filter((m) => plain(spec.program.typeOfMember(m)).kind === "enum");
      const near =
        member === undefined
          ? nearest(
              field.text,
              enums.map((m) => m.name),
            )
          : undefined;
      const hint = near === undefined ? "" : ` (did you mean \`${near}\`?)`;
      const params = { entity: type.name, field: field.text, hint };
      const related =
        member === undefined || member.owner.module !== linked
          ? []
          : [{ span: member.id.span, label: "declared here" }];
      report(diagnostic("transitions.unknownField", field.span, params, { related }));
    }
  }
};

/** The states that a graph mentions, in text order. */
function statesOf(graph: Graph): readonly Literal[] {
  const all = [...graph.edges.flatMap((e) => [e.from, e.to]), ...graph.terminal];
  return all.sort((a, b) => a.span.start - b.span.start);
}

function firsts(states: readonly Literal[]): readonly Literal[] {
  const seen = new Set<string>();
  return states.filter((s) => !seen.has(spelling(s)) && seen.add(spelling(s)));
}

/** States that are neither terminal nor left; what is no value of the field is reported as that. */
function deadEnds(graph: Graph, values: ReadonlySet<string>): readonly Literal[] {
  const terminal = new Set(graph.terminal.map((t) => t.text));
  return firsts(graph.edges.map((e) => e.to)).filter(
    (s) =>
      values.has(spelling(s)) && !terminal.has(s.text) && successors(graph, s.text).length === 0,
  );
}

/** The words `transitions field`. */
function headOf(graph: Graph): { start: number; end: number } {
  return { start: graph.span.start, end: graph.field.span.end };
}

/** The states of a governed status as a reader would list them. */
export function listed(states: Iterable<string>): string {
  const all = [...states].map((s) => `\`${s}\``);
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} or ${last}`;
}

/** The states of a set in the order in which the field declares them. */
export function inOrder(governed: Governed, states: ReadonlySet<string>): readonly string[] {
  return governed.type.literals.map((l) => l.text).filter((t) => states.has(t));
}
