// Surfaces: who faces them, what they are about, which rules they set off, where they lead.

import type { Contracts, Surface, SurfaceItem, SurfaceMember } from "../ast/index.ts";
import { find, type LinkedModule, surfacesOf } from "../model/linked-module.ts";
import { Triggers } from "../model/typing/triggers.ts";
import { callerOf, facing } from "./causes.ts";
import type { Diagram, DiagramEdge, DiagramNode, EdgeRole, NodeRole } from "./diagram.ts";
import { type DiagramScope, oneLine } from "./scope.ts";

/** The surfaces of the modules asked about. */
export function surfacesDiagram(scope: DiagramScope): Diagram {
  return new Drawing(scope).draw();
}

class Drawing {
  private readonly scope: DiagramScope;
  private readonly ids = new Map<object | string, string>();
  private readonly nodes: DiagramNode[] = [];
  private readonly edges = new Map<string, DiagramEdge>();

  constructor(scope: DiagramScope) {
    this.scope = scope;
  }

  draw(): Diagram {
    for (const module of this.scope.modules)
      for (const d of module.module.declarations) if (d.kind === "surface") this.faces(module, d);
    for (const module of this.scope.modules)
      for (const d of module.module.declarations) if (d.kind === "surface") this.leads(module, d);
    this.provided();
    const edges = [...this.edges.values()];
    return { kind: "surfaces", title: "Surfaces", groups: [], nodes: this.nodes, edges };
  }

  private surface(module: LinkedModule, surface: Surface): string {
    const details = surface.members.flatMap((m) => this.detail(module, m));
    return this.node(surface, "surface", surface.name.text, details, module);
  }

  private detail(module: LinkedModule, member: SurfaceMember): readonly string[] {
    switch (member.kind) {
      case "context": {
        const type = this.scope.textOf(module, member.type.span);
        const where =
          member.where === undefined
            ? ""
            : ` where ${this.scope.textOf(module, member.where.span)}`;
        return [`on ${oneLine(type + where, 44)}`];
      }
      case "contracts":
        return contractLines(member);
      default:
        return [];
    }
  }

  private faces(module: LinkedModule, surface: Surface): void {
    const to = this.surface(module, surface);
    for (const party of facing(surface))
      this.edge(this.node(`actor ${party}`, "actor", party), to, "faces", "");
  }

  private leads(module: LinkedModule, surface: Surface): void {
    const from = this.surface(module, surface);
    for (const member of surface.members) {
      if (member.kind !== "related" && member.kind !== "timeout") continue;
      for (const name of namesIn(member.items)) {
        if (member.kind === "timeout") {
          const rule = ruleNamed(module, name);
          if (rule !== undefined)
            this.edge(
              from,
              this.node(rule.rule, "rule", name, [], rule.module),
              "timeout",
              "timeout",
            );
          continue;
        }
        const found = find(
          module,
          { span: member.span, name: { span: member.span, text: name } },
          surfacesOf,
        );
        if (found === undefined || found === "opaque") continue;
        this.edge(
          from,
          this.surface(homeOf(this.scope, found.symbol, module), found.symbol),
          "related",
          "related",
        );
      }
    }
  }

  /** What surfaces provide, as arrows to the rules that listen. */
  private provided(): void {
    const { triggers } = this.scope.spec;
    for (const call of triggers.allCalls()) {
      if (!this.scope.modules.has(call.module) || call.source !== "provides") continue;
      const key = triggers.keyOf(call.module, call.name);
      const name = call.name.name.text;
      for (const caller of callerOf(call)) {
        if (caller.kind !== "surface") continue;
        const from = this.surface(caller.module, caller.surface);
        const listeners = triggers.listeners.get(key) ?? [];
        for (const { module, rule } of listeners)
          this.edge(from, this.node(rule, "rule", rule.name.text, [], module), "triggers", name);
        if (listeners.length === 0 && !Triggers.isOpaque(key))
          this.edge(
            from,
            this.node(`unheard ${key}`, "loose", "no rule listens"),
            "triggers",
            name,
          );
      }
    }
  }

  private node(
    key: object | string,
    role: NodeRole,
    label: string,
    details: readonly string[] = [],
    module?: LinkedModule,
  ): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `n${this.ids.size}`;
    this.ids.set(key, id);
    const elsewhere = module !== undefined && !this.scope.modules.has(module);
    this.nodes.push({ id, role, label, details, marks: elsewhere ? ["elsewhere"] : [] });
    return id;
  }

  private edge(from: string, to: string, role: EdgeRole, name: string): void {
    const key = `${from} ${to} ${role}`;
    const before = this.edges.get(key);
    const label = [...new Set([...(before?.label ?? []), ...(name === "" ? [] : [name])])];
    this.edges.set(key, { from, to, role, label, details: [] });
  }
}

function contractLines({ entries }: Contracts): readonly string[] {
  return entries.map(({ direction, name }) => `${direction} ${name.name.text}`);
}

/** The names that items call or mention, at any depth. */
function namesIn(items: readonly SurfaceItem[]): readonly string[] {
  return items.flatMap((item) => {
    switch (item.kind) {
      case "for":
        return namesIn(item.body);
      case "if":
        return [...item.branches.flatMap((b) => namesIn(b.body)), ...namesIn(item.else ?? [])];
      case "let":
        return [];
      case "item": {
        const named = item.expr.kind === "call" ? item.expr.callee : item.expr;
        if (named.kind === "name") return [named.id.text];
        return named.kind === "qname" ? [named.name.text] : [];
      }
      default:
        return item satisfies never;
    }
  });
}

function ruleNamed(module: LinkedModule, name: string) {
  const rule = module.rules.get(name);
  if (rule !== undefined) return { module, rule };
  for (const imported of module.uses.values()) {
    const found = imported === "opaque" ? undefined : imported.rules.get(name);
    if (found !== undefined && imported !== "opaque") return { module: imported, rule: found };
  }
  return undefined;
}

function homeOf(scope: DiagramScope, surface: Surface, otherwise: LinkedModule): LinkedModule {
  const home = scope.spec.modules.find((m) => m.module.declarations.includes(surface));
  return home ?? otherwise;
}
