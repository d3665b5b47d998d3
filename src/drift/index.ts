// Specification against code: what is paired, what agrees, what differs.

import type { Codebase, InFile } from "../facts/code/codebase.ts";
import { Derivation } from "../facts/code/derive/index.ts";
import type { EntryFact, FunctionFact } from "../facts/code/model.ts";
import { codeNumber, compareConfig, specNumber } from "./comparisons/config.ts";
import { channelsOf, compareEffects } from "./comparisons/effects.ts";
import { compareEntries, offersOf } from "./comparisons/entries.ts";
import { compareFields } from "./comparisons/fields.ts";
import { compareGuards } from "./comparisons/guards.ts";
import { compareBehaviour, compareRules } from "./comparisons/presence.ts";
import { compareRule } from "./comparisons/rule.ts";
import { compareStates } from "./comparisons/states.ts";
import { Pairing } from "./conditions/vocabulary.ts";
import type { Comparison } from "./context.ts";
import type { Finding, Tally, Topic } from "./finding.ts";
import { merged } from "./merge.ts";
import { pairConfig } from "./pairing/config.ts";
import { candidatesOf, type Pairs, pairRules } from "./pairing/functions.ts";
import { pairTypes } from "./pairing/types.ts";
import { pairEnums } from "./pairing/values.ts";
import { coursesOf } from "./spec/chains.ts";
import { specRules } from "./spec/rules.ts";
import type { SpecSource } from "./spec/scope.ts";

/** What people wrote about what belongs together: names of the specification to names of the code. */
export interface Links {
  readonly types: ReadonlyMap<string, string>;
  readonly config: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, string>;
}

export interface Drift {
  readonly findings: readonly Finding[];
  readonly tallies: Readonly<Record<Topic, Tally>>;
  readonly pairing: Pairing;
  readonly matched: Pairs;
}

const NO_LINKS: Links = { types: new Map(), config: new Map(), rules: new Map() };

/** Compares a linked set of specifications with a code base. */
export function drift(source: SpecSource, codebase: Codebase, links: Links = NO_LINKS): Drift {
  const { spec } = source;
  const types = pairTypes(spec, codebase, links.types);
  const config = pairConfig(spec, codebase, links.config);
  const pairing = new Pairing(spec, codebase, types, pairEnums(spec, codebase, types), config);
  const derivation = new Derivation(codebase);
  const rules = specRules(source);
  const offered = new Set(offersOf({ source }).map((o) => o.trigger));
  const courses = coursesOf(rules, offered);
  const entries = entriesOf(codebase);
  const candidates = candidatesOf(derivation, pairing, entries);
  const matched = pairRules(courses, candidates, pairing, links.rules);
  const values = new Map<string, number>();
  for (const m of spec.modules)
    for (const p of m.config.values()) {
      const n = specNumber({ param: p } as never);
      if (n !== undefined) values.set(p.name, n);
    }
  const comparison: Comparison = {
    source,
    pairing,
    derivation,
    rules,
    courses,
    candidates,
    matched,
    entries,
    reached: reachedFrom(derivation, entries),
    values,
    findings: [],
    tallies: newTallies(),
  };
  compareConfig(comparison);
  compareStates(comparison);
  compareFields(comparison);
  compareRules(comparison);
  const channels = channelsOf(comparison);
  for (const pair of matched.pairs) {
    const result = compareRule(comparison, pair);
    compareGuards(comparison, result);
    compareEffects(comparison, result, channels);
  }
  compareEntries(comparison);
  compareBehaviour(comparison);
  return { findings: merged(comparison.findings), tallies: comparison.tallies, pairing, matched };
}

/** Entry points by the function that serves them. */
function entriesOf(codebase: Codebase): ReadonlyMap<FunctionFact, readonly InFile<EntryFact>[]> {
  const out = new Map<FunctionFact, InFile<EntryFact>[]>();
  for (const entry of codebase.entries) {
    const handler = codebase.functionNamed(entry.fact.handler, entry.file);
    if (handler === undefined) continue;
    const known = out.get(handler.fact);
    if (known === undefined) out.set(handler.fact, [entry]);
    else known.push(entry);
  }
  return out;
}

/** Functions that a way in leads to. */
function reachedFrom(
  derivation: Derivation,
  entries: ReadonlyMap<FunctionFact, readonly InFile<EntryFact>[]>,
): ReadonlySet<FunctionFact> {
  const out = new Set<FunctionFact>();
  for (const fn of derivation.codebase.functions) {
    if (!entries.has(fn.fact)) continue;
    out.add(fn.fact);
    for (const called of derivation.of(fn).calls) out.add(called);
  }
  return out;
}

function newTallies(): Record<Topic, Tally> {
  const none = (): Tally => ({ compared: 0, agreed: 0, unknown: 0 });
  return {
    rules: none(),
    conditions: none(),
    effects: none(),
    states: none(),
    fields: none(),
    config: none(),
    "entry points": none(),
    invariants: none(),
  };
}

export { codeNumber };
