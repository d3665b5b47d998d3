// Expressions (language definition, 3.3): one rule climbs the precedence levels; `if` and `for`
// are expressions with bodies of their own.

import type { ParserMethod } from "chevrotain";
import type { Expr, Id, Let } from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { combine, isPath, LEVEL, levelOf, rightLevel } from "../build/expressions.ts";
import { typeOf } from "../build/types.ts";
import type { Token } from "../token.ts";
import * as t from "../tokens.ts";
import { isEnd } from "./base-parser.ts";
import { OperandParser } from "./operand-parser.ts";

export abstract class ExpressionParser extends OperandParser {
  /**
   * An expression whose operators bind at least as tightly as a level.
   * @param min the loosest level; see `LEVEL`
   * @param define an `=` after a path or a type takes everything to its right: it assigns, in
   *   `ensures`, or gives the default of a config parameter
   */
  expression: ParserMethod<[number, boolean?], Expr> = this.RULE(
    "expression",
    (min: number, define?: boolean): Expr => {
      this.enter();
      const beside = this.chain;
      this.chain = 0;
      const start = this.token(1).startOffset;
      let left: Expr = this.SUBRULE(this.operand);
      // Most operands stand alone; without this test each would pay for the loops below.
      if (!this.RECORDING_PHASE && levelOf(this.LA(1)) < min) {
        if (beside > this.chain) this.chain = beside;
        this.leave();
        return left;
      }
      let first = true;
      this.MANY({
        GATE: () => {
          const level = levelOf(this.LA(1));
          return level > 0 && level >= min;
        },
        DEF: () => {
          const operator = this.CONSUME(t.InfixOperator);
          const assigns =
            define === true &&
            first &&
            operator.tokenType === t.Equal &&
            (isPath(left) || typeOf(left) !== undefined);
          const right = this.SUBRULE(this.expression, {
            ARGS: [assigns ? LEVEL.map : rightLevel(operator), false],
          });
          this.link();
          first = false;
          if (!this.RECORDING_PHASE) left = combine(operator, left, right, this.span(start));
        },
      });
      if (beside > this.chain) this.chain = beside;
      this.leave();
      return left;
    },
  );

  // --- if and for as expressions

  /** The items of a branch body; `keyword` is the first word of its chain (2.2). */
  protected bodyOf<T>(
    name: string,
    item: () => ParserMethod<[], T>,
    members = false,
  ): ParserMethod<[Token], T[]> {
    return this.RULE(name, (keyword: Token): T[] => {
      this.enter();
      const frame = this.openBranch(keyword, members);
      const items: T[] = [];
      this.MANY({
        GATE: () => this.more(frame),
        DEF: () => {
          frame.count++;
          items.push(this.SUBRULE(item()));
          this.OPTION({ GATE: () => frame.base >= 0, DEF: () => this.CONSUME(t.Comma) });
        },
      });
      if (!frame.empty && frame.count === 0 && !this.RECORDING_PHASE)
        this.fail("something after the colon");
      this.leave();
      return items;
    });
  }

  letItem = this.RULE("letItem", (): Let => {
    const start = this.CONSUME(t.Let).startOffset;
    const name = this.idOf(this.CONSUME(t.Word));
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
    return { kind: "let", span: this.span(start), name, value };
  });

  /** An item of an expression body: a binding, or an expression. */
  expressionItem = this.RULE("expressionItem", (): Let | Expr => {
    return this.choose<Let | Expr>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.letItem) },
        { ALT: () => this.SUBRULE(this.expression, { ARGS: [LEVEL.map] }) },
      ],
    });
  });

  expressionBody = this.bodyOf("expressionBody", () => this.expressionItem);

  ifExpression = this.RULE("ifExpression", (): Expr => {
    const keyword = this.CONSUME(t.If) as Token;
    const start = keyword.startOffset;
    const cond = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
    this.CONSUME(t.Colon);
    const value = this.single(this.SUBRULE(this.expressionBody, { ARGS: [keyword] }));
    const branches = [{ span: this.span(start), cond, value }];
    let otherwise: Expr | undefined;
    this.MANY({
      GATE: () => otherwise === undefined && this.elseBelongs(keyword),
      DEF: () => {
        const at = this.CONSUME(t.Else).startOffset;
        this.choose<unknown>([
          {
            ALT: () => {
              this.CONSUME2(t.If);
              const cond = this.SUBRULE2(this.expression, { ARGS: [LEVEL.map] });
              this.CONSUME2(t.Colon);
              const value = this.single(this.SUBRULE2(this.expressionBody, { ARGS: [keyword] }));
              branches.push({ span: this.span(at), cond, value });
            },
          },
          {
            ALT: () => {
              this.CONSUME3(t.Colon);
              otherwise = this.single(this.SUBRULE3(this.expressionBody, { ARGS: [keyword] }));
            },
          },
        ]);
      },
    });
    const span = this.span(start);
    return otherwise === undefined
      ? { kind: "if", span, branches }
      : { kind: "if", span, branches, else: otherwise };
  });

  /** As a value every branch is exactly one expression (3.4). */
  private single(items: readonly (Let | Expr)[]): Expr {
    if (this.RECORDING_PHASE) return { kind: "error", span: { start: 0, end: 0 } };
    const [only, second] = items;
    if (only === undefined) return { kind: "error", span: this.span(this.end()) };
    if (only.kind === "let") {
      this.report(diagnostic("parse.branchValue", only.span, {}));
      return { kind: "error", span: only.span };
    }
    if (second !== undefined) this.report(diagnostic("parse.branchValue", second.span, {}));
    return only;
  }

  /** The names that a `for` binds: one, or a tuple. */
  binder = this.RULE("binder", (): Id[] => {
    const names: Id[] = [];
    this.choose<unknown>([
      { ALT: () => names.push(this.idOf(this.CONSUME(t.Word))) },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.MANY({
            GATE: () => this.moreElements("names", names.length),
            DEF: () => {
              names.push(this.idOf(this.CONSUME2(t.Word)));
              this.OPTION(() => this.CONSUME(t.Comma));
            },
          });
          this.CONSUME(t.RightParen);
        },
      },
    ]);
    return names;
  });

  /** `for x in source where filter:`; the collection stops before `where`. */
  forHeader = this.RULE(
    "forHeader",
    (): { keyword: Token; names: Id[]; source: Expr; filter?: Expr } => {
      const keyword = this.CONSUME(t.For) as Token;
      const names = this.SUBRULE(this.binder);
      this.CONSUME(t.In);
      const source = this.SUBRULE(this.expression, { ARGS: [LEVEL.implies] });
      let filter: Expr | undefined;
      this.OPTION(() => {
        this.CONSUME(t.Where);
        filter = this.SUBRULE2(this.expression, { ARGS: [LEVEL.implies] });
      });
      this.CONSUME(t.Colon);
      return filter === undefined ? { keyword, names, source } : { keyword, names, source, filter };
    },
  );

  forExpression = this.RULE("forExpression", (): Expr => {
    const start = this.token(1).startOffset;
    const header = this.SUBRULE(this.forHeader);
    const items = this.SUBRULE(this.expressionBody, { ARGS: [header.keyword] });
    if (this.RECORDING_PHASE) return { kind: "error", span: { start: 0, end: 0 } };
    const { names, source, filter } = header;
    const lets = items.filter((i): i is Let => i.kind === "let");
    const body = items.filter((i): i is Expr => i.kind !== "let");
    const node = { kind: "forall" as const, span: this.span(start), names, source, lets, body };
    return filter === undefined ? node : { ...node, filter };
  });

  /** True when nothing but a closing token follows. */
  protected atEnd(): boolean {
    return isEnd(this.LA(1));
  }
}
