// Bodies of functions in one small vocabulary, in the order of the text. What guards and effects a
// function has is derived from this once for all languages (`derive/`), so an extractor only lowers.

import type { Argument, Arithmetic, CodeExpr } from "./expression.ts";
import type { Place } from "./place.ts";

export type Statement =
  | IfStatement
  | LoopStatement
  | BindStatement
  | AssignStatement
  | EvaluateStatement
  | DeleteStatement
  | ReturnStatement
  | RaiseStatement
  | AssertStatement
  | TryStatement
  | ScopeStatement
  | LeaveStatement
  | OpaqueStatement;

interface Node {
  readonly place: Place;
}

/** `if`, `unless` (negated), `switch`/`match`/`when` on values (as a chain of comparisons). */
export interface IfStatement extends Node {
  readonly kind: "if";
  readonly condition: CodeExpr;
  readonly then: readonly Statement[];
  readonly else: readonly Statement[];
}

/** A loop over a collection (or `while`, without a binder). */
export interface LoopStatement extends Node {
  readonly kind: "loop";
  readonly binder?: string;
  readonly over: CodeExpr;
  readonly body: readonly Statement[];
}

/** A local name gets its value. */
export interface BindStatement extends Node {
  readonly kind: "bind";
  readonly name: string;
  /** The type that the declaration writes, without what wraps it; wanted where the value is opaque. */
  readonly type?: string;
  readonly value: CodeExpr;
}

/** A field of something gets a value: `user.status = ..`, `u.Attempts++`, `@count += 1`. */
export interface AssignStatement extends Node {
  readonly kind: "assign";
  readonly target: readonly string[];
  /** For `target op= value`. */
  readonly op?: Arithmetic;
  readonly value: CodeExpr;
}

/** An expression for its effect: a call, most often. */
export interface EvaluateStatement extends Node {
  readonly kind: "evaluate";
  readonly expr: CodeExpr;
}

/** An instance or a member is removed by a construct of the language (`del`, `delete`). */
export interface DeleteStatement extends Node {
  readonly kind: "delete";
  readonly target: CodeExpr;
}

export interface ReturnStatement extends Node {
  readonly kind: "return";
  readonly value?: CodeExpr;
  /**
   * True where the language or framework makes this a refusal: `return err`, `return nil, ErrX`,
   * `return Err(..)`, `res.status(403)`, `abort(..)`, `head :forbidden`.
   */
  readonly refuses: boolean;
  /** Name or text of the error, and the HTTP status, where they can be told. */
  readonly error?: string;
  readonly status?: number;
}

export interface RaiseStatement extends Node {
  readonly kind: "raise";
  readonly error?: string;
  readonly args: readonly Argument[];
  readonly status?: number;
}

/** `assert`, `require(..)`, `Preconditions.checkState(..)`: what holds afterwards. */
export interface AssertStatement extends Node {
  readonly kind: "assert";
  readonly condition: CodeExpr;
}

export interface TryStatement extends Node {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly handlers: readonly { readonly error?: string; readonly body: readonly Statement[] }[];
  readonly finally: readonly Statement[];
}

/** A block with surroundings: `with`, `using`, `synchronized`, a transaction's closure. */
export interface ScopeStatement extends Node {
  readonly kind: "scope";
  readonly around?: CodeExpr;
  readonly body: readonly Statement[];
}

/** `continue` and `break` (also `next`, `return` from a block that only iterates). */
export interface LeaveStatement extends Node {
  readonly kind: "leave";
  readonly what: "continue" | "break";
}

/** What is not understood; a function that has one is open. */
export interface OpaqueStatement extends Node {
  readonly kind: "opaque";
  readonly text: string;
}
