// Effects of rules against what the code does: not done, done with another value, done besides.

import { showTerm } from "../../facts/code/derive/show.ts";
import type { Site, Term } from "../../facts/code/derive/term.ts";
import type { Deed } from "../behaviour.ts";
import { added, type Reading, type Sum, sumOf } from "../conditions/values.ts";
import { type Comparison, report, tally } from "../context.ts";
import { plainName } from "../names.ts";
import type { Done } from "../pairing/functions.ts";
import { readings } from "../pairing/instances.ts";
import { does, specTokens } from "../pairing/tokens.ts";
import { showSeconds } from "../spec/durations.ts";
import { handlersOf } from "./contexts.ts";
import type { RuleResult } from "./rule.ts";

/** Entities outside whose creations are seen to stand for calls somewhere. */
export function channelsOf(c: Comparison): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const pair of c.matched.pairs)
    for (const d of pair.done)
      if (d.effect.effect.kind === "create" && d.deeds.length > 0)
        out.set(d.effect.effect.type, (out.get(d.effect.effect.type) ?? 0) + 1);
  return out;
}

export function compareEffects(
  c: Comparison,
  result: RuleResult,
  channels: ReadonlyMap<string, number>,
): void {
  const { pair } = result;
  const used = new Set(pair.done.flatMap((d) => d.deeds));
  const reading = readings(c.pairing, pair.course, pair.candidate);
  for (const done of pair.done) {
    const deed = result.chosen.get(done);
    if (deed !== undefined) {
      values(c, result, done, deed, reading);
      continue;
    }
    const near = done.near.find((d) => !used.has(d) && d.value?.kind !== "arithmetic");
    if (near !== undefined) values(c, result, done, near, reading, true);
    else missing(c, result, done, channels);
  }
}

function missing(
  c: Comparison,
  result: RuleResult,
  done: Done,
  channels: ReadonlyMap<string, number>,
): void {
  const { effect } = done;
  const { pair } = result;
  const tokens = specTokens(effect, c.pairing);
  const [first] = tokens;
  if (first === undefined) return;
  const outside = handlersOf(c, pair.candidate).some((h) =>
    h.deeds.some((d) => does(d, first, c.pairing)),
  );
  if (outside) {
    tally(c, "effects", "agreed");
    return;
  }
  const isCreation = effect.effect.kind === "create";
  const type = effect.effect.kind === "create" ? effect.effect.type : "";
  const paired = effect.effect.kind !== "create" || c.pairing.pairOfEntity(type) !== undefined;
  // Nothing anywhere stands for such an effect: how the code does it is not known.
  if (isCreation && !paired && (channels.get(type) ?? 0) === 0) {
    tally(c, "effects", "unknown");
    return;
  }
  // A rule that another one sets off may be done by a function of its own.
  const isBegun = pair.done.some((d) => d.effect.from === effect.from && d.deeds.length > 0);
  if (effect.from !== pair.course.rule && !isBegun && doneElsewhere(c, result, first)) {
    tally(c, "effects", "unknown");
    return;
  }
  const isExpanded =
    effect.effect.kind === "assign" &&
    isDefaulted(effect.effect.value) &&
    isNewRecord(effect.effect.target);
  if (isExpanded) return;
  tally(c, "effects", "differs");
  const name = pair.candidate.fn.fact.qualified;
  const text = c.source.text(effect.site).slice(0, 120);
  const external = isCreation && !paired;
  report(c, {
    kind: external ? "notification_missing" : "effect_missing_in_code",
    verdict: "only in spec",
    construct: `rule ${effect.from.name}`,
    message: `${effect.from.name} ensures ${text}; ${name} does not do it`,
    spec: effect.site,
    code: whereItWouldBe(result),
    pairing: result.because,
    confidence: {
      ...result.confidence,
      neighbours: Math.max(result.confidence.neighbours, pair.recall >= 0.4 ? 0.5 : 0),
    },
    ifSpec: `the code drifted: do it in ${name}`,
    ifCode: `the specification is aspirational: take it out of ${effect.from.name}`,
  });
}

function isDefaulted(value: Term): boolean {
  return value.kind === "literal" && value.value === null;
}

function isNewRecord(target: Term): boolean {
  return target.kind === "new";
}

/** Another function, not called from here, does it: a listener or a job. */
function doneElsewhere(c: Comparison, result: RuleResult, token: string): boolean {
  const { candidate } = result.pair;
  return c.candidates.some(
    (o) =>
      o !== candidate &&
      !o.summary.calls.has(candidate.fn.fact) &&
      !candidate.summary.calls.has(o.fn.fact) &&
      o.entries.some((e) => e.fact.kind === "message" || e.fact.kind === "job") &&
      o.deeds.some((d) => does(d, token, c.pairing)),
  );
}

/** The last thing that the function does of the rule; else the function. */
function whereItWouldBe(result: RuleResult): Site {
  const { candidate } = result.pair;
  const own = [...result.chosen.values()].filter((d) => d.event.fn === candidate.fn.fact);
  const last = own.at(-1);
  return last?.event.site ?? { file: candidate.fn.file.path, place: candidate.fn.fact.namePlace };
}

/** Values that both sides give, field by field. */
function values(
  c: Comparison,
  result: RuleResult,
  done: Done,
  deed: Deed,
  reading: { spec: Reading; code: Reading },
  near = false,
): void {
  const { effect } = done.effect;
  let told = false;
  const check = (entity: string, field: string, spec: Term, code: Term | undefined): void => {
    if (code === undefined || told) return;
    const clash = clashOf(c, `${entity}.${field}`, spec, code, reading);
    if (clash === undefined) return;
    told = true;
    tally(c, "effects", "differs");
    const name = result.pair.candidate.fn.fact.qualified;
    report(c, {
      kind: "effect_value",
      verdict: "contradicts",
      construct: `rule ${done.effect.from.name}`,
      message: `${done.effect.from.name} sets ${entity}.${field} to ${clash.spec}; ${name} sets it to ${clash.code}`,
      spec:
        spec.site.file === done.effect.site.file && spec.kind !== "constant"
          ? spec.site
          : done.effect.site,
      code: code.site,
      also: [done.effect.site, deed.event.site],
      pairing: result.because,
      confidence: result.confidence,
      ifSpec: `the code drifted: set it to ${clash.spec}`,
      ifCode: `the specification is old: set it to ${clash.code}`,
    });
  };
  if (effect.kind === "assign" && deed.kind === "assign" && deed.entity !== undefined)
    check(deed.entity, effect.member, effect.value, deed.value);
  if (effect.kind === "create" && deed.kind === "create" && deed.entity !== undefined)
    for (const [field, value] of effect.fields)
      check(deed.entity, field, value, deed.fields?.get(field));
  if (!told && near && effect.kind === "assign") tally(c, "effects", "unknown");
  else if (!told) tally(c, "effects", "agreed");
}

/** Two values that cannot be the same; nothing is said where one of them is not known. */
function clashOf(
  c: Comparison,
  field: string,
  spec: Term,
  code: Term,
  reading: { spec: Reading; code: Reading },
): { readonly spec: string; readonly code: string } | undefined {
  if (code.kind === "choice") {
    const [a, b] = [
      clashOf(c, field, spec, code.then, reading),
      clashOf(c, field, spec, code.else, reading),
    ];
    return a !== undefined && b !== undefined ? a : undefined;
  }
  if (spec.kind === "literal" && code.kind === "literal") {
    const [a, b] = [
      c.pairing.specSide.literal(spec, field),
      c.pairing.codeSide.literal(code, field),
    ];
    if (spec.value === null || code.value === null)
      return spec.value === code.value ? undefined : { spec: a, code: b };
    return plainName(a) === plainName(b) || a === b ? undefined : { spec: a, code: b };
  }
  const plain = (t: Term): boolean => t.kind === "literal" || t.kind === "now";
  if (plain(spec) && plain(code) && spec.kind !== code.kind)
    return { spec: showTerm(spec), code: showTerm(code) };
  const [a, b] = [sumOf(spec, reading.spec), sumOf(code, reading.code)];
  if (a === undefined || b === undefined) return undefined;
  return sumClash(c, a, b);
}

function sumClash(
  c: Comparison,
  a: Sum,
  b: Sum,
): { readonly spec: string; readonly code: string } | undefined {
  const difference = added(a, b, -1);
  if (difference.parts.size > 0) {
    const simple =
      a.parts.size === b.parts.size && [...a.parts.keys()].every((k) => b.parts.has(k));
    return simple ? undefined : undefined;
  }
  if (a.parts.size === 0 && a.params.size === 0 && b.parts.size === 0 && b.params.size === 0)
    return a.number === b.number ? undefined : { spec: String(a.number), code: String(b.number) };
  const [x, y] = [total(a, c.values), total(b, c.values)];
  if (x === undefined || y === undefined || x === y) return undefined;
  const isTime = a.parts.has("now") || a.params.size > 0;
  const show = (s: Sum, n: number): string => {
    const amount = isTime ? showSeconds(Math.abs(n)) : String(Math.abs(n));
    const base = [...s.parts.keys()].join(" + ");
    const named = [...s.params.keys()].join(" + ");
    return `${base} ${n < 0 ? "-" : "+"} ${named === "" ? amount : `${named} (${amount})`}`.trim();
  };
  return {
    spec: show(a, x),
    code: show(b, y) + (b.taken.length > 0 ? ` (${b.taken.join(", ")})` : ""),
  };
}

function total(s: Sum, values: ReadonlyMap<string, number>): number | undefined {
  let sum = s.number;
  for (const [name, times] of s.params) {
    const value = values.get(name);
    if (value === undefined) return undefined;
    sum += value * times;
  }
  return sum;
}
