// What a comparison finds, as data.

import type { Site } from "../facts/code/derive/term.ts";

export type Verdict = "contradicts" | "only in spec" | "only in code" | "cannot tell";
export type Severity = "error" | "warning" | "info";

/** The kinds of differences, each the business of one comparison. */
export const KINDS = [
  "config_value",
  "config_unit",
  "hardcoded_literal",
  "config_missing",
  "field_missing",
  "field_renamed",
  "field_type",
  "field_nullability",
  "state_only_in_spec",
  "state_only_in_code",
  "state_renamed",
  "undeclared_transition",
  "terminal_state_left",
  "guard_missing_in_code",
  "guard_only_in_code",
  "guard_operator",
  "guard_value",
  "role_exemption",
  "access_restriction",
  "effect_missing_in_code",
  "effect_only_in_code",
  "effect_value",
  "effect_not_persisted",
  "notification_missing",
  "rule_without_code",
  "behaviour_without_rule",
  "job_unscheduled",
  "surface_entry_missing",
  "invariant_not_enforced",
  "stale_link",
  "ambiguous_pair",
] as const;
export type Kind = (typeof KINDS)[number];

/** How sure a finding is, by part, each from 0 to 1. */
export interface Confidence {
  /** Both sides speak of the same. */
  readonly pairing: number;
  /** Everything the code does there is known. */
  readonly extraction: number;
  /** What stands around the difference agrees. */
  readonly neighbours: number;
}

export interface Finding {
  readonly kind: Kind;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** What it is about: `rule LoginSucceeds`, `entity User`. */
  readonly construct: string;
  readonly message: string;
  readonly spec?: Site;
  readonly code?: Site;
  readonly also: readonly Site[];
  /** Why both sides are taken to belong together. */
  readonly pairing: string;
  readonly confidence: Confidence;
  /** What to change if the specification is right, and if the code is. */
  readonly ifSpec: string;
  readonly ifCode: string;
}

/** What one comparison looked at: how often both sides agreed, differed or could not be compared. */
export interface Tally {
  compared: number;
  agreed: number;
  unknown: number;
}

export type Topic =
  | "rules"
  | "conditions"
  | "effects"
  | "states"
  | "fields"
  | "config"
  | "entry points"
  | "invariants";
