// The things that code keeps: types that are stored, or that functions make and change.

import type { Codebase, InFile } from "../code/codebase.ts";
import type { Event, Summary } from "../code/derive/summary.ts";
import { recordType } from "../code/derive/types.ts";
import type { FieldFact, TypeFact } from "../code/model.ts";
import type { OutlineField, Spot, StateField, Thing } from "./model.ts";
import type { States } from "./states.ts";

const LAYER =
  /(?:Error|Exception|Service|Repository|Controller|Handler|Request|Response|Dto|DTO|Config|Settings|Options|Serializer|Form|View|Schema|Props|Params|Args|Middleware|Module|Test)$/;

const CONSTRUCTOR = /^(?:__init__|__post_init__|constructor|initialize|init|__construct|new)$/;

/** True for what a constructor sets on what it makes. */
export function isConstruction({ effect, fn }: Event): boolean {
  if (effect.kind !== "assign" || !CONSTRUCTOR.test(fn.name)) return false;
  return effect.target.kind === "root" && effect.target.origin === "self";
}

/** Types that are stored, that functions change, and records that they make. */
export function keptTypes(
  codebase: Codebase,
  summaries: readonly Summary[],
): readonly InFile<TypeFact>[] {
  const changed = new Set<string>();
  const made = new Set<string>();
  for (const { events } of summaries) {
    for (const event of events) {
      const { effect } = event;
      if (effect.kind === "create") made.add(effect.type);
      if ((effect.kind !== "assign" && effect.kind !== "delete") || isConstruction(event)) continue;
      const type = recordType(codebase, effect.target);
      if (type !== undefined) changed.add(type);
    }
  }
  const acting = new Set(
    codebase.functions.flatMap(({ fact }) =>
      fact.owner === undefined || CONSTRUCTOR.test(fact.name) || fact.name.startsWith("__")
        ? []
        : [fact.owner],
    ),
  );
  return [...codebase.types.values()].filter(
    ({ fact: { name, persistent } }) =>
      codebase.fieldsOf(name).length > 0 &&
      (persistent ||
        (!LAYER.test(name) && (changed.has(name) || (made.has(name) && !acting.has(name))))),
  );
}

export function thingOf(
  codebase: Codebase,
  states: States,
  { fact, file }: InFile<TypeFact>,
): Thing {
  const fields = codebase.fieldsOf(fact.name);
  const spot = (place: { readonly line: number }): Spot => ({ file: file.path, line: place.line });
  return {
    name: fact.name,
    ...spot(fact.place),
    fields: fields
      .filter((f) => f.computed === undefined)
      .map((f) => ({ ...spot(f.place), ...shown(f) })),
    states: fields.flatMap((f): readonly StateField[] => {
      const values = states.of(fact.name, f.name);
      return values === undefined ? [] : [{ ...spot(f.place), name: f.name, values }];
    }),
    moments: fields
      .filter((f) => f.nullable === true && f.type?.name === "timestamp")
      .map((f) => f.name),
    constraints: fact.constraints.map((c) => c.text),
  };
}

function shown(field: FieldFact): Omit<OutlineField, keyof Spot> {
  return {
    name: field.name,
    ...(field.type === undefined ? {} : { type: field.type.text }),
    ...(field.nullable === undefined ? {} : { nullable: field.nullable }),
    ...(field.default === undefined ? {} : { default: field.default.text }),
    ...(field.unique === true ? { unique: true } : {}),
  };
}
