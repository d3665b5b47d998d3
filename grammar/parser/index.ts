// The parser: all rules together, analysed once.

import type { Comment, Declaration } from "../../src/ast/index.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Token } from "../token.ts";
import { DeclarationParser } from "./declaration-parser.ts";

/** The Allium parser; one instance reads one file after the other. */
export class AlliumParser extends DeclarationParser {
  /** @param validate checks the grammar for ambiguities first; slow, for tests and generators */
  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
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
    return this.module() ?? [];
  }
}
