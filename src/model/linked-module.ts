// One module of a set with its imports resolved: where every lookup of a name begins (language
// definition, 5.1 to 5.4).

import type { Contract, Module, QName, Rule, Surface, Use } from "../ast/index.ts";
import type { ModuleModel } from "./module-model.ts";
import type { ConfigSymbol, InstanceSymbol, TypeSymbol } from "./type-symbol.ts";

/** Where an alias leads; `opaque` is a module that tools cannot open. */
export type Import = LinkedModule | "opaque";

export interface LinkedModule {
  /** The path under which the set knows it. */
  readonly path: string;
  readonly module: Module;
  readonly model: ModuleModel;
  readonly types: ReadonlyMap<string, TypeSymbol>;
  /** Entities by the words for all their instances. */
  readonly collections: ReadonlyMap<string, TypeSymbol>;
  readonly config: ReadonlyMap<string, ConfigSymbol>;
  readonly instances: ReadonlyMap<string, InstanceSymbol>;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly surfaces: ReadonlyMap<string, Surface>;
  /** Deferred paths as written, `A.b.c`. */
  readonly deferred: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, Import>;
  readonly uses: ReadonlyMap<Use, Import>;
}

/** What a name leads to: one thing, something that cannot be known, or nothing. */
export type Found<T> = { readonly symbol: T } | "opaque" | undefined;

// Every unresolved word asks for these; linking is over when the first one does.
const imports = new WeakMap<LinkedModule, readonly LinkedModule[]>();
const openEnds = new WeakMap<LinkedModule, boolean>();

/** The modules that a module imports and that could be opened, each once, in order. */
export function importsOf(module: LinkedModule): readonly LinkedModule[] {
  let found = imports.get(module);
  if (found === undefined) {
    found = [
      ...new Set([...module.uses.values()].filter((m): m is LinkedModule => m !== "opaque")),
    ];
    imports.set(module, found);
  }
  return found;
}

/** True when a `use` without alias leads to what cannot be opened: any name may come from it. */
function hasOpenEnd(module: LinkedModule): boolean {
  let found = openEnds.get(module);
  if (found === undefined) {
    found = [...module.uses].some(([use, to]) => use.alias === undefined && to === "opaque");
    openEnds.set(module, found);
  }
  return found;
}

type Table<T> = (module: LinkedModule) => ReadonlyMap<string, T>;

/**
 * Finds a name, alone or qualified (5.2): in the module itself, then in all it imports.
 * @param table which namespace to look in
 */
export function find<T>(module: LinkedModule, name: QName, table: Table<T>): Found<T> {
  if (name.alias !== undefined) {
    const target = module.aliases.get(name.alias.text);
    if (target === undefined || target === "opaque") return target;
    const symbol = table(target).get(name.name.text);
    return symbol === undefined ? undefined : { symbol };
  }
  return findWord(module, name.name.text, table);
}

/** Finds an unqualified word; see `find`. */
export function findWord<T>(module: LinkedModule, word: string, table: Table<T>): Found<T> {
  const own = table(module).get(word);
  if (own !== undefined) return { symbol: own };
  for (const imported of importsOf(module)) {
    const symbol = table(imported).get(word);
    if (symbol !== undefined) return { symbol };
  }
  return hasOpenEnd(module) ? "opaque" : undefined;
}

export const typesOf: Table<TypeSymbol> = (m) => m.types;
export const collectionsOf: Table<TypeSymbol> = (m) => m.collections;
export const configOf: Table<ConfigSymbol> = (m) => m.config;
export const instancesOf: Table<InstanceSymbol> = (m) => m.instances;
export const contractsOf: Table<Contract> = (m) => m.contracts;
export const surfacesOf: Table<Surface> = (m) => m.surfaces;
