// The checks of this family by code.

import type { referenceEntries } from "../../diagnostics/references.ts";
import type { Check } from "../check.ts";
import { aliases } from "./aliases.ts";
import { ambiguousReferences } from "./ambiguous-references.ts";
import { circularDerived } from "./circular-derived.ts";
import { configReferences } from "./config-references.ts";
import { derivedScope } from "./derived-scope.ts";
import { duplicateLets } from "./duplicate-lets.ts";
import { emissionWords } from "./emission-arguments.ts";
import { deferredHints, externalSources, openQuestions } from "./hints.ts";
import { naming } from "./naming.ts";
import { orderedCollections } from "./ordered-collections.ts";
import { relationships } from "./relationships.ts";
import { singularNames } from "./singular-names.ts";
import { thisMisused } from "./this-misused.ts";
import { unboundNames } from "./unbound-names.ts";
import { undefinedOperands } from "./undefined-operands.ts";
import { undefinedTypes } from "./undefined-types.ts";
import { unknownCalls, unknownMethods } from "./unknown-calls.ts";
import { unknownMembers } from "./unknown-members.ts";
import { unusedDefinitions } from "./unused-definitions.ts";
import { unusedFields } from "./unused-fields.ts";

/** Types are named in two ways: as types, and as operands. */
const types: Check = (context, report) => {
  undefinedTypes(context, report);
  undefinedOperands(context, report);
};

export const referenceChecks = {
  "type.undefinedReference": types,
  "rule.undefinedTypeReference": types,
  "invariant.unknownCollection": types,
  "relationship.undefinedTarget": relationships,
  "relationship.nonSingularTarget": relationships,
  "relationship.missingThis": relationships,
  "relationship.withMisused": relationships,
  "expression.thisMisused": thisMisused,
  "reference.undefinedImportedAlias": aliases,
  "reference.unknownName": aliases,
  "reference.unknownMember": unknownMembers,
  "rule.undefinedBinding": unboundNames,
  "rule.unresolvedIdentifier": emissionWords,
  "derived.circularDependency": circularDerived,
  "derived.scopeViolation": derivedScope,
  "collection.unknownMethod": unknownMethods,
  "call.unknown": unknownCalls,
  "collection.firstLastUnordered": orderedCollections,
  "collection.orderLost": orderedCollections,
  "collection.singularName": singularNames,
  "use.ambiguousReference": ambiguousReferences,
  "config.undefinedReference": configReferences,
  "config.undefinedExternalReference": configReferences,
  "config.undefinedExternalParameter": configReferences,
  "externalEntity.missingSourceHint": externalSources,
  "openQuestion.present": openQuestions,
  "deferred.missingLocationHint": deferredHints,
  "entity.unused": unusedDefinitions,
  "definition.unused": unusedDefinitions,
  "contract.unused": unusedDefinitions,
  "field.unused": unusedFields,
  "let.duplicateBinding": duplicateLets,
  "naming.convention": naming,
} as const satisfies Readonly<Record<keyof typeof referenceEntries, Check>>;
