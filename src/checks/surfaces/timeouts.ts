// Rules that `timeout:` names (language definition, rule 35).

import type { Expr, Item, QName, Rule, Surface, TemporalTrigger } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { find } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { canonical } from "../../model/typing/canonical.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";
import { partsOf } from "./bodies.ts";
import { conjunctsOf } from "./conditions.ts";

type Report = Parameters<Check>[1];

/** `timeout:` names rules that time sets off, under the condition that sets them off. */
export const timeouts: Check = ({ module, linked, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const { clause, item } of partsOf(surface).entries)
      if (clause === "timeout") judge(item, surface, linked, spec, report);
  }
};

function judge(
  item: Item,
  surface: Surface,
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const name = ruleNameOf(item.expr);
  if (name === undefined) return;
  if (name.alias !== undefined && !linked.aliases.has(name.alias.text)) return;
  const found = find(linked, name, (m) => m.rules);
  if (found === "opaque") return;
  const text = name.name.text;
  if (found === undefined) {
    const near = nearest(text, linked.rules.keys());
    const hint =
      near === undefined
        ? "Name a rule whose `when:` compares with `now`, or write it."
        : `Did you mean \`${near}\`?`;
    report(diagnostic("surface.timeoutUndefinedRule", name.span, { name: text, hint }));
    return;
  }
  const triggers = triggersOf(found.symbol.members);
  const temporal = triggers.filter((t) => t.kind === "temporal");
  const related = [...linked.rules.values()].includes(found.symbol)
    ? [{ span: triggers[0]?.span ?? found.symbol.name.span, label: "what sets it off" }]
    : [];
  if (temporal.length === 0) {
    if (triggers.length === 0 || triggers.some((t) => t.kind === "invalid")) return;
    report(diagnostic("surface.timeoutNotTemporal", name.span, { name: text }, { related }));
  } else if (
    item.guard !== undefined &&
    !temporal.some((t) => restates(item.guard, t, found.symbol, surface, spec))
  )
    report(diagnostic("surface.timeoutMismatch", item.guard.span, { name: text }, { related }));
}

function ruleNameOf(expr: Expr): QName | undefined {
  const named = expr.kind === "call" ? expr.callee : expr;
  if (named.kind === "qname") return named;
  return named.kind === "name" ? { span: named.span, name: named.id } : undefined;
}

/** True when a guard says what the trigger says; it may add what the rule requires. */
function restates(
  guard: Expr | undefined,
  trigger: TemporalTrigger,
  rule: Rule,
  surface: Surface,
  spec: SpecModel,
): boolean {
  if (guard === undefined) return true;
  const { typer } = spec;
  const context = surface.members.find((m) => m.kind === "context");
  const here = new Map<string, string>();
  for (const conjunct of conjunctsOf(guard))
    rename(conjunct, context?.name?.text ?? "", here, spec);
  const there = new Map<string, string>();
  rename(trigger.cond, trigger.entity.name.text, there, spec);
  rename(trigger.cond, trigger.bind.text, there, spec);
  const condition = canonical(typer, trigger.cond, there);
  const requires = rule.members.flatMap((m) => (m.kind === "requires" ? m.conds : []));
  const added = requires.flatMap(conjunctsOf).map((c) => {
    const names = new Map(there);
    rename(c, trigger.bind.text, names, spec);
    return canonical(typer, c, names);
  });
  const said = conjunctsOf(guard).map((c) => canonical(typer, c, here));
  return said.includes(condition) && said.every((s) => s === condition || added.includes(s));
}

/** Calls the binding of a name by one word on both sides of a comparison. */
function rename(expr: Expr, name: string, names: Map<string, string>, spec: SpecModel): void {
  for (let scope = spec.typer.envs.get(expr)?.scope; scope !== undefined; scope = scope.outer)
    if (scope.binding.name === name) names.set(scope.binding.key, "subject");
}
