// What `ask` keeps of a linked model: plain data, so that it can be written to a cache and read back
// without parsing anything. Items are the things that an answer may name; everything else refers to
// them by their place in the list.

/** The place of an item in {@link AskIndex.items}. */
export type ItemId = number;

export type ItemKind =
  | "file"
  | "entity"
  | "value"
  | "variant"
  | "enum"
  | "field"
  | "rule"
  | "config"
  | "surface"
  | "actor"
  | "invariant"
  | "contract"
  | "guarantee"
  | "default"
  | "deferred"
  | "open_question";

/** One thing that a specification declares. */
export interface Item {
  readonly kind: ItemKind;
  /** As it is referred to: `Entity.field`, `config.name`; the text of an open question. */
  readonly name: string;
  /** The place of its file in {@link AskIndex.files}. */
  readonly file: number;
  readonly line: number;
  readonly end: number;
  /** The author's words: the declaration's first line, or all of a short one. */
  readonly text: string;
  /** The comment before it. */
  readonly note?: string;
  /** The entity of a field, the surface or contract of a guarantee. */
  readonly owner?: ItemId;
  /** The entity or enum that the values of a field are, or are made of. */
  readonly type?: ItemId;
  /** What kind of amount a value is: tells which questions it can answer. */
  readonly measure?: "duration" | "number" | "money" | "boolean" | "time";
  /** The names of states or values. */
  readonly literals?: readonly string[];
}

/** A value that a clause compares with or writes. */
export type Value =
  | { readonly is: "literal"; readonly text: string }
  | { readonly is: "number"; readonly number: number }
  | { readonly is: "boolean"; readonly value: boolean }
  | { readonly is: "null" }
  | { readonly is: "other"; readonly text: string };

export type Relation = "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in";

/** One comparison. */
export interface Atom {
  readonly op: "atom";
  /** As written, `user.status`. */
  readonly path: string;
  /** The first name of the path. */
  readonly root: string;
  readonly field?: ItemId;
  readonly relation: Relation;
  readonly values: readonly Value[];
  /** The field on the other side, where it is one. */
  readonly other?: ItemId;
  /** The entity whose instances are asked for: `not exists Report{...}`. */
  readonly exists?: {
    readonly entity: ItemId;
    readonly holds: boolean;
    /** The states in which they are asked for. */
    readonly literals: readonly string[];
  };
}

/** A condition as far as it is understood. */
export type Formula =
  | Atom
  | { readonly op: "and" | "or"; readonly of: readonly Formula[] }
  | { readonly op: "unknown" };

/** A clause with its words and place. */
export interface Clause {
  readonly text: string;
  readonly line: number;
  /** Fields, config values and entities that it reads. */
  readonly reads: readonly ItemId[];
}

export interface Guard extends Clause {
  readonly formula: Formula;
}

export interface Param {
  readonly name: string;
  /** The entity or actor that it is an instance of. */
  readonly type?: ItemId;
}

export interface TriggerFact {
  readonly kind: "call" | "time" | "created" | "change" | "derived" | "other";
  /** What identifies a called trigger over the set. */
  readonly key?: string;
  readonly name: string;
  readonly params: readonly Param[];
  readonly entity?: ItemId;
  readonly field?: ItemId;
  readonly text: string;
  readonly line: number;
  readonly reads: readonly ItemId[];
}

export interface Effect extends Clause {
  readonly kind: "write" | "create" | "remove" | "emit" | "other";
  /** The field written, the entity created or removed. */
  readonly target?: ItemId;
  /** The first name of the path written. */
  readonly root?: string;
  readonly value?: Value;
  /** What a creation sets. */
  readonly sets?: readonly { readonly field: ItemId; readonly value: Value }[];
  /** The trigger emitted. */
  readonly key?: string;
  readonly name?: string;
  readonly conditional: boolean;
}

export interface RuleFacts {
  readonly item: ItemId;
  readonly triggers: readonly TriggerFact[];
  readonly guards: readonly Guard[];
  readonly effects: readonly Effect[];
}

export interface SurfaceFacts {
  readonly item: ItemId;
  /** The actor or entity that it faces. */
  readonly facing?: ItemId;
  readonly facingName?: string;
  readonly context?: ItemId;
  readonly exposes: readonly Guard[];
  readonly provides: readonly (Guard & { readonly key: string; readonly name: string })[];
  readonly guarantees: readonly ItemId[];
}

export interface ActorFacts {
  readonly item: ItemId;
  readonly entity?: ItemId;
  readonly guard: Guard;
}

/** An invariant, a derived field, a default: what it reads. */
export interface ReaderFacts {
  readonly item: ItemId;
  readonly reads: readonly ItemId[];
  readonly formula: Formula;
}

/** A lifecycle as declared. */
export interface GraphFacts {
  readonly field: ItemId;
  readonly line: number;
  readonly end: number;
  readonly edges: readonly (readonly [string, string])[];
  readonly terminal: readonly string[];
}

/** Everything that `ask` reads. */
export interface AskIndex {
  readonly form: 1;
  readonly files: readonly string[];
  readonly items: readonly Item[];
  readonly stems: readonly string[];
  /**
   * The words of each item: the place of a stem in {@link stems}, and how much it says about the
   * item from 0 to 100, in turns. What the item is called by has 100.
   */
  readonly terms: readonly (readonly number[])[];
  /** All words that occur, as written in small letters: what slips are compared with. */
  readonly words: readonly string[];
  readonly rules: readonly RuleFacts[];
  readonly surfaces: readonly SurfaceFacts[];
  readonly actors: readonly ActorFacts[];
  readonly readers: readonly ReaderFacts[];
  readonly graphs: readonly GraphFacts[];
}
