// What a name in an expression turned out to mean.

import type { EnumType } from "../type.ts";
import type { ConfigSymbol, InstanceSymbol, MemberSymbol, TypeSymbol } from "../type-symbol.ts";
import type { Binding } from "./scope.ts";

export type NameSymbol =
  | { readonly kind: "binding"; readonly binding: Binding }
  /** A member of the enclosing type, or of the element of a predicate. */
  | { readonly kind: "member"; readonly member: MemberSymbol }
  | { readonly kind: "instance"; readonly instance: InstanceSymbol }
  | { readonly kind: "literal"; readonly of: EnumType }
  /** The word `config` before a parameter. */
  | { readonly kind: "config" }
  | { readonly kind: "parameter"; readonly config: ConfigSymbol }
  | { readonly kind: "type"; readonly type: TypeSymbol }
  | { readonly kind: "collection"; readonly entity: TypeSymbol }
  | { readonly kind: "deferred" }
  /** A function that the specification does not define. */
  | { readonly kind: "blackBox" }
  /** Behind an import that cannot be opened, or a member of what is not known. */
  | { readonly kind: "opaque" }
  /** Bound nowhere, where an unbound word may be an input or a literal of an unknown enum. */
  | { readonly kind: "free" }
  /** Bound nowhere. `literalOf` is the enum that a literal was expected of. */
  | { readonly kind: "unresolved"; readonly literalOf?: EnumType };
