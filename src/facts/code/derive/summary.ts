// What a function does: its effects in order, each with the conditions under which it takes place,
// the helpers it calls included.

import type { FunctionFact } from "../model.ts";
import type { Condition, Site, Term } from "./term.ts";

export type Effect =
  /** A member gets a value. */
  | {
      readonly kind: "assign";
      readonly target: Term;
      readonly member: string;
      readonly value: Term;
    }
  | { readonly kind: "create"; readonly type: string; readonly fields: ReadonlyMap<string, Term> }
  | { readonly kind: "delete"; readonly target: Term }
  /** A call, whether or not it could be followed. */
  | {
      readonly kind: "call";
      readonly callee: readonly string[];
      readonly on?: Term;
      readonly args: readonly { readonly name?: string; readonly value: Term }[];
      readonly followed: boolean;
    }
  /** Control ends here without success. */
  | { readonly kind: "refuse"; readonly error?: string; readonly status?: number };

export interface Event {
  readonly effect: Effect;
  readonly when: readonly Condition[];
  readonly site: Site;
  /** The function in whose body it stands. */
  readonly fn: FunctionFact;
  /** Calls that lead there from the root function. */
  readonly via: readonly Site[];
}

export interface Summary {
  readonly fn: FunctionFact;
  readonly file: string;
  readonly events: readonly Event[];
  /** What holds wherever the function ends well. */
  readonly succeeds: Condition;
  readonly result?: Term;
  /** Functions that were run as part of it. */
  readonly calls: ReadonlySet<FunctionFact>;
  /** Why not everything it does is known; empty for a closed function. */
  readonly open: readonly string[];
}
