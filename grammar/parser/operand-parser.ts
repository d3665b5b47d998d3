// Operands (language definition, 3.3, levels 15 and 16): a prefix operator with its operand, or a
// primary with everything that follows it without an operator.

import type { IOrAlt, ParserMethod } from "chevrotain";
import type { Arg, Expr, Id, LookupField, ObjectField, QName, Type } from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { argOf, LEVEL, parenthesised } from "../build/expressions.ts";
import { stringParts } from "../build/strings.ts";
import { typeOf } from "../build/types.ts";
import { endOf, isUpperToken, type Token, touches } from "../token.ts";
import * as t from "../tokens.ts";
import { TypeParser } from "./type-parser.ts";

const ADJACENT_TYPE = new Set<Expr["kind"]>(["name", "qname"]);

/** Words before a colon that begin a clause, never a value on a line of its own. */
const clauseWords = new Set([
  t.When,
  t.Requires,
  t.Ensures,
  t.Exposes,
  t.Provides,
  t.Related,
  t.Contracts,
  t.IdentifiedBy,
]);

const suffixes = new Set([t.Dot, t.OptionalDot, t.LeftParen, t.LeftBrace, t.Less, t.QuestionMark]);

export abstract class OperandParser extends TypeParser {
  /** Reading what identifies an actor, where `within` is what the actor belongs to (1.4). */
  protected identifying = false;
  private operandAlternatives: IOrAlt<Expr>[] | undefined;

  abstract expression: ParserMethod<[number, boolean?], Expr>;
  abstract ifExpression: ParserMethod<[], Expr>;
  abstract forExpression: ParserMethod<[], Expr>;

  /** A prefix operator with its operand, or a primary with its suffixes. */
  operand: ParserMethod<[], Expr> = this.RULE("operand", (): Expr => {
    this.enter();
    const start = this.token(1).startOffset;
    this.operandAlternatives ??= this.alternatives();
    let left = this.choose({ DEF: this.operandAlternatives, IGNORE_AMBIGUITIES: true });
    if (!this.RECORDING_PHASE && !suffixes.has(this.LA(1).tokenType)) {
      this.leave();
      return left;
    }
    this.MANY({
      GATE: () => this.suffixFollows(left),
      DEF: () => {
        left = this.SUBRULE(this.suffix, { ARGS: [left, start] });
        this.link();
      },
    });
    this.leave();
    return left;
  });

  private alternatives(): IOrAlt<Expr>[] {
    const word = (kind: "null" | "now" | "this", type: typeof t.Null): IOrAlt<Expr> => ({
      ALT: () => ({ kind, span: this.idOf(this.CONSUME(type)).span }),
    });
    return [
      { ALT: () => this.SUBRULE(this.prefix) },
      { ALT: () => this.SUBRULE(this.ifExpression) },
      { ALT: () => this.SUBRULE(this.forExpression) },
      { ALT: () => this.boolean(this.CONSUME(t.True), true) },
      { ALT: () => this.boolean(this.CONSUME(t.False), false) },
      word("null", t.Null),
      word("now", t.Now),
      word("this", t.This),
      {
        ALT: () => {
          const id = this.idOf(this.CONSUME(t.Within));
          const { span } = id;
          return this.identifying ? { kind: "within", span } : { kind: "name", span, id };
        },
      },
      { ALT: () => this.SUBRULE(this.nameOperand) },
      {
        ALT: () => {
          const token = this.CONSUME(t.NumberLiteral);
          const raw = token.image;
          return { kind: "number", span: this.idOf(token).span, raw, decimal: raw.includes(".") };
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.DurationLiteral);
          return { kind: "duration", span: this.idOf(token).span, raw: token.image };
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.StringLiteral);
          const parts = stringParts(token.image, token.startOffset);
          return { kind: "string", span: this.idOf(token).span, parts };
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.BacktickLiteral) as Token;
          const literal = this.quotedLiteral(token);
          return { kind: "backtick", span: literal.span, text: literal.text };
        },
      },
      { ALT: () => this.SUBRULE(this.parentheses) },
      { ALT: () => this.SUBRULE(this.braces) },
      { ALT: () => this.SUBRULE(this.list) },
    ];
  }

  private boolean(token: { startOffset: number }, value: boolean): Expr {
    return { kind: "bool", span: this.span(token.startOffset), value };
  }

  /** `-x`, `not x`, `exists x`, `not exists x`. */
  prefix = this.RULE("prefix", (): Expr => {
    const start = this.token(1).startOffset;
    return this.choose<Expr>([
      {
        ALT: () => {
          this.CONSUME(t.Minus);
          const operand = this.SUBRULE(this.operand);
          return { kind: "unary", span: this.span(start), op: "-", operand };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Not);
          const operand = this.SUBRULE(this.expression, { ARGS: [LEVEL.compare] });
          return { kind: "unary", span: this.span(start), op: "not", operand };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Exists);
          const operand = this.SUBRULE2(this.operand);
          return { kind: "unary", span: this.span(start), op: "exists", operand };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.NotExists);
          const operand = this.SUBRULE3(this.operand);
          return { kind: "unary", span: this.span(start), op: "not exists", operand };
        },
      },
    ]);
  });

  /** A name, a qualified name, `_`, or a lambda `p => e`. */
  nameOperand = this.RULE("nameOperand", (): Expr => {
    if (this.token(1).first && clauseWords.has(this.LA(1).tokenType)) this.fail("a value");
    const token = this.CONSUME(t.Word);
    const id = this.idOf(token);
    const name: Expr =
      id.text === "_" ? { kind: "discard", span: id.span } : { kind: "name", span: id.span, id };
    let result: Expr | undefined;
    this.OPTION(() => {
      this.CONSUME(t.Qualifier);
      const last = this.idOf(this.CONSUME2(t.Word));
      result = { kind: "qname", span: this.span(token.startOffset), alias: id, name: last };
    });
    this.OPTION2(() => {
      this.CONSUME(t.FatArrow);
      const body = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
      result = { kind: "lambda", span: this.span(token.startOffset), param: id, body };
    });
    return result ?? name;
  });

  /** True when the next token continues an operand (2.1). */
  private suffixFollows(left: Expr): boolean {
    const next = this.token(1);
    switch (next.tokenType) {
      case t.LeftParen:
        return !next.first;
      case t.LeftBrace:
        return !next.first && this.isTypeName(left);
      case t.Less:
        return (
          touches(this.token(0), next) && ADJACENT_TYPE.has(left.kind) && isUpperToken(this.LA(0))
        );
      default:
        return true;
    }
  }

  private isTypeName(expr: Expr): boolean {
    return ADJACENT_TYPE.has(expr.kind) && isUpperToken(this.LA(0));
  }

  /** What may follow an operand: a member, a call, a lookup, type arguments, `?`. */
  suffix: ParserMethod<[Expr, number], Expr> = this.RULE(
    "suffix",
    (left: Expr, start: number): Expr => {
      return this.choose<Expr>([
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            const name = this.idOf(this.CONSUME(t.Word));
            return { kind: "member", span: this.span(start), object: left, name, optional: false };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.OptionalDot);
            const name = this.idOf(this.CONSUME2(t.Word));
            return { kind: "member", span: this.span(start), object: left, name, optional: true };
          },
        },
        {
          ALT: () => {
            const args = this.SUBRULE(this.args);
            return { kind: "call", span: this.span(start), callee: left, args };
          },
        },
        {
          ALT: () => {
            const fields = this.SUBRULE(this.lookupFields);
            return { kind: "lookup", span: this.span(start), entity: qnameOf(left), fields };
          },
        },
        {
          ALT: () => {
            const args = this.SUBRULE(this.typeArguments);
            const span = this.span(start);
            return {
              kind: "typeExpr",
              span,
              type: { kind: "generic", span, name: qnameOf(left), args },
            };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.QuestionMark);
            return this.optionalOf(left, start);
          },
        },
      ]);
    },
  );

  private optionalOf(left: Expr, start: number): Expr {
    const span = this.span(start);
    if (this.RECORDING_PHASE) return left;
    const inner: Type | undefined =
      left.kind === "name" ? { kind: "named", span: left.span, name: qnameOf(left) } : typeOf(left);
    if (inner !== undefined)
      return { kind: "typeExpr", span, type: { kind: "optional", span, inner } };
    const at = { start: this.LA(0).startOffset, end: endOf(this.LA(0)) };
    this.report(diagnostic("parse.misplacedQuestionMark", at, {}));
    return left;
  }

  /** `(a, name: b, optional?)`. */
  args = this.RULE("args", (): Arg[] => {
    const args: Arg[] = [];
    this.CONSUME(t.LeftParen);
    this.MANY({
      GATE: () => this.moreElements("arguments", args.length),
      DEF: () => {
        args.push(this.SUBRULE(this.arg));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.RightParen);
    return args;
  });

  arg = this.RULE("arg", (): Arg => {
    const start = this.token(1).startOffset;
    let name: Id | undefined;
    this.OPTION({
      GATE: () => this.is(2, t.Colon),
      DEF: () => {
        name = this.idOf(this.CONSUME(t.Word));
        this.CONSUME(t.Colon);
      },
    });
    const value = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
    return this.RECORDING_PHASE
      ? { span: this.span(start), value }
      : argOf(this.span(start), name, value);
  });

  /** `{copy, member: reader}` after the name of an entity. */
  lookupFields = this.RULE("lookupFields", (): LookupField[] => {
    const fields: LookupField[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY({
      GATE: () => this.moreElements("fields", fields.length),
      DEF: () => {
        const start = this.token(1).startOffset;
        const name = this.idOf(this.CONSUME(t.Word));
        let value: Expr | undefined;
        this.OPTION(() => {
          this.CONSUME(t.Colon);
          value = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
        });
        const span = this.span(start);
        fields.push(value === undefined ? { span, name } : { span, name, value });
        this.OPTION2(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.RightBrace);
    return fields;
  });

  /** `<A, B>` touching the name of a type. */
  typeArguments = this.RULE("typeArguments", (): Type[] => {
    const args: Type[] = [];
    this.CONSUME(t.Less);
    this.MANY(() => {
      args.push(this.SUBRULE(this.type));
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.Greater);
    return args;
  });

  parentheses = this.RULE("parentheses", (): Expr => {
    const start = this.token(1).startOffset;
    this.CONSUME(t.LeftParen);
    const inner = this.SUBRULE(this.expression, { ARGS: [LEVEL.guard] });
    this.CONSUME(t.RightParen);
    return this.RECORDING_PHASE ? inner : parenthesised(inner, this.span(start));
  });

  /** A set, or an object literal when its elements have names (3.4). */
  braces = this.RULE("braces", (): Expr => {
    const start = this.token(1).startOffset;
    const items: Expr[] = [];
    const fields: ObjectField[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY({
      GATE: () => this.moreElements("elements", items.length + fields.length),
      DEF: () => {
        const at = this.token(1).startOffset;
        const named = this.is(2, t.Colon);
        if (named && items.length > 0) this.fail("an element without a name, as those before");
        if (!named && fields.length > 0 && !this.RECORDING_PHASE)
          this.fail("`name: value`, as those before");
        const arg = this.SUBRULE(this.arg);
        if (arg.name === undefined) items.push(arg.value);
        else fields.push({ span: this.span(at), name: arg.name, value: arg.value });
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.RightBrace);
    const span = this.span(start);
    return fields.length > 0 ? { kind: "object", span, fields } : { kind: "set", span, items };
  });

  list = this.RULE("list", (): Expr => {
    const start = this.token(1).startOffset;
    const items: Expr[] = [];
    this.CONSUME(t.LeftBracket);
    this.MANY({
      GATE: () => this.moreElements("elements", items.length),
      DEF: () => {
        items.push(this.SUBRULE(this.expression, { ARGS: [LEVEL.map] }));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.RightBracket);
    return { kind: "list", span: this.span(start), items };
  });
}

// While the grammar is recorded there is no expression yet.
function qnameOf(expr: Expr | undefined): QName {
  if (expr === undefined)
    return { span: { start: 0, end: 0 }, name: { span: { start: 0, end: 0 }, text: "" } };
  if (expr.kind === "qname") return { span: expr.span, alias: expr.alias, name: expr.name };
  const name = expr.kind === "name" ? expr.id : { span: expr.span, text: "" };
  return { span: expr.span, name };
}
