// Modules that share their names: a `use` without alias lets a module name what another declares
// as if it stood in the module itself, so that such modules speak of the same triggers.

import { byCodeUnits } from "../../base/order.ts";
import type { LinkedModule } from "../linked-module.ts";

/** Modules joined by imports without alias; the first in the order of paths stands for all. */
export type Namespace = readonly [LinkedModule, ...LinkedModule[]];

/** The namespaces of the modules that are not alone in theirs. */
export function namespaces(modules: readonly LinkedModule[]): ReadonlyMap<LinkedModule, Namespace> {
  const members = new Map<LinkedModule, Set<LinkedModule>>();
  const groupOf = (module: LinkedModule): Set<LinkedModule> =>
    members.get(module) ?? new Set([module]);
  for (const module of modules) {
    for (const [use, target] of module.uses) {
      if (use.alias !== undefined || target === "opaque") continue;
      const joined = new Set([...groupOf(module), ...groupOf(target)]);
      for (const member of joined) members.set(member, joined);
    }
  }
  const found = new Map<LinkedModule, Namespace>();
  for (const [module, group] of members) {
    const [first, ...others] = [...group].sort((a, b) => byCodeUnits(a.path, b.path));
    if (first !== undefined) found.set(module, [first, ...others]);
  }
  return found;
}
