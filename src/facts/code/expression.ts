// Expressions of any language, in one small vocabulary. An extractor lowers what it understands and
// wraps the rest as `opaque`; nothing is guessed. Comparisons never say "truthy" where the language
// allows to say what is meant: `if x` stays a path (its truth), `x is None` becomes a comparison.

import type { Place } from "./place.ts";

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "%";

export type CodeExpr =
  | PathExpr
  | LiteralExpr
  | DurationExpr
  | NowExpr
  | ListExpr
  | CompareExpr
  | MembershipExpr
  | LogicExpr
  | NotExpr
  | ArithmeticExpr
  | ConditionalExpr
  | CallExpr
  | CreateExpr
  | LambdaExpr
  | OpaqueExpr;

interface Node {
  readonly place: Place;
  /** The author's text, on one line. */
  readonly text: string;
}

/**
 * A name and what is read through it: `user.status`, `self.items`, `AccountStatus.ACTIVE`. The
 * receiver of a method is the segment `self` in every language. Getters that only fetch are
 * unfolded (`user.getStatus()` is `user.status`); `a?.b` and `a!!.b` are `a.b`. A subscript with a
 * constant string is a segment (`config["MAX"]`, `row[:status]`); others are calls of `[]`, or opaque.
 */
export interface PathExpr extends Node {
  readonly kind: "path";
  readonly segments: readonly string[];
}

export interface LiteralExpr extends Node {
  readonly kind: "literal";
  /** Null stands for `None`, `nil`, `undefined` too. Symbols (`:active`) are strings. */
  readonly value: string | number | boolean | null;
}

/** A length of time whose unit the code itself tells: `timedelta(minutes=5)`, `5 * time.Minute`. */
export interface DurationExpr extends Node {
  readonly kind: "duration";
  /** Known seconds; undefined where the amount is not constant. */
  readonly seconds?: number;
  /** Where the amount is not a constant: the amount, and the seconds of one unit. */
  readonly amount?: CodeExpr;
  readonly unitSeconds?: number;
}

/** The present moment: `datetime.utcnow()`, `Date.now()`, `time.Now()`. */
export interface NowExpr extends Node {
  readonly kind: "now";
}

/** A list, tuple or set that is written out. */
export interface ListExpr extends Node {
  readonly kind: "list";
  readonly items: readonly CodeExpr[];
}

export interface CompareExpr extends Node {
  readonly kind: "compare";
  readonly op: Comparison;
  readonly left: CodeExpr;
  readonly right: CodeExpr;
}

/** `item in collection`, `collection.includes(item)`, `slices.Contains(collection, item)`. */
export interface MembershipExpr extends Node {
  readonly kind: "in";
  readonly item: CodeExpr;
  readonly collection: CodeExpr;
}

export interface LogicExpr extends Node {
  readonly kind: "and" | "or";
  readonly operands: readonly CodeExpr[];
}

export interface NotExpr extends Node {
  readonly kind: "not";
  readonly operand: CodeExpr;
}

export interface ArithmeticExpr extends Node {
  readonly kind: "arithmetic";
  readonly op: Arithmetic;
  readonly left: CodeExpr;
  readonly right: CodeExpr;
}

export interface ConditionalExpr extends Node {
  readonly kind: "conditional";
  readonly condition: CodeExpr;
  readonly then: CodeExpr;
  readonly else: CodeExpr;
}

export interface Argument {
  /** Undefined for an argument by position. */
  readonly name?: string;
  readonly value: CodeExpr;
}

/**
 * A call. The callee is the path as written (`db.session.add`, `self.repo.save`); for a chain such
 * as `User.query.filter_by(..).first()` the callee of the last call has the earlier call as its
 * `on`. `await` and propagation (`?`, `try`) are not shown. A subscript by anything that is not a
 * constant string may be a call of `[]` (`store[User]`, `limits[role]`; assigned to, of `[]=`), and
 * what is read of the result of a call is a call with a dot before its name (`.user` of
 * `current_session(request).user`): neither has an effect of its own.
 */
export interface CallExpr extends Node {
  readonly kind: "call";
  /** Segments of the callee after `on`, or the whole path where there is no earlier call. */
  readonly callee: readonly string[];
  readonly on?: CodeExpr;
  readonly args: readonly Argument[];
}

/**
 * A new instance: `User(email=..)`, `new User(..)`, `User{Email: ..}`, `User.create!(..)`. An object
 * literal or dictionary whose keys are constant has the type `{}` and its keys as names; keys that
 * are values of an enumeration (`{Scope.USERS: ..}`) are named by their path.
 */
export interface CreateExpr extends Node {
  readonly kind: "create";
  readonly type: string;
  readonly args: readonly Argument[];
}

/** An anonymous function or a comprehension's condition; one expression is its result. */
export interface LambdaExpr extends Node {
  readonly kind: "lambda";
  readonly params: readonly string[];
  readonly body?: CodeExpr;
}

/** What is not understood; never equal to anything but the same text. */
export interface OpaqueExpr extends Node {
  readonly kind: "opaque";
}
