// Config values that depend on themselves, and chains of references that are too long to follow
// (language definition, rules 48 and W21 of part 8).

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { ConfigSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";
import {
  byDefaults,
  byValues,
  cycleThrough,
  overriddenIn,
  overridesOf,
  referencesIn,
} from "./config-graph.ts";

/** Reports each default, and each override, that takes part in a cycle (rule 48). */
export const configCycles: Check = ({ linked, spec }, report) => {
  const told = new Set<ConfigSymbol>();
  for (const symbol of linked.config.values()) {
    const cycle = cycleThrough(symbol, byDefaults(spec));
    if (cycle === undefined || symbol.node.value === undefined) continue;
    told.add(symbol);
    const params = { name: symbol.name, chain: chainText(cycle) };
    report(diagnostic("config.circularReference", symbol.node.value.span, params));
  }
  for (const symbol of overriddenIn(spec)) {
    if (told.has(symbol)) continue;
    const own = overridesOf(spec, symbol).filter((o) => o.module === linked);
    if (own.length === 0) continue;
    const cycle = cycleThrough(symbol, byValues(spec));
    if (cycle === undefined) continue;
    const params = { name: symbol.name, chain: chainText(cycle) };
    for (const { value } of own) report(diagnostic("config.circularReference", value.span, params));
  }
};

function chainText(chain: readonly ConfigSymbol[]): string {
  const names = chain.map((s) => s.name);
  const shown = names.length > 5 ? [...names.slice(0, 3), "...", ...names.slice(-1)] : names;
  return shown.join(" -> ");
}

/** References across modules that are fine in one chain; one more is told. */
const LINKS = 2;

/** Reports defaults whose value is found only three or more modules away (rule W21). */
export const deepReferences: Check = ({ linked, spec }, report) => {
  for (const symbol of linked.config.values()) {
    const { value } = symbol.node;
    if (value === undefined) continue;
    const across = referencesIn(spec, value).filter((s) => s.module !== symbol.module);
    let longest: readonly ConfigSymbol[] = [];
    const known = new Map<ConfigSymbol, readonly ConfigSymbol[]>([[symbol, [symbol]]]);
    for (const next of across) {
      const chain = [symbol, ...chainFrom(spec, next, known)];
      if (links(chain) > links(longest)) longest = chain;
    }
    if (links(longest) <= LINKS) continue;
    const params = {
      name: symbol.name,
      count: String(links(longest)),
      chain: chainText(longest),
    };
    report(diagnostic("config.deepReference", value.span, params));
  }
};

/** Steps from one module to another; those inside a module can be followed in one file. */
function links(chain: readonly ConfigSymbol[]): number {
  return chain.filter((s, i) => i > 0 && s.module !== chain[i - 1]?.module).length;
}

/** Steps beyond which a chain is not followed; what is told is told long before. */
const DEEPEST = 64;

function chainFrom(
  spec: SpecModel,
  symbol: ConfigSymbol,
  known: Map<ConfigSymbol, readonly ConfigSymbol[]>,
  depth = 0,
): readonly ConfigSymbol[] {
  const before = known.get(symbol);
  if (before !== undefined) return before;
  let longest: readonly ConfigSymbol[] = [symbol];
  known.set(symbol, longest); // A cycle ends here; it is a finding of its own.
  if (depth === DEEPEST) return longest;
  for (const next of byDefaults(spec)(symbol)) {
    const chain = [symbol, ...chainFrom(spec, next, known, depth + 1)];
    if (links(chain) > links(longest)) longest = chain;
  }
  known.set(symbol, longest);
  return longest;
}
