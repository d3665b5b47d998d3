// A finding about a whole set: what was found, what shows it, the question that it raises for a
// person, and what each answer would change.

import type { Span } from "../base/span.ts";
import type { LinkedModule } from "../model/linked-module.ts";

/** Where something stands that bears on a finding. */
export interface Evidence {
  readonly label: string;
  readonly module: LinkedModule;
  readonly span: Span;
}

/** One answer to a question, and the edit that it implies. */
export interface Answer {
  readonly answer: string;
  readonly edit: string;
}

/** What was looked for in one place, and whether it was there. */
export interface Search {
  readonly kind: "rule_ensures" | "surface_provides" | "created_calls";
  /** False, or the rule in which it was found. */
  readonly found: boolean | string;
  /** Why what was found does not count. */
  readonly but?: string;
}

export interface Edge {
  readonly entity: string;
  readonly from: string;
  readonly to: string;
}

/** What is particular to each kind; names are those that other programs read. */
export type Details =
  | {
      readonly type: "missing_producer";
      readonly requires: { readonly rule: string; readonly field: string; readonly value: string };
      readonly searched: readonly Search[];
    }
  | {
      readonly type: "unreachable_trigger";
      readonly trigger: string;
      readonly listening_rules: readonly string[];
      readonly surfaces_checked: readonly string[];
    }
  | {
      readonly type: "dead_transition";
      readonly edge: Edge;
      readonly witnessing_rules: readonly string[];
      readonly unsatisfiable_requires: readonly {
        readonly entity: string;
        readonly field: string;
        readonly value: string;
        readonly searched: readonly Search[];
      }[];
    }
  | {
      readonly type: "deadlock";
      readonly state: string;
      readonly outbound_edges: readonly {
        readonly from: string;
        readonly to: string;
        readonly reason: string;
      }[];
      readonly cycle: readonly string[] | null;
    }
  | {
      readonly type: "conflict";
      readonly rule_a: string;
      readonly rule_b: string;
      readonly field: string;
      readonly state: string | null;
      readonly values: Readonly<Record<string, string>>;
      readonly example: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "invariant_risk";
      readonly rule: string;
      readonly invariant: string;
      readonly mechanism: string;
      readonly guard_analysis: { readonly has_guard: false; readonly needed: string };
      /** Values before and after with which the invariant breaks; empty where it takes two instances. */
      readonly example: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "vacuity";
      readonly about: "guard" | "invariant" | "rule";
      readonly name: string;
      readonly condition: string | null;
    }
  | {
      readonly type: "overlapping_preconditions";
      readonly trigger: string;
      readonly rule_a: string;
      readonly rule_b: string;
      readonly field: string;
      readonly values: Readonly<Record<string, string>>;
      readonly example: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "unguarded_refiring";
      readonly rule: string;
      readonly repeats: readonly string[];
      readonly example: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "refused_action";
      readonly surface: string;
      readonly trigger: string;
      readonly rules: readonly string[];
      readonly always: boolean;
      readonly example: Readonly<Record<string, string>>;
    };

export type FindingKind = Details["type"];

export interface Finding {
  /** The kind and the names that it is about; unique in its set. */
  readonly id: string;
  readonly details: Details;
  /** One sentence. */
  readonly summary: string;
  readonly entities: readonly string[];
  /** The declaration that it is reported on. */
  readonly module: LinkedModule;
  readonly span: Span;
  readonly evidence: readonly Evidence[];
  readonly question: string;
  readonly answers: readonly Answer[];
  /** The finding that this one follows from. */
  readonly cause?: string;
}
