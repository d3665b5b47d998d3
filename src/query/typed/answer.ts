// What a typed question is answered with: facts, each a place in the author's text with the reason
// why it is there. Data only; `report/` has the sentences.

import type { Span } from "../../base/span.ts";
import type { Question } from "./question.ts";

/** What stands at a place. */
export type FactKind =
  | "rule"
  | "precondition"
  | "effect"
  | "trigger"
  | "surface"
  | "provides"
  | "exposes"
  | "actor"
  | "entity"
  | "field"
  | "transition"
  | "config"
  | "enum"
  | "invariant"
  | "contract"
  | "default"
  | "deferred"
  | "open_question"
  | "finding"
  | "declaration";

/** Why a fact is part of an answer. `of` names what the reason is about. */
export interface Why {
  readonly reason: Reason;
  readonly of?: string;
  readonly by?: string;
}

export type Reason =
  | "offers"
  | "offersGuarded"
  | "faces"
  | "facesAnyone"
  | "isParty"
  | "about"
  | "asked"
  | "requires"
  | "listens"
  | "causes"
  | "byTime"
  | "byChange"
  | "byCreation"
  | "defines"
  | "makesTrue"
  | "contradicts"
  | "waysIn"
  | "waysOut"
  | "blockedIn"
  | "notDeclared"
  | "assigns"
  | "createsWith"
  | "createsWithout"
  | "adds"
  | "takesOut"
  | "removes"
  | "startsWith"
  | "mayWrite"
  | "computedFrom"
  | "creates"
  | "emits"
  | "then"
  | "later"
  | "again"
  | "concerned"
  | "sameSubject"
  | "step"
  | "declaredOnly"
  | "dropped"
  | "opened"
  | "bypassed"
  | "lost"
  | "stillAsked"
  | "relies"
  | "overlaps"
  | "finding"
  | "subject"
  | "reads"
  | "uses";

/** One place in the author's text. */
export interface Fact {
  readonly kind: FactKind;
  /** The name of what stands there, with its owner in front: `User.status`, `AccountReinstated`. */
  readonly name: string;
  readonly path: string;
  readonly span: Span;
  readonly why: Why;
  /** How far it is from what was asked about: 0 for the answer itself. */
  readonly depth: number;
}

/** One way from a state to another. */
export interface StatePath {
  readonly states: readonly string[];
  /** The rule that takes each step; undefined where only the graph declares it. */
  readonly rules: readonly (string | undefined)[];
}

/** A rule that would be got round, and what would be missing then. */
export interface Bypass {
  /** The rule of which a condition is dropped. */
  readonly rule: string;
  /** The state or condition that it would no longer ask for. */
  readonly condition: string;
  /** What may be the case now: `User.status = suspended`. */
  readonly opened: string;
  /** The rules that lead there in a regular way, in order. */
  readonly instead: readonly string[];
  /** What these require and leave behind. */
  readonly lost: readonly Fact[];
}

/** What an answer rests on, or does not say. */
export type Note =
  | { readonly note: "nobody"; readonly name: string }
  | { readonly note: "external"; readonly name: string }
  | { readonly note: "noConditions"; readonly name: string }
  | { readonly note: "noWriters"; readonly name: string }
  | { readonly note: "nothingFollows"; readonly name: string }
  | {
      readonly note: "noPath";
      readonly name: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly note: "terminal"; readonly name: string; readonly from: string }
  | { readonly note: "noNewPaths"; readonly name: string }
  | { readonly note: "opensState"; readonly name: string; readonly state: string }
  | { readonly note: "uncertain"; readonly name: string }
  | { readonly note: "never"; readonly name: string }
  | { readonly note: "morePaths"; readonly count: number };

export interface Answer {
  readonly question: Question;
  /** What the question turned out to be about. */
  readonly subject: string;
  readonly facts: readonly Fact[];
  readonly paths: readonly StatePath[];
  readonly bypasses: readonly Bypass[];
  readonly notes: readonly Note[];
}

/** Something that a name may mean. */
export interface Candidate {
  readonly kind: string;
  /** A spelling that means this one alone. */
  readonly spelling: string;
  readonly path: string;
  readonly span: Span;
}

/** Why there is no answer. */
export type Refusal =
  | {
      readonly refusal: "unknown";
      readonly name: string;
      /** What a name is looked for as: `an action`, `a rule`. */
      readonly wanted: string;
      readonly meant: readonly string[];
    }
  | {
      readonly refusal: "otherKind";
      readonly name: string;
      readonly wanted: string;
      readonly found: Candidate;
    }
  | {
      readonly refusal: "ambiguous";
      readonly name: string;
      readonly candidates: readonly Candidate[];
    };
