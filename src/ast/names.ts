// The small parts that all constructs share: names, literals of enums, strings.

import type { Span } from "../base/span.ts";
import type { Comment } from "./trivia.ts";

/** What every node has. */
export interface Located {
  readonly span: Span;
}

/** A declaration or member with the comments that stand directly before it. */
export interface Commented extends Located {
  readonly leadingComments?: readonly Comment[];
}

/** A name as written. */
export interface Id extends Located {
  readonly text: string;
}

/** An enum literal; `text` is without backticks, `quoted` tells whether it had them. */
export interface Literal extends Id {
  readonly quoted: boolean;
}

/** `Name` or `alias/Name`. */
export interface QName extends Located {
  readonly alias?: Id;
  readonly name: Id;
}

/** A piece of a string: text with escapes resolved, or an interpolated path. */
export type StrPart = string | { readonly path: readonly Id[] };

/** A string literal; the span includes the quotes. */
export interface Str extends Located {
  readonly parts: readonly StrPart[];
}
