// Where something new begins: the first tokens of members and of declarations. Read by layout
// (where does a block end?) and by recovery (where to go on after an error?).

import type { IToken, TokenType } from "chevrotain";
import type { Token } from "./token.ts";
import * as t from "./tokens.ts";

/** The part of a parser that looks ahead. */
export interface Ahead {
  peek(ahead: number): IToken;
}

const memberTokens = new Set<TokenType>([
  t.At,
  t.Let,
  t.For,
  t.If,
  t.Invariant,
  t.Transitions,
  t.Open,
  t.Facing,
  t.Context,
]);

const declarationTokens = new Set<TokenType>([
  t.Use,
  t.Given,
  t.Config,
  t.External,
  t.Entity,
  t.Value,
  t.Enum,
  t.Variant,
  t.Rule,
  t.Contract,
  t.Actor,
  t.Surface,
  t.Default,
  t.Deferred,
  t.Open,
  t.Invariant,
]);

const WORD = /^[A-Za-z_]/;
// Longest parameter list of a derived value that is recognised as the start of a member.
const MAX_PARAMETERS = 24;

/** True when the next token begins a member of some body in braces (2.4). */
export function startsMember(parser: Ahead): boolean {
  const first = parser.peek(1);
  if (memberTokens.has(first.tokenType)) return true;
  if (!WORD.test(first.image)) return false;
  const second = parser.peek(2).tokenType;
  if (second === t.Colon) return true;
  if (second === t.Dot)
    return WORD.test(parser.peek(3).image) && parser.peek(4).tokenType === t.Colon;
  if (second !== t.LeftParen) return false;
  for (let k = 3; k < 3 + MAX_PARAMETERS; k++) {
    const type = parser.peek(k).tokenType;
    if (type === t.RightParen) return parser.peek(k + 1).tokenType === t.Colon;
    if (type !== t.Comma && !WORD.test(parser.peek(k).image)) return false;
  }
  return false;
}

/** True when the next token begins a declaration, also one of an unknown kind (3.1). */
export function startsDeclaration(parser: Ahead): boolean {
  const first = parser.peek(1) as Token;
  if (declarationTokens.has(first.tokenType)) return true;
  if (!WORD.test(first.image) || !first.first) return false;
  const second = parser.peek(2);
  if (second.tokenType === t.Qualifier) return parser.peek(4).tokenType === t.LeftBrace;
  return (
    WORD.test(second.image) &&
    parser.peek(3).tokenType === t.LeftBrace &&
    (parser.peek(3) as Token).line === first.line
  );
}
