// What a language brings: how its syntax tree becomes facts. One folder per language in
// `languages/`; `extract.ts` finds the language of a file, parses it and calls the extractor.

import type { Node } from "web-tree-sitter";
import type { FileFacts, Language } from "./model.ts";

/** One text to read, already parsed. */
export interface ParsedFile {
  /** Relative to the root of the code, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly root: Node;
}

/** All that the text alone tells; the role of a file is told from its path by `extract.ts`. */
export type Extracted = Omit<FileFacts, "path" | "language" | "role" | "broken">;

export interface Extractor {
  readonly language: Language;
  /** Extensions with their dot, lower case. */
  readonly extensions: readonly string[];
  /** The grammar for an extension: the file name of its WebAssembly module. */
  grammarFor(extension: string): string;
  /**
   * The text to parse, where the grammar stumbles over what the language allows: everything stands
   * where it stands in the author's, of which facts are read.
   */
  mask?(text: string): string;
  /** Never throws; what is not understood is left out or opaque. */
  extract(file: ParsedFile): Extracted;
}
