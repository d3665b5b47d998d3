// Backticks around names (rule 62): what is declared or reached through a dot is named by a plain
// word. Each is reported and then read as a name, so that one slip costs one message.

import { type Diagnostic, diagnostic } from "../src/diagnostics/diagnostic.ts";
import { endOf, retype, type Token } from "./token.ts";
import * as t from "./tokens.ts";

/** Words directly before the name that they declare. */
const DECLARING: ReadonlySet<string> = new Set([
  "entity",
  "value",
  "enum",
  "variant",
  "contract",
  "rule",
  "invariant",
  "actor",
  "surface",
  "transitions",
  "facing",
  "context",
  "let",
  "for",
  "as",
]);

/** What stands before the first name of a list of `name: value`. */
const OPENING: ReadonlySet<string> = new Set(["{", "(", ","]);

/** What ends with a value or name, so that a name on the next line begins something new. */
const CLOSING = /[\w)\]}"`?]$/;

/** Reports backtick literals in the places of names and gives them the type of names. */
export function nameBackticks(tokens: readonly Token[], diagnostics: Diagnostic[]): void {
  tokens.forEach((token, index) => {
    if (token.tokenType !== t.BacktickLiteral) return;
    if (!isName(token, tokens[index - 1], tokens[index + 1])) return;
    const span = { start: token.startOffset, end: endOf(token) };
    diagnostics.push(
      diagnostic("enum.backtickMisplaced", span, { place: "this is the place of a name" }),
    );
    retype(token, t.Identifier);
  });
}

function isName(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined) return false;
  if (before.tokenType === t.Dot || before.tokenType === t.OptionalDot) return true;
  if (after?.tokenType === t.FatArrow) return true;
  if (DECLARING.has(before.image) && before.line === token.line) return true;
  if (after?.tokenType !== t.Colon) return false;
  return OPENING.has(before.image) || (token.first && CLOSING.test(before.image));
}
