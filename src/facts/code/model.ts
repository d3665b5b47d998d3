// What a file of code says, without its language: types, enumerations, constants, functions, entry
// points. Facts are neutral and know no specification. An extractor per language fills them; what
// it does not understand is left out or marked open, never guessed.

import type { Argument, CodeExpr } from "./expression.ts";
import type { Place } from "./place.ts";
import type { Statement } from "./statement.ts";

export const LANGUAGES = [
  "python",
  "typescript",
  "javascript",
  "go",
  "java",
  "kotlin",
  "csharp",
  "ruby",
  "rust",
  "php",
] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a file is for; only `source` says how the system behaves. */
export type FileRole = "source" | "test" | "migration" | "generated" | "vendored";

export interface FileFacts {
  /** Relative to the root of the code, with `/`. */
  readonly path: string;
  readonly language: Language;
  readonly role: FileRole;
  readonly imports: readonly ImportFact[];
  readonly types: readonly TypeFact[];
  readonly enums: readonly EnumFact[];
  readonly constants: readonly ConstantFact[];
  readonly functions: readonly FunctionFact[];
  readonly entries: readonly EntryFact[];
  /** Comments and doc strings, each with what it stands at. */
  readonly comments: readonly CommentFact[];
  /** Stretches that did not parse; facts in them are missing. */
  readonly broken: readonly Place[];
}

export interface ImportFact {
  /** The name under which it is known in this file. */
  readonly local: string;
  /** The module as written. */
  readonly module: string;
  /** The thing imported from it; undefined for the module as a whole. */
  readonly name?: string;
  /** The file of this code base that the module is, where that can be told. */
  readonly file?: string;
  readonly place: Place;
}

export interface Marker {
  /** `dataclass`, `Entity`, `app.route`, `Column`: path as written, without `@` or brackets. */
  readonly name: string;
  readonly args: readonly Argument[];
  readonly place: Place;
}

export interface TypeFact {
  readonly name: string;
  readonly kind: "class" | "struct" | "record" | "interface" | "schema" | "table";
  readonly place: Place;
  readonly namePlace: Place;
  readonly bases: readonly string[];
  readonly markers: readonly Marker[];
  readonly fields: readonly FieldFact[];
  /** True where the framework keeps instances in a database. */
  readonly persistent: boolean;
  /** Name of the table, where written. */
  readonly table?: string;
  /** Constraints over several fields: unique together, checks. */
  readonly constraints: readonly ConstraintFact[];
  readonly enclosing?: string;
}

export interface FieldFact {
  readonly name: string;
  readonly place: Place;
  readonly type?: TypeRef;
  /** Undefined where the code does not tell. */
  readonly nullable?: boolean;
  readonly default?: CodeExpr;
  readonly unique?: boolean;
  readonly primaryKey?: boolean;
  /** Type or table and field that a foreign key names. */
  readonly references?: string;
  /** The values the field may have, where the field itself lists them or names an enumeration. */
  readonly values?: readonly string[];
  readonly enumName?: string;
  /** A computed property: its result. */
  readonly computed?: CodeExpr;
  readonly markers: readonly Marker[];
}

export interface TypeRef {
  /** `string`, `integer`, `decimal`, `boolean`, `timestamp`, `duration`, or a name as written. */
  readonly name: string;
  readonly args: readonly TypeRef[];
  /** A list, set, sequence or query of `name`. */
  readonly many: boolean;
  /** As written. */
  readonly text: string;
}

export interface ConstraintFact {
  readonly kind: "unique" | "check";
  readonly fields: readonly string[];
  readonly condition?: CodeExpr;
  readonly text: string;
  readonly place: Place;
}

export interface EnumFact {
  /** `AccountStatus`; for values listed at a field, `User.status`. */
  readonly name: string;
  readonly values: readonly EnumValue[];
  readonly idiom: "enum" | "union" | "constants" | "list" | "choices" | "sealed" | "check";
  readonly place: Place;
}

export interface EnumValue {
  /** The name in the code (`ACTIVE`); equal to the value where there is none. */
  readonly name: string;
  /** What is stored or compared: `"active"`, `1`; undefined where the language keeps it hidden. */
  readonly value?: string | number;
  readonly place: Place;
}

export interface ConstantFact {
  /** With what encloses it: `MAX_ATTEMPTS`, `Settings.max_attempts`. */
  readonly name: string;
  readonly place: Place;
  /** The value; for a setting from the environment, its default. */
  readonly value?: CodeExpr;
  /** The environment variable or configuration key that may override it. */
  readonly setting?: string;
  /** Seconds of one unit where the name tells it (`_MINUTES`, `TimeoutMs`) and the value does not. */
  readonly unitSeconds?: number;
}

export interface ParameterFact {
  readonly name: string;
  readonly type?: TypeRef;
  readonly default?: CodeExpr;
}

export interface FunctionFact {
  readonly name: string;
  /** With its type: `AccountService.suspend`; equal to the name for a plain function. */
  readonly qualified: string;
  /** The type whose method it is. */
  readonly owner?: string;
  readonly place: Place;
  readonly namePlace: Place;
  readonly params: readonly ParameterFact[];
  readonly returns?: TypeRef;
  readonly markers: readonly Marker[];
  readonly body: readonly Statement[];
  /** Why nothing reaches it: a feature flag that is off, an `if False`, `@deprecated` without callers. */
  readonly dead?: string;
  readonly exported: boolean;
}

/** A way into the system from outside, or from a clock. */
export interface EntryFact {
  readonly kind: "route" | "command" | "job" | "message" | "webhook";
  /** `POST /login`, the name of a command, job, queue or topic. */
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  /** Seconds between two runs of a job, or its cron line. */
  readonly everySeconds?: number;
  readonly cron?: string;
  /** Qualified name of the function that serves it, as known in this file. */
  readonly handler: string;
  /** Decorators, middleware and filters before the handler: `require_scope(Scope.USERS)`. */
  readonly guards: readonly Marker[];
  readonly place: Place;
}

export interface CommentFact {
  readonly text: string;
  readonly place: Place;
  /** The function or type that it stands in or right before. */
  readonly symbol?: string;
}
