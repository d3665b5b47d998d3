// One token with what layout and keyword resolution need to know of it, computed once.

import type { IToken, TokenType } from "chevrotain";
import { isUpper } from "../src/ast/case-class.ts";

/** A token of a file (language definition, part 2: `fol`, `col` and `anchor`). */
export interface Token extends IToken {
  /** Line, from 0. */
  line: number;
  /** Column of the first character, from 0; a tab counts one column. */
  col: number;
  /** True when no token stands before this one on its line; comments do not count. */
  first: boolean;
  /** Column of the first token of its line. */
  anchor: number;
  /** Number of comments that begin before this token. */
  comments: number;
  tokenType: TokenType;
}

/** End of a token as a half-open offset; two words that act as one carry theirs themselves. */
export function endOf(token: IToken): number {
  return token.endOffset === undefined
    ? token.startOffset + token.image.length
    : token.endOffset + 1;
}

/** True when nothing stands between two tokens. */
export function touches(left: Token, right: Token): boolean {
  return endOf(left) === right.startOffset;
}

/** True for a token whose text begins with a capital letter. */
export function isUpperToken(token: IToken): boolean {
  return isUpper(token.image);
}

/** Gives a token another type without touching its text. */
export function retype(token: Token, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}
