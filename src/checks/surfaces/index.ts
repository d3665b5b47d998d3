// The checks of this family by code.

import type { surfaceEntries } from "../../diagnostics/surfaces.ts";
import type { Check } from "../check.ts";
import { annotations } from "./annotations.ts";
import { contractDeclarations, contractEntries } from "./contracts.ts";
import { discriminators } from "./discriminators.ts";
import { formalProse } from "./formal-prose.ts";
import { baseInstantiation, variantAccess } from "./variant-access.ts";

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
} as const satisfies Readonly<Record<keyof typeof surfaceEntries, Check>>;
