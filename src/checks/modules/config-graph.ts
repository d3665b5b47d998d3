// How config parameters of a set depend on one another: references in defaults, and overrides of
// importing modules (language definition, 7.2).

import type { ConfigParam, Expr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { ConfigSymbol } from "../../model/type-symbol.ts";

/** A value that a module gives a parameter of another one. */
export interface Override {
  readonly module: LinkedModule;
  readonly param: ConfigParam;
  readonly value: Expr;
}

const overrides = new WeakMap<SpecModel, ReadonlyMap<ConfigSymbol, readonly Override[]>>();

function tableOf(spec: SpecModel): ReadonlyMap<ConfigSymbol, readonly Override[]> {
  let table = overrides.get(spec);
  if (table === undefined) {
    table = collect(spec);
    overrides.set(spec, table);
  }
  return table;
}

/** The parameters that some module of the set overrides. */
export function overriddenIn(spec: SpecModel): readonly ConfigSymbol[] {
  return [...tableOf(spec).keys()];
}

/** All overrides of a parameter in the set, in the order of paths and text. */
export function overridesOf(spec: SpecModel, symbol: ConfigSymbol): readonly Override[] {
  return tableOf(spec).get(symbol) ?? [];
}

function collect(spec: SpecModel): ReadonlyMap<ConfigSymbol, readonly Override[]> {
  const table = new Map<ConfigSymbol, Override[]>();
  // By path, so that nothing depends on the order of files.
  const modules = [...spec.modules].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
  for (const module of modules) {
    for (const d of module.module.declarations) {
      if (d.kind !== "config" || d.qualifier === undefined) continue;
      const target = module.aliases.get(d.qualifier.text);
      if (target === undefined || target === "opaque") continue;
      for (const param of d.params) {
        const symbol = target.config.get(param.name.text);
        if (symbol === undefined || param.value === undefined) continue;
        const entry = { module, param, value: param.value };
        const known = table.get(symbol);
        if (known === undefined) table.set(symbol, [entry]);
        else known.push(entry);
      }
    }
  }
  return table;
}

/** The parameters that a value refers to, each once, in text order. */
export function referencesIn(spec: SpecModel, value: Expr): readonly ConfigSymbol[] {
  const found = new Set<ConfigSymbol>();
  for (const expr of expressionsIn(value)) {
    const symbol = spec.typer.symbols.get(expr);
    if (symbol?.kind === "parameter") found.add(symbol.config);
  }
  return [...found];
}

/** What the value of a parameter depends on. */
export type Dependencies = (symbol: ConfigSymbol) => readonly ConfigSymbol[];

/** Dependencies by the defaults alone: what each module means by itself. */
export function byDefaults(spec: SpecModel): Dependencies {
  return ({ node }) => (node.value === undefined ? [] : referencesIn(spec, node.value));
}

/** Dependencies once overrides have replaced defaults. */
export function byValues(spec: SpecModel): Dependencies {
  return (symbol) => {
    const given = overridesOf(spec, symbol);
    if (given.length === 0) return byDefaults(spec)(symbol);
    return given.flatMap(({ value }) => referencesIn(spec, value));
  };
}

/** The way from a parameter back to itself; undefined when there is none. */
export function cycleThrough(
  start: ConfigSymbol,
  dependencies: Dependencies,
): readonly ConfigSymbol[] | undefined {
  const before = new Map<ConfigSymbol, ConfigSymbol>();
  const pending = [start];
  for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
    for (const next of dependencies(at)) {
      if (next === start) return pathTo(start, at, before);
      if (before.has(next)) continue;
      before.set(next, at);
      pending.push(next);
    }
  }
  return undefined;
}

function pathTo(
  start: ConfigSymbol,
  end: ConfigSymbol,
  before: ReadonlyMap<ConfigSymbol, ConfigSymbol>,
): readonly ConfigSymbol[] {
  const path = [start];
  const back: ConfigSymbol[] = [];
  for (
    let at: ConfigSymbol | undefined = end;
    at !== undefined && at !== start;
    at = before.get(at)
  )
    back.push(at);
  path.push(...back.reverse(), start);
  return path;
}
