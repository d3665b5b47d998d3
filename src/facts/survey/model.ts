// What a survey of a code base says, as data: languages, frameworks, areas and what was set apart.
// Everything is counted or quoted from files; nothing here is an opinion except `behaviour`, whose
// arithmetic is in `score.ts`.

/** What a file is for, judged by where it stands, how it is called and how it begins. */
export type Role =
  | "source"
  | "test"
  | "infrastructure"
  | "generated"
  | "vendored"
  | "documentation"
  | "example"
  | "tooling"
  | "data";

/** A kind of hint that code decides something about a domain. */
export type SignKind =
  | "status"
  | "transition"
  | "entity"
  | "handler"
  | "service"
  | "job"
  | "guard"
  | "limit";

/** All kinds, the most telling first; lists of evidence follow this order. */
export const signKinds: readonly SignKind[] = [
  "status",
  "transition",
  "job",
  "entity",
  "handler",
  "service",
  "limit",
  "guard",
];

/** One hint at one place. */
export interface Sign {
  readonly kind: SignKind;
  /** The name that stands there, such as that of an enum or a route; empty when there is none. */
  readonly name: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** How often each kind occurs; kinds that do not occur are zero. */
export type SignCounts = Readonly<Record<SignKind, number>>;

/** What one source file says, without its text. */
export interface FileFacts {
  readonly path: string;
  readonly language: string;
  readonly lines: number;
  readonly signs: readonly Sign[];
  /** Names of the types it declares. */
  readonly types: readonly string[];
  /** What it imports, as written. */
  readonly imports: readonly string[];
  /** Which of the names that were asked for occur in it as words. */
  readonly mentions: readonly string[];
}

export interface LanguageShare {
  readonly language: string;
  readonly files: number;
  readonly lines: number;
}

/** A framework or notable library and the place that shows it. */
export interface Framework {
  readonly name: string;
  /** `manifest`: declared as a dependency; `import`: seen in a source file only. */
  readonly seenIn: "manifest" | "import";
  readonly path: string;
}

/** A set of files that looks like one part of the domain. */
export interface Area {
  /** The word that the code itself uses, such as the folder's name. */
  readonly name: string;
  /** The same in words for a person; equal to `name` where no better words are known. */
  readonly label: string;
  /** `area`: a domain area; `shared`: models or handlers that several areas use. */
  readonly kind: "area" | "shared";
  /** Folders that belong to it as a whole (ending in `/`), or single files, sorted. */
  readonly paths: readonly string[];
  readonly files: readonly string[];
  readonly lines: number;
  readonly languages: readonly string[];
  readonly signs: SignCounts;
  /** A few of the most telling signs. */
  readonly evidence: readonly Sign[];
  /** Names of the types declared in it, sorted. */
  readonly types: readonly string[];
  /** Which of the names that were asked for occur in it, sorted. */
  readonly mentions: readonly string[];
  /** Names of the other areas that its imports lead to, sorted. */
  readonly dependsOn: readonly string[];
  /** Weighted sum of its signs. */
  readonly behaviour: number;
}

/** Files that are not looked into for behaviour, by role. */
export interface SetApart {
  readonly role: Exclude<Role, "source">;
  readonly files: number;
  /** Folders (ending in `/`) or files that hold most of them, at most five. */
  readonly where: readonly string[];
}

/** What was looked at. */
export interface SurveyScope {
  readonly filesSeen: number;
  /** Source files, of which `sourceRead` were read. */
  readonly sourceFiles: number;
  readonly sourceRead: number;
  readonly manifestsRead: number;
  /** Files that could not be read or were not text, with the reason; at most twenty listed. */
  readonly notRead: readonly { readonly path: string; readonly reason: string }[];
  readonly notReadTotal: number;
  /** True when only part of the source files was read, evenly spread over the tree. */
  readonly sampled: boolean;
  readonly setApart: readonly SetApart[];
  /** Source files without signs of behaviour, belonging to no area. */
  readonly quietFiles: number;
}

/** A folder or file of source code without signs of behaviour. */
export interface QuietModule {
  readonly name: string;
  readonly paths: readonly string[];
  readonly files: number;
  readonly lines: number;
}

export interface CodeSurvey {
  readonly scope: SurveyScope;
  readonly languages: readonly LanguageShare[];
  readonly frameworks: readonly Framework[];
  readonly areas: readonly Area[];
  /** The largest modules without signs of behaviour, at most ten. */
  readonly quiet: readonly QuietModule[];
}
