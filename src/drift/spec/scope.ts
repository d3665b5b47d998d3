// What names mean where a specification's expression stands, and where that is in its file.

import type { Span } from "../../base/span.ts";
import { LineTable } from "../../base/span.ts";
import type { Site, Term } from "../../facts/code/derive/term.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";

export interface Scope {
  readonly module: LinkedModule;
  readonly names: ReadonlyMap<string, Term>;
  /** The instance that `this` means. */
  readonly self?: Term;
  /** The element that a predicate is about. */
  readonly subject?: Term;
  readonly depth: number;
}

/** A linked set with its texts: lines can be told. */
export class SpecSource {
  readonly spec: SpecModel;
  private readonly tables = new Map<string, LineTable>();

  constructor(spec: SpecModel, texts: ReadonlyMap<string, string>) {
    this.spec = spec;
    for (const [path, text] of texts) this.tables.set(path, new LineTable(text));
  }

  site(module: LinkedModule, { start, end }: Span): Site {
    const table = this.tables.get(module.path);
    const line = table?.position(start).line ?? 1;
    const endLine = table?.position(Math.max(start, end - 1)).line ?? line;
    return { file: module.path, place: { start, end, line, endLine } };
  }

  /** The author's words of a stretch, on one line. */
  text({ file, place }: Site): string {
    const text = this.tables.get(file)?.text ?? "";
    return text.slice(place.start, place.end).replace(/\s+/g, " ").trim();
  }
}
