// Decides for every word whether it is a keyword, from its neighbours alone (language definition,
// 1.4): no word is reserved, and the parser needs no look-ahead for what is decided here. Also
// joins `not in` and `not exists`, and tells the slash of a qualified name from division (3.4).

import type { TokenType } from "chevrotain";
import { endOf, isUpperToken, retype, type Token, touches } from "./token.ts";
import * as t from "./tokens.ts";

type Resolve = (tokens: readonly Token[], i: number) => TokenType;

function next(tokens: readonly Token[], i: number, by = 1): TokenType | undefined {
  return tokens[i + by]?.tokenType;
}

function isWord(token: Token | undefined): boolean {
  return token !== undefined && token.tokenType === t.Identifier;
}

/** Keyword unless a colon follows; then a name. */
function notBeforeColon(type: TokenType): Resolve {
  return (tokens, i) => (next(tokens, i) === t.Colon ? t.Identifier : type);
}

/** Keyword only before a colon; otherwise a name. */
function beforeColon(type: TokenType): Resolve {
  return (tokens, i) => (next(tokens, i) === t.Colon ? type : t.Identifier);
}

/** Keyword before a colon, or before a name and a colon. */
function beforeNamedColon(type: TokenType): Resolve {
  return (tokens, i) =>
    next(tokens, i) === t.Colon || (isWord(tokens[i + 1]) && next(tokens, i, 2) === t.Colon)
      ? type
      : t.Identifier;
}

/** Keyword when a word or one of the given tokens follows. */
function before(type: TokenType, ...also: readonly TokenType[]): Resolve {
  return (tokens, i) => {
    const following = tokens[i + 1];
    return isWord(following) || (following !== undefined && also.includes(following.tokenType))
      ? type
      : t.Identifier;
  };
}

const always =
  (type: TokenType): Resolve =>
  () =>
    type;

/** Tokens after which an operand is complete, so that what follows is infix. */
function endsOperand(token: Token | undefined): boolean {
  switch (token?.tokenType) {
    case undefined:
      return false;
    case t.RightParen:
    case t.RightBrace:
    case t.RightBracket:
    case t.StringLiteral:
    case t.NumberLiteral:
    case t.DurationLiteral:
    case t.BacktickLiteral:
    case t.QuestionMark:
    case t.Identifier:
    case t.True:
    case t.False:
    case t.Null:
    case t.Now:
    case t.This:
    case t.Within:
      return true;
    default:
      return false;
  }
}

const notAnOperand = new Set<TokenType | undefined>([
  undefined,
  t.RightParen,
  t.RightBrace,
  t.RightBracket,
  t.Comma,
  t.Colon,
  t.Dot,
  t.OptionalDot,
  t.Equal,
  t.NotEqual,
  t.Less,
  t.LessEqual,
  t.Greater,
  t.GreaterEqual,
  t.Plus,
  t.Star,
  t.Slash,
  t.Pipe,
  t.Arrow,
  t.Coalesce,
  t.QuestionMark,
  t.FatArrow,
]);
const infixWords = new Set([
  "and",
  "or",
  "implies",
  "in",
  "where",
  "with",
  "when",
  "becomes",
  "transitions_to",
]);

/** `exists` is a prefix unless what follows cannot begin an operand. */
function existsIsPrefix(tokens: readonly Token[], i: number): boolean {
  const following = tokens[i + 1];
  if (notAnOperand.has(following?.tokenType)) return false;
  const infix = following !== undefined && infixWords.has(following.image);
  return !infix || next(tokens, i, 2) === t.LeftBrace;
}

const resolvers = new Map<string, Resolve>([
  ["use", before(t.Use, t.StringLiteral)],
  ["as", always(t.As)],
  ["given", notBeforeColon(t.Given)],
  ["config", notBeforeColon(t.Config)],
  ["external", before(t.External)],
  ["entity", before(t.Entity, t.LeftBrace)],
  ["value", before(t.Value, t.LeftBrace)],
  ["enum", before(t.Enum, t.LeftBrace)],
  ["variant", before(t.Variant, t.LeftBrace)],
  ["rule", before(t.Rule, t.LeftBrace)],
  ["contract", before(t.Contract, t.LeftBrace)],
  ["actor", before(t.Actor, t.LeftBrace)],
  ["surface", before(t.Surface, t.LeftBrace)],
  ["default", before(t.Default)],
  ["deferred", before(t.Deferred)],
  [
    "open",
    (tokens, i) =>
      tokens[i + 1]?.image === "question" && next(tokens, i, 2) === t.StringLiteral
        ? t.Open
        : t.Identifier,
  ],
  ["question", always(t.Question)],
  [
    "invariant",
    (tokens, i) =>
      next(tokens, i, -1) === t.At ? t.Invariant : before(t.Invariant, t.LeftBrace)(tokens, i),
  ],
  ["transitions", before(t.Transitions)],
  ["terminal", beforeColon(t.Terminal)],
  ["when", (tokens, i) => (next(tokens, i) === t.Colon ? t.When : t.WhenGuard)],
  ["requires", beforeColon(t.Requires)],
  ["ensures", beforeColon(t.Ensures)],
  ["facing", beforeNamedColon(t.Facing)],
  ["context", beforeNamedColon(t.Context)],
  ["exposes", beforeColon(t.Exposes)],
  ["provides", beforeColon(t.Provides)],
  ["related", beforeColon(t.Related)],
  ["timeout", beforeColon(t.Timeout)],
  ["contracts", beforeColon(t.Contracts)],
  ["demands", before(t.Demands)],
  ["fulfils", before(t.Fulfils)],
  ["within", (tokens, i) => (next(tokens, i) === t.Colon ? t.WithinClause : t.Within)],
  ["identified_by", beforeColon(t.IdentifiedBy)],
  ["guarantee", always(t.Guarantee)],
  ["guidance", always(t.Guidance)],
  ["produces", beforeColon(t.Produces)],
  ["consumes", beforeColon(t.Consumes)],
  [
    "let",
    (tokens, i) => {
      const name = tokens[i + 1];
      if (!isWord(name)) return t.Identifier;
      return next(tokens, i, 2) === t.Equal || name?.line === tokens[i]?.line
        ? t.Let
        : t.Identifier;
    },
  ],
  ["for", before(t.For, t.LeftParen)],
  ["if", notBeforeColon(t.If)],
  [
    "else",
    (tokens, i) =>
      next(tokens, i) === t.Colon || tokens[i + 1]?.image === "if" ? t.Else : t.Identifier,
  ],
  ["exists", (tokens, i) => (existsIsPrefix(tokens, i) ? t.Exists : t.Identifier)],
  ["not", notBeforeColon(t.Not)],
  ["and", notBeforeColon(t.And)],
  ["or", notBeforeColon(t.Or)],
  ["implies", notBeforeColon(t.Implies)],
  ["in", notBeforeColon(t.In)],
  ["where", notBeforeColon(t.Where)],
  ["with", notBeforeColon(t.With)],
  ["becomes", notBeforeColon(t.Becomes)],
  ["transitions_to", notBeforeColon(t.TransitionsTo)],
  ["true", always(t.True)],
  ["false", always(t.False)],
  ["null", always(t.Null)],
  ["now", always(t.Now)],
  ["this", always(t.This)],
]);

/** Places where every word is just a name: after a dot, a bar or a projection arrow. */
function mustBeName(previous: TokenType | undefined): boolean {
  return (
    previous === t.Dot || previous === t.OptionalDot || previous === t.Pipe || previous === t.Arrow
  );
}

/**
 * Gives every word its final token type, in place, and joins pairs of words that act as one.
 * Later words are still plain identifiers when an earlier one is decided.
 */
export function resolveWords(tokens: Token[]): void {
  const aliases = collectAliases(tokens);
  let joined = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.tokenType === t.Slash) {
      if (isQualifier(tokens, i, aliases)) retype(token, t.Qualifier);
    } else if (token.tokenType === t.Identifier) {
      const resolve = resolvers.get(token.image);
      if (resolve === undefined || mustBeName(tokens[i - 1]?.tokenType)) continue;
      retype(token, resolve(tokens, i));
      if (token.tokenType === t.Not) joined = markPair(tokens, i) || joined;
    }
  }
  if (joined) joinPairs(tokens);
}

/** Marks the `not` of `not in` and `not exists`; the second word is removed afterwards. */
function markPair(tokens: Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const second = tokens[i + 1];
  if (second?.tokenType !== t.Identifier) return false;
  if (second.image === "in" && endsOperand(tokens[i - 1]) && next(tokens, i, 2) !== t.Colon) {
    retype(token, t.NotIn);
  } else if (second.image === "exists" && existsIsPrefix(tokens, i + 1)) {
    retype(token, t.NotExists);
  } else return false;
  token.endOffset = endOf(second) - 1;
  return true;
}

function joinPairs(tokens: Token[]): void {
  let kept = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    tokens[kept++] = token;
    const pair = token.tokenType === t.NotIn || token.tokenType === t.NotExists;
    const second = tokens[i + 1];
    if (pair && second !== undefined && endOf(second) === endOf(token)) i++;
  }
  tokens.length = kept;
}

/** The aliases that `use` declarations of this file bind. */
function collectAliases(tokens: readonly Token[]): ReadonlySet<string> {
  const aliases = new Set<string>();
  for (let i = 0; i + 3 < tokens.length; i++) {
    if (tokens[i]?.image !== "use" || next(tokens, i, 1) !== t.StringLiteral) continue;
    const alias = tokens[i + 3];
    if (tokens[i + 2]?.image === "as" && isWord(alias)) aliases.add(alias?.image ?? "");
  }
  return aliases;
}

/** Qualified name or division (3.4). */
function isQualifier(tokens: readonly Token[], i: number, aliases: ReadonlySet<string>): boolean {
  const slash = tokens[i] as Token;
  const left = tokens[i - 1];
  const right = tokens[i + 1];
  if (left === undefined || right === undefined) return false;
  if (!/^[A-Za-z_]/.test(left.image) || right.tokenType !== t.Identifier) return false;
  if (!touches(left, slash) || !touches(slash, right)) return false;
  const beforeLeft = tokens[i - 2]?.tokenType;
  if (beforeLeft === t.Dot || beforeLeft === t.OptionalDot || beforeLeft === t.Qualifier)
    return false;
  return isUpperToken(right) || right.image === "config" || aliases.has(left.image);
}
