// What a question in words is answered with. Every statement names its place and quotes the author.

/** One thing that the specifications say, and why it belongs to the answer. */
export interface Fact {
  readonly kind: FactKind;
  /** As it is referred to: `RuleName`, `Entity.field`, `config.name`. */
  readonly name: string;
  /** The path under which the file was given. */
  readonly file: string;
  /** @asType integer */
  readonly line: number;
  /** The author's words. */
  readonly text: string;
  /** Why it is part of the answer. */
  readonly why: string;
}

export type FactKind =
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

/** A clause with its place. */
export interface Quoted {
  /** What it is part of. */
  readonly name: string;
  readonly file: string;
  /** @asType integer */
  readonly line: number;
  readonly text: string;
}

/** Something that is wished for and that the specifications stand against. */
export interface Bypass {
  /** What is asked for, in the words of the specifications. */
  readonly asked: string;
  /** What stands against it. */
  readonly against: readonly Quoted[];
  /** The way to the same end that the specifications provide. */
  readonly path: readonly Quoted[];
  /** What a shortcut would do without. */
  readonly lost: readonly Quoted[];
}

/** An open question of the author's that lies near. */
export interface OpenQuestion {
  readonly text: string;
  readonly file: string;
  /** @asType integer */
  readonly line: number;
}

/** How sure it is that the question is about these specifications, and what makes it so. */
export interface Confidence {
  /** From 0 to 1; below the threshold nothing is said. */
  readonly total: number;
  readonly threshold: number;
  /** The parts, by name: what each contributes. */
  readonly parts: Readonly<Record<string, number>>;
  /** Words that were understood, and as what. */
  readonly understood: readonly { readonly words: string; readonly as: readonly string[] }[];
}

export interface Answer {
  readonly facts: readonly Fact[];
  readonly bypasses: readonly Bypass[];
  readonly open_questions: readonly OpenQuestion[];
  /** The files that were looked at. */
  readonly scope: readonly string[];
  /** The answer in a compact form for reading; empty where nothing is to be said. */
  readonly text: string;
  readonly confidence: Confidence;
}

export interface AskOptions {
  /** The most characters that `text` may have. */
  readonly budget?: number;
  /**
   * What the code that a request mentions has to do with the specifications: the names of the
   * declarations that a path or an identifier belongs to, where somebody knows.
   */
  readonly links?: (mention: string) => readonly string[];
}
