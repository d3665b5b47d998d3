// What a diagram is drawn of: the model, and the modules that were asked about. Names are short
// where that is clear, and carry their module where two modules have the same.

import type { Span } from "../base/span.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import type { SpecModel } from "../model/spec-model.ts";

export interface DiagramScope {
  readonly spec: SpecModel;
  /** The modules asked about; others only appear where something leads to them. */
  readonly modules: ReadonlySet<LinkedModule>;
  /** The text of a place in a module. */
  readonly textOf: (module: LinkedModule, span: Span) => string;
}

/** Something that a module declares under a name. */
export interface Declared {
  readonly module: LinkedModule;
  readonly name: string;
}

/** Names for the boxes of one kind of things. */
export class Names {
  private readonly homes = new Map<string, Set<LinkedModule>>();

  constructor(things: Iterable<Declared>) {
    for (const { name, module } of things) {
      const homes = this.homes.get(name) ?? new Set();
      this.homes.set(name, homes.add(module));
    }
  }

  /** The name as it is shown. */
  of({ name, module }: Declared): string {
    return (this.homes.get(name)?.size ?? 0) > 1 ? `${stem(module)}/${name}` : name;
  }
}

/** The names of everything that a model declares. */
export function namesIn(spec: SpecModel): Record<"types" | "rules" | "surfaces", Names> {
  const all = (names: (module: LinkedModule) => Iterable<string>) =>
    new Names(
      spec.modules.flatMap((module) => [...names(module)].map((name) => ({ module, name }))),
    );
  return {
    types: all((module) => module.types.keys()),
    rules: all((module) => module.rules.keys()),
    surfaces: all((module) => module.surfaces.keys()),
  };
}

/** The name of a module's file without folders and ending. */
export function stem(module: LinkedModule): string {
  return (module.path.split("/").at(-1) ?? module.path).replace(/\.allium$/, "");
}

/** Strings and backtick literals, which may hold two dashes, or a comment. */
const QUOTED_OR_COMMENT = /("(?:[^"\\]|\\.)*"|`[^`]*`)|--[^\r\n]*/g;

/** A text on one line without its comments, cut off where it is long. */
export function oneLine(text: string, longest = 60): string {
  const line = text
    .replace(QUOTED_OR_COMMENT, (_, quoted: string | undefined) => quoted ?? " ")
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const atWord = cut.lastIndexOf(" ");
  return `${(atWord > longest / 2 ? cut.slice(0, atWord) : cut).trimEnd()} …`;
}

/** At most so many lines, and how many there are beyond. */
export function atMost(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `… ${lines.length - most + 1} more`];
}
