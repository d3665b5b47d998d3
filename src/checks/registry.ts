// All checks. The table is keyed by code, so that it does not compile while a code has no check.

import type { Code } from "../diagnostics/catalogue.ts";
import { compareDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { layoutEntries } from "../diagnostics/layout.ts";
import type { parseEntries } from "../diagnostics/parse.ts";
import type { versionEntries } from "../diagnostics/version.ts";
import type { ModuleModel } from "../model/module-model.ts";
import type { Check } from "./check.ts";
import { duplicateConfigKeys } from "./duplicate-config-keys.ts";
import { duplicateMembers } from "./duplicate-members.ts";
import { duplicateNames } from "./duplicate-names.ts";
import { missingClauses } from "./rule-clauses.ts";
import { unresolvedPaths } from "./unresolved-paths.ts";

/** Reported by the grammar: its own codes, and those that only the text shows. */
type GrammarCode =
  | keyof typeof parseEntries
  | keyof typeof layoutEntries
  | keyof typeof versionEntries
  | "field.missingType"
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
} as const satisfies Readonly<Record<Exclude<Code, GrammarCode>, Check>>;

/** Runs every check on one module; the findings come in position order. */
export function runChecks(model: ModuleModel): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const check of new Set<Check>(Object.values(registry))) check(model, (d) => found.push(d));
  return found.sort(compareDiagnostics);
}
