// The things that code keeps: types that are stored, or that functions make and change.

import type { Codebase, InFile } from "../code/codebase.ts";
import type { Summary } from "../code/derive/summary.ts";
import { recordType } from "../code/derive/types.ts";
import type { FieldFact, TypeFact } from "../code/model.ts";
import type { OutlineField, Spot, StateField, Thing } from "./model.ts";
import type { States } from "./states.ts";

const LAYER =
  /(?:Error|Exception|Service|Repository|Controller|Handler|Request|Response|Dto|DTO|Config|Settings|Options|Serializer|Form|View|Schema|Props|Params|Args|Middleware|Module|Test)$/;

/** Types that functions write to, make or remove, and those that are stored. */
export function keptTypes(
  codebase: Codebase,
  summaries: readonly Summary[],
): readonly InFile<TypeFact>[] {
  const touched = new Set<string>();
  for (const { events } of summaries) {
    for (const { effect } of events) {
      if (effect.kind === "create") touched.add(effect.type);
      if (effect.kind !== "assign" && effect.kind !== "delete") continue;
      const type = recordType(codebase, effect.target);
      if (type !== undefined) touched.add(type);
    }
  }
  return [...codebase.types.values()].filter(
    ({ fact }) =>
      codebase.fieldsOf(fact.name).length > 0 &&
      (fact.persistent || (touched.has(fact.name) && !LAYER.test(fact.name))),
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
