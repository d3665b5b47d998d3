// The checks of this family by code.

import type { surfaceEntries } from "../../diagnostics/surfaces.ts";
import type { Check } from "../check.ts";
import { annotations } from "./annotations.ts";
import { surfaceBindings } from "./bindings.ts";
import { contractDeclarations, contractEntries } from "./contracts.ts";
import { discriminators } from "./discriminators.ts";
import { facing, unusedActors } from "./facing.ts";
import { formalProse } from "./formal-prose.ts";
import { impossibleGuards, trivialActors } from "./guards.ts";
import { iteration } from "./iteration.ts";
import { undefinedPaths } from "./paths.ts";
import { undefinedTriggers } from "./provided.ts";
import { related } from "./related.ts";
import { timeouts } from "./timeouts.ts";
import { unusedPaths } from "./unused-paths.ts";
import { baseInstantiation, variantAccess } from "./variant-access.ts";
import { weakGuards } from "./weak-guards.ts";

export const surfaceChecks = {
  "contract.invalidDeclaration": contractDeclarations,
  "contract.invalidMember": contractDeclarations,
  "contract.invalidEntry": contractEntries,
  "contract.duplicateEntry": contractEntries,
  "contract.undefinedReference": contractEntries,
  "contract.conflictingNames": contractEntries,
  "annotation.invalidName": annotations,
  "annotation.duplicateName": annotations,
  "annotation.emptyBody": annotations,
  "annotation.guidanceNamed": annotations,
  "annotation.order": annotations,
  "annotation.formalProse": formalProse,
  "sum.invalidDiscriminator": discriminators,
  "sum.discriminatorUnknownVariant": discriminators,
  "sum.v1InlineEnum": discriminators,
  "sum.variantMissingInDiscriminator": discriminators,
  "sum.missingDiscriminator": discriminators,
  "sum.unguardedVariantFieldAccess": variantAccess,
  "sum.baseInstantiation": baseInstantiation,
  "surface.missingActor": facing,
  "surface.missingContext": facing,
  "surface.contextMismatch": facing,
  "surface.rawEntityFacing": facing,
  "actor.unused": unusedActors,
  "surface.undefinedPath": undefinedPaths,
  "surface.undefinedProvidesTrigger": undefinedTriggers,
  "surface.relatedUndefined": related,
  "surface.relatedContextMismatch": related,
  "surface.unusedBinding": surfaceBindings,
  "surface.duplicateBinding": surfaceBindings,
  "surface.nonCollectionIteration": iteration,
  "surface.iterationMisplaced": iteration,
  "surface.timeoutUndefinedRule": timeouts,
  "surface.timeoutNotTemporal": timeouts,
  "surface.timeoutMismatch": timeouts,
  "surface.unusedPath": unusedPaths,
  "surface.impossibleWhen": impossibleGuards,
  "surface.weakGuard": weakGuards,
  "actor.trivialCondition": trivialActors,
} as const satisfies Readonly<Record<keyof typeof surfaceEntries, Check>>;
