// The obligations of one module: every declaration of it, and what the set around it tells.

import type { Declaration } from "../ast/index.ts";
import { configObligations, defaultObligation } from "./config.ts";
import type { Context } from "./context.ts";
import { contractObligations } from "./contracts.ts";
import { invariantObligation } from "./invariants.ts";
import { moveObligations } from "./moves.ts";
import type { Obligation } from "./obligation.ts";
import { ruleObligations } from "./rules.ts";
import { withUniqueIds } from "./stable.ts";
import { identificationObligations, surfaceObligations } from "./surfaces.ts";
import { enumObligation, typeObligations } from "./types.ts";

export type { Context } from "./context.ts";
export type { Obligation } from "./obligation.ts";

/**
 * What a module owes in tests, in the order of its text; what rules owe to fields that depend on a
 * state comes last.
 */
export function obligationsOf(context: Context): readonly Obligation[] {
  const { declarations } = context.module.module;
  return withUniqueIds([
    ...declarations.flatMap((d) => ofDeclaration(context, d)),
    ...moveObligations(context),
  ]);
}

/** Imports, bindings from outside, deferred operations and questions owe nothing by themselves. */
function ofDeclaration(context: Context, d: Declaration): readonly Obligation[] {
  switch (d.kind) {
    case "entity":
    case "value":
    case "variant":
      return typeObligations(context, d);
    case "enum":
      return [enumObligation(context, d)];
    case "contract":
      return contractObligations(context, d);
    case "config":
      return configObligations(context, d);
    case "default":
      return [defaultObligation(context, d)];
    case "rule":
      return ruleObligations(context, d);
    case "invariant":
      return [invariantObligation(context, d)];
    case "actor":
      return identificationObligations(context, d);
    case "surface":
      return surfaceObligations(context, d);
    case "use":
    case "given":
    case "deferred":
    case "openQuestion":
      return [];
    default:
      return d satisfies never;
  }
}
