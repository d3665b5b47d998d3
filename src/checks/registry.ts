// All checks. The table is keyed by code, so that it does not compile while a code has no check.

import { type Code, catalogue } from "../diagnostics/catalogue.ts";
import { compareDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ignoreEntries } from "../diagnostics/ignore.ts";
import type { layoutEntries } from "../diagnostics/layout.ts";
import type { parseEntries } from "../diagnostics/parse.ts";
import type { versionEntries } from "../diagnostics/version.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";
import type { Check } from "./check.ts";
import { duplicateConfigKeys } from "./duplicate-config-keys.ts";
import { duplicateMembers } from "./duplicate-members.ts";
import { duplicateNames } from "./duplicate-names.ts";
import { expressionChecks } from "./expressions/index.ts";
import { lifecycleChecks } from "./lifecycles/index.ts";
import { moduleChecks } from "./modules/index.ts";
import { referenceChecks } from "./references/index.ts";
import { missingClauses } from "./rule-clauses.ts";
import { surfaceChecks } from "./surfaces/index.ts";
import { unresolvedPaths } from "./unresolved-paths.ts";

/** Reported by the grammar (its own codes, and those that only the text shows) or on directives. */
type GrammarCode =
  | keyof typeof ignoreEntries
  | keyof typeof parseEntries
  | keyof typeof layoutEntries
  | keyof typeof versionEntries
  | "field.missingType"
  | "sum.missingVariantKeyword"
  | "annotation.misplaced";

/** The check that reports each code; what the grammar reports has none. */
export const registry = {
  "type.duplicateName": duplicateNames,
  "contract.duplicateName": duplicateNames,
  "rule.duplicateName": duplicateNames,
  "surface.duplicateName": duplicateNames,
  "invariant.duplicateName": duplicateNames,
  "deferred.duplicateName": duplicateNames,
  "use.duplicateAlias": duplicateNames,
  "context.duplicateBinding": duplicateNames,
  "default.duplicateName": duplicateNames,
  "config.duplicateKey": duplicateConfigKeys,
  "member.duplicateName": duplicateMembers,
  "rule.missingWhen": missingClauses,
  "rule.duplicateWhen": missingClauses,
  "rule.missingEnsures": missingClauses,
  "use.unresolvedPath": unresolvedPaths,
  ...referenceChecks,
  ...expressionChecks,
  ...lifecycleChecks,
  ...surfaceChecks,
  ...moduleChecks,
} as const satisfies Readonly<Record<Exclude<Code, GrammarCode>, Check>>;

/** Each check once, though it may report several codes. */
const checks: readonly Check[] = [...new Set<Check>(Object.values(registry))];

/** Options of a run. */
export interface RunOptions {
  /** Also those that are reported only on request. */
  readonly optIn?: boolean;
}

/**
 * Runs every check on one module of a set; the findings come in position order. Nothing is said
 * about a declaration with a syntax error inside: what seems wrong may be in the part lost.
 */
export function runChecks(
  linked: LinkedModule,
  spec: SpecModel,
  options: RunOptions = {},
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const context = { ...linked.model, linked, spec };
  for (const check of checks) check(context, (d) => found.push(d));
  const broken = [...linked.model.broken].map((d) => d.span);
  return found
    .filter((d) => options.optIn === true || !("optIn" in catalogue[d.code]))
    .filter((d) => !broken.some((b) => b.start <= d.span.start && d.span.end <= b.end))
    .sort(compareDiagnostics);
}
