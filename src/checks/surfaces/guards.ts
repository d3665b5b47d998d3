// Guards that never hold, and actors that nobody or everybody is (language definition, W8 and
// W14 of 8.3).

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";
import { partsOf } from "./bodies.ts";
import { alwaysHolds, contradict } from "./conditions.ts";

/** Entries that are never there because their guard contradicts itself or what stands around. */
export const impossibleGuards: Check = ({ module, spec }, report) => {
  for (const surface of module.declarations) {
    if (surface.kind !== "surface") continue;
    for (const { item, conditions } of partsOf(surface).entries) {
      if (item.guard === undefined || !contradict(conditions, spec)) continue;
      const alone = contradict([item.guard], spec);
      const why = alone ? "" : " together with what stands around it";
      report(diagnostic("surface.impossibleWhen", item.guard.span, { why }));
    }
  }
};

/** Conditions of `identified_by:` that do not depend on who is tested. */
export const trivialActors: Check = ({ module, spec }, report) => {
  for (const actor of module.declarations) {
    if (actor.kind !== "actor" || actor.identifiedBy?.kind !== "where") continue;
    const { pred } = actor.identifiedBy;
    const never = contradict([pred], spec);
    if (!never && !alwaysHolds(pred, spec)) continue;
    const params = {
      name: actor.name.text,
      value: never ? "false" : "true",
      hint: never
        ? "Nobody is this actor; correct the condition."
        : "Every instance is this actor; leave the condition out, or say what sets it apart.",
    };
    report(diagnostic("actor.trivialCondition", pred.span, params));
  }
};
