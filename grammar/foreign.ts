// What people write although the language does not have it: operators, comments and quotes of
// other languages. Each is reported with what to write instead and replaced by it, so that one
// slip costs one message and nothing of the tree.

import type { TokenType } from "chevrotain";
import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";
import { endOf, retype, type Token, touches } from "./token.ts";
import * as t from "./tokens.ts";

interface Replacement {
  readonly write: string;
  readonly type: TokenType;
}

const replacements = new Map<string, Replacement>([
  ["==", { write: "=", type: t.Equal }],
  ["===", { write: "=", type: t.Equal }],
  [":=", { write: "=", type: t.Equal }],
  ["!==", { write: "!=", type: t.NotEqual }],
  ["<>", { write: "!=", type: t.NotEqual }],
  ["≠", { write: "!=", type: t.NotEqual }],
  ["=<", { write: "<=", type: t.LessEqual }],
  ["≤", { write: "<=", type: t.LessEqual }],
  ["≥", { write: ">=", type: t.GreaterEqual }],
  ["&&", { write: "and", type: t.And }],
  ["&", { write: "and", type: t.And }],
  ["∧", { write: "and", type: t.And }],
  ["||", { write: "or", type: t.Or }],
  ["∨", { write: "or", type: t.Or }],
  ["!", { write: "not", type: t.Not }],
  ["¬", { write: "not", type: t.Not }],
  ["∈", { write: "in", type: t.In }],
  ["∉", { write: "not in", type: t.NotIn }],
  ["++", { write: "+", type: t.Plus }],
  ["→", { write: "->", type: t.Arrow }],
]);

const WORD = /^[A-Za-z_]/;
const updates = new Set(["+=", "-=", "*=", "/="]);

/** `n++`; with blanks around it, `++` joins two things instead. */
function isIncrement(token: Token, index: number, tokens: readonly Token[]): boolean {
  if (token.image !== "++") return false;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  return (
    before !== undefined &&
    touches(before, token) &&
    !(after !== undefined && touches(token, after) && WORD.test(after.image))
  );
}

/** Operators that are words need blanks around them when they replace a symbol. */
function spaced(token: Token, write: string, tokens: readonly Token[], index: number): string {
  if (!/^[a-z]/.test(write)) return write;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const left = before !== undefined && endOf(before) === token.startOffset ? " " : "";
  const right = after !== undefined && after.startOffset === endOf(token) ? " " : "";
  return `${left}${write}${right}`;
}

/**
 * Reports foreign tokens and replaces or removes them.
 * @returns the tokens the parser sees, and the comments that were written in a foreign way
 */
export function replaceForeign(
  tokens: Token[],
  diagnostics: Diagnostic[],
): { tokens: Token[]; foreignComments: Token[] } {
  const foreignComments: Token[] = [];
  if (!tokens.some(isForeign)) return { tokens, foreignComments };
  const kept: Token[] = [];
  tokens.forEach((token, index) => {
    const span = { start: token.startOffset, end: endOf(token) };
    if (token.tokenType === t.ForeignComment) {
      const marker = token.image.startsWith("#") ? "#" : token.image.slice(0, 2);
      const end = span.start + marker.length;
      diagnostics.push(
        diagnostic(
          "parse.foreignComment",
          { start: span.start, end },
          { marker },
          {
            fix: {
              title: "Write `--`",
              safe: true,
              edits: [{ span: { start: span.start, end }, text: "--" }],
            },
          },
        ),
      );
      foreignComments.push(token);
      return;
    }
    if (token.tokenType === t.Semicolon) {
      diagnostics.push(
        diagnostic(
          "parse.semicolon",
          span,
          {},
          { fix: { title: "Remove it", safe: true, edits: [{ span, text: "" }] } },
        ),
      );
      return;
    }
    if (token.tokenType === t.ForeignOperator) {
      replaceOperator(token, index, tokens, diagnostics);
      if (token.tokenType === t.ForeignOperator) return;
    }
    if (token.tokenType === t.SingleQuoted) replaceQuotes(token, diagnostics);
    if (token.tokenType === t.UnclosedString) {
      diagnostics.push(diagnostic("parse.unclosedString", span, { quote: '"' }));
      retype(token, t.StringLiteral);
    }
    if (token.tokenType === t.UnclosedBacktick) {
      diagnostics.push(diagnostic("parse.unclosedString", span, { quote: "`" }));
      retype(token, t.BacktickLiteral);
    }
    kept.push(token);
  });
  return { tokens: kept, foreignComments };
}

function isForeign(token: Token): boolean {
  const type = token.tokenType;
  return (
    type === t.ForeignOperator ||
    type === t.ForeignComment ||
    type === t.Semicolon ||
    type === t.SingleQuoted ||
    type === t.UnclosedString ||
    type === t.UnclosedBacktick
  );
}

function replaceOperator(
  token: Token,
  index: number,
  tokens: readonly Token[],
  diagnostics: Diagnostic[],
): void {
  const span = { start: token.startOffset, end: endOf(token) };
  const found = token.image;
  if (isIncrement(token, index, tokens)) {
    diagnostics.push(diagnostic("parse.foreignUpdate", span, { found, operator: "+" }));
    return;
  }
  if (updates.has(found)) {
    const operator = found.slice(0, 1);
    diagnostics.push(diagnostic("parse.foreignUpdate", span, { found, operator }));
    retype(token, t.Equal);
    return;
  }
  const replacement = replacements.get(found);
  if (replacement === undefined) return;
  const { write, type } = replacement;
  const text = spaced(token, write, tokens, index);
  diagnostics.push(
    diagnostic(
      "parse.foreignOperator",
      span,
      { found, write },
      { fix: { title: `Write \`${write}\``, safe: true, edits: [{ span, text }] } },
    ),
  );
  retype(token, type);
}

function replaceQuotes(token: Token, diagnostics: Diagnostic[]): void {
  const span = { start: token.startOffset, end: endOf(token) };
  const text = `"${token.image.slice(1, -1).replaceAll('"', '\\"')}"`;
  const edits = [{ span, text }];
  diagnostics.push(
    diagnostic(
      "parse.foreignQuotes",
      span,
      {},
      { fix: { title: "Write double quotes", safe: true, edits } },
    ),
  );
  retype(token, t.StringLiteral);
}
