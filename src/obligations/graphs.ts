// Obligations of transition graphs: each edge can be taken, no other step can, terminal states are
// never left (language definition, rules 7a to 7e).

import type { Edge, Graph } from "../ast/index.ts";
import { successors } from "../model/lifecycle/governed.ts";
import { lifecyclesOf } from "../model/lifecycle/lifecycles.ts";
import type { SpecModel } from "../model/spec-model.ts";
import { plain } from "../model/type.ts";
import type { MemberSymbol } from "../model/type-symbol.ts";
import { type Context, distinct, either, listed, obligation, ruleRef } from "./context.ts";
import type { Forbidden } from "./details/types.ts";
import type { Obligation } from "./obligation.ts";

/** What one graph of an entity owes. */
export function graphObligations(
  context: Context,
  entity: string,
  graph: Graph,
): readonly Obligation[] {
  const field = graph.field.text;
  const construct = `${entity}.${field}`;
  const states = statesOf(context, entity, graph);
  const found = graph.edges.map((edge) => edgeObligation(context, entity, graph, edge));
  const forbidden = forbiddenSteps(graph, states);
  found.push(
    obligation(context, {
      category: "transition_rejected",
      id: `transition-rejected.${construct}`,
      description: `no step of ${construct} happens but those that the graph declares`,
      construct,
      from: graph,
      detail: { entity, field, states, forbidden },
    }),
  );
  if (!graph.hasTerminal) return found;
  const terminal = graph.terminal.map((l) => l.text);
  found.push(
    obligation(context, {
      category: "transition_terminal",
      id: `transition-terminal.${construct}`,
      description: `once ${construct} is ${either(terminal)}, nothing changes it`,
      construct,
      from: graph,
      detail: { entity, field, states: terminal },
    }),
  );
  return found;
}

function edgeObligation(context: Context, entity: string, graph: Graph, edge: Edge): Obligation {
  const field = graph.field.text;
  const from = edge.from.text;
  const to = edge.to.text;
  const witnesses = witnessesOf(context, entity, field, edge);
  const by =
    witnesses.length === 0 ? "" : ` by ${listed([...new Set(witnesses.map((w) => w.rule))])}`;
  const qualified = `transition-edge.${entity}.${field}.${from}.${to}`;
  return obligation(context, {
    category: "transition_edge",
    id: isMainGraph(context, entity, field) ? `transition-edge.${entity}.${from}.${to}` : qualified,
    stable: qualified,
    description: `${entity}.${field} can go from ${from} to ${to}${by}`,
    construct: `${entity}.${field}`,
    from: edge,
    detail: { entity, field, from, to, witnesses },
  });
}

/** Edges of this graph need no field in their ids: it is the only one, or the status. */
function isMainGraph({ module }: Context, entity: string, field: string): boolean {
  const graphs = module.types.get(entity)?.graphs ?? [];
  return field === "status" || new Set(graphs.map((g) => g.field.text)).size === 1;
}

function witnessesOf(context: Context, entity: string, field: string, edge: Edge) {
  const lifecycle = lifecyclesOf(context.spec).all.find(
    ({ governed }) =>
      governed.module === context.module &&
      governed.owner.name === entity &&
      governed.member.name === field,
  );
  const edges = lifecycle?.edges ?? [];
  return distinct(
    edges
      .filter((e) => e.from === edge.from.text && e.to === edge.to.text)
      .map(({ write }) => ruleRef(context, write.rule, write.module)),
  );
}

function statesOf(context: Context, entity: string, graph: Graph): readonly string[] {
  const member = context.module.types.get(entity)?.members.get(graph.field.text);
  const declared = member === undefined ? undefined : literalsOf(context.spec, member);
  const named = [...graph.edges.flatMap((e) => [e.from, e.to]), ...graph.terminal];
  return declared ?? [...new Set(named.map((l) => l.text))];
}

/** The values of an enum field; undefined for other fields. */
export function literalsOf(spec: SpecModel, member: MemberSymbol): readonly string[] | undefined {
  const type = plain(spec.program.typeOfMember(member));
  return type.kind === "enum" ? type.literals.map((l) => l.text) : undefined;
}

function forbiddenSteps(graph: Graph, states: readonly string[]): readonly Forbidden[] {
  return states.flatMap((from) => {
    const allowed = successors(graph, from);
    const to = states.filter((s) => s !== from && !allowed.includes(s));
    return to.length === 0 ? [] : [{ from, to }];
  });
}
