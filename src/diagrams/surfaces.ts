// Surfaces: who faces them, what they are about, which rules they set off, where they lead.

import type { Id, Surface, SurfaceItem, SurfaceMember } from "../ast/index.ts";
import { find, importsOf, type LinkedModule, surfacesOf } from "../model/linked-module.ts";
import { Triggers } from "../model/typing/triggers.ts";
import type { LocatedRule } from "./awaited.ts";
import { callerOf, facing } from "./causes.ts";
import type { Diagram } from "./diagram.ts";
import { type DiagramScope, oneLine } from "./scope.ts";
import { Sketch } from "./sketch.ts";

/** The surfaces of the modules asked about. */
export function surfacesDiagram(scope: DiagramScope): Diagram {
  return new Drawing(scope).draw();
}

class Drawing {
  private readonly scope: DiagramScope;
  private readonly sketch: Sketch;
  private readonly homes = new Map<Surface, LinkedModule>();

  constructor(scope: DiagramScope) {
    this.scope = scope;
    this.sketch = new Sketch(scope);
    for (const module of scope.spec.modules)
      for (const surface of module.surfaces.values()) this.homes.set(surface, module);
  }

  draw(): Diagram {
    const own = [...this.scope.modules].flatMap((module) =>
      module.module.declarations.flatMap((d) =>
        d.kind === "surface" ? [{ module, surface: d }] : [],
      ),
    );
    for (const { module, surface } of own) {
      const to = this.surface(module, surface);
      for (const party of facing(module, surface))
        this.sketch.edge(this.sketch.party(party), to, "faces", "");
    }
    for (const { module, surface } of own)
      for (const member of surface.members) this.leads(module, surface, member);
    this.provided();
    return this.sketch.finished("surfaces", "Surfaces");
  }

  private surface(module: LinkedModule, surface: Surface): string {
    const details = surface.members.flatMap((member) => this.detail(module, member));
    return this.sketch.surface(module, surface, details);
  }

  private detail(module: LinkedModule, member: SurfaceMember): readonly string[] {
    if (member.kind === "contracts")
      return member.entries.map(({ direction, name }) => `${direction} ${name.name.text}`);
    if (member.kind !== "context") return [];
    const { type, where } = member;
    const text = this.scope.textOf(module, type.span);
    const limit = where === undefined ? "" : ` where ${this.scope.textOf(module, where.span)}`;
    return [`on ${oneLine(text + limit, 52)}`];
  }

  /** Related surfaces, and rules that time sets off while one is at this surface. */
  private leads(module: LinkedModule, surface: Surface, member: SurfaceMember): void {
    if (member.kind !== "related" && member.kind !== "timeout") return;
    const from = this.surface(module, surface);
    for (const name of namesIn(member.items)) {
      if (member.kind === "timeout") {
        const found = ruleNamed(module, name.text);
        if (found === undefined) continue;
        this.sketch.edge(from, this.sketch.rule(found.module, found.rule), "timeout", "timeout");
      } else {
        const found = find(module, { span: name.span, name }, surfacesOf);
        if (found === undefined || found === "opaque") continue;
        const home = this.homes.get(found.symbol) ?? module;
        this.sketch.edge(from, this.surface(home, found.symbol), "related", "related");
      }
    }
  }

  /** What surfaces provide, as arrows to the rules that listen. */
  private provided(): void {
    const { triggers } = this.scope.spec;
    for (const call of triggers.allCalls()) {
      if (!this.scope.modules.has(call.module) || call.source !== "provides") continue;
      const caller = callerOf(call);
      if (caller?.kind !== "surface") continue;
      const key = triggers.keyOf(call.module, call.name);
      const name = call.name.name.text;
      const from = this.surface(caller.module, caller.surface);
      const listeners = triggers.listeners.get(key) ?? [];
      for (const { module, rule } of listeners)
        this.sketch.edge(from, this.sketch.rule(module, rule), "triggers", name);
      if (listeners.length > 0 || Triggers.isOpaque(key)) continue;
      const unheard = this.sketch.node(`unheard ${key}`, "loose", "no rule listens");
      this.sketch.edge(from, unheard, "triggers", name);
    }
  }
}

/** The names that items call or mention, at any depth. */
function namesIn(items: readonly SurfaceItem[]): readonly Id[] {
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
        if (named.kind === "name") return [named.id];
        return named.kind === "qname" ? [named.name] : [];
      }
      default:
        return item satisfies never;
    }
  });
}

function ruleNamed(module: LinkedModule, name: string): LocatedRule | undefined {
  for (const near of [module, ...importsOf(module)]) {
    const rule = near.rules.get(name);
    if (rule !== undefined) return { module: near, rule };
  }
  return undefined;
}
