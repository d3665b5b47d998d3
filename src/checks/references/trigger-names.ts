// The triggers that a module has by using them: in `when:`, in `provides:` and in emissions
// (language definition, 5.1).

import type { Expr, QName } from "../../ast/index.ts";
import { walk } from "../../ast/visit.ts";
import type { LinkedModule } from "../../model/linked-module.ts";

/** The trigger names that a module uses without an alias, by the way in which it uses them. */
export interface TriggerUses {
  readonly heard: ReadonlyMap<string, QName>;
  readonly called: ReadonlyMap<string, QName>;
}

const uses = new WeakMap<LinkedModule, TriggerUses>();

export function triggerUses(module: LinkedModule): TriggerUses {
  const known = uses.get(module);
  if (known !== undefined) return known;
  const heard = new Map<string, QName>();
  const called = new Map<string, QName>();
  const add = (table: Map<string, QName>, name: QName): void => {
    if (name.alias === undefined && !table.has(name.name.text)) table.set(name.name.text, name);
  };
  for (const d of module.module.declarations) {
    if (d.kind !== "rule" && d.kind !== "surface") continue;
    walk(d, (node) => {
      if (node.kind === "emit") add(called, (node as unknown as { name: QName }).name);
      if (node.kind === "when") {
        for (const t of (node as unknown as { alts: readonly { kind: string; name: QName }[] })
          .alts)
          if (t.kind === "call") add(heard, t.name);
      }
      if (node.kind === "item" && d.kind === "surface") {
        const { expr } = node as unknown as { expr: Expr };
        if (expr.kind === "call" && expr.callee.kind === "name")
          add(called, { span: expr.callee.span, name: expr.callee.id });
      }
      return true;
    });
  }
  const result = { heard, called };
  uses.set(module, result);
  return result;
}

/** All trigger names of a module. */
export function triggerNamesOf(module: LinkedModule): ReadonlySet<string> {
  const { heard, called } = triggerUses(module);
  return new Set([...heard.keys(), ...called.keys()]);
}
