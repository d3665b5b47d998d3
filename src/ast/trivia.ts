// Comments: not part of the grammar, but read by five features and kept by the formatter.

import type { Span } from "../base/span.ts";

/** One `--` comment; `text` is everything after the two dashes. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
  /** Column of the first dash, from 1. */
  readonly column: number;
  /** Line, from 1. */
  readonly line: number;
  /** True when nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}
