// Conditions in `ensures` that read what the same rule assigns further down (language definition,
// 7.4): they see the old value, where the text below makes it look like the new one.

import type { Effect, Expr, RuleMember } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check, CheckContext } from "../check.ts";
import type { Report } from "./mismatch.ts";
import { pathText, short } from "./tree.ts";

type Assign = Extract<Effect, { kind: "assign" }>;

/** Reports conditions that read a field before its assignment in the same rule. */
export const readOrder: Check = (context, report) => {
  for (const d of context.module.declarations)
    if (d.kind === "rule") body(context, d.members, report);
};

function body(context: CheckContext, members: readonly RuleMember[], report: Report): void {
  const effects = members.flatMap((m) => (m.kind === "ensures" ? m.effects : []));
  visit(context, effects, new Set(), new Map(), report);
  for (const member of members) {
    if (member.kind === "for") body(context, member.body, report);
    if (member.kind !== "if") continue;
    for (const branch of member.branches) body(context, branch.body, report);
    if (member.else !== undefined) body(context, member.else, report);
  }
}

/**
 * Visits effects in order.
 * @param before what has been assigned already
 * @param after what will be assigned after these effects
 */
function visit(
  context: CheckContext,
  effects: readonly Effect[],
  before: ReadonlySet<string>,
  after: ReadonlyMap<string, Assign>,
  report: Report,
): void {
  const done = new Set(before);
  effects.forEach((effect, index) => {
    if (effect.kind === "if") {
      const later = new Map(after);
      for (const next of effects.slice(index + 1)) assigned(context, next, later);
      for (const branch of effect.branches) {
        condition(context, branch.cond, done, later, report);
        visit(context, branch.body, done, later, report);
      }
      if (effect.else !== undefined) visit(context, effect.else, done, later, report);
    }
    const now = new Map<string, Assign>();
    assigned(context, effect, now);
    for (const key of now.keys()) done.add(key);
  });
}

/** Collects the assignments that an effect makes, also under conditions. */
function assigned(context: CheckContext, effect: Effect, into: Map<string, Assign>): void {
  switch (effect.kind) {
    case "assign": {
      const key = keyOf(context, effect.target);
      if (key !== undefined && !into.has(key)) into.set(key, effect);
      return;
    }
    case "if":
      for (const branch of effect.branches)
        for (const inner of branch.body) assigned(context, inner, into);
      for (const inner of effect.else ?? []) assigned(context, inner, into);
      return;
    default:
      return;
  }
}

function condition(
  context: CheckContext,
  cond: Expr,
  done: ReadonlySet<string>,
  later: ReadonlyMap<string, Assign>,
  report: Report,
): void {
  for (const expr of expressionsIn(cond)) {
    if (expr.kind !== "member") continue;
    const key = keyOf(context, expr);
    const assign = key === undefined || done.has(key) ? undefined : later.get(key);
    const path = pathText(expr);
    if (assign === undefined || path === undefined) continue;
    const related = [{ span: assign.target.span, label: "assigned here" }];
    report(
      diagnostic("ensures.readBeforeAssign", expr.span, { path: short(path, 36) }, { related }),
    );
  }
}

function keyOf({ spec }: CheckContext, expr: Expr): string | undefined {
  const env = spec.typer.envs.get(expr);
  return env === undefined ? undefined : spec.typer.keyOf(expr, env);
}
