// Types as written (language definition, 3.1 `Type`).

import type { Literal, Located, QName } from "./names.ts";

export interface NamedType extends Located {
  readonly kind: "named";
  readonly name: QName;
}

export interface GenericType extends Located {
  readonly kind: "generic";
  readonly name: QName;
  readonly args: readonly Type[];
}

export interface OptionalType extends Located {
  readonly kind: "optional";
  readonly inner: Type;
}

/** `a | b`: literals only. */
export interface InlineEnumType extends Located {
  readonly kind: "inlineEnum";
  readonly literals: readonly Literal[];
}

/** `A | B`: type names, or a mixture that a check reports. */
export interface UnionType extends Located {
  readonly kind: "union";
  readonly alts: readonly Type[];
}

/** `*` as a type argument. */
export interface WildcardType extends Located {
  readonly kind: "wildcard";
}

export type Type =
  | NamedType
  | GenericType
  | OptionalType
  | InlineEnumType
  | UnionType
  | WildcardType;
