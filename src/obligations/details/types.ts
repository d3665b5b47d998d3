// What the obligations of types tell: fields, lifecycles, invariants, enums, variants, contracts.

import type { Quoted, RuleRef } from "./quoted.ts";

/** A stored field and its type as written. */
export interface FieldDetail {
  readonly name: string;
  readonly type: string;
  readonly optional?: true;
  /** The values of an enum field. */
  readonly values?: readonly string[];
}

export interface FieldsDetail {
  /** The names of all members, computed ones included. */
  readonly fields: readonly string[];
  /** The members that are stored. */
  readonly stored: readonly FieldDetail[];
}

export interface MemberDetail {
  readonly entity: string;
  readonly field: string;
  /** Its type as written. */
  readonly type: string;
}

export interface ComputedDetail {
  readonly entity: string;
  readonly field: string;
  readonly definition: Quoted;
  /** The entity that a relationship leads to, as written. */
  readonly target?: string;
  /** The parameters of a derived value that takes some. */
  readonly parameters?: readonly string[];
  /** The type of its values, where it can be told. */
  readonly type?: string;
}

export interface EdgeDetail {
  readonly entity: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  /** The rules that may take it. */
  readonly witnesses: readonly RuleRef[];
}

/** A state, and the states that no edge leads to from it. */
export interface Forbidden {
  readonly from: string;
  readonly to: readonly string[];
}

export interface RejectedDetail {
  readonly entity: string;
  readonly field: string;
  readonly states: readonly string[];
  readonly forbidden: readonly Forbidden[];
}

export interface TerminalDetail {
  readonly entity: string;
  readonly field: string;
  readonly states: readonly string[];
}

export interface PresenceDetail {
  readonly entity: string;
  readonly field: string;
  readonly status_field: string;
  readonly qualifying_states: readonly string[];
  /** The states in which it is absent. */
  readonly absent_states: readonly string[];
}

export interface InvariantDetail {
  /** Where it is declared: on an entity or value type, or for the whole state. */
  readonly scope: "entity" | "module";
  readonly entity?: string;
  readonly definitions?: readonly Quoted[];
  readonly assertions: readonly Quoted[];
  /** The rules that write, create or remove what it speaks about. */
  readonly at_risk_from: readonly RuleRef[];
}

export interface EnumDetail {
  readonly values: readonly string[];
}

export interface VariantDetail {
  readonly base: string;
  /** The field that tells variants apart, where the base has one. */
  readonly discriminator?: string;
  /** The members that this variant adds. */
  readonly fields: readonly string[];
}

export interface DiscriminatorDetail {
  readonly entity: string;
  readonly field: string;
  readonly variants: readonly string[];
}

export interface SignatureDetail {
  readonly contract: string;
  readonly operation: string;
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly result: string;
}

/** A property that is stated in prose. */
export interface ProseDetail {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface DefaultInstanceDetail {
  readonly name: string;
  readonly type?: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

export interface TypeDetails {
  readonly entity_fields: FieldsDetail;
  readonly entity_optional: MemberDetail;
  readonly entity_relationship: ComputedDetail;
  readonly projection: ComputedDetail;
  readonly derived: ComputedDetail;
  readonly value_equality: { readonly fields: readonly string[] };
  readonly enum_comparable: EnumDetail;
  readonly sum_type_variant: VariantDetail;
  readonly sum_type_discriminator: DiscriminatorDetail;
  readonly invariant: InvariantDetail;
  readonly transition_edge: EdgeDetail;
  readonly transition_rejected: RejectedDetail;
  readonly transition_terminal: TerminalDetail;
  readonly when_presence: PresenceDetail;
  readonly contract_signature: SignatureDetail;
  readonly contract_invariant: ProseDetail;
  readonly default_instance: DefaultInstanceDetail;
}
