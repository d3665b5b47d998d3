// Triggers that surfaces provide (language definition, rule 30).

import { isUpper } from "../../ast/case-class.ts";
import type { Expr, QName } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { importsOf, type LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { type Listener, Triggers } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";
import { partsOf } from "./bodies.ts";

/** A provided trigger must set off some rule, in this module or in one beside it in the set. */
export const undefinedTriggers: Check = ({ module, linked, spec }, report) => {
  // Behind an import without alias that cannot be opened there may be rules for any trigger.
  if ([...linked.uses].some(([use, to]) => use.alias === undefined && to === "opaque")) return;
  const said = new Set<string>();
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const { clause, item } of partsOf(surface).entries) {
      const name = clause === "provides" ? triggerOf(item.expr) : undefined;
      if (name === undefined || listenersFor(name, linked, spec) !== "none") continue;
      if (said.has(name.name.text)) continue;
      said.add(name.name.text);
      const near = nearest(name.name.text, triggersOf(linked, spec));
      const other = elsewhere(name.name.text, spec);
      const hint =
        other !== undefined
          ? `Rules in ${other} listen for one of this name; import that module and qualify it.`
          : near === undefined
            ? `Write the rule for it, with \`when: ${name.name.text}(...)\`.`
            : `Did you mean \`${near}\`?`;
      const params = { name: name.name.text, hint };
      report(diagnostic("surface.undefinedProvidesTrigger", name.span, params));
    }
  }
};

/** A module of the set, not linked with this one, whose rules listen for a trigger. */
function elsewhere(name: string, spec: SpecModel): string | undefined {
  return spec.modules.find((m) => spec.triggers.listeners.has(`${m.path}/${name}`))?.path;
}

/** The trigger that an entry of `provides:` offers. */
export function triggerOf(expr: Expr): QName | undefined {
  const named = expr.kind === "call" ? expr.callee : expr;
  if (named.kind === "qname") return named;
  if (named.kind !== "name" || !isUpper(named.id.text)) return undefined;
  return { span: named.span, name: named.id };
}

/** The rules that listen for a trigger as a module names it; opaque where that is not known. */
export function listenersFor(
  name: QName,
  linked: LinkedModule,
  spec: SpecModel,
): readonly Listener[] | "opaque" | "none" {
  const { triggers } = spec;
  const key = triggers.keyOf(linked, name);
  if (Triggers.isOpaque(key)) return "opaque";
  const direct = triggers.listeners.get(key) ?? [];
  if (direct.length > 0) return direct;
  if (name.alias !== undefined) return "none";
  // The trigger may belong to a module that this one imports, or that imports this one.
  const beside = spec.modules.filter(
    (m) => importsOf(linked).includes(m) || importsOf(m).includes(linked),
  );
  const found = beside.flatMap((m) => triggers.listeners.get(`${m.path}/${name.name.text}`) ?? []);
  return found.length > 0 ? found : "none";
}

function triggersOf(linked: LinkedModule, spec: SpecModel): readonly string[] {
  const modules = [linked, ...importsOf(linked)];
  const prefixes = modules.map((m) => `${m.path}/`);
  return [...spec.triggers.listeners.keys()].flatMap((key) => {
    const prefix = prefixes.find((p) => key.startsWith(p));
    return prefix === undefined ? [] : [key.slice(prefix.length)];
  });
}
