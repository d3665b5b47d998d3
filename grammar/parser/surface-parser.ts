// Surfaces, actors and contracts (language definition, 3.2).

import type { ParserMethod } from "chevrotain";
import type {
  Context,
  ContractMember,
  ContractRef,
  Contracts,
  Expr,
  Facing,
  Id,
  Items,
  Signature,
  SurfaceItem,
  SurfaceMember,
  Type,
} from "../../src/ast/index.ts";
import { LEVEL } from "../build/expressions.ts";
import { itemOf } from "../build/items.ts";
import type { Token } from "../token.ts";
import * as t from "../tokens.ts";
import { EntityParser } from "./entity-parser.ts";

export abstract class SurfaceParser extends EntityParser {
  facing = this.RULE("facing", (): Facing => {
    const start = this.CONSUME(t.Facing).startOffset;
    let name: Id | undefined;
    this.OPTION(() => {
      name = this.idOf(this.CONSUME(t.Word));
    });
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    const span = this.span(start);
    return name === undefined
      ? { kind: "facing", span, type }
      : { kind: "facing", span, name, type };
  });

  context = this.RULE("context", (): Context => {
    const start = this.CONSUME(t.Context).startOffset;
    let name: Id | undefined;
    let where: Expr | undefined;
    this.OPTION(() => {
      name = this.idOf(this.CONSUME(t.Word));
    });
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    this.OPTION2(() => {
      this.CONSUME(t.Where);
      where = this.SUBRULE(this.expression, { ARGS: [LEVEL.implies] });
    });
    const node = { kind: "context" as const, span: this.span(start), type };
    const named = name === undefined ? node : { ...node, name };
    return where === undefined ? named : { ...named, where };
  });

  /** An entry of `exposes`, `provides`, `related` or `timeout`. */
  surfaceItem: ParserMethod<[], SurfaceItem> = this.RULE("surfaceItem", (): SurfaceItem => {
    return this.choose<SurfaceItem>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.letItem) },
        { ALT: () => this.SUBRULE(this.itemFor) },
        { ALT: () => this.SUBRULE(this.itemIf) },
        {
          ALT: () => {
            const expr = this.SUBRULE(this.expression, { ARGS: [LEVEL.guard] });
            return this.RECORDING_PHASE
              ? ({ kind: "item", span: expr.span, expr } as SurfaceItem)
              : itemOf(expr);
          },
        },
      ],
    });
  });

  itemBody = this.bodyOf("itemBody", () => this.surfaceItem);
  itemFor = this.forOf("itemFor", () => this.itemBody);
  itemIf = this.ifOf("itemIf", () => this.itemBody);
  surfaceItems = this.clauseOf("surfaceItems", () => this.surfaceItem, true);

  itemsClause = this.RULE("itemsClause", (): Items => {
    const start = this.token(1);
    const kind = this.choose<Items["kind"]>([
      { ALT: () => this.consumeAs(t.Exposes, "exposes") },
      { ALT: () => this.consumeAs(t.Provides, "provides") },
      { ALT: () => this.consumeAs(t.Related, "related") },
      { ALT: () => this.consumeAs(t.Timeout, "timeout") },
    ]);
    this.CONSUME(t.Colon);
    const items = this.SUBRULE(this.surfaceItems, { ARGS: [start] });
    return { kind, span: this.span(start.startOffset), items };
  });

  contractRef = this.RULE("contractRef", (): ContractRef => {
    const start = this.token(1).startOffset;
    const direction = this.choose<ContractRef["direction"]>([
      { ALT: () => this.consumeAs(t.Demands, "demands") },
      { ALT: () => this.consumeAs(t.Fulfils, "fulfils") },
    ]);
    const name = this.SUBRULE(this.qname);
    return { span: this.span(start), direction, name };
  });

  contractRefs = this.clauseOf("contractRefs", () => this.contractRef, true);

  contractsClause = this.RULE("contractsClause", (): Contracts => {
    const start = this.CONSUME(t.Contracts) as Token;
    this.CONSUME(t.Colon);
    const entries = this.SUBRULE(this.contractRefs, { ARGS: [start] });
    return { kind: "contracts", span: this.span(start.startOffset), entries };
  });

  surfaceMember: ParserMethod<[], SurfaceMember> = this.RULE("surfaceMember", (): SurfaceMember => {
    const leadingComments = this.leading(this.token(1));
    const member = this.choose<SurfaceMember>([
      { ALT: () => this.SUBRULE(this.facing) },
      { ALT: () => this.SUBRULE(this.context) },
      { ALT: () => this.SUBRULE(this.letItem) },
      { ALT: () => this.SUBRULE(this.itemsClause) },
      { ALT: () => this.SUBRULE(this.contractsClause) },
      { ALT: () => this.SUBRULE(this.surfaceFor) },
      { ALT: () => this.SUBRULE(this.surfaceIf) },
      { ALT: () => this.SUBRULE(this.annotation) },
      { ALT: () => this.SUBRULE(this.openQuestion) },
      { ALT: () => this.SUBRULE(this.legacyAnnotation) },
    ]);
    return leadingComments === undefined ? member : { ...member, leadingComments };
  });

  surfaceBody = this.bodyOf("surfaceBody", () => this.surfaceMember, true);
  surfaceFor = this.forOf("surfaceFor", () => this.surfaceBody);
  surfaceIf = this.ifOf("surfaceIf", () => this.surfaceBody);

  // --- actors

  actorMember = this.RULE("actorMember", (): { within?: Type; identifiedBy?: Expr } => {
    return this.choose<{ within?: Type; identifiedBy?: Expr }>([
      {
        ALT: () => {
          this.CONSUME(t.WithinClause);
          this.CONSUME(t.Colon);
          return { within: this.SUBRULE(this.type) };
        },
      },
      {
        ALT: () => {
          const start = this.CONSUME(t.IdentifiedBy) as Token;
          this.CONSUME2(t.Colon);
          this.identifying = true;
          try {
            const identifiedBy = this.SUBRULE(this.value, { ARGS: [start] });
            return identifiedBy === undefined ? {} : { identifiedBy };
          } finally {
            this.identifying = false;
          }
        },
      },
    ]);
  });

  // --- contracts

  /** `name: (x: Type) -> Type`. */
  signature = this.RULE("signature", (): Signature => {
    const start = this.token(1).startOffset;
    const name = this.idOf(this.CONSUME(t.Word));
    this.CONSUME(t.Colon, { ERR_MSG: "`:` of a signature" });
    const params: { name: Id; type: Type }[] = [];
    this.CONSUME(t.LeftParen, { ERR_MSG: "`(` of a signature" });
    this.MANY({
      GATE: () => this.moreElements("parameters", params.length),
      DEF: () => {
        const name = this.idOf(this.CONSUME2(t.Word));
        this.CONSUME2(t.Colon);
        params.push({ name, type: this.SUBRULE(this.type) });
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.RightParen);
    this.CONSUME(t.Arrow);
    const result = this.SUBRULE2(this.type);
    return { kind: "signature", span: this.span(start), name, params, result };
  });

  contractMember = this.RULE("contractMember", (): ContractMember => {
    const leadingComments = this.leading(this.token(1));
    const member = this.choose<ContractMember>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.annotation) },
        { ALT: () => this.SUBRULE(this.openQuestion) },
        { GATE: () => this.isLegacyAnnotation(), ALT: () => this.SUBRULE(this.legacyAnnotation) },
        { ALT: () => this.SUBRULE(this.signature) },
      ],
    });
    return leadingComments === undefined ? member : { ...member, leadingComments };
  });
}
