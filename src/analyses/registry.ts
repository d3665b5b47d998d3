// All kinds of findings, causes before what follows from them.

import type { SpecModel } from "../model/spec-model.ts";
import { type Analysis, Context } from "./context.ts";
import type { Finding, FindingKind } from "./finding.ts";
import { conflicts } from "./kinds/conflict.ts";
import { deadTransitions } from "./kinds/dead-transition.ts";
import { deadlocks } from "./kinds/deadlock.ts";
import { invariantRisks } from "./kinds/invariant-risk.ts";
import { missingProducers } from "./kinds/missing-producer.ts";
import { overlaps } from "./kinds/overlap.ts";
import { refirings } from "./kinds/refiring.ts";
import { refusedActions } from "./kinds/refused-action.ts";
import { uniquenessRisks } from "./kinds/uniqueness-risk.ts";
import { unreachableTriggers } from "./kinds/unreachable-trigger.ts";
import { vacuities } from "./kinds/vacuity.ts";

const analyses = {
  unreachable_trigger: [unreachableTriggers],
  missing_producer: [missingProducers],
  dead_transition: [deadTransitions],
  deadlock: [deadlocks],
  conflict: [conflicts],
  overlapping_preconditions: [overlaps],
  invariant_risk: [invariantRisks, uniquenessRisks],
  refused_action: [refusedActions],
  unguarded_refiring: [refirings],
  vacuity: [vacuities],
} as const satisfies Record<FindingKind, readonly Analysis[]>;

/** All kinds, causes first. */
export const kinds = Object.keys(analyses) as readonly FindingKind[];

/**
 * Everything that is found in a linked set.
 * @param texts the texts of its modules, by path
 * @returns causes before what follows from them; a cause names no finding that is not there
 */
export function analyseModel(
  spec: SpecModel,
  texts: ReadonlyMap<string, string>,
): readonly Finding[] {
  const context = new Context(spec, texts);
  for (const analysis of Object.values(analyses).flat())
    analysis(context, (finding) => {
      if (!context.found.has(finding.id)) context.found.set(finding.id, finding);
    });
  return [...context.found.values()].map((finding) => withoutLostCause(finding, context.found));
}

/** A cause that was not found, or that in the end follows from the finding itself, is none. */
function withoutLostCause(finding: Finding, found: ReadonlyMap<string, Finding>): Finding {
  const { cause, ...rest } = finding;
  if (cause === undefined) return finding;
  if (!found.has(cause)) return rest;
  const seen = new Set<string>();
  for (let id: string | undefined = cause; id !== undefined; id = found.get(id)?.cause) {
    if (id === finding.id) return rest;
    if (seen.has(id)) break;
    seen.add(id);
  }
  return finding;
}
