// What is known while a file, and within it a function, is read.

import type { CodeExpr } from "../../expression.ts";
import type { FunctionFact } from "../../model.ts";
import { type At, opaque, path } from "../../shared/build.ts";
import { Source } from "../../shared/source.ts";
import type { Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";

/** One file. */
export class GoFile {
  readonly source: Source;
  /** Modules by the name that the file calls them. */
  readonly imports = new Map<string, string>();
  /** Types that the file declares; a "call" of one is a conversion. */
  readonly typeNames = new Set<string>();
  /** Constant texts by name: queries are often written apart from the call that runs them. */
  readonly strings = new Map<string, string>();
  /** Maps that stand for sets: `var allowed = map[Role]bool{..}`. */
  readonly sets = new Set<string>();
  /** Functions without a name of their own that serve something. */
  readonly inline: FunctionFact[] = [];

  constructor(name: string, text: string) {
    this.source = new Source(name, text);
  }

  at(node: Syntax): At {
    return { place: this.source.place(node), text: this.source.line(node) };
  }

  opaque(node: Syntax): CodeExpr {
    return opaque(this.at(node));
  }

  path(node: Syntax, segments: readonly string[]): CodeExpr {
    return path(this.at(node), segments);
  }

  /** Whether a module with this word in its path is imported. */
  uses(...words: readonly string[]): boolean {
    for (const module of this.imports.values())
      if (words.some((word) => module.includes(word))) return true;
    return false;
  }
}

/** One function. */
export class Scope {
  readonly file: GoFile;
  /** The name of the receiver, which becomes `self`. */
  readonly receiver: string | undefined;
  /** How many results it has, and whether the last of them is an error. */
  readonly results: number;
  readonly fails: boolean;
  /** Types of parameters and of what constructors made, by name. */
  readonly types: Map<string, string>;
  readonly strings: Map<string, string>;
  /** Effects of what an expression runs (SQL), to stand before its statement. */
  pending: Statement[] = [];

  constructor(
    file: GoFile,
    options: {
      readonly receiver?: string | undefined;
      readonly results?: number;
      readonly fails?: boolean;
      readonly types?: ReadonlyMap<string, string>;
      readonly strings?: ReadonlyMap<string, string>;
    } = {},
  ) {
    this.file = file;
    this.receiver = options.receiver;
    this.results = options.results ?? 0;
    this.fails = options.fails ?? false;
    this.types = new Map(options.types);
    this.strings = new Map(options.strings);
  }

  /** The scope of a function written inside this one. */
  inner(results: number, fails: boolean, types: ReadonlyMap<string, string>): Scope {
    return new Scope(this.file, {
      receiver: this.receiver,
      results,
      fails,
      types: new Map([...this.types, ...types]),
      strings: this.strings,
    });
  }
}
