// The model document: the types and the configuration that a module declares, in the form that
// other programs read. Everything is quoted as written; lists that would be empty are left out.

/** A field that is there only in some states. */
export interface WhenSet {
  readonly status_field: string;
  readonly qualifying_states: readonly string[];
}

/** A bound that an invariant of the type sets to a field. */
export interface Constraint {
  readonly invariant: string;
  /** A comparison that the field stands on the left of, such as `>= 0`. */
  readonly bound: string;
}

export interface ModelField {
  readonly name: string;
  /** The type as written. */
  readonly type_expr: string;
  readonly optional?: true;
  /** The values of an inline enum. */
  readonly enum_values?: readonly string[];
  /** The variants that a discriminator tells apart. */
  readonly variants?: readonly string[];
  readonly when_set?: WhenSet;
  readonly constraints?: readonly Constraint[];
}

export interface ModelRelationship {
  readonly name: string;
  readonly target: string;
}

export interface ModelProjection {
  readonly name: string;
  /** The collection that it filters or maps. */
  readonly source: string;
}

export interface ModelDerived {
  readonly name: string;
  readonly parameters?: readonly string[];
  readonly when_set?: WhenSet;
}

export interface ModelGraph {
  readonly field: string;
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** All states, in code-unit order. */
  readonly states: readonly string[];
  readonly terminal?: readonly string[];
}

export interface ModelInvariant {
  readonly name: string;
  readonly scope: "entity";
  readonly expression: string;
}

/** What entities, variants and value types have in common. */
export interface ModelMembers {
  readonly fields: readonly ModelField[];
  readonly relationships?: readonly ModelRelationship[];
  readonly projections?: readonly ModelProjection[];
  readonly derived_values?: readonly ModelDerived[];
  readonly transition_graphs?: readonly ModelGraph[];
  readonly invariants?: readonly ModelInvariant[];
}

export interface ModelEntity extends ModelMembers {
  readonly name: string;
  readonly kind: "internal" | "external";
}

export interface ModelVariant extends ModelMembers {
  readonly name: string;
  readonly base: string;
}

export interface ModelValueType extends ModelMembers {
  readonly name: string;
}

export interface ModelEnum {
  readonly name: string;
  readonly values: readonly string[];
}

export interface ModelParameter {
  readonly name: string;
  readonly type_expr: string;
  readonly default_expr?: string;
}

/** A parameter of an imported module that this one sets. */
export interface ModelOverride {
  readonly module: string;
  readonly name: string;
  readonly value_expr: string;
}

/** What one module declares. */
export interface ModelParts {
  readonly entities?: readonly ModelEntity[];
  readonly variants?: readonly ModelVariant[];
  readonly value_types?: readonly ModelValueType[];
  readonly enums?: readonly ModelEnum[];
  readonly config?: readonly ModelParameter[];
  readonly config_overrides?: readonly ModelOverride[];
}
