// What is known of the state after a rule has fired, in terms of the state before.

import type { Rule } from "../ast/index.ts";
import { type Formula, substitute, type Term, type Variable } from "../logic/index.ts";
import type { Lowering } from "../model/conditions/lowering.ts";
import { type Naming, pathOf } from "../model/conditions/paths.ts";
import { sortOfType } from "../model/conditions/sorts.ts";
import { type Assignment, effectsOf } from "./assignments.ts";
import type { Context } from "./context.ts";

export class Aftermath {
  /** New values by the names of variables; undefined where the value cannot be said. */
  readonly written = new Map<string, Term | undefined>();
  readonly assignments: readonly Assignment[];
  private readonly lowering: Lowering;
  private readonly sometimes: ReadonlySet<object>;

  constructor(context: Context, lowering: Lowering, rule: Rule, naming: Naming) {
    const { always, sometimes } = effectsOf(context, rule);
    this.lowering = lowering;
    this.assignments = always;
    this.sometimes = sometimes;
    for (const { effect, member, value } of always) {
      const path = pathOf(context.spec, effect.target, naming);
      if (path === undefined) continue;
      const sort = sortOfType(context.spec.program.typeOfMember(member));
      const again = this.written.has(path.key);
      this.written.set(path.key, again ? undefined : lowering.value(value, naming, sort));
    }
  }

  /** What a condition says afterwards; undefined where that cannot be told. */
  after(formula: Formula): Formula | undefined {
    return substitute(formula, (v) => this.valueOf(v));
  }

  private valueOf(v: Variable): Term | undefined {
    if (this.written.has(v.name)) return this.written.get(v.name);
    const { path } = this.lowering.vars.meanings.get(v.name) ?? {};
    // What may have been written, here or on another name of the instance, or is computed.
    if (path?.member !== undefined && this.sometimes.has(path.member)) return undefined;
    for (let p = path; p?.member !== undefined; p = p.through)
      if (p.member.node.kind !== "field") return undefined;
    // A reference on the way may lead elsewhere afterwards.
    for (let p = path?.through; p !== undefined; p = p.through)
      if (this.written.has(p.key)) return undefined;
    if (v.loose === true) return undefined;
    const { member } = path ?? {};
    // The same field of what may be the same instance under another name.
    return this.assignments.some((a) => a.member === member) ? undefined : v;
  }
}
