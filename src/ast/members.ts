// Members of entities, rules, surfaces and contracts (language definition, 3.2).

import type { Arg, CallExpr, Expr, Let, UnaryExpr, WhenSet } from "./expressions.ts";
import type { Commented, Id, Literal, Located, QName, Str } from "./names.ts";
import type { Type } from "./types.ts";

/** Repetition over a collection; `names` has more than one entry in the tuple form. */
export interface ForOf<T> extends Commented {
  readonly kind: "for";
  readonly names: readonly Id[];
  readonly source: Expr;
  readonly filter?: Expr;
  readonly body: readonly T[];
}

export interface IfBranch<T> extends Located {
  readonly cond: Expr;
  readonly body: readonly T[];
}

export interface IfOf<T> extends Commented {
  readonly kind: "if";
  readonly branches: readonly IfBranch<T>[];
  readonly else?: readonly T[];
}

export interface OpenQuestion extends Commented {
  readonly kind: "openQuestion";
  readonly text: Str;
}

/** `@invariant Name`, `@guarantee Name` or `@guidance` with the text of its comment lines. */
export interface Annotation extends Commented {
  readonly kind: "annotation";
  readonly tag: "invariant" | "guarantee" | "guidance";
  readonly name?: Id;
  readonly lines: readonly string[];
  /** Written without `@`, as early versions did; what it needs is not asked of it. */
  readonly legacy?: true;
}

// --- entities, variants and value types

export interface Field extends Commented {
  readonly kind: "field";
  readonly name: Id;
  readonly type: Type;
  readonly when?: WhenSet;
  /** A `when` condition of another shape than a `when` set; a check says so. */
  readonly invalidWhen?: Expr;
}

export interface Relationship extends Commented {
  readonly kind: "relationship";
  readonly name: Id;
  readonly target: Expr;
  readonly predicate: Expr;
}

export interface Projection extends Commented {
  readonly kind: "projection";
  readonly name: Id;
  readonly expr: Expr;
}

export interface Derived extends Commented {
  readonly kind: "derived";
  readonly name: Id;
  readonly params?: readonly Id[];
  readonly expr: Expr;
  readonly when?: WhenSet;
  /** A `when` condition of another shape than a `when` set; a check says so. */
  readonly invalidWhen?: Expr;
}

/** A member whose colon has nothing after it. */
export interface EmptyMember extends Commented {
  readonly kind: "emptyMember";
  readonly name: Id;
}

export interface Edge extends Located {
  readonly from: Literal;
  readonly to: Literal;
}

export interface Graph extends Commented {
  readonly kind: "graph";
  readonly field: Id;
  readonly edges: readonly Edge[];
  readonly terminal: readonly Literal[];
  readonly hasTerminal: boolean;
}

export interface Invariant extends Commented {
  readonly kind: "invariant";
  readonly name: Id;
  readonly lets: readonly Let[];
  readonly body: readonly Expr[];
}

/** `Entity.member: ...`: a member declared for another entity. */
export interface Reverse extends Commented {
  readonly kind: "reverse";
  readonly entity: Id;
  readonly member: EntityMember;
}

export type EntityMember =
  | Field
  | Relationship
  | Projection
  | Derived
  | EmptyMember
  | Graph
  | Invariant
  | Reverse
  | OpenQuestion
  | Annotation;

// --- rules

export interface TriggerParam extends Located {
  readonly name: Id;
  readonly optional: boolean;
  /** What stands there instead of a plain parameter; a check says what is wrong. */
  readonly invalid?: Arg;
}

export interface CallTrigger extends Located {
  readonly kind: "call";
  readonly name: QName;
  readonly params: readonly TriggerParam[];
}

export interface ChangeTrigger extends Located {
  readonly kind: "change";
  readonly bind: Id;
  readonly entity: QName;
  readonly path: readonly Id[];
  readonly mode: "transitions_to" | "becomes";
  readonly value: Expr;
}

export interface CreatedTrigger extends Located {
  readonly kind: "created";
  readonly bind: Id;
  readonly entity: QName;
}

/** A comparison with `now`; the entity's name occurs as a root inside `cond`. */
export interface TemporalTrigger extends Located {
  readonly kind: "temporal";
  readonly bind: Id;
  readonly entity: QName;
  readonly cond: Expr;
}

export interface DerivedTrigger extends Located {
  readonly kind: "derived";
  readonly bind: Id;
  readonly entity: QName;
  readonly path: readonly Id[];
}

/** Readable as an expression, but none of the forms of a trigger. */
export interface InvalidTrigger extends Located {
  readonly kind: "invalid";
  readonly bind?: Id;
  readonly expr: Expr;
}

export type Trigger =
  | CallTrigger
  | ChangeTrigger
  | CreatedTrigger
  | TemporalTrigger
  | DerivedTrigger
  | InvalidTrigger;

export interface When extends Commented {
  readonly kind: "when";
  readonly alts: readonly Trigger[];
}

export interface Requires extends Commented {
  readonly kind: "requires";
  readonly conds: readonly Expr[];
}

export interface Assign extends Located {
  readonly kind: "assign";
  readonly target: Expr;
  readonly value: Expr;
}

export interface Remove extends Located {
  readonly kind: "remove";
  readonly expr: UnaryExpr;
}

export interface Create extends Located {
  readonly kind: "create";
  readonly call: CallExpr;
}

export interface Emit extends Located {
  readonly kind: "emit";
  readonly name: QName;
  readonly args: readonly Arg[];
}

export interface Mutate extends Located {
  readonly kind: "mutate";
  readonly op: "add" | "remove";
  readonly target: Expr;
  readonly arg: Expr;
}

/** A call of the form `Name.operation(...)`, meaningful when that path is deferred. */
export interface DeferredCall extends Located {
  readonly kind: "deferredCall";
  readonly call: CallExpr;
}

/** Any other expression: a statement about the state afterwards. */
export interface Assertion extends Located {
  readonly kind: "assert";
  readonly expr: Expr;
}

export type Effect =
  | Let
  | Assign
  | Remove
  | Create
  | Emit
  | Mutate
  | DeferredCall
  | Assertion
  | ForOf<Effect>
  | IfOf<Effect>;

export interface Ensures extends Commented {
  readonly kind: "ensures";
  readonly effects: readonly Effect[];
}

export type RuleMember =
  | When
  | Let
  | Requires
  | Ensures
  | ForOf<RuleMember>
  | IfOf<RuleMember>
  | Annotation
  | OpenQuestion;

// --- contracts

export interface Signature extends Commented {
  readonly kind: "signature";
  readonly name: Id;
  readonly params: readonly { readonly name: Id; readonly type: Type }[];
  readonly result: Type;
}

export type ContractMember = Signature | Annotation | OpenQuestion;

// --- surfaces and actors

export interface Facing extends Commented {
  readonly kind: "facing";
  readonly name?: Id;
  readonly type: Type;
}

export interface Context extends Commented {
  readonly kind: "context";
  readonly name?: Id;
  readonly type: Type;
  readonly where?: Expr;
}

/** One entry of `exposes`, `provides`, `related` or `timeout`. */
export interface Item extends Located {
  readonly kind: "item";
  readonly expr: Expr;
  readonly guard?: Expr;
}

export type SurfaceItem = Item | ForOf<SurfaceItem> | IfOf<SurfaceItem> | Let;

export interface Items extends Commented {
  readonly kind: "exposes" | "provides" | "related" | "timeout";
  readonly items: readonly SurfaceItem[];
}

export interface ContractRef extends Located {
  readonly direction: "demands" | "fulfils";
  readonly name: QName;
}

export interface Contracts extends Commented {
  readonly kind: "contracts";
  readonly entries: readonly ContractRef[];
}

export type SurfaceMember =
  | Facing
  | Context
  | Let
  | Items
  | Contracts
  | ForOf<SurfaceMember>
  | IfOf<SurfaceMember>
  | Annotation
  | OpenQuestion;
