// Rules and what sets them off: parties and surfaces, emissions of other rules, creations and
// changes that rules wait for, time. What no rule listens to, and nobody here calls, shows.

import type { Trigger } from "../ast/index.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import { Triggers, triggersOf } from "../model/typing/triggers.ts";
import { bringingAbout, type LocatedRule } from "./awaited.ts";
import { Causes, callerOf, facing } from "./causes.ts";
import type { Diagram, DiagramEdge, DiagramNode, EdgeRole, NodeRole } from "./diagram.ts";
import { type DiagramScope, Names, oneLine } from "./scope.ts";

/** The rules of the modules asked about, and whatever sets them off or listens to them. */
export function rulesDiagram(scope: DiagramScope): Diagram {
  return new Drawing(scope).draw();
}

class Drawing {
  private readonly scope: DiagramScope;
  private readonly causes: Causes;
  private readonly ids = new Map<object | string, string>();
  private readonly nodes: DiagramNode[] = [];
  private readonly edges = new Map<string, DiagramEdge>();
  private readonly names: Names;

  constructor(scope: DiagramScope) {
    this.scope = scope;
    this.causes = new Causes(scope.spec);
    this.names = new Names(
      scope.spec.modules.flatMap((module) =>
        rulesOf(module).map(({ rule }) => ({ module, name: rule.name.text })),
      ),
    );
  }

  draw(): Diagram {
    const own = [...this.scope.modules].flatMap(rulesOf);
    for (const located of own) this.rule(located);
    for (const located of own) {
      this.callers(located);
      for (const trigger of triggersOf(located.rule.members)) this.awaited(located, trigger);
    }
    this.emissions();
    const edges = [...this.edges.values()];
    return {
      kind: "rules",
      title: "Rules and their triggers",
      groups: [],
      nodes: this.nodes,
      edges,
    };
  }

  private rule({ module, rule }: LocatedRule): string {
    const label = this.names.of({ module, name: rule.name.text });
    const waits = triggersOf(rule.members).filter(({ kind }) => kind !== "call");
    const details = waits.map((t) => `when ${oneLine(this.scope.textOf(module, t.span), 48)}`);
    return this.node(rule, "rule", label, details, !this.scope.modules.has(module));
  }

  private callers(to: LocatedRule): void {
    for (const { name, callers, open } of this.causes.called(to.module, to.rule)) {
      for (const caller of callers) {
        if (caller.kind === "rule") {
          this.edge(this.rule(caller), this.rule(to), "emits", name);
          continue;
        }
        const parties = facing(caller.surface);
        if (parties.length === 0) {
          const at = this.node(caller.surface, "surface", caller.surface.name.text);
          this.edge(at, this.rule(to), "triggers", name);
        }
        for (const party of parties) {
          const actor = this.node(`actor ${party}`, "actor", party);
          this.edge(actor, this.rule(to), "triggers", name);
        }
      }
      if (callers.length > 0 || open) continue;
      const outside = this.node("outside", "loose", "outside", ["nobody here does this"]);
      this.edge(outside, this.rule(to), "triggers", name);
    }
  }

  /** Time, and the rules that bring about what a rule waits for. */
  private awaited(to: LocatedRule, trigger: Trigger): void {
    if (trigger.kind === "temporal")
      this.edge(this.node("time", "time", "time"), this.rule(to), "triggers", "");
    for (const from of bringingAbout(this.scope.spec, to.module, trigger))
      this.edge(this.rule(from), this.rule(to), "changes", from.what);
  }

  /** What the rules emit and nobody listens to. */
  private emissions(): void {
    const { triggers } = this.scope.spec;
    for (const call of triggers.allCalls()) {
      if (!this.scope.modules.has(call.module) || call.source !== "emission") continue;
      const key = triggers.keyOf(call.module, call.name);
      if (Triggers.isOpaque(key) || (triggers.listeners.get(key)?.length ?? 0) > 0) continue;
      const name = call.name.name.text;
      for (const caller of callerOf(call)) {
        if (caller.kind !== "rule") continue;
        const unheard = this.node(`unheard ${key}`, "loose", name, ["no rule listens"]);
        this.edge(this.rule(caller), unheard, "emits", "");
      }
    }
  }

  private node(
    key: object | string,
    role: NodeRole,
    label: string,
    details: readonly string[] = [],
    elsewhere = false,
  ): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `n${this.ids.size}`;
    this.ids.set(key, id);
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

function rulesOf(module: LinkedModule): readonly LocatedRule[] {
  return module.module.declarations.flatMap((d) =>
    d.kind === "rule" ? [{ module, rule: d }] : [],
  );
}
