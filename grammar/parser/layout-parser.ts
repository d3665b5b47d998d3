// What all rules of the parser share: layout decisions (language definition, part 2), reporting,
// and recovery. Layout is decided from three attributes of the next tokens only.

import {
  EmbeddedActionsParser,
  EOF,
  type IOrAlt,
  type IRecognitionException,
  type IToken,
  isRecognitionException,
  NoViableAltException,
  type TokenType,
} from "chevrotain";
import type { Comment, Id } from "../../src/ast/index.ts";
import type { Span } from "../../src/base/span.ts";
import { type Diagnostic, diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { diagnose } from "../diagnose.ts";
import { startsDeclaration, startsMember } from "../starts.ts";
import { endOf, type Token } from "../token.ts";
import * as t from "../tokens.ts";
import { expectation } from "./expectations.ts";

/** Deeper nesting than any person writes; keeps every recursion over the tree in bounds. */
export const MAX_DEPTH = 150;
/** More operators or suffixes upon each other than any person writes, for the same reason. */
const MAX_CHAIN = 1000;

/** Where the items of a value or of a branch body stand. */
export interface Frame {
  /** Column of the block's items; -1 when the value stands on the line of its colon. */
  readonly base: number;
  /** Column that a line must exceed to belong to the block at all. */
  readonly parent: number;
  /** A comma adds a further item on the same line. */
  readonly commas: boolean;
  /** The items are members, so that `word:` begins a further item. */
  readonly members: boolean;
  readonly empty: boolean;
  /** Items read so far. */
  count: number;
  reportedIndent: boolean;
}

/** A body in braces that is being read. */
export interface Body {
  readonly open: Token;
  /** Column of the first member that begins a line, or -1. */
  memberColumn: number;
  /** Column that a `name:` must exceed to stand in it, or -1 where any may. */
  readonly column: number;
}

/** Alternatives of one choice, with what was expected when none fits. */
export type Alternatives<T> =
  | IOrAlt<T>[]
  | { readonly DEF: IOrAlt<T>[]; readonly ERR_MSG?: string; readonly IGNORE_AMBIGUITIES?: boolean };

function frameOf(base: number, parent: number): Frame {
  return {
    base,
    parent,
    commas: false,
    members: false,
    empty: false,
    count: 0,
    reportedIndent: false,
  };
}

/** What is said of a value that has nothing in it. */
export type EmptyCode = "layout.emptyBlock" | "field.missingType";

/** All token types by name. */
export const vocabulary: Readonly<Record<string, TokenType>> = Object.fromEntries(
  Object.values(t)
    .filter(isTokenType)
    .map((type) => [type.name, type]),
);

export abstract class LayoutParser extends EmbeddedActionsParser {
  protected comments: readonly Comment[] = [];
  protected text = "";
  protected diagnostics: Diagnostic[] = [];
  private depth = 0;
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

  // --- layout (2.2, 2.6)

  /** Opens the value after a block colon; `start` is the first token of the member. */
  protected openValue(start: Token, commas = false, empty: EmptyCode = "layout.emptyBlock"): Frame {
    if (this.RECORDING_PHASE) return frameOf(-1, -1);
    return this.openFrame(start.col, commas, false, start, empty);
  }

  /** Opens the body of an `if`, `else` or `for`; `keyword` is the first word of its chain. */
  protected openBranch(keyword: Token, members: boolean): Frame {
    if (this.RECORDING_PHASE) return frameOf(-1, -1);
    const head = this.is(-1, t.Else) ? (this.LA(-1) as Token) : keyword;
    return this.openFrame(keyword.anchor, false, members, head, "layout.emptyBlock");
  }

  private openFrame(
    parent: number,
    commas: boolean,
    members: boolean,
    head: Token,
    empty: EmptyCode,
  ): Frame {
    const colon = this.LA(0) as Token;
    const next = this.LA(1) as Token;
    const frame = { ...frameOf(-1, parent), commas, members };
    // A bracket that closes nothing here is no end of the value but a mistake in it.
    const present = !isEnd(next) || this.is(1, t.RightParen) || this.is(1, t.RightBracket);
    if (next.line === colon.line && present) return frame;
    if (isEnd(next) || next.col <= parent) {
      const span = { start: head.startOffset, end: endOf(head) };
      this.report(diagnostic(empty, span, { head: head.image }));
      return { ...frame, empty: true };
    }
    return { ...frame, base: next.col };
  }

  /** True while the next token begins a further item of the frame. */
  protected more(frame: Frame): boolean {
    const next = this.LA(1) as Token;
    if (frame.empty || isEnd(next)) return false;
    if (frame.base < 0) {
      if (frame.count === 0) return true;
      return frame.commas && this.is(0, t.Comma) && !startsMember(this);
    }
    if (this.is(1, t.Else)) return false;
    if (next.first && next.col < frame.base) {
      if (next.col <= frame.parent || startsMember(this)) return false;
      if (frame.reportedIndent) return true;
      frame.reportedIndent = true;
      const span = { start: next.startOffset, end: endOf(next) };
      this.report(diagnostic("layout.inconsistentIndent", span, {}));
      return true;
    }
    if (frame.members) return true;
    return !(frame.count > 0 && this.is(2, t.Colon) && isWord(next));
  }

  /** True when the `else` ahead belongs to the chain that `keyword` began (2.3). */
  protected elseBelongs(keyword: Token): boolean {
    const next = this.LA(1) as Token;
    return this.is(1, t.Else) && !(next.first && next.col < keyword.anchor);
  }

  /** True when an argument list, set or object has a further element; checks its comma. */
  protected moreElements(items: string, count: number): boolean {
    const next = this.LA(1) as Token;
    if (isEnd(next)) return false;
    const previous = this.LA(0) as Token;
    if (count > 0 && !this.is(0, t.Comma) && next.line === previous.line && !this.RECORDING_PHASE) {
      const span = { start: next.startOffset, end: endOf(next) };
      if (isWord(next) && isWord(previous)) this.fail("a comma");
      this.report(diagnostic("layout.missingComma", span, { items }));
    }
    return true;
  }

  // --- bodies in braces and recovery (2.4)

  /**
   * Consumes the opening brace of a body, or reports that it is missing and reads on.
   * @param holdsFields a `name:` may stand in the body
   */
  protected openBody(start: Token, holdsFields = true): Body {
    const column = holdsFields ? -1 : start.col;
    const next = this.LA(1) as Token;
    if (!this.RECORDING_PHASE && !this.is(1, t.LeftBrace) && next.first && next.col > start.col) {
      this.report(diagnose(new NoViableAltException("`{`", next, this.LA(0)), this));
      return { open: start, memberColumn: -1, column };
    }
    const open = this.CONSUME(t.LeftBrace) as Token;
    return { open, memberColumn: -1, column };
  }

  /** Reads members until the body ends; one broken member costs that member only. */
  protected members(body: Body, member: () => void): void {
    if (this.RECORDING_PHASE) {
      this.MANY(() => {
        member();
        this.OPTION(() => this.CONSUME(t.Comma));
      });
      return;
    }
    while (this.inBody(body)) {
      const start = this.LA(1) as Token;
      if (start.first && body.memberColumn < 0) body.memberColumn = start.col;
      this.guarded(start, member, () => this.skipMember(start, body));
      if (this.is(1, t.Comma)) this.SKIP_TOKEN();
      else if (this.LA(1) === start) this.SKIP_TOKEN();
    }
  }

  /** Consumes the closing brace of a body, or reports the brace that was never closed. */
  protected closeBody(body: Body): void {
    if (this.RECORDING_PHASE || this.is(1, t.RightBrace)) {
      this.CONSUME(t.RightBrace);
      return;
    }
    if (body.open.tokenType !== t.LeftBrace) return;
    const next = this.LA(1) as Token;
    const span = { start: body.open.startOffset, end: endOf(body.open) };
    const at = isEof(next) ? this.span(this.end()) : { start: next.startOffset, end: endOf(next) };
    const label = isEof(next) ? "the file ends without a `}`" : "this begins something new";
    this.report(diagnostic("parse.unclosedBrace", span, {}, { related: [{ span: at, label }] }));
  }

  private inBody(body: Body): boolean {
    const next = this.LA(1) as Token;
    if (isEof(next) || this.is(1, t.RightBrace)) return false;
    // A graph or an invariant holds no fields: this one belongs to the body around it.
    if (next.first && next.col <= body.column && this.is(2, t.Colon) && !this.is(1, t.Terminal))
      return false;
    return !(body.memberColumn !== 0 && next.first && next.col === 0 && startsDeclaration(this));
  }

  /** Runs a rule; on a syntax error reports it and lets `skip` find the place to go on. */
  protected guarded<T>(start: Token, parse: () => T, skip: () => void): T | undefined {
    const depth = this.depth;
    try {
      return parse();
    } catch (e) {
      if (!(e instanceof Error) || !isRecognitionException(e)) throw e;
      this.depth = depth;
      this.report(diagnose(e as Error & IRecognitionException, this));
      if (this.LA(1) === start) this.SKIP_TOKEN();
      skip();
      return undefined;
    }
  }

  /** Braces opened and not closed between a token and the next one to be read. */
  private openBraces(since: Token): number {
    let depth = 0;
    for (let k = 0; ; k--) {
      const token = this.LA(k);
      if (token.tokenTypeIdx === t.LeftBrace.tokenTypeIdx) depth++;
      else if (token.tokenTypeIdx === t.RightBrace.tokenTypeIdx) depth--;
      if (token === since || isEof(token)) return Math.max(0, depth);
    }
  }

  private skipMember(start: Token, body: Body): void {
    let depth = this.openBraces(start);
    for (;;) {
      const next = this.LA(1) as Token;
      if (isEof(next)) return;
      if (next.first && next !== start) {
        if (next.col === 0 && body.memberColumn !== 0 && startsDeclaration(this)) return;
        if (next.col <= start.col && startsMember(this)) return;
      }
      if (this.is(1, t.LeftBrace)) depth++;
      if (this.is(1, t.RightBrace) && depth-- === 0) return;
      this.SKIP_TOKEN();
    }
  }

  /** Skips to the next declaration after a broken one. */
  protected skipDeclaration(start: Token): void {
    for (;;) {
      const next = this.LA(1) as Token;
      if (isEof(next)) return;
      if (next.first && next.col <= start.col && startsDeclaration(this)) return;
      this.SKIP_TOKEN();
    }
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
