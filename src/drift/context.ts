// What all comparisons share: both sides, what was paired, and where findings go.

import type { InFile } from "../facts/code/codebase.ts";
import type { Derivation } from "../facts/code/derive/index.ts";
import type { Site } from "../facts/code/derive/term.ts";
import type { EntryFact, FunctionFact } from "../facts/code/model.ts";
import type { ParamValues } from "./conditions/relation.ts";
import type { Pairing } from "./conditions/vocabulary.ts";
import type { Confidence, Finding, Tally, Topic } from "./finding.ts";
import type { Candidate, Pairs } from "./pairing/functions.ts";
import type { Course } from "./spec/chains.ts";
import type { SpecRule } from "./spec/rules.ts";
import type { SpecSource } from "./spec/scope.ts";

export interface Comparison {
  readonly source: SpecSource;
  readonly pairing: Pairing;
  readonly derivation: Derivation;
  readonly rules: readonly SpecRule[];
  readonly courses: readonly Course[];
  readonly candidates: readonly Candidate[];
  readonly matched: Pairs;
  /** The ways in that a function serves itself. */
  readonly entries: ReadonlyMap<FunctionFact, readonly InFile<EntryFact>[]>;
  /** Functions that are reached from some way in or from start-up. */
  readonly reached: ReadonlySet<FunctionFact>;
  readonly values: ParamValues;
  readonly findings: Finding[];
  readonly tallies: Record<Topic, Tally>;
}

/** Counts one question that was asked. */
export function tally(
  c: Comparison,
  topic: Topic,
  outcome: "agreed" | "differs" | "unknown",
): void {
  const t = c.tallies[topic];
  t.compared++;
  if (outcome === "agreed") t.agreed++;
  if (outcome === "unknown") t.unknown++;
}

export type Draft = Omit<Finding, "also" | "severity" | "confidence"> & {
  readonly also?: readonly Site[];
  readonly confidence?: Partial<Confidence>;
  /** A finding that is a note however sure it is. */
  readonly note?: boolean;
  readonly error?: boolean;
};

/** Below this a part of the confidence makes a finding a note. */
const SURE = 0.5;

/** Files a finding; it warns only where it is sure in every part. */
export function report(
  c: Comparison,
  { also = [], confidence = {}, note = false, error = false, ...rest }: Draft,
): void {
  const full: Confidence = { pairing: 1, extraction: 1, neighbours: 1, ...confidence };
  const sure =
    Math.min(full.pairing, full.extraction, full.neighbours) >= SURE &&
    rest.verdict !== "cannot tell";
  const severity =
    !sure || note ? "info" : error || rest.verdict === "contradicts" ? "error" : "warning";
  c.findings.push({ ...rest, also, confidence: full, severity });
}
