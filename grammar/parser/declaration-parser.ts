// Declarations and the module (language definition, 3.1).

import type { IToken, ParserMethod } from "chevrotain";
import { isUpper } from "../../src/ast/case-class.ts";
import type {
  Actor,
  Annotation,
  Config,
  ConfigParam,
  Contract,
  ContractMember,
  Declaration,
  Default,
  Deferred,
  Entity,
  Enum,
  Expr,
  Given,
  GivenBinding,
  Id,
  Literal,
  OpenQuestion,
  QName,
  Rule,
  RuleMember,
  Surface,
  SurfaceMember,
  Type,
  Use,
  ValueType,
  Variant,
} from "../../src/ast/index.ts";
import { LEVEL } from "../build/expressions.ts";
import { typeOf } from "../build/types.ts";
import { missingVariant, nestedDeclaration } from "../contract-mistakes.ts";
import { unknownDeclaration } from "../diagnose.ts";
import type { Token } from "../token.ts";
import * as t from "../tokens.ts";
import { isEof, isWord } from "./base-parser.ts";
import { SurfaceParser } from "./surface-parser.ts";

/** First words of declarations with braces, as they are met inside contracts. */
const NESTED: ReadonlySet<string> = new Set([
  "entity",
  "value",
  "enum",
  "rule",
  "surface",
  "actor",
  "contract",
  "invariant",
]);

export abstract class DeclarationParser extends SurfaceParser {
  private nameOf(token: IToken): Id {
    return this.idOf(token);
  }

  use = this.RULE("use", (): Use => {
    const keyword = this.CONSUME(t.Use) as Token;
    const path = this.stringOf(this.CONSUME(t.StringLiteral));
    let alias: Id | undefined;
    this.OPTION(() => {
      this.CONSUME(t.As);
      alias = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the alias of the import" }));
    });
    const node = { kind: "use" as const, span: this.span(keyword.startOffset), path };
    return alias === undefined ? node : { ...node, alias };
  });

  given = this.RULE("given", (): Given => {
    const keyword = this.CONSUME(t.Given) as Token;
    const bindings: GivenBinding[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      this.separate("bindings");
      const start = this.token(1);
      const comments = this.leading(start);
      const name = this.idOf(this.CONSUME(t.Word));
      this.CONSUME(t.Colon);
      const type = this.SUBRULE(this.type);
      const node = { span: this.span(start.startOffset), name, type };
      bindings.push(comments === undefined ? node : { ...node, leadingComments: comments });
    });
    this.closeBody(body);
    return { kind: "given", span: this.span(keyword.startOffset), bindings };
  });

  /** `name: Type = default`, or `name: value` in an override block. */
  configParam = this.RULE("configParam", (): ConfigParam => {
    const start = this.token(1);
    const comments = this.leading(start);
    const name = this.idOf(this.CONSUME(t.Word));
    this.CONSUME(t.Colon);
    const read = this.SUBRULE(this.expression, { ARGS: [LEVEL.map, true] });
    const node = {
      span: this.span(start.startOffset),
      name,
      ...(comments === undefined ? {} : { leadingComments: comments }),
    };
    if (this.RECORDING_PHASE) return node;
    const whole = typeOf(read);
    if (whole !== undefined) return { ...node, type: whole };
    const type = read.kind === "binary" && read.op === "=" ? typeOf(read.left) : undefined;
    if (type === undefined || read.kind !== "binary") return { ...node, value: read };
    return { ...node, type, value: read.right };
  });

  private configBody(keyword: Token): ConfigParam[] {
    const params: ConfigParam[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      this.separate("parameters");
      params.push(this.SUBRULE(this.configParam));
    });
    this.closeBody(body);
    return params;
  }

  config = this.RULE("config", (): Config => {
    const keyword = this.CONSUME(t.Config) as Token;
    const params = this.configBody(keyword);
    return { kind: "config", span: this.span(keyword.startOffset), params };
  });

  /** `alias/config { ... }`: an override block. */
  configOverride = this.RULE("configOverride", (): Config => {
    const first = this.CONSUME(t.Word) as Token;
    this.CONSUME(t.Qualifier);
    this.CONSUME2(t.Config);
    const params = this.configBody(first);
    return {
      kind: "config",
      span: this.span(first.startOffset),
      qualifier: this.idOf(first),
      params,
    };
  });

  entity = this.RULE("entity", (): Entity | Variant => {
    const start = this.token(1);
    let external = false;
    this.OPTION(() => {
      this.CONSUME(t.External);
      external = true;
    });
    this.CONSUME(t.Entity);
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the entity" }));
    const base = this.missedVariant(start, name);
    const members = this.SUBRULE(this.entityBody, { ARGS: [start] });
    const span = this.span(start.startOffset);
    if (base !== undefined) return { kind: "variant", span, name, base, members };
    return { kind: "entity", span, external, name, members };
  });

  /** The base in `entity Name : Base {`, which is read as the variant that it was meant to be. */
  private missedVariant(start: Token, name: Id): QName | undefined {
    if (this.RECORDING_PHASE || !this.is(1, t.Colon) || !isWord(this.LA(2))) return undefined;
    if (!this.is(3, t.LeftBrace) || this.LA(-1) !== start) return undefined;
    const edit = { span: this.idOf(start).span, text: "variant" };
    this.report(missingVariant(this.LA(0), this.LA(2), edit));
    return this.baseAhead(name);
  }

  /** Passes over the colon and the name of a base. */
  private baseAhead(name: Id): QName {
    this.SKIP_TOKEN();
    const base = this.idOf(this.LA(1));
    this.SKIP_TOKEN();
    return { span: { start: name.span.end, end: base.span.end }, name: base };
  }

  /** `Name : Base {` without any keyword; undefined when something else is ahead. */
  private bareVariant(): Variant | undefined {
    if (this.RECORDING_PHASE || !this.is(2, t.Colon) || !this.is(4, t.LeftBrace)) return undefined;
    const start = this.token(1);
    if (!isWord(start) || !isWord(this.LA(3)) || !isUpper(start.image)) return undefined;
    this.report(missingVariant(start, this.LA(3)));
    const name = this.idOf(start);
    this.SKIP_TOKEN();
    const base = this.baseAhead(name);
    const members = this.SUBRULE(this.entityBody, { ARGS: [start] });
    return { kind: "variant", span: this.span(start.startOffset), name, base, members };
  }

  valueType = this.RULE("valueType", (): ValueType => {
    const keyword = this.CONSUME(t.Value) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the value type" }));
    const members = this.SUBRULE(this.entityBody, { ARGS: [keyword] });
    return { kind: "value", span: this.span(keyword.startOffset), name, members };
  });

  variant = this.RULE("variant", (): Variant => {
    const keyword = this.CONSUME(t.Variant) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the variant" }));
    this.CONSUME(t.Colon);
    const base = this.SUBRULE(this.qname);
    let members: Variant["members"] = [];
    this.OPTION(() => {
      members = this.SUBRULE(this.entityBody, { ARGS: [keyword] });
    });
    return { kind: "variant", span: this.span(keyword.startOffset), name, base, members };
  });

  enumeration = this.RULE("enumeration", (): Enum => {
    const keyword = this.CONSUME(t.Enum) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the enum" }));
    const literals: Literal[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      this.choose<unknown>({
        IGNORE_AMBIGUITIES: true,
        ERR_MSG: "an enum literal",
        DEF: [
          { ALT: () => literals.push(this.SUBRULE(this.literal)) },
          { ALT: () => this.CONSUME(t.Pipe) },
        ],
      });
    });
    this.closeBody(body);
    return { kind: "enum", span: this.span(keyword.startOffset), name, literals };
  });

  /** Passes over a declaration inside a contract, with a report; false when there is none. */
  private skipNested(): boolean {
    if (this.RECORDING_PHASE || !NESTED.has(this.LA(1).image)) return false;
    if (!isWord(this.LA(2)) || !this.is(3, t.LeftBrace)) return false;
    this.report(nestedDeclaration(this));
    let depth = 0;
    do {
      if (this.is(1, t.LeftBrace)) depth++;
      if (this.is(1, t.RightBrace)) depth--;
      this.SKIP_TOKEN();
    } while ((depth > 0 || !this.is(0, t.RightBrace)) && !isEof(this.LA(1)));
    return true;
  }

  contract = this.RULE("contract", (): Contract => {
    const keyword = this.CONSUME(t.Contract) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the contract" }));
    const members: ContractMember[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      if (!this.skipNested()) members.push(this.SUBRULE(this.contractMember));
    });
    this.closeBody(body);
    return { kind: "contract", span: this.span(keyword.startOffset), name, members };
  });

  /** `default Type name = value`; the type may be left out. */
  defaultInstance = this.RULE("defaultInstance", (): Default => {
    const keyword = this.CONSUME(t.Default) as Token;
    const first: QName = this.SUBRULE(this.qname);
    let name: Id | undefined;
    this.OPTION(() => {
      name = this.nameOf(this.CONSUME(t.Word));
    });
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression, { ARGS: [LEVEL.map] });
    const span = this.span(keyword.startOffset);
    if (name === undefined) return { kind: "default", span, name: first.name, value };
    return { kind: "default", span, type: first, name, value };
  });

  rule = this.RULE("rule", (): Rule => {
    const keyword = this.CONSUME(t.Rule) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the rule" }));
    const members: RuleMember[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      members.push(this.SUBRULE(this.ruleMember));
    });
    this.closeBody(body);
    return { kind: "rule", span: this.span(keyword.startOffset), name, members };
  });

  actor = this.RULE("actor", (): Actor => {
    const keyword = this.CONSUME(t.Actor) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the actor" }));
    let parts: { within?: Type; identifiedBy?: Expr } = {};
    const questions: OpenQuestion[] = [];
    const annotations: Annotation[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      this.choose<unknown>({
        ERR_MSG: "`within:` or `identified_by:`",
        DEF: [
          {
            ALT: () => {
              const member = this.SUBRULE(this.actorMember);
              parts = { ...parts, ...member };
            },
          },
          { ALT: () => questions.push(this.SUBRULE(this.openQuestion)) },
          { ALT: () => annotations.push(this.SUBRULE(this.annotation)) },
          { ALT: () => annotations.push(this.SUBRULE(this.legacyAnnotation)) },
        ],
      });
    });
    this.closeBody(body);
    return {
      kind: "actor",
      span: this.span(keyword.startOffset),
      name,
      ...parts,
      questions,
      annotations,
    };
  });

  surface = this.RULE("surface", (): Surface => {
    const keyword = this.CONSUME(t.Surface) as Token;
    const name = this.nameOf(this.CONSUME(t.Word, { ERR_MSG: "the name of the surface" }));
    const members: SurfaceMember[] = [];
    const body = this.openBody(keyword);
    this.members(body, () => {
      members.push(this.SUBRULE(this.surfaceMember));
    });
    this.closeBody(body);
    return { kind: "surface", span: this.span(keyword.startOffset), name, members };
  });

  /** `deferred Name.part "where"`, all on one line. */
  deferred = this.RULE("deferred", (): Deferred => {
    const keyword = this.CONSUME(t.Deferred) as Token;
    const path = this.SUBRULE(this.qname);
    const rest: Id[] = [];
    this.MANY(() => {
      this.CONSUME(t.Dot);
      rest.push(this.idOf(this.CONSUME(t.Word)));
    });
    let hint: Deferred["hint"];
    this.OPTION({
      GATE: () => !this.token(1).first,
      DEF: () => {
        hint = this.stringOf(this.CONSUME(t.StringLiteral));
      },
    });
    const node = { kind: "deferred" as const, span: this.span(keyword.startOffset), path, rest };
    return hint === undefined ? node : { ...node, hint };
  });

  declaration: ParserMethod<[], Declaration> = this.RULE("declaration", (): Declaration => {
    const leadingComments = this.leading(this.token(1));
    const bare = this.bareVariant();
    if (bare !== undefined) return bare;
    const declaration = this.choose<Declaration>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.is(2, t.Qualifier), ALT: () => this.SUBRULE(this.configOverride) },
        { ALT: () => this.SUBRULE(this.use) },
        { ALT: () => this.SUBRULE(this.given) },
        { ALT: () => this.SUBRULE(this.config) },
        { ALT: () => this.SUBRULE(this.entity) },
        { ALT: () => this.SUBRULE(this.valueType) },
        { ALT: () => this.SUBRULE(this.variant) },
        { ALT: () => this.SUBRULE(this.enumeration) },
        { ALT: () => this.SUBRULE(this.contract) },
        { ALT: () => this.SUBRULE(this.defaultInstance) },
        { ALT: () => this.SUBRULE(this.rule) },
        { ALT: () => this.SUBRULE(this.invariant) },
        { ALT: () => this.SUBRULE(this.actor) },
        { ALT: () => this.SUBRULE(this.surface) },
        { ALT: () => this.SUBRULE(this.deferred) },
        { ALT: () => this.SUBRULE(this.openQuestion) },
      ],
    });
    return leadingComments === undefined ? declaration : { ...declaration, leadingComments };
  });

  /** A whole file: declarations; a broken one costs itself only. */
  module = this.RULE("module", (): Declaration[] => {
    const declarations: Declaration[] = [];
    const one = () => {
      declarations.push(this.SUBRULE(this.declaration));
    };
    if (this.RECORDING_PHASE) {
      this.MANY(one);
      return declarations;
    }
    while (!isEof(this.LA(1))) {
      const start = this.token(1);
      if (this.is(1, t.RightBrace)) {
        this.report(unknownDeclaration(this));
        this.SKIP_TOKEN();
        continue;
      }
      this.guarded(start, one, () => this.skipDeclaration(start));
      if (this.LA(1) === start) this.SKIP_TOKEN();
    }
    return declarations;
  });
}
