// Values of a status that nothing reaches, or that nothing leaves (language definition, rules 7
// and 8). With a graph, rule 8 is what 7b and 7c say; without one only values that plainly denote
// something passing count.

import type { Span } from "../../base/span.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Governed } from "../../model/lifecycle/governed.ts";
import { type Lifecycle, lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import type { Check } from "../check.ts";
import { isPassing } from "./passing.ts";

/** Rules 7 and 8. */
export const statusValues: Check = ({ linked, spec }, report) => {
  for (const lifecycle of lifecyclesOf(spec).all) {
    const { governed } = lifecycle;
    if (governed.module !== linked || lifecycle.uncertain || lifecycle.variable) continue;
    const entity = governed.owner.name;
    const field = governed.member.name;
    const reached = reachedIn(lifecycle);
    for (const { text, span } of governed.type.literals) {
      const params = { entity, field, value: text };
      const at = placeOf(governed, span);
      if (!reached.has(text)) report(diagnostic("status.unreachableValue", at, params));
      else if (isStuck(lifecycle, text)) report(diagnostic("status.noExit", at, params));
    }
  }
};

/** The values that an instance may come to have. */
function reachedIn(lifecycle: Lifecycle): ReadonlySet<string> {
  const { governed, writes, initial, initialOpen, looselyWritten, edges } = lifecycle;
  const reached = new Set([...initial, ...looselyWritten]);
  for (const write of writes) for (const target of write.targets) reached.add(target.text);
  // Instances that come from elsewhere begin where rules expect them.
  if (initialOpen) {
    for (const edge of edges) reached.add(edge.from);
    if (writes.length === 0) for (const literal of governed.literals) reached.add(literal);
  }
  return reached;
}

function isStuck(lifecycle: Lifecycle, value: string): boolean {
  if (lifecycle.governed.graph !== undefined || !isPassing(value)) return false;
  if (lifecycle.removedIn.has(value) || lifecycle.looselyWritten.size > 0) return false;
  const arrives =
    lifecycle.initial.has(value) ||
    lifecycle.writes.some((w) => w.targets.some((t) => t.text === value));
  if (!arrives) return false;
  return !lifecycle.edges.some((edge) => edge.from === value);
}

/** The literal where the field itself lists it; the type of the field where an enum does. */
export function placeOf(governed: Governed, literal: Span): Span {
  return governed.type.inline ? literal : governed.field.type.span;
}
