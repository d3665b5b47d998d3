// What a survey of a project says: its code, its specifications, how they meet, and what to do next.

import type { FileProblem } from "../../base/ports.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CodeSurvey } from "../../facts/survey/index.ts";

/** How many declarations of one kind a specification has. */
export interface DeclarationCount {
  readonly kind: string;
  readonly count: number;
}

/** Why a specification is taken to cover an area. */
export type CoverReason =
  /** It lies in a folder of the area. */
  | { readonly kind: "folder"; readonly folder: string }
  /** Its name, or a folder it lies in, is the area's name or a word for it. */
  | { readonly kind: "name"; readonly word: string }
  /** Names it declares are types that the area's code declares. */
  | { readonly kind: "types"; readonly names: readonly string[] }
  /** Names it declares are types that the area's code uses. */
  | { readonly kind: "uses"; readonly names: readonly string[] };

/** How old a specification is against the code it covers, by their last commits. */
export type Age =
  | {
      readonly kind: "unknown";
      readonly because: "no history" | "spec not committed" | "code not committed";
    }
  /** Days from the specification's last change to the code's; negative when the spec is newer. */
  | { readonly kind: "known"; readonly codeNewerByDays: number };

export interface Coverage {
  /** The area's own name. */
  readonly area: string;
  readonly label: string;
  readonly paths: readonly string[];
  readonly reasons: readonly CoverReason[];
  readonly age: Age;
}

/** One `.allium` file. */
export interface SpecSummary {
  readonly path: string;
  readonly lines: number;
  readonly declarations: readonly DeclarationCount[];
  readonly errors: number;
  readonly warnings: number;
  /** The first error, else the first warning, with its line. */
  readonly first?: { readonly line: number; readonly diagnostic: Diagnostic };
  readonly openQuestions: readonly { readonly line: number; readonly text: string }[];
  readonly covers: readonly Coverage[];
}

/** An area as a suggestion names it. */
export interface AreaRef {
  readonly name: string;
  readonly label: string;
  readonly paths: readonly string[];
  readonly files: number;
  readonly lines: number;
  /** Number of signs of behaviour. */
  readonly signs: number;
  readonly dependsOn: readonly string[];
  /** False when it is more than one conversation can take in. */
  readonly fits: boolean;
}

/** One thing to do next; a survey lists them best first. */
export type Suggestion =
  | {
      readonly kind: "fix";
      readonly specs: readonly { readonly path: string; readonly errors: number }[];
    }
  | {
      readonly kind: "answer";
      readonly specs: readonly { readonly path: string; readonly questions: number }[];
    }
  | {
      readonly kind: "drift";
      readonly pairs: readonly {
        readonly spec: string;
        readonly label: string;
        readonly days: number;
      }[];
    }
  | {
      readonly kind: "distill";
      readonly first: AreaRef;
      readonly next: readonly AreaRef[];
      /** Files with models that several areas share, to be read along. */
      readonly alongside: readonly string[];
    }
  | { readonly kind: "distillNamed"; readonly modules: readonly string[] }
  | { readonly kind: "review"; readonly specs: number }
  | { readonly kind: "elicit"; readonly because: "no code" | "no behaviour" | "alternative" };

export interface ProjectSurvey {
  readonly code: CodeSurvey;
  readonly specs: readonly SpecSummary[];
  /** Specifications among tests, examples or other people's code: counted, not judged. */
  readonly specsSetApart: readonly string[];
  /** Specifications beyond the limit that were not read. */
  readonly specsNotRead: number;
  readonly problems: readonly FileProblem[];
  /** Names of the areas that no specification covers. */
  readonly uncovered: readonly string[];
  readonly suggestions: readonly Suggestion[];
}
