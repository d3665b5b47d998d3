// Expressions (language definition, 3.3). Parentheses leave no node but widen the span of what
// they enclose; which symbol a name means is decided later, by the model.

import type { Commented, Id, Literal, Located, QName, StrPart } from "./names.ts";
import type { Type } from "./types.ts";

export interface NameExpr extends Located {
  readonly kind: "name";
  readonly id: Id;
}

export interface QNameExpr extends Located {
  readonly kind: "qname";
  readonly alias: Id;
  readonly name: Id;
}

export interface StringExpr extends Located {
  readonly kind: "string";
  readonly parts: readonly StrPart[];
}

export interface NumberExpr extends Located {
  readonly kind: "number";
  readonly raw: string;
  readonly decimal: boolean;
}

export interface DurationExpr extends Located {
  readonly kind: "duration";
  readonly raw: string;
}

export interface BoolExpr extends Located {
  readonly kind: "bool";
  readonly value: boolean;
}

export interface BacktickExpr extends Located {
  readonly kind: "backtick";
  readonly text: string;
}

/** `null`, `now`, `this`, `within` and `_`. */
export interface WordExpr extends Located {
  readonly kind: "null" | "now" | "this" | "within" | "discard";
}

export interface CollectionExpr extends Located {
  readonly kind: "set" | "list";
  readonly items: readonly Expr[];
}

export interface ObjectField extends Located {
  readonly name: Id;
  readonly value: Expr;
}

export interface ObjectExpr extends Located {
  readonly kind: "object";
  readonly fields: readonly ObjectField[];
}

export interface MemberExpr extends Located {
  readonly kind: "member";
  readonly object: Expr;
  readonly name: Id;
  /** Written with `?.`. */
  readonly optional: boolean;
}

/** An argument; `optional` and `type` occur in `provides:` entries and trigger parameters. */
export interface Arg extends Located {
  readonly name?: Id;
  readonly value: Expr;
  readonly optional?: boolean;
  readonly type?: Type;
}

export interface CallExpr extends Located {
  readonly kind: "call";
  readonly callee: Expr;
  readonly args: readonly Arg[];
}

export interface LookupField extends Located {
  readonly name: Id;
  /** Left out where the field takes the value of the name it has. */
  readonly value?: Expr;
}

export interface LookupExpr extends Located {
  readonly kind: "lookup";
  readonly entity: QName;
  readonly fields: readonly LookupField[];
}

export type UnaryOp = "-" | "not" | "exists" | "not exists";

export interface UnaryExpr extends Located {
  readonly kind: "unary";
  readonly op: UnaryOp;
  readonly operand: Expr;
}

export type BinaryOp =
  | "+"
  | "-"
  | "*"
  | "/"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "not in"
  | "and"
  | "or"
  | "implies"
  | "??"
  | "transitions_to"
  | "becomes";

export interface BinaryExpr extends Located {
  readonly kind: "binary";
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
}

/** `source where pred` or `Entity with pred`. */
export interface FilterExpr extends Located {
  readonly kind: "where" | "with";
  readonly source: Expr;
  readonly pred: Expr;
}

/** `source -> field`. */
export interface MapExpr extends Located {
  readonly kind: "map";
  readonly source: Expr;
  readonly name: Id;
}

/** `item when cond` where no construct of its own takes the guard. */
export interface GuardedExpr extends Located {
  readonly kind: "guarded";
  readonly item: Expr;
  readonly guard: Expr;
}

export interface LambdaExpr extends Located {
  readonly kind: "lambda";
  readonly param: Id;
  readonly body: Expr;
}

export interface IfExprBranch extends Located {
  readonly cond: Expr;
  readonly value: Expr;
}

export interface IfExpr extends Located {
  readonly kind: "if";
  readonly branches: readonly IfExprBranch[];
  readonly else?: Expr;
}

export interface Let extends Commented {
  readonly kind: "let";
  readonly name: Id;
  readonly value: Expr;
}

/** `for x in source where filter: body` as an expression: a universal quantifier. */
export interface ForAllExpr extends Located {
  readonly kind: "forall";
  readonly names: readonly Id[];
  readonly source: Expr;
  readonly filter?: Expr;
  readonly lets: readonly Let[];
  readonly body: readonly Expr[];
}

/** `a | b` in a place where it is no type; a check decides what it means. */
export interface PipeExpr extends Located {
  readonly kind: "pipe";
  readonly alts: readonly Expr[];
}

/** A type standing where an expression is read, such as `Set<String>` or `Copy?`. */
export interface TypeExpr extends Located {
  readonly kind: "typeExpr";
  readonly type: Type;
}

/** Stands in for what could not be read; a diagnostic has said why. */
export interface ErrorExpr extends Located {
  readonly kind: "error";
}

export type Expr =
  | NameExpr
  | QNameExpr
  | StringExpr
  | NumberExpr
  | DurationExpr
  | BoolExpr
  | BacktickExpr
  | WordExpr
  | CollectionExpr
  | ObjectExpr
  | MemberExpr
  | CallExpr
  | LookupExpr
  | UnaryExpr
  | BinaryExpr
  | FilterExpr
  | MapExpr
  | GuardedExpr
  | LambdaExpr
  | IfExpr
  | ForAllExpr
  | PipeExpr
  | TypeExpr
  | ErrorExpr;

/** The states of a `when` set: `when status = active | overdue`. */
export interface WhenSet extends Located {
  readonly field: Id;
  readonly states: readonly Literal[];
}
