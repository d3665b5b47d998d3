// What the obligations of rules tell: triggers, preconditions, effects, branches, moves of a status.

import type { Quoted, RuleRef, SurfaceRef } from "./quoted.ts";

export interface ParameterDetail {
  readonly name: string;
  /** Left out where nothing tells it. */
  readonly type?: string;
  readonly optional?: true;
  /** The type is only assumed, from what the rule does with it or from its name. */
  readonly assumed?: true;
}

/** A trigger in call form. */
export interface CallTriggerDetail {
  readonly kind: "call";
  readonly name: string;
  readonly parameters: readonly ParameterDetail[];
  readonly provided_by: readonly SurfaceRef[];
  readonly emitted_by: readonly RuleRef[];
}

/** A trigger that watches instances of an entity. */
export interface WatchTriggerDetail {
  readonly kind: "transitions_to" | "becomes" | "created" | "temporal" | "derived";
  readonly binding: string;
  readonly entity: string;
  /** The member watched. */
  readonly path?: string;
  /** The value that it is to get. */
  readonly value?: string;
  /** The condition of a temporal trigger. */
  readonly condition?: string;
  /** Whether the creation of an instance that meets the condition fires it. */
  readonly fires_on_creation: boolean;
}

export type TriggerDetail = CallTriggerDetail | WatchTriggerDetail;

/** Where in a rule something stands: inside which loops, under which conditions. */
export interface Setting {
  /** Headers of the loops around it, from the outside in. */
  readonly each?: readonly string[];
  /** Conditions of the branches around it, all of which hold. */
  readonly given?: readonly string[];
}

export interface PreconditionDetail extends Setting, Quoted {}

export interface ArgumentDetail {
  readonly name?: string;
  readonly value: string;
}

/** One thing that a rule brings about. */
export interface EffectDetail extends Setting, Quoted {
  readonly kind: "assign" | "create" | "remove" | "emit" | "add" | "take" | "deferred" | "assert";
  /** The path that is written, added to or taken from; what is removed. */
  readonly target?: string;
  /** The value written, added or taken. */
  readonly value?: string;
  /** The entity that is created. */
  readonly entity?: string;
  /** The trigger that is emitted, or the operation handed over to. */
  readonly name?: string;
  readonly arguments?: readonly ArgumentDetail[];
}

export interface BindingDetail extends Setting {
  readonly name: string;
  readonly value: string;
}

export interface SuccessDetail {
  readonly triggers: readonly TriggerDetail[];
  readonly bindings?: readonly BindingDetail[];
  readonly preconditions: readonly PreconditionDetail[];
  readonly effects: readonly EffectDetail[];
}

export interface FailureDetail extends Setting {
  readonly rule: string;
  /** Which of the rule's `requires` clauses, from 1 in the order of the text. */
  readonly clause: number;
  /** The parts of the clause that must all hold: each of them failing alone is a case. */
  readonly conditions: readonly Quoted[];
  /** What is to be seen: an error for who called, nothing at all, or one element left out. */
  readonly outcome: "rejected" | "ignored" | "element_skipped";
}

export interface CreationDetail {
  readonly rule: string;
  readonly creations: readonly EffectDetail[];
}

export interface TemporalDetail {
  readonly rule: string;
  readonly entity: string;
  readonly binding: string;
  readonly condition: Quoted;
  /** The moment that is compared with the current time, as written. */
  readonly deadline: string;
  /** Whether the rule fires at that very moment, or only afterwards. */
  readonly at_deadline: "fires" | "does_not_fire";
  readonly before_deadline: "fires" | "does_not_fire";
  readonly after_deadline: "fires" | "does_not_fire";
  /** The instance must not be touched again as long as the condition stays true. */
  readonly fires_again: false;
}

export interface BranchDetail extends Setting {
  readonly rule: string;
  readonly kind: "if" | "else_if" | "else" | "none";
  /** The condition of this branch; left out where all others fail. */
  readonly condition?: Quoted;
  /** The conditions before it in the chain, all of which fail. */
  readonly unless: readonly string[];
  /** What happens in this branch; empty where nothing does. */
  readonly effects: readonly EffectDetail[];
}

export interface MoveDetail {
  readonly rule: string;
  readonly entity: string;
  readonly field: string;
  /** The state before; "unknown" where nothing tells it. */
  readonly source_state: string;
  readonly target_state: string;
  readonly qualifying_states: readonly string[];
  readonly status_field: string;
  /** All states before, and after, where there are several. */
  readonly source_states: readonly string[];
  readonly target_states: readonly string[];
}

export interface RuleDetails {
  readonly rule_success: SuccessDetail;
  readonly rule_failure: FailureDetail;
  readonly rule_entity_creation: CreationDetail;
  readonly rule_branch: BranchDetail;
  readonly temporal: TemporalDetail;
  readonly when_set: MoveDetail;
  readonly when_clear: MoveDetail;
}
