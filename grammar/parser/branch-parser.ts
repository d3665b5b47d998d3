// `for` and `if` around items that are no expressions: effects, members, items of surfaces. One
// pair of rules per kind of item, all made here; values and clauses with their lists as well.

import type { ParserMethod } from "chevrotain";
import type {
  Annotation,
  Expr,
  ForOf,
  Id,
  IfBranch,
  IfOf,
  OpenQuestion,
  Str,
} from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { LEVEL } from "../build/expressions.ts";
import { stringParts } from "../build/strings.ts";
import { endOf, type Token } from "../token.ts";
import * as t from "../tokens.ts";
import { isEof } from "./base-parser.ts";
import { ExpressionParser } from "./expression-parser.ts";
import type { EmptyCode, Frame } from "./layout-parser.ts";

export abstract class BranchParser extends ExpressionParser {
  /** Makes the rule for `for` around items that `body` reads. */
  protected forOf<T>(
    name: string,
    body: () => ParserMethod<[Token], T[]>,
  ): ParserMethod<[], ForOf<T>> {
    return this.RULE(name, (): ForOf<T> => {
      const start = this.token(1).startOffset;
      const header = this.SUBRULE(this.forHeader);
      const items = this.SUBRULE(body(), { ARGS: [header.keyword] });
      const { names, source, filter } = header;
      const node = { kind: "for" as const, span: this.span(start), names, source, body: items };
      return filter === undefined ? node : { ...node, filter };
    });
  }

  /** Makes the rule for `if` around items that `body` reads. */
  protected ifOf<T>(
    name: string,
    body: () => ParserMethod<[Token], T[]>,
  ): ParserMethod<[], IfOf<T>> {
    return this.RULE(name, (): IfOf<T> => {
      const keyword = this.CONSUME(t.If) as Token;
      const start = keyword.startOffset;
      const cond = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
      this.CONSUME(t.Colon);
      const first = this.SUBRULE(body(), { ARGS: [keyword] });
      const branches: IfBranch<T>[] = [{ span: this.span(start), cond, body: first }];
      let otherwise: T[] | undefined;
      this.MANY({
        GATE: () => otherwise === undefined && this.elseBelongs(keyword),
        DEF: () => {
          const at = this.CONSUME(t.Else).startOffset;
          this.choose([
            {
              ALT: () => {
                this.CONSUME2(t.If);
                const cond = this.SUBRULE2(this.expression, { ARGS: [LEVEL.map] });
                this.CONSUME2(t.Colon);
                const items = this.SUBRULE2(body(), { ARGS: [keyword] });
                branches.push({ span: this.span(at), cond, body: items });
              },
            },
            {
              ALT: () => {
                this.CONSUME3(t.Colon);
                otherwise = this.SUBRULE3(body(), { ARGS: [keyword] });
              },
            },
          ]);
        },
      });
      const node = { kind: "if" as const, span: this.span(start), branches };
      return otherwise === undefined ? node : { ...node, else: otherwise };
    });
  }

  /** Makes the rule for the items of a clause after its colon; `start` is the clause's word. */
  protected clauseOf<T>(
    name: string,
    item: () => ParserMethod<[], T>,
    commas: boolean,
  ): ParserMethod<[Token], T[]> {
    return this.RULE(name, (start: Token): T[] => {
      const frame = this.openValue(start, commas);
      const items: T[] = [];
      this.MANY({
        GATE: () => this.more(frame),
        DEF: () => {
          frame.count++;
          items.push(this.SUBRULE(item()));
          this.OPTION({ GATE: () => frame.base >= 0 || commas, DEF: () => this.CONSUME(t.Comma) });
        },
      });
      this.requireItem(frame);
      return items;
    });
  }

  /** Fails when the value is there but does not begin with anything that it could. */
  protected requireItem(frame: Frame): void {
    if (!this.RECORDING_PHASE && !frame.empty && frame.count === 0) this.fail("a value");
  }

  /** One expression after a block colon (2.2); undefined when there is none. */
  value: ParserMethod<[Token, EmptyCode?], Expr | undefined> = this.RULE(
    "value",
    (start: Token, empty?: EmptyCode) => {
      const frame = this.openValue(start, false, empty);
      let result: Expr | undefined;
      this.MANY({
        GATE: () => this.more(frame),
        DEF: () => {
          if (frame.count++ > 0 && !this.RECORDING_PHASE) {
            const next = this.token(1);
            const span = { start: next.startOffset, end: endOf(next) };
            this.report(diagnostic("parse.severalValues", span, { name: start.image }));
          }
          const expr = this.SUBRULE(this.expression, { ARGS: [LEVEL.guard] });
          result ??= expr;
          this.OPTION({ GATE: () => frame.base >= 0, DEF: () => this.CONSUME(t.Comma) });
        },
      });
      this.requireItem(frame);
      return result;
    },
  );

  // --- what any body may hold

  protected stringOf(token: { image: string; startOffset: number }): Str {
    const span = { start: token.startOffset, end: token.startOffset + token.image.length };
    return { span, parts: stringParts(token.image, token.startOffset) };
  }

  openQuestion = this.RULE("openQuestion", (): OpenQuestion => {
    const start = this.CONSUME(t.Open).startOffset;
    this.CONSUME(t.Question);
    const text = this.stringOf(this.CONSUME(t.StringLiteral));
    return { kind: "openQuestion", span: this.span(start), text };
  });

  /** `@invariant Name`, `@guarantee Name` or `@guidance`, with its comment lines (2.5). */
  annotation = this.RULE("annotation", (): Annotation => {
    const at = this.CONSUME(t.At) as Token;
    const tag = this.choose<Annotation["tag"]>([
      { ALT: () => this.consumeAs(t.Invariant, "invariant") },
      { ALT: () => this.consumeAs(t.Guarantee, "guarantee") },
      { ALT: () => this.consumeAs(t.Guidance, "guidance") },
    ]);
    let name: Id | undefined;
    this.OPTION({
      GATE: () => this.token(1).line === at.line,
      DEF: () => {
        name = this.idOf(this.CONSUME(t.Word));
      },
    });
    // Advice written on the line of its tag: its first word is what a check points at.
    if (!this.RECORDING_PHASE && tag === "guidance" && name !== undefined)
      while (this.token(1).line === at.line && !isEof(this.LA(1)) && !this.is(1, t.RightBrace))
        this.SKIP_TOKEN();
    const lines = this.annotationBody(at);
    const span = this.span(at.startOffset);
    return name === undefined
      ? { kind: "annotation", span, tag, lines }
      : { kind: "annotation", span, tag, name, lines };
  });

  /** The comment lines below an annotation that are indented deeper than its `@`. */
  protected annotationBody(at: Token): string[] {
    const lines: string[] = [];
    let previous = at.line + 1;
    const next = this.token(1);
    const until = isEof(next) ? this.comments.length : next.comments;
    for (let i = at.comments; i < until; i++) {
      const comment = this.comments[i];
      if (comment === undefined || comment.line === at.line + 1) continue;
      if (!comment.ownLine || comment.column - 1 <= at.col) break;
      for (let blank = previous + 1; blank < comment.line; blank++)
        if (lines.length > 0) lines.push("");
      lines.push(comment.text.replace(/^ /, ""));
      previous = comment.line;
      this.commentEnd = comment.span.end;
    }
    return lines;
  }
}
