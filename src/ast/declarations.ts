// Declarations and the module (language definition, 3.1).

import type { Expr } from "./expressions.ts";
import type {
  Annotation,
  ContractMember,
  EntityMember,
  Invariant,
  OpenQuestion,
  RuleMember,
  SurfaceMember,
} from "./members.ts";
import type { Commented, Id, Literal, Located, QName, Str } from "./names.ts";
import type { Comment } from "./trivia.ts";
import type { Type } from "./types.ts";

export interface Use extends Commented {
  readonly kind: "use";
  readonly path: Str;
  readonly alias?: Id;
}

export interface GivenBinding extends Commented {
  readonly name: Id;
  readonly type: Type;
}

export interface Given extends Commented {
  readonly kind: "given";
  readonly bindings: readonly GivenBinding[];
}

export interface ConfigParam extends Commented {
  readonly name: Id;
  readonly type?: Type;
  readonly value?: Expr;
}

/** `config { ... }`, or an override block `alias/config { ... }` when `qualifier` is there. */
export interface Config extends Commented {
  readonly kind: "config";
  readonly qualifier?: Id;
  readonly params: readonly ConfigParam[];
}

export interface Entity extends Commented {
  readonly kind: "entity";
  readonly external: boolean;
  readonly name: Id;
  readonly members: readonly EntityMember[];
}

export interface ValueType extends Commented {
  readonly kind: "value";
  readonly name: Id;
  readonly members: readonly EntityMember[];
}

export interface Variant extends Commented {
  readonly kind: "variant";
  readonly name: Id;
  readonly base: QName;
  readonly members: readonly EntityMember[];
}

export interface Enum extends Commented {
  readonly kind: "enum";
  readonly name: Id;
  readonly literals: readonly Literal[];
}

export interface Contract extends Commented {
  readonly kind: "contract";
  readonly name: Id;
  readonly members: readonly ContractMember[];
}

export interface Default extends Commented {
  readonly kind: "default";
  readonly type?: QName;
  readonly name: Id;
  readonly value: Expr;
}

export interface Rule extends Commented {
  readonly kind: "rule";
  readonly name: Id;
  readonly members: readonly RuleMember[];
}

export interface Actor extends Commented {
  readonly kind: "actor";
  readonly name: Id;
  readonly within?: Type;
  readonly identifiedBy?: Expr;
  readonly questions: readonly OpenQuestion[];
  readonly annotations: readonly Annotation[];
}

export interface Surface extends Commented {
  readonly kind: "surface";
  readonly name: Id;
  readonly members: readonly SurfaceMember[];
}

export interface Deferred extends Commented {
  readonly kind: "deferred";
  readonly path: QName;
  readonly rest: readonly Id[];
  readonly hint?: Str;
}

export type Declaration =
  | Use
  | Given
  | Config
  | Entity
  | ValueType
  | Variant
  | Enum
  | Contract
  | Default
  | Rule
  | Invariant
  | Actor
  | Surface
  | Deferred
  | OpenQuestion;

export type Version = 1 | 2 | 3;

export interface Module extends Located {
  readonly kind: "module";
  /** What the marker says; null without a marker or with one that is not supported. */
  readonly version: Version | null;
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Comment[];
}
