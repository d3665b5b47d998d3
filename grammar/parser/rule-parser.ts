// Rules: triggers, preconditions, effects (language definition, 3.2).

import type { ParserMethod } from "chevrotain";
import type {
  Effect,
  Ensures,
  Expr,
  Id,
  Requires,
  RuleMember,
  Trigger,
  When,
} from "../../src/ast/index.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { effectOf } from "../build/effects.ts";
import { combine, LEVEL, levelOf } from "../build/expressions.ts";
import { triggerOf } from "../build/triggers.ts";
import type { Token } from "../token.ts";
import * as t from "../tokens.ts";
import { LegacyParser } from "./legacy-parser.ts";

export abstract class RuleParser extends LegacyParser {
  // --- triggers

  /** One alternative of `when:`; an expression that is sorted into the forms of a trigger. */
  trigger = this.RULE("trigger", (): Trigger => {
    const start = this.token(1).startOffset;
    let bind: Id | undefined;
    this.OPTION({
      GATE: () => this.is(2, t.Colon),
      DEF: () => {
        bind = this.idOf(this.CONSUME(t.Word));
        this.CONSUME(t.Colon);
      },
    });
    let expr = this.SUBRULE(this.expression, { ARGS: [LEVEL.and] });
    // A filter or guard makes no trigger; read as a whole, it can be reported as one.
    this.OPTION2({
      GATE: () => !this.is(1, t.Or) && levelOf(this.LA(1)) > 0,
      DEF: () => {
        const operator = this.CONSUME(t.InfixOperator);
        const right = this.SUBRULE2(this.expression, { ARGS: [LEVEL.implies] });
        if (!this.RECORDING_PHASE) expr = combine(operator, expr, right, this.span(start));
      },
    });
    if (this.RECORDING_PHASE) return { kind: "invalid", span: { start: 0, end: 0 }, expr };
    return triggerOf(this.span(start), bind, expr);
  });

  /** The alternatives of `when:`, joined by `or`. */
  triggers = this.RULE("triggers", (): Trigger[] => {
    const alts = [this.SUBRULE(this.trigger)];
    this.MANY(() => {
      this.CONSUME(t.Or);
      alts.push(this.SUBRULE2(this.trigger));
    });
    return alts;
  });

  whenItems = this.clauseOf("whenItems", () => this.triggers, false);

  whenClause = this.RULE("whenClause", (): When => {
    const start = this.CONSUME(t.When) as Token;
    this.CONSUME(t.Colon);
    const items = this.SUBRULE(this.whenItems, { ARGS: [start] });
    if (this.RECORDING_PHASE) return { kind: "when", span: { start: 0, end: 0 }, alts: [] };
    const second = items[1]?.[0];
    if (second !== undefined) this.report(diagnostic("parse.severalTriggers", second.span, {}));
    return { kind: "when", span: this.span(start.startOffset), alts: items.flat() };
  });

  // --- preconditions and effects

  /** `when` after an effect: only entries of surfaces take a guard. */
  misplacedGuard = this.RULE("misplacedGuard", (): void => {
    const word = this.CONSUME(t.WhenGuard);
    this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
    if (!this.RECORDING_PHASE)
      this.report(diagnostic("parse.misplacedGuard", this.idOf(word).span, {}));
  });

  condition = this.RULE(
    "condition",
    (): Expr => this.SUBRULE(this.expression, { ARGS: [LEVEL.map] }),
  );

  conditions = this.clauseOf("conditions", () => this.condition, false);

  requiresClause = this.RULE("requiresClause", (): Requires => {
    const start = this.CONSUME(t.Requires) as Token;
    this.CONSUME(t.Colon);
    const conds = this.SUBRULE(this.conditions, { ARGS: [start] });
    return { kind: "requires", span: this.span(start.startOffset), conds };
  });

  effect: ParserMethod<[], Effect> = this.RULE("effect", (): Effect => {
    return this.choose<Effect>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.letItem) },
        { ALT: () => this.SUBRULE(this.effectFor) },
        { ALT: () => this.SUBRULE(this.effectIf) },
        {
          ALT: () => {
            const expr = this.SUBRULE(this.expression, { ARGS: [LEVEL.map, true] });
            this.OPTION(() => this.SUBRULE(this.misplacedGuard));
            return this.RECORDING_PHASE
              ? ({ kind: "assert", span: expr.span, expr } as Effect)
              : effectOf(expr);
          },
        },
      ],
    });
  });

  effectBody = this.bodyOf("effectBody", () => this.effect);
  effectFor = this.forOf("effectFor", () => this.effectBody);
  effectIf = this.ifOf("effectIf", () => this.effectBody);
  effects = this.clauseOf("effects", () => this.effect, true);

  ensuresClause = this.RULE("ensuresClause", (): Ensures => {
    const start = this.CONSUME(t.Ensures) as Token;
    this.CONSUME(t.Colon);
    const effects = this.SUBRULE(this.effects, { ARGS: [start] });
    return { kind: "ensures", span: this.span(start.startOffset), effects };
  });

  // --- members

  ruleMember: ParserMethod<[], RuleMember> = this.RULE("ruleMember", (): RuleMember => {
    const leadingComments = this.leading(this.token(1));
    const member = this.choose<RuleMember>([
      { ALT: () => this.SUBRULE(this.whenClause) },
      { ALT: () => this.SUBRULE(this.letItem) },
      { ALT: () => this.SUBRULE(this.requiresClause) },
      { ALT: () => this.SUBRULE(this.ensuresClause) },
      { ALT: () => this.SUBRULE(this.ruleFor) },
      { ALT: () => this.SUBRULE(this.ruleIf) },
      { ALT: () => this.SUBRULE(this.annotation) },
      { ALT: () => this.SUBRULE(this.openQuestion) },
      { ALT: () => this.SUBRULE(this.legacyAnnotation) },
      { ALT: () => this.SUBRULE(this.removedClause) },
    ]);
    return leadingComments === undefined ? member : { ...member, leadingComments };
  });

  ruleBody = this.bodyOf("ruleBody", () => this.ruleMember, true);
  ruleFor = this.forOf("ruleFor", () => this.ruleBody);
  ruleIf = this.ifOf("ruleIf", () => this.ruleBody);
}
