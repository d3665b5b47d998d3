// Where an expression stands: what its names can mean and what is known there.

import type { LinkedModule } from "../linked-module.ts";
import type { Type } from "../type.ts";
import type { TypeSymbol } from "../type-symbol.ts";
import type { Facts } from "./facts.ts";
import type { Scope } from "./scope.ts";

/** What a bare name in a predicate belongs to: the element that the predicate is about. */
export interface Subject {
  readonly type: Type;
  readonly key: string;
  /** Names bound at this depth or above are outside the predicate. */
  readonly depth: number;
  /** The type is only assumed; never a reason to report anything. */
  readonly weak?: boolean;
}

/** The kind of place, as far as it changes what is allowed or meant. */
export type Place =
  | "trigger"
  | "condition"
  | "effect"
  | "let"
  | "invariant"
  | "derived"
  | "exposes"
  | "provides"
  | "related"
  | "timeout"
  | "guard"
  | "predicate"
  | "identifiedBy"
  | "config"
  | "default";

export interface Env {
  readonly module: LinkedModule;
  readonly place: Place;
  readonly scope: Scope | undefined;
  readonly facts: Facts;
  /** The instance that `this` means, where it means one. */
  readonly self?: { readonly symbol: TypeSymbol; readonly key: string };
  readonly subject?: Subject;
  /** In a predicate, the right operand of a comparison: local names come before members (5.3). */
  readonly rightOperand?: boolean;
}
