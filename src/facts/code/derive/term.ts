// What code computes, as terms and conditions over where values come from: parameters, records that
// were looked up, records that were made, elements of collections. Local names are gone.

import type { Arithmetic, Comparison } from "../expression.ts";
import type { ConstantFact, EnumFact } from "../model.ts";
import type { Place } from "../place.ts";

/** A place in a file of the code. */
export interface Site {
  readonly file: string;
  readonly place: Place;
}

interface Node {
  readonly site: Site;
}

export type Term =
  | RootTerm
  | MemberTerm
  | LiteralTerm
  | ConstantTerm
  | DurationTerm
  | NowTerm
  | ListTerm
  | ArithmeticTerm
  | CollectionTerm
  | FetchTerm
  | NewTerm
  | CallTerm
  | ChoiceTerm
  | TestTerm
  | OpaqueTerm;

/** A parameter, the receiver, an element of a loop or a name from elsewhere. */
export interface RootTerm extends Node {
  readonly kind: "root";
  readonly name: string;
  readonly origin: "parameter" | "self" | "element" | "global";
  /** Name of its type, where the code declares it. */
  readonly type?: string;
  /** For an element: the collection it comes from. */
  readonly of?: Term;
}

export interface MemberTerm extends Node {
  readonly kind: "member";
  readonly of: Term;
  readonly name: string;
}

export interface LiteralTerm extends Node {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
  /** The enumeration that it is a value of, and its name there. */
  readonly enumeration?: EnumFact;
  readonly valueName?: string;
}

/** A named constant or setting. */
export interface ConstantTerm extends Node {
  readonly kind: "constant";
  readonly name: string;
  readonly fact: ConstantFact;
  readonly file: string;
  readonly value?: Term;
}

export interface DurationTerm extends Node {
  readonly kind: "duration";
  readonly seconds?: number;
  readonly amount?: Term;
  readonly unitSeconds?: number;
}

export interface NowTerm extends Node {
  readonly kind: "now";
}

export interface ListTerm extends Node {
  readonly kind: "list";
  readonly items: readonly Term[];
}

export interface ArithmeticTerm extends Node {
  readonly kind: "arithmetic";
  readonly op: Arithmetic;
  readonly left: Term;
  readonly right: Term;
}

/** Something asked of a collection; `where` speaks of the root `binder`. */
export interface CollectionTerm extends Node {
  readonly kind: "collection";
  readonly op: "count" | "filter" | "map" | "sum" | "first";
  readonly of: Term;
  readonly binder?: RootTerm;
  readonly where?: Condition;
  readonly result?: Term;
}

/** Records of a type looked up by a condition on the root `binder`. */
export interface FetchTerm extends Node {
  readonly kind: "fetch";
  readonly type: string;
  readonly many: boolean;
  readonly binder: RootTerm;
  readonly where: Condition;
  /** The local name that it was given, for telling records of a type apart. */
  readonly label?: string;
}

/** A record that was made here. */
export interface NewTerm extends Node {
  readonly kind: "new";
  readonly type: string;
  readonly fields: ReadonlyMap<string, Term>;
  readonly label?: string;
}

export interface CallTerm extends Node {
  readonly kind: "call";
  readonly name: string;
  readonly on?: Term;
  readonly args: readonly Term[];
}

export interface ChoiceTerm extends Node {
  readonly kind: "choice";
  readonly condition: Condition;
  readonly then: Term;
  readonly else: Term;
}

/** A truth value. */
export interface TestTerm extends Node {
  readonly kind: "test";
  readonly condition: Condition;
}

export interface OpaqueTerm extends Node {
  readonly kind: "opaque";
  readonly text: string;
}

export type Condition =
  | { readonly kind: "true" }
  | { readonly kind: "false" }
  | Atom
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] };

export type Atom = CompareAtom | InAtom | TruthAtom;

export interface CompareAtom extends Node {
  readonly kind: "compare";
  readonly op: Comparison;
  readonly left: Term;
  readonly right: Term;
}

export interface InAtom extends Node {
  readonly kind: "in";
  readonly item: Term;
  readonly collection: Term;
}

/** A value taken as true: a flag, a call; records looked up or a filtered collection: there are some. */
export interface TruthAtom extends Node {
  readonly kind: "truth";
  readonly of: Term;
}

export const TRUE: Condition = { kind: "true" };
export const FALSE: Condition = { kind: "false" };
