// Lifecycles as the code has them: who gives a state, from which states, under which conditions.

import type { Codebase } from "../code/codebase.ts";
import { showCondition } from "../code/derive/show.ts";
import type { Event, Summary } from "../code/derive/summary.ts";
import type { Term } from "../code/derive/term.ts";
import { recordType } from "../code/derive/types.ts";
import type { Lifecycle, Spot, Step, Thing } from "./model.ts";
import type { States } from "./states.ts";

/** A state that a function gives, with all that is known of it. */
export interface Given extends Spot {
  readonly thing: string;
  readonly field: string;
  readonly value: string;
  readonly isInitial: boolean;
  readonly from: readonly string[] | undefined;
  readonly event: Event;
  readonly summary: Summary;
}

/** Every state that some function gives; what a helper does is told once for each of its callers. */
export function givenStates(
  codebase: Codebase,
  states: States,
  summaries: readonly Summary[],
): readonly Given[] {
  return summaries.flatMap((summary) =>
    summary.events.flatMap((event): readonly Given[] => {
      const spot = { file: event.site.file, line: event.site.place.line };
      const of = (type: string, field: string, value: Term, target?: Term): readonly Given[] => {
        if (states.of(type, field) === undefined) return [];
        return alternatives(value).flatMap((one) => {
          const name = states.valueOf(one);
          if (name === undefined) return [];
          const from = target === undefined ? undefined : states.allowed(event.when, target, field);
          const isInitial = target === undefined || target.kind === "new";
          return [{ ...spot, thing: type, field, value: name, isInitial, from, event, summary }];
        });
      };
      const { effect } = event;
      if (effect.kind === "create")
        return [...effect.fields].flatMap(([field, value]) => of(effect.type, field, value));
      if (effect.kind !== "assign") return [];
      const type = recordType(codebase, effect.target);
      if (type === undefined) return [];
      const field = codebase.field(type, effect.member)?.name ?? effect.member;
      return of(type, field, effect.value, effect.target);
    }),
  );
}

function alternatives(value: Term): readonly Term[] {
  return value.kind === "choice"
    ? [...alternatives(value.then), ...alternatives(value.else)]
    : [value];
}

export function lifecyclesOf(
  things: readonly Thing[],
  given: readonly Given[],
): readonly Lifecycle[] {
  return things.flatMap((thing) =>
    thing.states.flatMap((state): readonly Lifecycle[] => {
      const own = given.filter((g) => g.thing === thing.name && g.field === state.name);
      const steps = own.filter((g) => !g.isInitial && isDirect(g)).flatMap((g) => told(g, own));
      // A field that nothing changes is a kind, not a lifecycle.
      if (steps.length === 0) return [];
      const fallback = thing.fields.find((f) => f.name === state.name)?.default;
      const written = new Set(own.map((g) => g.value));
      return [
        {
          thing: thing.name,
          field: state.name,
          values: state.values,
          initial: own
            .filter((g) => g.isInitial && isDirect(g))
            .map(({ value, file, line, summary }) => ({
              value,
              by: summary.fn.qualified,
              file,
              line,
            })),
          steps: steps.map(stepOf),
          unwritten: state.values.filter(
            (v) => !written.has(v) && fallback?.toLowerCase().includes(v) !== true,
          ),
        },
      ];
    }),
  );
}

/** A helper that asks nothing is told by those who call it, where they ask. */
function told(step: Given, all: readonly Given[]): readonly Given[] {
  if (step.from !== undefined) return [step];
  const callers = all.filter((g) => isSamePlace(g, step) && g.event.via.length === 1);
  return callers.length > 0 && callers.every((g) => g.from !== undefined) ? callers : [step];
}

function isSamePlace(a: Given, b: Given): boolean {
  return a.file === b.file && a.event.site.place.start === b.event.site.place.start;
}

/** Told by the function in whose body it stands, not by each of its callers. */
export function isDirect({ event, summary }: Given): boolean {
  return event.fn === summary.fn;
}

function stepOf({ file, line, from, value, event, summary }: Given): Step {
  return {
    file,
    line,
    ...(from === undefined ? {} : { from }),
    to: value,
    by: summary.fn.qualified,
    conditions: event.when.filter((c) => c.kind !== "true").map(showCondition),
  };
}
