// Triggers that rules listen to and that nothing in the set provides or emits (language
// definition, 8.4). Said once for each trigger of a module, however many rules listen.

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { importsOf, type LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { type CallTrigger, Triggers, triggersOf } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";
import { mayDeclareMore, written } from "./words.ts";

/** Reports triggers without an origin at the first rule that listens to them. */
export const unreachableTriggers: Check = ({ module, linked, spec }, report) => {
  // An import without a name that cannot be opened may emit anything, and so may what is lost.
  const open = [...linked.uses].some(([use, to]) => use.alias === undefined && to === "opaque");
  if (open || [linked, ...importsOf(linked)].some(mayDeclareMore)) return;
  const told = new Set<string>();
  for (const rule of module.declarations) {
    if (rule.kind !== "rule") continue;
    for (const trigger of triggersOf(rule.members)) {
      if (trigger.kind !== "call") continue;
      const key = spec.triggers.keyOf(linked, trigger.name);
      if (Triggers.isOpaque(key) || told.has(key) || hasOrigin(spec, linked, trigger)) continue;
      told.add(key);
      const name = written(trigger.name);
      const hint = hintFor(spec, trigger);
      report(diagnostic("rule.unreachableTrigger", trigger.name.span, { trigger: name, hint }));
    }
  }
};

/** True when a trigger is called in the set; an unqualified one may come from any import. */
function hasOrigin(spec: SpecModel, linked: LinkedModule, { name }: CallTrigger): boolean {
  const called = (key: string): boolean => spec.triggers.callsOf(key).length > 0;
  if (called(spec.triggers.keyOf(linked, name))) return true;
  if (name.alias !== undefined) return false;
  return importsOf(linked).some((m) => called(spec.triggers.keyOf(m, name)));
}

function hintFor(spec: SpecModel, trigger: CallTrigger): string {
  const name = written(trigger.name);
  const elsewhere = spec.modules
    .filter((m) => spec.triggers.callsOf(`${m.path}/${name}`).length > 0)
    .map((m) => m.path.slice(m.path.lastIndexOf("/") + 1))
    .sort();
  if (elsewhere[0] !== undefined)
    return `\`${elsewhere[0]}\` has one of that name: import it with \`use\`, and write \`alias/${name}\`.`;
  const params = trigger.params.map((p) => (p.optional ? `${p.name.text}?` : p.name.text));
  const declaration = `surface Outside { provides: ${name}(${params.join(", ")}) }`;
  return `If it comes from outside, declare it once, in a surface that provides it: \`${declaration}\`. Otherwise emit it in an \`ensures:\`.`;
}
