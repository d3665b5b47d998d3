// What type a rule's own body gives the parameters of its trigger.

import type { Id } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { hasUnknown, plain, type Type } from "../../model/type.ts";
import type { Listener } from "../../model/typing/triggers.ts";

/**
 * The types that places in a rule want its parameters to have: a field that one is assigned to, an
 * argument that it is given for, the other side of a comparison. The first such place counts.
 */
export function bodyTypes(spec: SpecModel, { rule }: Listener): ReadonlyMap<Id, Type> {
  const found = new Map<Id, Type>();
  for (const expr of expressionsIn(rule)) {
    if (expr.kind !== "name") continue;
    const symbol = spec.typer.symbols.get(expr);
    if (symbol?.kind !== "binding" || symbol.binding.kind !== "parameter") continue;
    const wanted = spec.typer.expected.get(expr);
    if (wanted === undefined || found.has(symbol.binding.id)) continue;
    const type = plain(wanted);
    if (!hasUnknown(type) && type.kind !== "null") found.set(symbol.binding.id, type);
  }
  return found;
}
