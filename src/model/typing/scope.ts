// Names bound inside declarations, innermost first (language definition, 5.3).

import type { Expr, Id } from "../../ast/index.ts";
import type { Type } from "../type.ts";

export type BindingKind =
  | "let"
  | "for"
  | "lambda"
  | "parameter"
  | "trigger"
  | "facing"
  | "context"
  | "derivedParameter";

/** A name that something binds. */
export interface Binding {
  readonly kind: BindingKind;
  readonly name: string;
  readonly id: Id;
  readonly type: Type;
  /** The type is only assumed from the name; never a reason to report anything. */
  readonly weak: boolean;
  /** What facts about it are filed under; that of its value when it renames a path. */
  readonly key: string;
  /** What a `let` stands for. */
  readonly value?: Expr;
}

/** A linked list of bindings; the innermost is looked at first. */
export interface Scope {
  readonly binding: Binding;
  readonly outer: Scope | undefined;
  readonly depth: number;
}

/** A scope with one more name; `_` binds nothing. */
export function bind(scope: Scope | undefined, binding: Binding): Scope | undefined {
  if (binding.name === "_") return scope;
  return { binding, outer: scope, depth: depthOf(scope) + 1 };
}

export function depthOf(scope: Scope | undefined): number {
  return scope === undefined ? 0 : scope.depth;
}

/** The innermost binding of a name that lies deeper than `above`. */
export function lookup(scope: Scope | undefined, name: string, above = 0): Binding | undefined {
  for (let s = scope; s !== undefined && s.depth > above; s = s.outer) {
    if (s.binding.name === name) return s.binding;
  }
  return undefined;
}

/** All names bound, innermost first. */
export function* bindingsOf(scope: Scope | undefined): Iterable<Binding> {
  for (let s = scope; s !== undefined; s = s.outer) yield s.binding;
}
