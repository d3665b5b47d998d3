// Bodies in braces, and where to go on after a syntax error (language definition, 2.4): one broken
// member costs that member, one broken declaration costs that declaration.

import {
  type IRecognitionException,
  isRecognitionException,
  NoViableAltException,
} from "chevrotain";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { diagnose } from "../diagnose.ts";
import { startsDeclaration, startsMember } from "../starts.ts";
import { endOf, type Token } from "../token.ts";
import * as t from "../tokens.ts";
import { isEof } from "./base-parser.ts";
import { LayoutParser } from "./layout-parser.ts";

/** A body in braces that is being read. */
export interface Body {
  readonly open: Token;
  /** Column of the first member that begins a line, or -1. */
  memberColumn: number;
  /** Column that a `name:` must exceed to stand in it, or -1 where any may. */
  readonly column: number;
}

export abstract class RecoveringParser extends LayoutParser {
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
}
