// Ways in: what surfaces offer against entry points, temporal rules against jobs.

import type { Expr, SurfaceItem, SurfaceMember } from "../../ast/index.ts";
import type { Site } from "../../facts/code/derive/term.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { type Comparison, report, tally } from "../context.ts";
import type { RulePair } from "../pairing/functions.ts";

/** One entry of `provides:`. */
export interface Offer {
  readonly surface: string;
  readonly trigger: string;
  readonly site: Site;
}

/** What all surfaces offer. */
export function offersOf(c: Pick<Comparison, "source">): readonly Offer[] {
  const out: Offer[] = [];
  for (const module of c.source.spec.modules)
    for (const [name, surface] of module.surfaces) inMembers(surface.members, name, module, c, out);
  return out;
}

function inMembers(
  members: readonly SurfaceMember[],
  surface: string,
  module: LinkedModule,
  c: Pick<Comparison, "source">,
  out: Offer[],
): void {
  for (const m of members) {
    if (m.kind === "provides") inItems(m.items, surface, module, c, out);
    else if (m.kind === "for") inMembers(m.body, surface, module, c, out);
    else if (m.kind === "if") {
      for (const b of m.branches) inMembers(b.body, surface, module, c, out);
      inMembers(m.else ?? [], surface, module, c, out);
    }
  }
}

function inItems(
  items: readonly SurfaceItem[],
  surface: string,
  module: LinkedModule,
  c: Pick<Comparison, "source">,
  out: Offer[],
): void {
  for (const item of items) {
    if (item.kind === "for") inItems(item.body, surface, module, c, out);
    else if (item.kind === "if") {
      for (const b of item.branches) inItems(b.body, surface, module, c, out);
      inItems(item.else ?? [], surface, module, c, out);
    } else if (item.kind === "item") {
      const trigger = calleeOf(item.expr);
      if (trigger !== undefined)
        out.push({ surface, trigger, site: c.source.site(module, item.span) });
    }
  }
}

function calleeOf(expr: Expr): string | undefined {
  if (expr.kind === "guarded") return calleeOf(expr.item);
  const callee = expr.kind === "call" ? expr.callee : expr;
  if (callee.kind === "name") return callee.id.text;
  return callee.kind === "qname" ? callee.name.text : undefined;
}

/** Offers without an entry point, and temporal rules without a job. */
export function compareEntries(c: Comparison): void {
  const offers = offersOf(c);
  const byTrigger = new Map<string, RulePair[]>();
  for (const pair of c.matched.pairs)
    for (const t of pair.course.rule.triggers)
      if (t.kind === "call")
        byTrigger.set(t.name.name.text, [...(byTrigger.get(t.name.name.text) ?? []), pair]);
  const offered = offers.flatMap((offer) =>
    (byTrigger.get(offer.trigger) ?? []).slice(0, 1).map((pair) => ({ offer, pair })),
  );
  const served = offered.filter(({ pair }) => isReached(c, pair));
  const share = offered.length === 0 ? 0 : served.length / offered.length;
  for (const { offer, pair } of offered) {
    if (isReached(c, pair)) {
      tally(c, "entry points", "agreed");
      continue;
    }
    tally(c, "entry points", "differs");
    const { fn } = pair.candidate;
    report(c, {
      kind: "surface_entry_missing",
      verdict: "only in spec",
      construct: `surface ${offer.surface}`,
      message: `${offer.surface} provides ${offer.trigger}; ${fn.fact.qualified} does it, but no route, command or handler leads there`,
      spec: offer.site,
      code: { file: fn.file.path, place: fn.fact.namePlace },
      also: [pair.course.rule.site],
      pairing: `${pair.course.rule.name} and ${fn.fact.qualified}: ${pair.reasons.join(", ")}`,
      confidence: { neighbours: share, pairing: Math.min(1, pair.score / 0.6) },
      ifSpec: `the code lacks it: add an entry point that leads to ${fn.fact.qualified}`,
      ifCode: `the specification is aspirational: take ${offer.trigger} out of ${offer.surface}`,
    });
  }
  compareJobs(c);
}

function isReached(c: Comparison, pair: RulePair): boolean {
  return c.reached.has(pair.candidate.fn.fact);
}

function compareJobs(c: Comparison): void {
  const timed = c.matched.pairs.filter((p) => p.course.rule.kind === "time");
  const scheduled = timed.filter((p) => isReached(c, p));
  const jobs = c.pairing.codebase.entries.filter((e) => e.fact.kind === "job").length;
  for (const pair of timed) {
    if (isReached(c, pair)) {
      tally(c, "entry points", "agreed");
      continue;
    }
    tally(c, "entry points", "differs");
    const { fn } = pair.candidate;
    report(c, {
      kind: "job_unscheduled",
      verdict: "only in spec",
      construct: `rule ${pair.course.rule.name}`,
      message: `${pair.course.rule.name} comes with time; ${fn.fact.qualified} does it, but no job or schedule runs it`,
      spec: pair.course.rule.site,
      code: { file: fn.file.path, place: fn.fact.namePlace },
      pairing: `${pair.course.rule.name} and ${fn.fact.qualified}: ${pair.reasons.join(", ")}`,
      confidence: {
        neighbours:
          timed.length === 0 ? 0 : Math.max(scheduled.length / timed.length, jobs > 0 ? 0.5 : 0),
      },
      ifSpec: `the code lacks it: schedule ${fn.fact.qualified}`,
      ifCode: `the specification is aspirational: take ${pair.course.rule.name} out`,
    });
  }
}
