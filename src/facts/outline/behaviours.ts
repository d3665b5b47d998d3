// What functions decide and do, and how they are entered.

import type { Codebase, InFile } from "../code/codebase.ts";
import { conjuncts, negation } from "../code/derive/condition.ts";
import { showCondition, showTerm } from "../code/derive/show.ts";
import type { Effect, Event, Summary } from "../code/derive/summary.ts";
import type { Condition } from "../code/derive/term.ts";
import { recordType } from "../code/derive/types.ts";
import type { EntryFact, FunctionFact } from "../code/model.ts";
import type { Place } from "../code/place.ts";
import type { Behaviour, Deed, Limit, Refusal, WayIn } from "./model.ts";
import { isConstruction } from "./things.ts";

/** The ways in that lead to each function, helpers included. */
export function entriesByFunction(
  codebase: Codebase,
  summaries: readonly Summary[],
): ReadonlyMap<FunctionFact, readonly InFile<EntryFact>[]> {
  const out = new Map<FunctionFact, InFile<EntryFact>[]>();
  const bySummary = new Map(summaries.map((s) => [s.fn, s]));
  for (const entry of codebase.entries) {
    const handler = codebase.functionNamed(entry.fact.handler, entry.file);
    if (handler === undefined) continue;
    for (const fn of [handler.fact, ...(bySummary.get(handler.fact)?.calls ?? [])]) {
      const known = out.get(fn);
      if (known === undefined) out.set(fn, [entry]);
      else if (!known.includes(entry)) known.push(entry);
    }
  }
  return out;
}

/** Functions that change a kept thing, by themselves or after having decided whether to. */
export function behavioursOf(
  codebase: Codebase,
  summaries: readonly Summary[],
  entries: ReadonlyMap<FunctionFact, readonly InFile<EntryFact>[]>,
  kept: ReadonlySet<string>,
): readonly Behaviour[] {
  return summaries.flatMap((summary): readonly Behaviour[] => {
    const changes = summary.events.filter(
      (e) => isChange(codebase, e.effect, kept) && !isConstruction(e),
    );
    const decides = summary.events.some((e) => e.fn === summary.fn && e.effect.kind === "refuse");
    if (!changes.some((e) => e.fn === summary.fn) && !(decides && changes.length > 0)) return [];
    const deeds = summary.events.flatMap((e) => deedOf(codebase, e, kept));
    return [
      {
        name: summary.fn.qualified,
        file: summary.file,
        line: summary.fn.place.line,
        entries: (entries.get(summary.fn) ?? []).map(({ fact }) => `${fact.kind} ${fact.name}`),
        refusals: refusalsOf(summary.events),
        deeds,
        open: summary.open,
      },
    ];
  });
}

function isChange(codebase: Codebase, effect: Effect, kept: ReadonlySet<string>): boolean {
  if (effect.kind === "create") return kept.has(effect.type);
  if (effect.kind !== "assign" && effect.kind !== "delete") return false;
  const type = recordType(codebase, effect.target);
  return type !== undefined && kept.has(type);
}

/** Each refusal with what it asks beyond the refusals before it. */
function refusalsOf(events: readonly Event[]): readonly Refusal[] {
  const survived = new Set<string>();
  return events.flatMap(({ effect, when, site, fn }): readonly Refusal[] => {
    if (effect.kind !== "refuse") return [];
    const last = when.at(-1);
    const asked = when.filter((c) => c === last || standsIn(c, fn.place, site.file));
    const texts = asked.flatMap(conjuncts).map(showCondition);
    const parts = [...new Set(texts)].filter((text) => !survived.has(text));
    if (last !== undefined) survived.add(showCondition(negation(last)));
    if (parts.length === 0) return [];
    const condition = parts.join(" and ");
    const error = effect.error === undefined ? {} : { error: effect.error };
    return [{ condition, ...error, file: site.file, line: site.place.line }];
  });
}

/** True for a condition that is written in a function's body. */
function standsIn(c: Condition, place: Place, file: string): boolean {
  switch (c.kind) {
    case "true":
    case "false":
      return false;
    case "not":
      return standsIn(c.of, place, file);
    case "and":
    case "or":
      return c.parts.some((p) => standsIn(p, place, file));
    default:
      return (
        c.site.file === file && c.site.place.start >= place.start && c.site.place.end <= place.end
      );
  }
}

function deedOf(codebase: Codebase, event: Event, kept: ReadonlySet<string>): readonly Deed[] {
  const text = deedText(codebase, event.effect, kept);
  if (text === undefined) return [];
  const conditions = event.when.filter((c) => c.kind !== "true").map(showCondition);
  return [{ text, conditions, file: event.site.file, line: event.site.place.line }];
}

function deedText(
  codebase: Codebase,
  effect: Effect,
  kept: ReadonlySet<string>,
): string | undefined {
  switch (effect.kind) {
    case "assign":
      return isChange(codebase, effect, kept)
        ? `${showTerm(effect.target)}.${effect.member} = ${showTerm(effect.value)}`
        : undefined;
    case "create": {
      if (!kept.has(effect.type)) return undefined;
      const fields = [...effect.fields].map(([name, value]) => `${name}: ${showTerm(value)}`);
      return `makes ${effect.type}(${fields.join(", ")})`;
    }
    case "delete":
      return isChange(codebase, effect, kept) ? `removes ${showTerm(effect.target)}` : undefined;
    case "call":
      // What is only looked at, logged or stored says nothing about behaviour.
      return effect.followed || !TELLING.test(effect.callee.join("."))
        ? undefined
        : `calls ${effect.callee.join(".")}(${effect.args.map((a) => showTerm(a.value)).join(", ")})`;
    case "refuse":
      return undefined;
    default:
      return effect satisfies never;
  }
}

/** Calls that reach somebody or something outside. */
export const TELLING =
  /(?:mail|notif|sms|publish|emit|dispatch|enqueue|send|audit|record|charge|refund|payment|gateway|webhook|event|queue|deliver|broadcast|push)/i;

export function waysIn(codebase: Codebase): readonly WayIn[] {
  return codebase.entries.map(({ fact, file }) => ({
    kind: fact.kind,
    name: fact.name,
    handler: fact.handler,
    guards: fact.guards.map(
      ({ name, args }) =>
        `${name}${args.length > 0 ? `(${args.map((a) => a.value.text).join(", ")})` : ""}`,
    ),
    ...(fact.everySeconds === undefined
      ? fact.cron === undefined
        ? {}
        : { every: fact.cron }
      : { every: `${fact.everySeconds}s` }),
    file: file.path,
    line: fact.place.line,
  }));
}

/** Constants that are numbers or lengths of time, and settings. */
export function limitsOf(codebase: Codebase): readonly Limit[] {
  return codebase.constants.flatMap(({ fact, file }): readonly Limit[] => {
    const { value, setting } = fact;
    const isAmount =
      value !== undefined &&
      (value.kind === "duration" || (value.kind === "literal" && typeof value.value === "number"));
    if (!isAmount && setting === undefined) return [];
    if (value === undefined || (value.kind === "literal" && value.value === null)) return [];
    const unit =
      fact.unitSeconds === undefined || value.kind === "duration" ? "" : ` × ${fact.unitSeconds}s`;
    return [
      {
        name: fact.name,
        value: `${value.text}${unit}`,
        ...(setting === undefined ? {} : { setting }),
        file: file.path,
        line: fact.place.line,
      },
    ];
  });
}
