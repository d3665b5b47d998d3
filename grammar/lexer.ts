// Text to tokens and comments, with the line attributes that layout is decided from.

import { Lexer } from "chevrotain";
import type { Comment } from "../src/ast/index.ts";
import type { LineTable } from "../src/base/span.ts";
import type { Diagnostic } from "../src/diagnostics/diagnostic.ts";
import { nameBackticks } from "./backtick-names.ts";
import { replaceForeign } from "./foreign.ts";
import { endOf, type Token } from "./token.ts";
import { CommentToken, lexical } from "./tokens.ts";
import { resolveWords } from "./words.ts";

/** What the lexer gives to the parser. */
export interface Lexed {
  readonly tokens: Token[];
  readonly comments: readonly Comment[];
  readonly diagnostics: Diagnostic[];
}

const lexer = new Lexer([...lexical], {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  skipValidations: true,
});

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Splits a text into tokens and comments (language definition, parts 1 and 2).
 * @param text the whole file; a byte order mark at offset 0 is skipped
 * @param lines the line table of the same text
 */
export function tokenize(text: string, lines: LineTable): Lexed {
  const bom = text.charCodeAt(0) === BYTE_ORDER_MARK;
  const result = lexer.tokenize(bom ? ` ${text.slice(1)}` : text);
  const raw = result.tokens as Token[];
  const rawComments = (result.groups["comments"] ?? []) as Token[];
  const diagnostics: Diagnostic[] = [];
  const { tokens, foreignComments } = replaceForeign(raw, diagnostics);
  const commentTokens =
    foreignComments.length === 0 ? rawComments : merge(rawComments, foreignComments);
  addLayout(tokens, commentTokens, lines);
  nameBackticks(tokens, diagnostics);
  resolveWords(tokens);
  return { tokens, comments: toComments(commentTokens, tokens, lines), diagnostics };
}

function merge(a: readonly Token[], b: readonly Token[]): Token[] {
  return [...a, ...b].sort((x, y) => x.startOffset - y.startOffset);
}

/** Fills in line, column, first-on-line, anchor and the number of comments before each token. */
function addLayout(tokens: Token[], comments: readonly Token[], lines: LineTable): void {
  let line = 0;
  let lineStart = 0;
  let nextStart = lines.startOf(1);
  let previousLine = -1;
  let anchor = 0;
  let seen = 0;
  for (const token of tokens) {
    while (token.startOffset >= nextStart) {
      line++;
      lineStart = nextStart;
      nextStart = lines.startOf(line + 1);
    }
    const col = token.startOffset - lineStart;
    const first = line !== previousLine;
    if (first) anchor = col;
    previousLine = line;
    while (seen < comments.length && (comments[seen] as Token).startOffset < token.startOffset)
      seen++;
    token.line = line;
    token.col = col;
    token.first = first;
    token.anchor = anchor;
    token.comments = seen;
  }
}

function toComments(raw: readonly Token[], tokens: readonly Token[], lines: LineTable): Comment[] {
  let next = 0;
  return raw.map((token) => {
    const { line, column } = lines.position(token.startOffset);
    while (next < tokens.length && (tokens[next] as Token).startOffset < token.startOffset) next++;
    const before = tokens[next - 1];
    return {
      span: { start: token.startOffset, end: endOf(token) },
      text: token.tokenType === CommentToken ? token.image.slice(2) : token.image,
      column,
      line,
      ownLine: before === undefined || before.line !== line - 1,
    };
  });
}
