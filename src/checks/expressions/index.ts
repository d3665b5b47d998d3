// The checks of this family by code.

import type { expressionEntries } from "../../diagnostics/expressions.ts";
import type { Check } from "../check.ts";
import { assignments } from "./assignments.ts";
import { invalidBackticks, misplacedBackticks } from "./backticks.ts";
import { conditions } from "./booleans.ts";
import { duplicateElements, elementTypes, emptyLists } from "./collections.ts";
import { assertions, invalidTargets, misplacedEffects } from "./effects.ts";
import { duplicateInlineEnums, enumLiterals } from "./enums.ts";
import { implicitLambdas } from "./lambdas.ts";
import { literals } from "./literals.ts";
import { possibleNulls, uselessDefaults } from "./nulls.ts";
import { operands } from "./operators.ts";
import { readOrder } from "./read-order.ts";
import { sources } from "./sources.ts";
import { ambiguousLookups, existence, loopsAsValues, missingElses } from "./values.ts";

/** Several checks that report one code between them. */
function all(...checks: readonly Check[]): Check {
  return (context, report) => {
    for (const check of checks) check(context, report);
  };
}

const types = all(operands, conditions, sources, assignments, elementTypes);

export const expressionChecks = {
  "expression.typeMismatch": types,
  "expression.nullAssignment": types,
  "enum.inlineComparison": types,
  "list.mixedElementTypes": types,
  "expression.implicitLambda": implicitLambdas,
  "expression.possiblyNull": possibleNulls,
  "expression.uselessDefault": uselessDefaults,
  "enum.unknownLiteral": literals,
  "status.undefinedValue": literals,
  "created.invalidStatus": literals,
  "enum.invalidBacktick": invalidBackticks,
  "enum.backtickMisplaced": misplacedBackticks,
  "enum.backtickArithmetic": misplacedBackticks,
  "enum.duplicateLiteral": enumLiterals,
  "enum.empty": enumLiterals,
  "enum.duplicateInline": duplicateInlineEnums,
  "list.emptyListNoElementType": emptyLists,
  "set.duplicateElement": duplicateElements,
  "exists.notEntity": existence,
  "if.missingElse": missingElses,
  "for.asValue": loopsAsValues,
  "ensures.noEffect": assertions,
  "ensures.assertion": assertions,
  "ensures.effectMisplaced": misplacedEffects,
  "ensures.invalidTarget": invalidTargets,
  "ensures.readBeforeAssign": readOrder,
  "lookup.notUnique": ambiguousLookups,
} as const satisfies Readonly<Record<keyof typeof expressionEntries, Check>>;
