// The checks of this family by code.

import type { lifecycleEntries } from "../../diagnostics/lifecycles.ts";
import type { Check } from "../check.ts";
import { unguardedAccess } from "./access.ts";
import { createdWithoutStatus, possiblyNoEffect, transitionOnCreatable } from "./effects.ts";
import { graphFields, graphShape } from "./graphs.ts";
import { neverFires } from "./never-fires.ts";
import { presenceObligations, presenceOnCreation } from "./obligations.ts";
import { overlappingRules } from "./overlap.ts";
import { siblingCreation } from "./siblings.ts";
import { statusValues } from "./statuses.ts";
import { tautologies } from "./tautology.ts";
import { temporalTriggers } from "./temporal.ts";
import { undeclaredTransitions, unwitnessedEdges } from "./transitions.ts";
import { whenSets } from "./when-sets.ts";

const obligations: Check = (context, report) => {
  presenceObligations(context, report);
  presenceOnCreation(context, report);
};

export const lifecycleChecks = {
  "status.unreachableValue": statusValues,
  "status.noExit": statusValues,
  "status.undeclaredTransition": undeclaredTransitions,
  "transitions.deadEnd": graphShape,
  "transitions.unwitnessedEdge": unwitnessedEdges,
  "transitions.unknownState": graphShape,
  "transitions.unknownField": graphFields,
  "transitions.missingState": graphShape,
  "transitions.missingTerminal": graphShape,
  "transitions.terminalWithExit": graphShape,
  "created.missingStatus": createdWithoutStatus,
  "rule.transitionOnCreatableValue": transitionOnCreatable,
  "field.whenUnknownState": whenSets,
  "field.whenWithoutGraph": whenSets,
  "field.notSetOnEntry": obligations,
  "field.notClearedOnExit": obligations,
  "field.unguardedAccess": unguardedAccess,
  "derived.whenMismatch": whenSets,
  "derived.unreachable": whenSets,
  "invariant.tautology": tautologies,
  "rule.neverFires": neverFires,
  "temporal.missingGuard": temporalTriggers,
  "temporal.optionalField": temporalTriggers,
  "rule.unguardedSiblingCreation": siblingCreation,
  "rule.overlappingPreconditions": overlappingRules,
  "rule.duplicateBehavior": overlappingRules,
  "rule.potentialShadow": overlappingRules,
  "rule.possiblyNoEffect": possiblyNoEffect,
} as const satisfies Readonly<Record<keyof typeof lifecycleEntries, Check>>;
