// What people write in place of contracts, of the entries of `contracts:` and of variants, told
// from the tokens around the place where the parser could not go on.

import type { IToken } from "chevrotain";
import type { Span } from "../src/base/span.ts";
import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";
import type { Ahead } from "./starts.ts";
import { endOf, type Token } from "./token.ts";
import * as t from "./tokens.ts";

const WORD = /^[A-Za-z_]/;
// How many words of entries are looked back upon; a longer list is not told from other words.
const MAX_ENTRIES = 100;

function isEof(token: IToken): boolean {
  return token.tokenType.name === "EOF";
}

function isWord(token: IToken): boolean {
  return !isEof(token) && WORD.test(token.image);
}

function spanOf(from: IToken, to: IToken = from): Span {
  return { start: from.startOffset, end: endOf(to) };
}

/** The diagnostic for a mistake in a contract or in `contracts:`; undefined for any other. */
export function contractMistake(expected: string, parser: Ahead): Diagnostic | undefined {
  if (isEof(parser.peek(1))) return undefined;
  if (expected === "the name of the contract") return contractDeclaration(parser, 0);
  if (expected === "`{`" && parser.peek(-1).tokenType === t.Contract)
    return contractDeclaration(parser, -1);
  return member(expected, parser) ?? entry(parser) ?? extendedEntity(expected, parser);
}

/** A member of a contract that is no signature. */
function member(expected: string, parser: Ahead): Diagnostic | undefined {
  // The colon is read already where the parentheses are missed, and nothing where no word stands.
  const back = expected === "`(` of a signature" ? -1 : expected === "`:` of a signature" ? 0 : 1;
  if (back === 1 && !expected.startsWith("a signature such as")) return undefined;
  const first = parser.peek(back);
  if (!isWord(first)) return undefined;
  if (back === -1 && first.image === "invariant")
    return diagnostic("parse.legacyAnnotation", spanOf(first), { word: first.image });
  const found = back === -1 ? `\`${first.image}:\` without \`(...)\`` : `\`${first.image}\``;
  return diagnostic("contract.invalidMember", spanOf(first), { found });
}

/** The diagnostic for a declaration inside a contract, which begins with the next token. */
export function nestedDeclaration(parser: Ahead): Diagnostic {
  const word = parser.peek(1);
  return diagnostic("contract.invalidMember", spanOf(word), { found: `\`${word.image}\`` });
}

/** What stands among the entries of `contracts:` without `demands` or `fulfils`. */
function entry(parser: Ahead): Diagnostic | undefined {
  const first = parser.peek(1) as Token;
  if (parser.peek(2).tokenType === t.Colon || first.tokenType === t.RightBrace) return undefined;
  const clause = clauseAround(parser);
  if (clause === undefined || (first.first && first.col <= clause.col)) return undefined;
  let last = 1;
  const more = (k: number): boolean =>
    (parser.peek(k) as Token).line === first.line &&
    (isWord(parser.peek(k)) || parser.peek(k).tokenType === t.Qualifier);
  while (more(last + 1)) last++;
  const words: string[] = [];
  for (let k = 1; k <= last; k++) words.push(parser.peek(k).image);
  const found = `\`${words.join(" ").replaceAll(" / ", "/")}\``;
  return diagnostic("contract.invalidEntry", spanOf(first, parser.peek(last)), { found });
}

/** The word `contracts` when nothing but entries stands between it and the next token. */
function clauseAround(parser: Ahead): Token | undefined {
  for (let k = 0; k > -MAX_ENTRIES; k--) {
    const token = parser.peek(k);
    if (isEof(token)) return undefined;
    if (token.tokenType === t.Colon) {
      const word = parser.peek(k - 1);
      return word.tokenType === t.Contracts ? (word as Token) : undefined;
    }
    const partOfEntry =
      isWord(token) || token.tokenType === t.Comma || token.tokenType === t.Qualifier;
    if (!partOfEntry) return undefined;
  }
  return undefined;
}

/** `entity Name : Base {`. */
function extendedEntity(expected: string, parser: Ahead): Diagnostic | undefined {
  const keyword = parser.peek(-1);
  const base = parser.peek(2);
  if (expected !== "`{`" || parser.peek(1).tokenType !== t.Colon || !isWord(base)) return undefined;
  if (keyword.image !== "entity" && keyword.image !== "value") return undefined;
  return missingVariant(parser.peek(0), base, { span: spanOf(keyword), text: "variant" });
}

/** The diagnostic for a variant that is declared without its keyword. */
export function missingVariant(
  name: IToken,
  base: IToken,
  edit: { readonly span: Span; readonly text: string } = {
    span: { start: name.startOffset, end: name.startOffset },
    text: "variant ",
  },
): Diagnostic {
  const params = { name: name.image, base: base.image };
  const fix = { title: "Write `variant`", safe: true, edits: [edit] };
  return diagnostic("sum.missingVariantKeyword", spanOf(name), params, { fix });
}

/** The diagnostic for the word `contract`, which stands at `at`, without a name and braces. */
export function contractDeclaration(parser: Ahead, at: number): Diagnostic {
  const keyword = parser.peek(at) as Token;
  const name = parser.peek(at + 1) as Token;
  const named = isWord(name) && name.line === keyword.line;
  const problem = named ? "but no brace follows this one" : "but this one has no name";
  const hint = named
    ? `Write \`contract ${name.image} {\`, the signatures, and a closing brace.`
    : "Write a capitalised name after `contract`.";
  const span = spanOf(named ? name : keyword);
  return diagnostic("contract.invalidDeclaration", span, { problem, hint });
}
