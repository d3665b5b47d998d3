// What is known of one ecosystem: its manifests, its frameworks and what behaviour looks like in its
// languages. One file per ecosystem implements this; adding one means adding it to `index.ts`.

import type { SignKind } from "../model.ts";

/** How comments are written: `hash` as in Python and Ruby, `slash` as in the C family. */
export type CommentStyle = "hash" | "slash" | "python";

/**
 * A pattern of behaviour. The expression has the flags `gm`, runs over text whose comments are
 * blanked, and may have a group called `name`.
 */
export interface SignPattern {
  readonly kind: SignKind;
  readonly pattern: RegExp;
  /** Limits the pattern to files whose path matches, such as models of an ORM. */
  readonly path?: RegExp;
}

/** What is cheap to see in the text of one family of languages. */
export interface LanguageSigns {
  readonly languages: readonly string[];
  readonly comments: CommentStyle;
  readonly signs: readonly SignPattern[];
  /** Declarations of types, each with a group `name`. */
  readonly types: readonly RegExp[];
  /** Imports; the first group that matched is the imported path or name. */
  readonly imports: readonly RegExp[];
}

/** What a manifest says. */
export interface Manifest {
  readonly name?: string;
  readonly dependencies: readonly string[];
}

export interface Ecosystem {
  /** Matches the file name (not the path) of a manifest. */
  readonly manifest: RegExp;
  /** Reads a manifest; never throws, whatever the text. */
  readonly read: (text: string) => Manifest;
  /** Names of dependencies (or starts of imports) and the framework that they show. */
  readonly frameworks: Readonly<Record<string, string>>;
  readonly signs: readonly LanguageSigns[];
}

/**
 * The matches of a global expression, in order. Unlike `matchAll` it does not copy the expression,
 * which is most of the cost when thirty of them run over each of thousands of short files.
 */
export function* matchesOf(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    // Whoever takes the match may run the same expression elsewhere before the next one.
    const next = match[0] === "" ? pattern.lastIndex + 1 : pattern.lastIndex;
    yield match;
    pattern.lastIndex = next;
  }
}

/** All values of the first group of a global expression that matched, in order. */
export function captures(text: string, pattern: RegExp): readonly string[] {
  const found: string[] = [];
  for (const match of matchesOf(text, pattern)) {
    const value = match.slice(1).find((group) => group !== undefined);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** A manifest from its parts, leaving out an unknown name. */
export function manifest(name: string | undefined, dependencies: readonly string[]): Manifest {
  return name === undefined || name === "" ? { dependencies } : { name, dependencies };
}

/** The words that end the name of a type whose values are states. */
export const stateName = "(?:Status|State|Stage|Phase|Lifecycle|LifecycleState)";
