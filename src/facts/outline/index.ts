// What code says to somebody who writes it down: computed from the facts of its files.

import { byCodeUnits } from "../../base/order.ts";
import type { Codebase } from "../code/codebase.ts";
import { Derivation } from "../code/derive/index.ts";
import type { Summary } from "../code/derive/summary.ts";
import * as anomaly from "./anomalies.ts";
import { behavioursOf, entriesByFunction, limitsOf, TELLING, waysIn } from "./behaviours.ts";
import { givenStates, lifecyclesOf } from "./lifecycles.ts";
import { ANOMALIES, type Anomaly, type Outline, type Outside, type Spot } from "./model.ts";
import { States } from "./states.ts";
import { keptTypes, thingOf } from "./things.ts";

export type * from "./model.ts";

/**
 * Outlines a part of a code base. All of it is read, as a part may be called from anywhere.
 * @param isInside which files the outline is about
 */
export function outlineOf(codebase: Codebase, isInside: (file: string) => boolean): Outline {
  const derivation = new Derivation(codebase);
  const summaries = codebase.functions
    .filter(({ fact }) => fact.dead === undefined)
    .map((fn) => derivation.of(fn));
  const kept = keptTypes(codebase, summaries);
  const states = new States(
    codebase,
    kept.map(({ fact }) => fact),
  );
  const given = givenStates(codebase, states, summaries);
  const things = kept.map((type) => thingOf(codebase, states, type));
  const lifecycles = lifecyclesOf(things, given);
  const names = new Set(things.map(({ name }) => name));
  const entries = entriesByFunction(codebase, summaries);
  const behaviours = behavioursOf(codebase, summaries, entries, names);
  const here = behaviours.filter(({ file }) => isInside(file));
  const isNear = nearness(here, things, isInside);
  const spots = new Map<string, Spot>(
    things.flatMap((t) => t.states.map((s) => [`${t.name}.${s.name}`, s] as const)),
  );
  const anomalies: readonly Anomaly[] = [
    ...anomaly.exemptions(states, summaries),
    ...anomaly.literalsBesideSettings(codebase, summaries),
    ...anomaly.countersNeverReset(codebase, summaries),
    ...anomaly.unknownStates(states, given),
    ...anomaly.unequalGuards(given),
    ...anomaly.statesNobodyEnters(lifecycles, spots),
    ...anomaly.unusedCode(codebase),
  ];
  return {
    files: codebase.files.map(({ path }) => path).filter(isInside),
    things: things.filter((t) => isNear(t.name)).sort(inOrder),
    lifecycles: lifecycles.filter((l) => isNear(l.thing)),
    behaviours: [...here].sort(inOrder),
    limits: limitsOf(codebase)
      .filter((l) => isInside(l.file) || here.some((b) => mentions(b, l.name)))
      .sort(inOrder),
    waysIn: waysIn(codebase)
      .filter(({ file }) => isInside(file))
      .sort(inOrder),
    outside: outsideOf(summaries.filter(({ file }) => isInside(file))),
    anomalies: unique(
      anomalies.filter((a) => isInside(a.file) || a.also.some((s) => isInside(s.file))),
    ),
  };
}

/** The things that are declared here or that what is here changes. */
function nearness(
  here: readonly { readonly deeds: readonly { readonly text: string }[] }[],
  things: readonly ({ readonly name: string } & Spot)[],
  isInside: (file: string) => boolean,
): (name: string) => boolean {
  const near = new Set(things.filter(({ file }) => isInside(file)).map(({ name }) => name));
  const texts = here.flatMap(({ deeds }) => deeds.map(({ text }) => text));
  for (const { name } of things)
    if (texts.some((t) => t.startsWith(`makes ${name}(`))) near.add(name);
  return (name) => near.has(name);
}

function mentions(
  {
    refusals,
    deeds,
  }: {
    readonly refusals: readonly { readonly condition: string }[];
    readonly deeds: readonly { readonly text: string; readonly conditions: readonly string[] }[];
  },
  name: string,
): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  const texts = [
    ...refusals.map(({ condition }) => condition),
    ...deeds.flatMap(({ text, conditions }) => [text, ...conditions]),
  ];
  return texts.some((text) => text.includes(last));
}

/** Whom the code calls that is not part of it, by the name it is called under. */
function outsideOf(summaries: readonly Summary[]): readonly Outside[] {
  const found = new Map<string, { spot: Spot; calls: Set<string> }>();
  for (const { events } of summaries) {
    for (const { effect, site } of events) {
      if (effect.kind !== "call" || effect.followed || effect.callee.length < 2) continue;
      if (!TELLING.test(effect.callee.join("."))) continue;
      const name = effect.callee.slice(0, -1).join(".");
      const known = found.get(name) ?? {
        spot: { file: site.file, line: site.place.line },
        calls: new Set(),
      };
      known.calls.add(effect.callee.at(-1) ?? "");
      found.set(name, known);
    }
  }
  return [...found]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([name, { spot, calls }]) => ({ name, ...spot, calls: [...calls].sort(byCodeUnits) }));
}

function inOrder(a: Spot, b: Spot): number {
  return byCodeUnits(a.file, b.file) || a.line - b.line;
}

/** The most telling kinds first, each place once. */
function unique(all: readonly Anomaly[]): readonly Anomaly[] {
  const seen = new Set<string>();
  return [...all]
    .sort((a, b) => ANOMALIES.indexOf(a.kind) - ANOMALIES.indexOf(b.kind) || inOrder(a, b))
    .filter((a) => {
      const key = `${a.kind} ${a.file}:${a.line} ${a.message}`;
      return !seen.has(key) && seen.add(key);
    });
}
