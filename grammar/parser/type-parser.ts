// Names and types (language definition, 3.1 `QName`, `Type`, `TypeAtom`).

import type { Id, Literal, QName, Type } from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { unionOf } from "../build/types.ts";
import type { Token } from "../token.ts";
import { touches } from "../token.ts";
import * as t from "../tokens.ts";
import { RecoveringParser } from "./recovering-parser.ts";

/** More question marks on one type than mean anything; keeps the tree low. */
const MAX_MARKS = 4;

export abstract class TypeParser extends RecoveringParser {
  /** `Name` or `alias/Name`. */
  qname = this.RULE("qname", (): QName => {
    const first = this.CONSUME(t.Word);
    const name = this.idOf(first);
    let result: QName = { span: name.span, name };
    this.OPTION(() => {
      this.CONSUME(t.Qualifier);
      const last = this.idOf(this.CONSUME2(t.Word));
      result = { span: this.span(first.startOffset), alias: name, name: last };
    });
    return result;
  });

  /** An enum literal: a word or a backtick literal. */
  literal = this.RULE("literal", (): Literal => {
    return this.choose<Literal>([
      { ALT: () => this.plainLiteral(this.CONSUME(t.Word) as Token) },
      { ALT: () => this.quotedLiteral(this.CONSUME(t.BacktickLiteral) as Token) },
    ]);
  });

  /** One alternative of a type, with its type arguments and question marks. */
  typeAtom = this.RULE("typeAtom", (): Type => {
    this.enter();
    const start = this.token(1).startOffset;
    let type = this.choose<Type>([
      {
        ALT: () => {
          const name = this.SUBRULE(this.qname);
          const args: Type[] = [];
          this.OPTION({
            GATE: () => touches(this.token(0), this.token(1)),
            DEF: () => {
              this.CONSUME(t.Less);
              this.MANY({
                GATE: () => !this.is(1, t.Greater),
                DEF: () => {
                  args.push(this.SUBRULE(this.type));
                  this.OPTION2(() => this.CONSUME(t.Comma));
                },
              });
              this.CONSUME(t.Greater);
            },
          });
          const span = this.span(start);
          return args.length === 0
            ? { kind: "named", span, name }
            : { kind: "generic", span, name, args };
        },
      },
      {
        ALT: () => {
          const literal = this.quotedLiteral(this.CONSUME(t.BacktickLiteral) as Token);
          return { kind: "inlineEnum", span: literal.span, literals: [literal] };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Star);
          return { kind: "wildcard", span: this.span(start) };
        },
      },
    ]);
    let marks = 0;
    this.MANY2(() => {
      this.CONSUME(t.QuestionMark);
      if (++marks > MAX_MARKS) this.fail("less nesting");
      type = { kind: "optional", span: this.span(start), inner: type };
    });
    this.leave();
    return type;
  });

  /** `.Name` after a type: a path where a type is expected; reported and skipped. */
  dottedType = this.RULE("dottedType", (start: number): void => {
    this.AT_LEAST_ONE(() => {
      this.CONSUME(t.Dot);
      this.CONSUME(t.Word);
    });
    this.MANY(() => this.CONSUME(t.QuestionMark));
    if (this.RECORDING_PHASE) return;
    const found = this.text.slice(start, this.end());
    this.report(diagnostic("parse.dottedType", this.span(start), { found }));
  });

  /** A type: alternatives joined by bars. */
  type = this.RULE("type", (): Type => {
    const start = this.token(1).startOffset;
    const alts = [this.SUBRULE(this.typeAtom)];
    this.OPTION(() => this.SUBRULE(this.dottedType, { ARGS: [start] }));
    this.MANY(() => {
      this.CONSUME(t.Pipe);
      alts.push(this.SUBRULE2(this.typeAtom));
    });
    return unionOf(alts, this.span(start));
  });

  protected plainLiteral(token: Token): Literal {
    return { ...this.idOf(token), quoted: false };
  }

  protected quotedLiteral(token: Token): Literal {
    const id: Id = this.idOf(token);
    return { span: id.span, text: id.text.replaceAll("`", ""), quoted: true };
  }
}
