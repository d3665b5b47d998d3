// Layout (language definition, part 2): where an indented block ends and where the next item of
// a list begins, decided from three attributes of the next tokens only.

import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { inSentence } from "../diagnose.ts";
import { startsMember } from "../starts.ts";
import { endOf, type Token } from "../token.ts";
import * as t from "../tokens.ts";
import { BaseParser, isEnd, isWord } from "./base-parser.ts";

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

export abstract class LayoutParser extends BaseParser {
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
    if (frame.count > 0 && inSentence(this)) this.fail("an operator");
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
}
