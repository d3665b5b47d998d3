// What a session should know of the specifications from its beginning: which there are, what they
// govern, and what is not decided yet.

import type { AskIndex, ItemKind } from "../query/index/model.ts";

/** One file and what it is about. */
export interface CardFile {
  readonly path: string;
  /** Entities of its own, in the order of the text. */
  readonly entities: readonly string[];
  readonly rules: number;
  readonly surfaces: number;
}

export interface CardQuestion {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface SessionCard {
  readonly files: readonly CardFile[];
  readonly questions: readonly CardQuestion[];
}

/** Reads off an index what is said at the beginning of a session. */
export function sessionCard(index: AskIndex): SessionCard {
  const of = (file: number, kind: ItemKind): AskIndex["items"] =>
    index.items.filter((item) => item.file === file && item.kind === kind);
  const files = index.files.map((path, file) => ({
    path,
    entities: of(file, "entity")
      .filter(({ text }) => !text.startsWith("external"))
      .map(({ name }) => name),
    rules: of(file, "rule").length,
    surfaces: of(file, "surface").length,
  }));
  const questions = index.items
    .filter(({ kind }) => kind === "open_question")
    .map(({ file, line, name }) => ({ path: index.files[file] ?? "", line, text: name }));
  return { files, questions };
}
