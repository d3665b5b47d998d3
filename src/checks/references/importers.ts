// Which modules of the set import a module: they may refer to what it declares.

import type { LinkedModule } from "../../model/linked-module.ts";
import { importsOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";

const tables = new WeakMap<SpecModel, ReadonlyMap<LinkedModule, readonly LinkedModule[]>>();

/** The modules that can name what a module declares: itself, then those that import it. */
export function readersOf(spec: SpecModel, module: LinkedModule): readonly LinkedModule[] {
  let table = tables.get(spec);
  if (table === undefined) {
    const importers = new Map<LinkedModule, LinkedModule[]>();
    for (const reader of spec.modules) {
      for (const imported of importsOf(reader)) {
        const known = importers.get(imported);
        if (known === undefined) importers.set(imported, [reader]);
        else known.push(reader);
      }
    }
    table = importers;
    tables.set(spec, table);
  }
  return [module, ...(table.get(module) ?? []).filter((m) => m !== module)];
}

/**
 * True when all references to what a module declares can be seen. A declaration with a syntax error
 * may hide some, and a module of definitions alone is written for others, perhaps elsewhere.
 */
export function seesAllReaders(spec: SpecModel, module: LinkedModule): boolean {
  const readers = readersOf(spec, module);
  if (readers.some((m) => m.model.hasLost || m.model.broken.size > 0)) return false;
  return readers.some(({ module: { declarations } }) =>
    declarations.some((d) => d.kind === "rule" || d.kind === "surface" || d.kind === "invariant"),
  );
}
