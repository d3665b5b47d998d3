// The parser: all rules together, with their look-ahead.

import type { Comment, Declaration } from "../../src/ast/index.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { lookahead } from "../generated/lookahead.ts";
import { prepare } from "../lookahead.ts";
import type { Token } from "../token.ts";
import { vocabulary } from "./base-parser.ts";
import { DeclarationParser } from "./declaration-parser.ts";

/** The Allium parser; one instance reads one file after the other. */
export class AlliumParser extends DeclarationParser {
  /**
   * @param analyse records, validates and analyses the grammar instead of using the prepared
   *   tables; slow, for tests and for making the tables
   */
  constructor(analyse = false) {
    super(analyse);
    if (analyse) this.performSelfAnalysis();
    else prepare(this, lookahead, vocabulary);
  }

  /** Reads the declarations of a file; never throws, whatever the tokens. */
  read(input: {
    readonly tokens: Token[];
    readonly comments: readonly Comment[];
    readonly text: string;
    readonly version: number;
    readonly diagnostics: Diagnostic[];
  }): readonly Declaration[] {
    this.begin(input.tokens, input.comments, input.text, input.diagnostics);
    this.version = input.version;
    // The library's syntax errors are thrown and caught here; nobody reads their stacks, and
    // gathering them takes longer than anything else in a file full of errors.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return this.module() ?? [];
    } finally {
      Error.stackTraceLimit = limit;
    }
  }
}
