// Where triggers in call form come from (language definition, 8.4).

import { importsOf, type LinkedModule } from "../linked-module.ts";
import type { SpecModel } from "../spec-model.ts";
import type { CallTrigger } from "./triggers.ts";

/**
 * True when a trigger is called in the set, or may be called where nothing can be seen; an
 * unqualified one may come from any import.
 */
export function hasOrigin(spec: SpecModel, linked: LinkedModule, { name }: CallTrigger): boolean {
  // An import without a name that cannot be opened may emit anything, and so may what is lost.
  const open = [...linked.uses].some(([use, to]) => use.alias === undefined && to === "opaque");
  if (open || [linked, ...importsOf(linked)].some(mayDeclareMore)) return true;
  const called = (key: string): boolean => spec.triggers.callsOf(key).length > 0;
  if (called(spec.triggers.keyOf(linked, name))) return true;
  if (name.alias !== undefined) return false;
  return importsOf(linked).some((m) => called(spec.triggers.keyOf(m, name)));
}

/** True when a module may declare more than could be read. */
export function mayDeclareMore({ model }: LinkedModule): boolean {
  return model.hasLost || model.broken.size > 0;
}
