// The tokens as people read them: keywords, operators with their precedence, and literals.

import type { TokenType } from "chevrotain";
import { LEVEL, levelOf, rightLevel } from "../../grammar/build/expressions.ts";
import { vocabulary } from "../../grammar/parser/base-parser.ts";
import { Identifier, InfixOperator, lexical, Word } from "../../grammar/tokens.ts";
import { fixedText } from "./pieces.ts";

/** One level of precedence. */
export interface Precedence {
  readonly level: number;
  readonly operators: readonly string[];
  readonly associativity: "left" | "right";
}

// In the order of their definition, whatever the order of the exports.
const types: readonly TokenType[] = Object.values(vocabulary).sort(
  (a, b) => (a.tokenTypeIdx ?? 0) - (b.tokenTypeIdx ?? 0),
);
const memberOf = (type: TokenType, category: TokenType): boolean =>
  type.CATEGORIES?.includes(category) ?? false;

/** The words that are keywords in some places, in their order in the vocabulary. */
export const keywords: readonly string[] = [
  ...new Set(
    types
      .filter((type) => memberOf(type, Word) && type !== Identifier)
      .map((type) => fixedText(type) ?? type.name),
  ),
];

/** The levels of infix operators, loosest first. */
export const precedences: readonly Precedence[] = Object.values(LEVEL).flatMap((level) => {
  const operators = types
    .filter((type) => memberOf(type, InfixOperator))
    .map((type) => ({ type, token: { tokenTypeIdx: type.tokenTypeIdx as number } }))
    .filter(({ token }) => levelOf(token as never) === level);
  if (operators.length === 0) return [];
  const toTheRight = operators.some(({ token }) => rightLevel(token as never) <= level);
  return [
    {
      level,
      operators: operators.map(({ type }) => fixedText(type) ?? type.name),
      associativity: toTheRight ? "right" : "left",
    },
  ];
});

/** The tokens whose text varies, with the regular expression that they match. */
export const patterns: readonly { readonly name: string; readonly source: string }[] = lexical
  .filter((type) => /^(Identifier|\w+Literal|CommentToken)$/.test(type.name))
  .map((type) => ({ name: type.name, source: String(type.PATTERN) }));
