// The checks of this family by code.

import type { moduleEntries } from "../../diagnostics/modules.ts";
import type { Check } from "../check.ts";
import { overrideConflicts } from "./config-overrides.ts";
import { configParameters, configValues } from "./config-parameters.ts";
import { configCycles, deepReferences } from "./config-references.ts";
import { configParameterValues } from "./config-values.ts";
import { defaultFields, defaultTypes } from "./defaults.ts";
import { givenTypes } from "./given.ts";
import { invalidTriggers } from "./invalid-triggers.ts";
import { invariantBodies } from "./invariant-bodies.ts";
import { invariantDeclarations } from "./invariant-declarations.ts";
import { sectionOrder } from "./section-order.ts";
import { triggerSignatures } from "./trigger-signatures.ts";
import { unreachableTriggers } from "./unreachable-triggers.ts";

export const moduleChecks = {
  "rule.invalidTrigger": invalidTriggers,
  "trigger.signatureMismatch": triggerSignatures,
  "rule.unreachableTrigger": unreachableTriggers,
  "context.undefinedType": givenTypes,
  "default.undefinedType": defaultTypes,
  "default.unknownField": defaultFields,
  "default.derivedField": defaultFields,
  "config.invalidParameter": configParameters,
  "config.missingValue": configValues,
  "config.typeMismatch": configParameterValues,
  "config.circularReference": configCycles,
  "config.invalidDefault": configParameterValues,
  "config.incompatibleOperands": configParameterValues,
  "config.deepReference": deepReferences,
  "config.overrideConflict": overrideConflicts,
  "invariant.invalidDeclaration": invariantDeclarations,
  "invariant.notBoolean": invariantBodies,
  "invariant.sideEffect": invariantBodies,
  "invariant.usesNow": invariantBodies,
  "layout.sectionOrder": sectionOrder,
} as const satisfies Readonly<Record<keyof typeof moduleEntries, Check>>;
