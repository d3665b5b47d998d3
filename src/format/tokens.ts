// The words of a file as the formatter moves them about: tokens in order, none of them ever
// changed, left out or added.

import { tokenize } from "../../grammar/lexer.ts";
import { endOf } from "../../grammar/token.ts";
import * as t from "../../grammar/tokens.ts";
import type { Comment } from "../ast/index.ts";
import { LineTable } from "../base/span.ts";

/** What a token is, by the grammar's own name for it. */
export type TokenName = string;

/** A token with its place in the source. */
export interface Word {
  readonly index: number;
  readonly text: string;
  readonly name: TokenName;
  readonly start: number;
  readonly end: number;
  /** Line in the source, from 0. */
  readonly line: number;
  /** Column in the source, from 0. */
  readonly col: number;
}

/** A text taken apart. */
export interface Words {
  readonly words: readonly Word[];
  readonly comments: readonly Comment[];
}

/** Takes a text apart; what the grammar reads as one token of two words is two here. */
export function wordsOf(text: string): Words {
  const lines = new LineTable(text);
  const { tokens, comments } = tokenize(text, lines);
  const words: Word[] = [];
  const add = (start: number, end: number, name: TokenName) => {
    const { line, column } = lines.position(start);
    const image = text.slice(start, end);
    words.push({
      index: words.length,
      text: image,
      name,
      start,
      end,
      line: line - 1,
      col: column - 1,
    });
  };
  for (const token of tokens) {
    const start = token.startOffset;
    const end = endOf(token);
    const { name } = token.tokenType;
    if (token.tokenType !== t.NotIn && token.tokenType !== t.NotExists) add(start, end, name);
    else {
      const second = token.tokenType === t.NotIn ? "in" : "exists";
      add(start, start + "not".length, name);
      add(end - second.length, end, name);
    }
  }
  return { words, comments };
}

const operandEnds = new Set(
  [
    t.RightParen,
    t.RightBrace,
    t.RightBracket,
    t.StringLiteral,
    t.NumberLiteral,
    t.DurationLiteral,
    t.BacktickLiteral,
    t.QuestionMark,
    t.Identifier,
    t.True,
    t.False,
    t.Null,
    t.Now,
    t.This,
    t.Within,
  ].map(({ name }) => name),
);

/** True for a word after which an operand is complete. */
export function endsOperand(word: Word): boolean {
  return operandEnds.has(word.name);
}

const openers = new Map([
  ["{", "}"],
  ["(", ")"],
  ["[", "]"],
]);
const closers = new Set(openers.values());

export function isOpener(word: Word): boolean {
  return openers.has(word.text);
}

export function isCloser(word: Word): boolean {
  return closers.has(word.text);
}
