// Measures the work of the parser by counting how often it looks at a token. Time would depend on
// the machine; this depends on the text alone.

import type { IToken } from "chevrotain";
import { tokenize } from "../../../grammar/lexer.ts";
import { AlliumParser } from "../../../grammar/parser/index.ts";
import { LineTable } from "../../../src/base/span.ts";

class CountingParser extends AlliumParser {
  looks = 0;

  override LA(ahead: number): IToken {
    this.looks++;
    return super.LA(ahead);
  }

  // The library's own way to look at tokens that are known to be there.
  override LA_FAST(ahead: number): IToken {
    this.looks++;
    return super.LA_FAST(ahead);
  }
}

const parser = new CountingParser();

/** How many looks at tokens parsing a text takes. */
export function workOf(text: string): number {
  const { tokens, comments, diagnostics } = tokenize(text, new LineTable(text));
  parser.looks = 0;
  parser.read({ tokens, comments, text, version: 3, diagnostics });
  return parser.looks;
}
