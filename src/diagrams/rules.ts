// Rules and what sets them off: parties and surfaces, emissions of other rules, creations and
// changes that rules wait for, time. What no rule listens to, and nobody here calls, shows.

import type { Trigger } from "../ast/index.ts";
import { Triggers, triggersOf } from "../model/typing/triggers.ts";
import { bringingAbout, type LocatedRule } from "./awaited.ts";
import { type Caller, Causes, callerOf, facing } from "./causes.ts";
import type { Diagram } from "./diagram.ts";
import { type DiagramScope, oneLine } from "./scope.ts";
import { Sketch } from "./sketch.ts";

/** The rules of the modules asked about, and whatever sets them off or listens to them. */
export function rulesDiagram(scope: DiagramScope): Diagram {
  return new Drawing(scope).draw();
}

class Drawing {
  private readonly scope: DiagramScope;
  private readonly causes: Causes;
  private readonly sketch: Sketch;

  constructor(scope: DiagramScope) {
    this.scope = scope;
    this.causes = new Causes(scope.spec);
    this.sketch = new Sketch(scope);
  }

  draw(): Diagram {
    const own = [...this.scope.modules].flatMap((module) =>
      module.module.declarations.flatMap((d) => (d.kind === "rule" ? [{ module, rule: d }] : [])),
    );
    for (const located of own) this.rule(located);
    for (const located of own) {
      this.called(located);
      for (const trigger of triggersOf(located.rule.members)) this.awaited(located, trigger);
    }
    this.emissions();
    return this.sketch.finished("rules", "Rules and their triggers");
  }

  private rule({ module, rule }: LocatedRule): string {
    const waits = triggersOf(rule.members).filter(({ kind }) => kind !== "call");
    const details = waits.map((t) => `when ${oneLine(this.scope.textOf(module, t.span), 48)}`);
    return this.sketch.rule(module, rule, details);
  }

  /** Who calls the triggers that a rule listens to. */
  private called(to: LocatedRule): void {
    for (const { name, callers, open } of this.causes.called(to.module, to.rule)) {
      for (const caller of callers) this.caller(caller, to, name);
      if (callers.length > 0 || open) continue;
      // One for each file, or it would hold everything together that has nothing to do with another.
      const key = `outside ${to.module.path}`;
      const outside = this.sketch.node(key, "loose", "outside", ["nobody here does this"]);
      this.sketch.edge(outside, this.rule(to), "triggers", name);
    }
  }

  private caller(caller: Caller, to: LocatedRule, name: string): void {
    if (caller.kind === "rule") {
      this.sketch.edge(this.rule(caller), this.rule(to), "emits", name);
      return;
    }
    const { module, surface } = caller;
    const parties = facing(module, surface).map((party) => this.sketch.party(party));
    const from = parties.length > 0 ? parties : [this.sketch.surface(module, surface)];
    for (const party of from) this.sketch.edge(party, this.rule(to), "triggers", name);
  }

  /** Time, and the rules that bring about what a rule waits for. */
  private awaited(to: LocatedRule, trigger: Trigger): void {
    if (trigger.kind === "temporal") {
      const time = this.sketch.node(`time ${to.module.path}`, "time", "time");
      this.sketch.edge(time, this.rule(to), "triggers", "");
    }
    for (const from of bringingAbout(this.scope.spec, to.module, trigger))
      this.sketch.edge(this.rule(from), this.rule(to), "changes", from.what);
  }

  /** What the rules emit and nobody listens to. */
  private emissions(): void {
    const { triggers } = this.scope.spec;
    for (const call of triggers.allCalls()) {
      if (!this.scope.modules.has(call.module) || call.source !== "emission") continue;
      const key = triggers.keyOf(call.module, call.name);
      if (Triggers.isOpaque(key) || (triggers.listeners.get(key)?.length ?? 0) > 0) continue;
      const caller = callerOf(call);
      if (caller?.kind !== "rule") continue;
      const name = call.name.name.text;
      const unheard = this.sketch.node(`unheard ${key}`, "loose", name, ["no rule listens"]);
      this.sketch.edge(this.rule(caller), unheard, "emits", "");
    }
  }
}
