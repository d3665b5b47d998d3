// A diagram of rules, surfaces and parties while it is being drawn: each thing becomes one box, and
// what leads from one box to another becomes one arrow with all its names.

import type { Rule, Surface } from "../ast/index.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { Party } from "./causes.ts";
import type { Diagram, DiagramEdge, DiagramNode, EdgeRole, NodeRole } from "./diagram.ts";
import { type DiagramScope, namesIn } from "./scope.ts";

export class Sketch {
  private readonly scope: DiagramScope;
  private readonly names: ReturnType<typeof namesIn>;
  private readonly ids = new Map<object | string, string>();
  private readonly nodes: DiagramNode[] = [];
  private readonly edges = new Map<string, DiagramEdge>();

  constructor(scope: DiagramScope) {
    this.scope = scope;
    this.names = namesIn(scope.spec);
  }

  /** What has been drawn. */
  finished(kind: Diagram["kind"], title: string): Diagram {
    return { kind, title, groups: [], nodes: this.nodes, edges: [...this.edges.values()] };
  }

  rule(module: LinkedModule, rule: Rule, details: readonly string[] = []): string {
    const label = this.names.rules.of({ module, name: rule.name.text });
    return this.node(rule, "rule", label, details, module);
  }

  surface(module: LinkedModule, surface: Surface, details: readonly string[] = []): string {
    const label = this.names.surfaces.of({ module, name: surface.name.text });
    return this.node(surface, "surface", label, details, module);
  }

  party({ name, module }: Party): string {
    const label = module === undefined ? name : this.names.types.of({ module, name });
    return this.node(`actor ${label}`, "actor", label);
  }

  /** The box of a thing; the first call for it says what it looks like. */
  node(
    thing: object | string,
    role: NodeRole,
    label: string,
    details: readonly string[] = [],
    module?: LinkedModule,
  ): string {
    const known = this.ids.get(thing);
    if (known !== undefined) return known;
    const id = `n${this.ids.size}`;
    this.ids.set(thing, id);
    const elsewhere = module !== undefined && !this.scope.modules.has(module);
    this.nodes.push({ id, role, label, details, marks: elsewhere ? ["elsewhere"] : [] });
    return id;
  }

  edge(from: string, to: string, role: EdgeRole, name: string): void {
    const key = `${from} ${to} ${role}`;
    const before = this.edges.get(key);
    const label = [...new Set([...(before?.label ?? []), ...(name === "" ? [] : [name])])];
    this.edges.set(key, { from, to, role, label, details: [] });
  }
}
