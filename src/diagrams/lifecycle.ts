// The lifecycles of entities: states, the steps between them, and the rule and party behind each
// step. What the graph declares and no rule does is there as well, and the other way round.

import type { Literal, Rule } from "../ast/index.ts";
import { spelling } from "../model/lifecycle/governed.ts";
import { isWitnessed, type Lifecycle, lifecyclesOf } from "../model/lifecycle/lifecycles.ts";
import { outcomesOf } from "../model/lifecycle/outcomes.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import { Causes } from "./causes.ts";
import type { Diagram, DiagramEdge, DiagramNode, EdgeRole, NodeMark } from "./diagram.ts";
import { atMost, type DiagramScope, Names } from "./scope.ts";

/** More rules than this on one arrow are counted. */
const MOST_WITNESSES = 4;

/** The lifecycles of the modules asked about, all in one diagram. */
export function lifecycleDiagram(
  scope: DiagramScope,
  wanted: (entity: string, field: string) => boolean,
): Diagram {
  const lifecycles = lifecyclesOf(scope.spec).all.filter(
    ({ governed }) =>
      scope.modules.has(governed.module) && wanted(governed.owner.name, governed.member.name),
  );
  const names = new Names(lifecycles.map(({ governed }) => governed.owner));
  const causes = new Causes(scope.spec);
  const parts = lifecycles.map((lifecycle, at) => {
    const { governed } = lifecycle;
    const label = `${names.of(governed.owner)}.${governed.member.name}`;
    const group = { id: `l${at}`, label };
    return { group, ...new Drawing(scope, causes, lifecycle, group.id).draw() };
  });
  const only = parts.length === 1 ? parts[0]?.group.label : undefined;
  return {
    kind: "lifecycle",
    title: only === undefined ? "Lifecycles" : `Lifecycle of ${only}`,
    groups: parts.map(({ group }) => group),
    nodes: parts.flatMap(({ nodes }) => nodes),
    edges: parts.flatMap(({ edges }) => edges),
  };
}

interface Witness {
  readonly module: LinkedModule;
  readonly rule: Rule;
}

class Drawing {
  private readonly scope: DiagramScope;
  private readonly causes: Causes;
  private readonly lifecycle: Lifecycle;
  private readonly group: string;

  constructor(scope: DiagramScope, causes: Causes, lifecycle: Lifecycle, group: string) {
    this.scope = scope;
    this.causes = causes;
    this.lifecycle = lifecycle;
    this.group = group;
  }

  draw(): { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] } {
    const { group } = this;
    const steps = [...this.begins(), ...this.declared(), ...this.undeclared()];
    const states = this.lifecycle.governed.type.literals.map((literal) =>
      this.state(literal, steps),
    );
    const nodes = [...states];
    const special = { details: [], marks: [], group, label: "" } as const;
    if (steps.some(({ from }) => from === `${group}.start`))
      nodes.unshift({ ...special, id: `${group}.start`, role: "start" });
    if (steps.some(({ from }) => from === `${group}.any`))
      nodes.push({ ...special, id: `${group}.any`, role: "anyState", label: "any state" });
    return { nodes, edges: steps };
  }

  private state(literal: Literal, steps: readonly DiagramEdge[]): DiagramNode {
    const id = this.id(literal.text);
    const { governed, initial, initialOpen, removedIn, looselyWritten } = this.lifecycle;
    const { text } = literal;
    const marks: NodeMark[] = [];
    const any = steps.some(({ from }) => from === `${this.group}.any`);
    const leaves = any || steps.some(({ from, to }) => from === id && to !== id);
    const enters = steps.some(({ from, to }) => to === id && from !== id);
    const declared = governed.graph !== undefined;
    // What cannot be told, or is no lifecycle yet, is not spoken of.
    const known = !this.lifecycle.variable && !this.lifecycle.uncertain && steps.length > 0;
    if (governed.graph?.terminal.some((end) => end.text === text)) marks.push("terminal");
    else if (known && !leaves && !removedIn.has(text)) marks.push(declared ? "deadEnd" : "noExit");
    if (known && !enters && !initial.has(text) && !initialOpen && !looselyWritten.has(text))
      marks.push(declared ? "unreachable" : "noEntry");
    return {
      id,
      role: "state",
      label: spelling(literal),
      details: [],
      marks,
      group: this.group,
    };
  }

  /** The edges of the graph, each with the rules that take it. */
  private declared(): readonly DiagramEdge[] {
    const { governed, edges, uncertain } = this.lifecycle;
    return (governed.graph?.edges ?? []).map((edge) => {
      const rules = edges
        .filter((e) => e.from === edge.from.text && e.to === edge.to.text)
        .map(({ write }) => write);
      const unsure = uncertain || isWitnessed(this.lifecycle, edge);
      const role: EdgeRole = rules.length > 0 ? "step" : unsure ? "unsure" : "unwitnessed";
      return this.edge(this.id(edge.from.text), this.id(edge.to.text), role, rules);
    });
  }

  /** Steps that rules take beside the graph; all of them where there is no graph. */
  private undeclared(): readonly DiagramEdge[] {
    const { governed, edges } = this.lifecycle;
    const graph = governed.graph;
    const found = new Map<string, { from: string; to: string; rules: Witness[] }>();
    for (const { from, to, write, narrowed } of edges) {
      if (graph?.edges.some((e) => e.from.text === from && e.to.text === to)) continue;
      // With a graph, a rule whose source is not known is taken to keep to it.
      if (!narrowed && graph !== undefined) continue;
      const source = narrowed ? this.id(from) : `${this.group}.any`;
      const key = `${source} ${to}`;
      const step = found.get(key) ?? { from: source, to: this.id(to), rules: [] };
      found.set(key, step);
      step.rules.push(write);
    }
    const role = graph === undefined ? "step" : "undeclared";
    return [...found.values()].map(({ from, to, rules }) => this.edge(from, to, role, rules));
  }

  /** The states that instances begin in, with the rules that create them. */
  private begins(): readonly DiagramEdge[] {
    const { governed, creations, initial } = this.lifecycle;
    return [...initial].map((state) => {
      const rules = creations.filter(({ call }) =>
        call.args.some(
          (arg) =>
            arg.name?.text === governed.member.name &&
            outcomesOf(this.scope.spec.typer, arg.value).literals.some((o) => o.text === state),
        ),
      );
      return this.edge(`${this.group}.start`, this.id(state), "begins", rules);
    });
  }

  private edge(from: string, to: string, role: EdgeRole, rules: readonly Witness[]): DiagramEdge {
    const distinct = [...new Map(rules.map((w) => [w.rule, w])).values()];
    const label = atMost(
      distinct.map(({ rule }) => rule.name.text),
      MOST_WITNESSES,
    );
    const details = label.map((_, at) => {
      const witness = distinct[at];
      const counted = distinct.length > label.length && at === label.length - 1;
      return witness === undefined || counted
        ? []
        : this.causes.behind(witness.module, witness.rule);
    });
    return { from, to, role, label, details };
  }

  private id(state: string): string {
    return `${this.group}.${state}`;
  }
}
