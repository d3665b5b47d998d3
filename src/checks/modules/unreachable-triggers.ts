// Triggers that rules listen to and that nothing in the set provides or emits (language
// definition, 8.4). Said once for each trigger of a module, however many rules listen.

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { hasOrigin } from "../../model/typing/origins.ts";
import { type CallTrigger, Triggers, triggersOf } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";
import { written } from "./words.ts";

/** Reports triggers without an origin at the first rule that listens to them. */
export const unreachableTriggers: Check = ({ module, linked, spec }, report) => {
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
