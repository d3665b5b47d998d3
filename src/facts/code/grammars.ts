// Loading the grammars of languages, each once. Where their bytes come from is the caller's affair.

import { Language, Parser, type Tree } from "web-tree-sitter";

/** Gives the bytes of a WebAssembly module by its file name. */
export type ModuleSource = (name: string) => Uint8Array;

/** Parsers by the file name of their grammar. */
export class Grammars {
  private readonly source: ModuleSource;
  private readonly parsers = new Map<string, Parser>();
  private started: Promise<void> | undefined;
  /** The parser's own start and its languages do not bear being loaded at the same time. */
  private loading: Promise<void> = Promise.resolve();

  constructor(source: ModuleSource) {
    this.source = source;
  }

  /** Loads what is not loaded yet; a grammar that cannot be loaded throws, and stays away. */
  load(names: Iterable<string>): Promise<void> {
    const wanted = [...names];
    const loaded = this.loading.then(() => this.loadMissing(wanted));
    this.loading = loaded.catch(() => {});
    return loaded;
  }

  private async loadMissing(names: readonly string[]): Promise<void> {
    const missing = [...new Set(names)].filter((name) => !this.parsers.has(name));
    if (missing.length === 0) return;
    this.started ??= Parser.init({ wasmBinary: this.source("web-tree-sitter.wasm") });
    await this.started;
    for (const name of missing) {
      const parser = new Parser();
      parser.setLanguage(await Language.load(this.source(name)));
      this.parsers.set(name, parser);
    }
  }

  /**
   * Parses a text with a grammar that was loaded.
   * @returns the tree, which the caller deletes; undefined where the grammar is not loaded
   */
  parse(name: string, text: string): Tree | undefined {
    return this.parsers.get(name)?.parse(text) ?? undefined;
  }
}
