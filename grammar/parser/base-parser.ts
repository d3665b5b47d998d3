// What all rules of the parser share: the tokens ahead, reporting, bounds of nesting, comments.

import {
  EmbeddedActionsParser,
  EOF,
  type IOrAlt,
  type IToken,
  NoViableAltException,
  type TokenType,
} from "chevrotain";
import type { Comment, Id } from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { endOf, type Token } from "../token.ts";
import * as t from "../tokens.ts";
import { expectation } from "./expectations.ts";

/** Deeper nesting than any person writes; keeps every recursion over the tree in bounds. */
export const MAX_DEPTH = 150;
/** More operators or suffixes upon each other than any person writes, for the same reason. */
const MAX_CHAIN = 1000;

/** Alternatives of one choice, with what was expected when none fits. */
export type Alternatives<T> =
  | IOrAlt<T>[]
  | { readonly DEF: IOrAlt<T>[]; readonly ERR_MSG?: string; readonly IGNORE_AMBIGUITIES?: boolean };

/** All token types by name. */
export const vocabulary: Readonly<Record<string, TokenType>> = Object.fromEntries(
  Object.values(t)
    .filter(isTokenType)
    .map((type) => [type.name, type]),
);

export abstract class BaseParser extends EmbeddedActionsParser {
  protected comments: readonly Comment[] = [];
  protected text = "";
  protected diagnostics: Diagnostic[] = [];
  protected depth = 0;
  /** Most operators and suffixes that stand upon each other in the expression being read. */
  protected chain = 0;
  /** End of the last comment that was read as the text of an annotation. */
  protected commentEnd = 0;

  constructor(validate: boolean) {
    super(vocabulary, {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: !validate,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
        buildNotAllInputParsedMessage: () => "a declaration",
        buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? "",
        buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? "",
      },
    });
  }

  /** Prepares the parser for one file. */
  protected begin(
    tokens: Token[],
    comments: readonly Comment[],
    text: string,
    diagnostics: Diagnostic[],
  ): void {
    this.input = tokens;
    this.comments = comments;
    this.text = text;
    this.diagnostics = diagnostics;
    this.depth = 0;
    this.commentEnd = 0;
  }

  // The message that the library would build lists all paths of the grammar, computed anew for
  // each error; a phrase for the rule is what a person can use, and costs nothing.
  protected raiseNoAltException(_occurrence: number, message: string | undefined): never {
    const expected = message ?? expectation(this.currentRule());
    throw new NoViableAltException(expected, this.LA(1), this.LA(0));
  }

  private currentRule(): string {
    return (this as unknown as { getCurrRuleFullName(): string }).getCurrRuleFullName();
  }

  /** The token that many places ahead; 0 is the last one read. */
  peek(ahead: number): IToken {
    return this.LA(ahead);
  }

  /** One of several alternatives; the first that fits where more than one does. */
  protected choose<T>(alternatives: Alternatives<T>): T {
    return this.OR(alternatives as IOrAlt<T>[]) as T;
  }

  /** Consumes a word and gives what it stands for in the tree. */
  protected consumeAs<T>(type: TokenType, meaning: T): T {
    this.CONSUME(type);
    return meaning;
  }

  protected token(ahead: number): Token {
    return this.LA(ahead) as Token;
  }

  protected is(ahead: number, type: TokenType): boolean {
    return this.LA(ahead).tokenTypeIdx === type.tokenTypeIdx;
  }

  /** End of what has been read so far, the text of annotations included. */
  protected end(): number {
    const end = endOf(this.LA(0));
    return end > this.commentEnd ? end : this.commentEnd;
  }

  protected span(start: number): Span {
    return { start, end: this.end() };
  }

  protected report(d: Diagnostic): void {
    this.diagnostics.push(d);
  }

  // --- nesting

  /** Counts one level of nesting; an absurd depth is an error of the input, never a crash. */
  protected enter(): void {
    if (++this.depth > MAX_DEPTH) this.fail("less nesting");
  }

  protected leave(): void {
    this.depth--;
  }

  /** Counts one more operator or suffix upon those before it. */
  protected link(): void {
    if (++this.chain > MAX_CHAIN) this.fail("a shorter expression");
  }

  /** Ends the current member with an error at the next token. */
  protected fail(expected: string): never {
    throw new NoViableAltException(expected, this.LA(1), this.LA(0));
  }

  // --- comments

  /** The comments that stand on lines of their own directly before a token. */
  protected leading(token: Token): readonly Comment[] | undefined {
    const previous = this.LA(0) as Token;
    const from = previous.comments ?? 0;
    if (token.comments <= from) return undefined;
    const found = this.comments.slice(from, token.comments).filter((c) => c.ownLine);
    return found.length === 0 ? undefined : found;
  }

  // --- names

  protected idOf(token: IToken): Id {
    return { span: { start: token.startOffset, end: endOf(token) }, text: token.image };
  }
}

function isTokenType(value: unknown): value is TokenType {
  return typeof value === "object" && value !== null && "tokenTypeIdx" in value;
}

export function isEof(token: IToken): boolean {
  return token.tokenType === EOF;
}

/** End of file or a closing bracket: nothing further stands in a block or list. */
export function isEnd(token: IToken): boolean {
  const type = token.tokenType;
  return type === t.RightBrace || type === t.RightParen || type === t.RightBracket || isEof(token);
}

export function isWord(token: IToken): boolean {
  return (
    token.tokenType === t.Identifier || (token.tokenType?.CATEGORIES?.includes(t.Word) ?? false)
  );
}
