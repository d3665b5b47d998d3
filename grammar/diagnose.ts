// Turns the place where the parser could not go on into a diagnostic that helps its author. The
// parser knows what it expected; what was written instead tells what the author had in mind.

import type { IToken } from "chevrotain";
import { nearest } from "../src/base/nearest.ts";
import type { Span } from "../src/base/span.ts";
import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";
import { contractDeclaration, contractMistake, missingVariant } from "./contract-mistakes.ts";
import { foreignClauses, foreignDeclarations, foreignWords } from "./foreign-words.ts";
import type { Ahead } from "./starts.ts";
import { endOf, type Token } from "./token.ts";
import * as t from "./tokens.ts";

/** What the parser says of a syntax error; `message` is a phrase for what was expected. */
export interface Failure {
  readonly message: string;
  readonly token: IToken;
  readonly previousToken?: IToken;
}

const WORD = /^[A-Za-z_]/;
const declarationWords = [
  "use",
  "given",
  "config",
  "entity",
  "external",
  "value",
  "enum",
  "variant",
  "contract",
  "default",
  "rule",
  "invariant",
  "actor",
  "surface",
  "deferred",
  "open",
];

/** What must follow the first word of a declaration. */
const afterDeclarationWord: ReadonlyMap<string, string> = new Map([
  ["use", "the path of a file in double quotes"],
  ["given", "`{`"],
  ["config", "`{`"],
  ["external", "`entity`"],
  ["open", '`question "..."`'],
  ["deferred", "a name"],
  ["default", "a name"],
  ...["entity", "value", "enum", "variant", "rule", "contract", "actor", "surface"].map(
    (word) => [word, `the name of the ${word}`] as const,
  ),
  ["invariant", "the name of the invariant"],
]);

const bodies: readonly {
  readonly expected: RegExp;
  readonly body: string;
  readonly clauses: readonly string[];
}[] = [
  { expected: /^`when:`/, body: "a rule", clauses: ["when", "requires", "ensures"] },
  {
    expected: /^`facing`/,
    body: "a surface",
    clauses: ["facing", "context", "exposes", "provides", "related", "timeout", "contracts"],
  },
  { expected: /^`within:`/, body: "an actor", clauses: ["within", "identified_by"] },
];

const values = new Set([
  t.This,
  t.Now,
  t.Null,
  t.True,
  t.False,
  t.Within,
  t.RightParen,
  t.StringLiteral,
]);

function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

function isEof(token: IToken): boolean {
  return token.tokenType.name === "EOF";
}

function isWord(token: IToken): boolean {
  return !isEof(token) && WORD.test(token.image) && token.tokenType !== t.NotIn;
}

/** The diagnostic for a syntax error at the parser's position. */
export function diagnose(failure: Failure, parser: Ahead): Diagnostic {
  const token = failure.token as Token;
  const previous = parser.peek(0) as Token;
  if (token.tokenType === t.Ellipsis) {
    return diagnostic(token.image === ".." ? "parse.range" : "parse.elision", spanOf(token), {});
  }
  if (token.tokenType === t.Unknown) {
    return diagnostic("parse.unknownCharacter", spanOf(token), { found: shown(token.image) });
  }
  if (/^(less nesting|a shorter)/.test(failure.message)) {
    return diagnostic("parse.tooDeep", spanOf(token), {});
  }
  if (failure.message === "a declaration") return unknownDeclaration(parser);
  return (
    contractMistake(failure.message, parser) ??
    words(token, parser) ??
    clause(failure.message, token, parser) ??
    unexpected(failure.message, token, previous)
  );
}

function unexpected(expected: string, token: Token, previous: Token): Diagnostic {
  // What is missing at the end of a line is missed there, not where the next line begins.
  const elsewhere = !isEof(previous) && (isEof(token) || token.line > previous.line);
  const found = isEof(token)
    ? "the end of the file"
    : elsewhere
      ? "the end of the line"
      : `\`${token.image}\``;
  const span = elsewhere ? { start: endOf(previous) - 1, end: endOf(previous) } : spanOf(token);
  return diagnostic("parse.unexpected", span, { expected, found });
}

/** Words in a row, or a word where an operator should be. */
function words(token: Token, parser: Ahead): Diagnostic | undefined {
  // A name that a member could begin with is read before its colon is missed; then the word
  // before the error is the one that stands where an operator should.
  const at = parser.peek(1) === token && !precededByOperand(1, parser) ? 0 : 1;
  const word = parser.peek(at) as Token;
  if (!isWord(word) || !precededByOperand(at, parser)) return undefined;
  const next = parser.peek(at + 1).tokenType;
  if (next === t.Colon || next === t.LeftBrace) return undefined;
  const foreign = foreignWords(word.image, parser.peek(at + 1).image, parser.peek(at + 2).image);
  const count = wordsInRow(at, parser);
  // One word on each side of a phrase makes no sentence.
  const phrase = foreign !== undefined && count <= foreign.length + 2;
  if (count >= SENTENCE_WORDS && !phrase)
    return diagnostic("parse.prose", sentence(at, parser), {});
  if (foreign !== undefined) {
    const end = endOf(parser.peek(at + foreign.length - 1));
    const span = { start: word.startOffset, end };
    return diagnostic("parse.foreignWord", span, { found: foreign.found, write: foreign.write });
  }
  const before = parser.peek(at - 1).image;
  return diagnostic("parse.missingOperator", spanOf(word), { found: word.image, before });
}

/** True when an operand ends directly before a token, on the same line. */
function precededByOperand(at: number, parser: Ahead): boolean {
  const word = parser.peek(at) as Token;
  const before = parser.peek(at - 1) as Token;
  if (word.first || isEof(before) || before.line !== word.line) return false;
  // A keyword at the beginning of a line is no operand.
  if (before.first && before.tokenType !== t.Identifier && !values.has(before.tokenType))
    return false;
  return (
    isWord(before) || before.tokenType === t.RightParen || before.tokenType === t.StringLiteral
  );
}

const SENTENCE_WORDS = 4;

/** True when the next token goes on with words in a row, as no specification does. */
export function inSentence(parser: Ahead): boolean {
  if (!isWord(parser.peek(1)) || !precededByOperand(1, parser)) return false;
  return wordsInRow(1, parser) >= SENTENCE_WORDS;
}

/** How many words in a row stand around a token on its line, itself included. */
function wordsInRow(at: number, parser: Ahead): number {
  let count = 1;
  for (let k = at; isWord(parser.peek(k - 1)) && sameLine(parser.peek(k - 1), parser.peek(k)); k--)
    count++;
  for (let k = at; isWord(parser.peek(k + 1)) && sameLine(parser.peek(k), parser.peek(k + 1)); k++)
    count++;
  return count;
}

function sameLine(a: IToken, b: IToken): boolean {
  return (a as Token).line === (b as Token).line;
}

/** The words of the line around a token. */
function sentence(at: number, parser: Ahead): Span {
  let from = at;
  while (isWord(parser.peek(from - 1)) && sameLine(parser.peek(from - 1), parser.peek(at))) from--;
  let to = at;
  while (!isEof(parser.peek(to + 1)) && sameLine(parser.peek(to + 1), parser.peek(at))) to++;
  return { start: parser.peek(from).startOffset, end: endOf(parser.peek(to)) };
}

/** A clause that its body does not have. */
function clause(expected: string, token: Token, parser: Ahead): Diagnostic | undefined {
  if (!isWord(token) || parser.peek(2).tokenType !== t.Colon) return undefined;
  const body = bodies.find((b) => b.expected.test(expected));
  if (body === undefined) return undefined;
  const near = nearest(token.image, body.clauses);
  const known = foreignClauses.get(token.image);
  const list = body.clauses.map((c) => `\`${c}:\``).join(", ");
  const hint =
    near !== undefined
      ? `Did you mean \`${near}:\`?`
      : (known ?? `Its clauses are ${list}; other text goes into a comment.`);
  return diagnostic("parse.unknownClause", spanOf(token), {
    word: token.image,
    body: body.body,
    hint,
  });
}

/** The diagnostic for what begins no declaration. */
export function unknownDeclaration(parser: Ahead): Diagnostic {
  const token = parser.peek(1) as Token;
  if (token.tokenType === t.RightBrace) return diagnostic("parse.strayBrace", spanOf(token), {});
  if (token.tokenType === t.At && isWord(parser.peek(2))) {
    const span = { start: token.startOffset, end: endOf(parser.peek(2)) };
    const where = "a contract, a surface or a rule";
    return diagnostic("annotation.misplaced", span, { tag: parser.peek(2).image, where });
  }
  if (!isWord(token)) {
    const expected = "a declaration such as `entity` or `rule`";
    return diagnostic("parse.unexpected", spanOf(token), { expected, found: `\`${token.image}\`` });
  }
  if (token.image === "contract") return contractDeclaration(parser, 1);
  const missing = afterDeclarationWord.get(token.image);
  const following = parser.peek(2) as Token;
  if (missing !== undefined) return unexpected(missing, following, token);
  const near = nearest(token.image, declarationWords);
  const known = foreignDeclarations.get(token.image);
  const variant =
    parser.peek(2).tokenType === t.Colon &&
    isWord(parser.peek(3)) &&
    parser.peek(4).tokenType === t.LeftBrace;
  if (variant) return missingVariant(token, parser.peek(3));
  const hint =
    known ??
    (near === undefined
      ? "Declarations begin with `entity`, `value`, `enum`, `variant`, `rule`, `surface`, `actor`, `contract`, `invariant`, `config`, `given`, `default`, `deferred`, `use` or `open question`."
      : `Did you mean \`${near}\`?`);
  return diagnostic("parse.unknownDeclaration", spanOf(token), { word: token.image, hint });
}

function shown(image: string): string {
  const c = image.codePointAt(0) ?? 0;
  const printable =
    c > 32 &&
    !(c >= 127 && c < 160) &&
    ![0xa0, 0x200b, 0x200c, 0x200d, 0xfeff, 0x2028, 0x2029].includes(c);
  if (printable) return `\`${[...image].slice(0, 20).join("")}\``;
  return `the character U+${c.toString(16).toUpperCase().padStart(4, "0")}`;
}
