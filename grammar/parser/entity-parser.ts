// Members of entities, variants and value types (language definition, 3.2).

import type { ParserMethod } from "chevrotain";
import type {
  Edge,
  EntityMember,
  Expr,
  Graph,
  Id,
  Invariant,
  Let,
  Literal,
} from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { LEVEL } from "../build/expressions.ts";
import { memberOf } from "../build/members.ts";
import { inSentence } from "../diagnose.ts";
import { startsMember } from "../starts.ts";
import type { Token } from "../token.ts";
import * as t from "../tokens.ts";
import { RuleParser } from "./rule-parser.ts";

export abstract class EntityParser extends RuleParser {
  /** `name: V`, `name(params): V` or `Entity.name: V`. */
  namedMember = this.RULE("namedMember", (): EntityMember => {
    const first = this.CONSUME(t.Word) as Token;
    let name = this.idOf(first);
    let entity: Id | undefined;
    let params: Id[] | undefined;
    this.OPTION(() => {
      this.CONSUME(t.Dot);
      entity = name;
      name = this.idOf(this.CONSUME2(t.Word));
    });
    this.OPTION2(() => {
      params = this.SUBRULE(this.parameterNames);
    });
    this.CONSUME(t.Colon);
    const value = this.SUBRULE(this.value, { ARGS: [first, "field.missingType"] });
    const span = this.span(first.startOffset);
    if (value === undefined || this.RECORDING_PHASE) return { kind: "emptyMember", span, name };
    const member = memberOf(span, name, params, value);
    return entity === undefined ? member : { kind: "reverse", span, entity, member };
  });

  parameterNames = this.RULE("parameterNames", (): Id[] => {
    const names: Id[] = [];
    this.CONSUME(t.LeftParen);
    this.MANY({
      GATE: () => this.moreElements("parameters", names.length),
      DEF: () => {
        names.push(this.idOf(this.CONSUME(t.Word)));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.RightParen);
    return names;
  });

  // --- transition graphs

  edge = this.RULE("edge", (): Edge => {
    const start = this.token(1).startOffset;
    const from = this.SUBRULE(this.literal);
    this.CONSUME(t.Arrow);
    const to = this.SUBRULE2(this.literal);
    return { span: this.span(start), from, to };
  });

  terminalStates = this.RULE("terminalStates", (): Literal[] => {
    const states: Literal[] = [];
    this.CONSUME(t.Terminal);
    this.CONSUME(t.Colon);
    this.MANY({
      // A name before an arrow starts the next edge instead.
      GATE: () => !this.atEnd() && !this.is(2, t.Arrow) && !this.is(2, t.Colon),
      DEF: () => {
        states.push(this.SUBRULE(this.literal));
        this.OPTION({ GATE: () => !this.is(3, t.Arrow), DEF: () => this.CONSUME(t.Comma) });
      },
    });
    return states;
  });

  graph = this.RULE("graph", (): Graph => {
    const keyword = this.CONSUME(t.Transitions) as Token;
    const field = this.idOf(this.CONSUME(t.Word));
    const edges: Edge[] = [];
    const terminal: Literal[] = [];
    let hasTerminal = false;
    const body = this.openBody(keyword, false);
    this.members(body, () => {
      this.choose<unknown>({
        IGNORE_AMBIGUITIES: true,
        ERR_MSG: "a transition such as `open -> closed`, or `terminal:`",
        DEF: [
          {
            ALT: () => {
              hasTerminal = true;
              const states = this.SUBRULE(this.terminalStates);
              if (!this.RECORDING_PHASE) terminal.push(...states);
            },
          },
          { ALT: () => edges.push(this.SUBRULE(this.edge)) },
        ],
      });
    });
    this.closeBody(body);
    return {
      kind: "graph",
      span: this.span(keyword.startOffset),
      field,
      edges,
      terminal,
      hasTerminal,
    };
  });

  // --- invariants

  invariant = this.RULE("invariant", (): Invariant => {
    const keyword = this.CONSUME(t.Invariant) as Token;
    const name = this.idOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the invariant" }));
    const lets: Let[] = [];
    const items: Expr[] = [];
    const body = this.openBody(keyword, false);
    this.members(body, () => {
      if (inSentence(this)) this.fail("an operator");
      this.choose<unknown>({
        IGNORE_AMBIGUITIES: true,
        ERR_MSG: "a condition",
        DEF: [
          { ALT: () => lets.push(this.SUBRULE(this.letItem)) },
          { ALT: () => items.push(this.SUBRULE(this.expression, { ARGS: [LEVEL.map] })) },
        ],
      });
    });
    this.closeBody(body);
    return { kind: "invariant", span: this.span(keyword.startOffset), name, lets, body: items };
  });

  entityMember: ParserMethod<[], EntityMember> = this.RULE("entityMember", (): EntityMember => {
    const leadingComments = this.leading(this.token(1));
    const member = this.choose<EntityMember>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.graph) },
        { ALT: () => this.SUBRULE(this.openQuestion) },
        { ALT: () => this.SUBRULE(this.annotation) },
        { GATE: () => !this.is(2, t.Colon), ALT: () => this.SUBRULE(this.invariant) },
        { ALT: () => this.SUBRULE(this.namedMember) },
      ],
    });
    return leadingComments === undefined ? member : { ...member, leadingComments };
  });

  /** The members between the braces of an entity, a variant or a value type. */
  entityBody = this.RULE("entityBody", (start: Token): EntityMember[] => {
    const members: EntityMember[] = [];
    const body = this.openBody(start);
    this.members(body, () => {
      this.separate("members");
      members.push(this.SUBRULE(this.entityMember));
    });
    this.closeBody(body);
    return members;
  });

  /** Members on one line need a comma between them; on lines of their own they do not. */
  protected separate(items: string): void {
    const next = this.token(1);
    if (this.RECORDING_PHASE || next.first || this.is(0, t.Comma) || this.is(0, t.LeftBrace))
      return;
    if (!startsMember(this)) return;
    const span = { start: next.startOffset, end: next.startOffset + next.image.length };
    this.report(diagnostic("parse.missingComma", span, { items }));
  }
}
