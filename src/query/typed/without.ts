// The same set without one part of a precondition: a model of its own, to be compared with the first.

import type { Declaration, Expr, Rule, RuleMember } from "../../ast/index.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { type SpecModel, specModelOf } from "../../model/spec-model.ts";
import { symbolsOf } from "../../model/symbols.ts";

/** A model in which a rule does not ask for a condition, and that rule in it. */
export interface Relaxed {
  readonly spec: SpecModel;
  readonly rule: Rule;
}

/**
 * Models a set anew with one condition of a rule left out.
 * @param cond one of the conjuncts of the rule's preconditions
 */
export function without(spec: SpecModel, module: LinkedModule, rule: Rule, cond: Expr): Relaxed {
  const relaxed: Rule = { ...rule, members: rule.members.flatMap((m) => dropped(m, cond)) };
  const swap = (d: Declaration): Declaration => (d === rule ? relaxed : d);
  const inputs = spec.modules.map((m) => {
    if (m !== module) return { path: m.path, model: m.model };
    const changed = { ...m.module, declarations: m.module.declarations.map(swap) };
    const broken = new Set([...m.model.broken].map(swap));
    return {
      path: m.path,
      model: { ...m.model, module: changed, symbols: symbolsOf(changed), broken },
    };
  });
  return { spec: specModelOf(inputs), rule: relaxed };
}

function dropped(member: RuleMember, cond: Expr): readonly RuleMember[] {
  switch (member.kind) {
    case "requires": {
      const conds = member.conds.flatMap((c) => remaining(c, cond));
      return conds.length === 0 ? [] : [{ ...member, conds }];
    }
    case "for":
      return [{ ...member, body: member.body.flatMap((m) => dropped(m, cond)) }];
    case "if": {
      const branches = member.branches.map((b) => ({
        ...b,
        body: b.body.flatMap((m) => dropped(m, cond)),
      }));
      const otherwise = member.else?.flatMap((m) => dropped(m, cond));
      return [{ ...member, branches, ...(otherwise === undefined ? {} : { else: otherwise }) }];
    }
    default:
      return [member];
  }
}

/** What is left of a conjunction without one of its parts. */
function remaining(expr: Expr, cond: Expr): readonly Expr[] {
  if (expr === cond) return [];
  if (expr.kind !== "binary" || expr.op !== "and") return [expr];
  const left = remaining(expr.left, cond);
  const right = remaining(expr.right, cond);
  const [l, r] = [left[0], right[0]];
  if (l === expr.left && r === expr.right) return [expr];
  if (l === undefined) return right;
  return r === undefined ? left : [{ ...expr, left: l, right: r }];
}
