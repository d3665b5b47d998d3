// Rules that no code carries out, and ways in that change what rules govern without one.

import type { InFile } from "../../facts/code/codebase.ts";
import type { EntryFact, FunctionFact } from "../../facts/code/model.ts";
import type { Deed } from "../behaviour.ts";
import { type Comparison, report, tally } from "../context.ts";
import type { Candidate } from "../pairing/functions.ts";
import { specTokens } from "../pairing/tokens.ts";

/** Rules whose effects no function has. */
export function compareRules(c: Comparison): void {
  for (let i = 0; i < c.matched.pairs.length; i++) tally(c, "rules", "agreed");
  const total = c.courses.length;
  const neighbours = total === 0 ? 0 : c.matched.pairs.length / total;
  for (const { course, best } of c.matched.unpaired) {
    const tokens = course.effects.flatMap((e) => specTokens(e, c.pairing).slice(0, 1));
    // Only where the entities concerned are in this code can something be said to be absent.
    const entities = new Set(tokens.map((t) => /^[+-]?(\w+)/.exec(t)?.[1] ?? ""));
    const known = [...entities].filter((e) => c.pairing.pairOfEntity(e) !== undefined);
    if (tokens.length === 0 || known.length === 0) {
      tally(c, "rules", "unknown");
      continue;
    }
    tally(c, "rules", "differs");
    const { rule } = course;
    report(c, {
      kind: "rule_without_code",
      verdict: "only in spec",
      construct: `rule ${rule.name}`,
      message: `no code does what rule ${rule.name} says (${tokens.slice(0, 3).map(readable).join(", ")})`,
      spec: rule.site,
      pairing:
        best === undefined
          ? "no function has any of its effects"
          : `the nearest, ${best.candidate.fn.fact.qualified}, has ${best.reasons.join(", ")}`,
      confidence: { neighbours, pairing: best === undefined || best.recall < 0.25 ? 1 : 0.6 },
      ifSpec: `the code lacks it: write what ${rule.name} says`,
      ifCode: `the specification is aspirational: take ${rule.name} out, or defer it`,
    });
  }
}

function readable(token: string): string {
  return token.replace(/=~$/, "").replace(/^\+/, "creates ").replace(/^-/, "removes ");
}

/** Ways in that change governed state and lead to no function that stands for a rule. */
export function compareBehaviour(c: Comparison): void {
  const claimed = new Set<FunctionFact>(c.matched.pairs.map((p) => p.candidate.fn.fact));
  const governed = governedBy(c);
  const neighbours = c.courses.length === 0 ? 0 : c.matched.pairs.length / c.courses.length;
  const said = new Set<FunctionFact>();
  for (const candidate of c.candidates) {
    const entries = c.entries.get(candidate.fn.fact);
    const [entry] = entries ?? [];
    if (entry === undefined || said.has(candidate.fn.fact)) continue;
    const deeds = candidate.deeds.filter((d) => isGoverned(d, governed));
    const [first] = deeds;
    if (first === undefined) continue;
    const isClaimed =
      claimed.has(candidate.fn.fact) || [...candidate.summary.calls].some((f) => claimed.has(f));
    tally(c, "entry points", isClaimed ? "agreed" : "differs");
    if (isClaimed) continue;
    said.add(candidate.fn.fact);
    unknownBehaviour(c, candidate, entry, deeds, neighbours);
  }
}

function unknownBehaviour(
  c: Comparison,
  candidate: Candidate,
  entry: InFile<EntryFact>,
  deeds: readonly Deed[],
  neighbours: number,
): void {
  const [first] = deeds;
  const what = [...new Set(deeds.map(deedText))].slice(0, 3).join(", ");
  const name = candidate.fn.fact.qualified;
  report(c, {
    kind: "behaviour_without_rule",
    verdict: "only in code",
    construct: `${entry.fact.kind} ${entry.fact.name}`,
    message: `${entry.fact.kind} ${entry.fact.name} (${name}) ${what}; no rule says so`,
    code: { file: candidate.fn.file.path, place: candidate.fn.fact.namePlace },
    also: [
      { file: entry.file.path, place: entry.fact.place },
      ...(first === undefined ? [] : [first.event.site]),
    ],
    pairing: `${name} leads to no function that stands for a rule`,
    confidence: { neighbours },
    ifSpec: `the code drifted: take ${entry.fact.name} out`,
    ifCode: `the specification lacks it: write a rule for ${name}`,
  });
}

export function deedText(d: Deed): string {
  if (d.kind === "assign") {
    const value =
      d.value?.kind === "literal" ? ` to ${d.value.valueName ?? String(d.value.value)}` : "";
    return `sets ${d.entity}.${d.field}${value}`;
  }
  return d.kind === "create" ? `creates ${d.entity}` : `removes ${d.entity}`;
}

/** What rules write, create and remove, and every status. */
function governedBy(c: Comparison): ReadonlySet<string> {
  const out = new Set<string>();
  for (const rule of c.rules)
    for (const e of rule.effects)
      for (const t of specTokens(e, c.pairing)) out.add(t.replace(/[=[].*$/, ""));
  for (const pair of c.pairing.types)
    for (const g of pair.entity.graphs) out.add(`${pair.entity.name}.${g.field.text}`);
  return out;
}

function isGoverned(d: Deed, governed: ReadonlySet<string>): boolean {
  switch (d.kind) {
    case "assign":
      return d.known === true && governed.has(`${d.entity}.${d.field}`);
    case "create":
      return governed.has(`+${d.entity}`);
    case "delete":
      return governed.has(`-${d.entity}`);
    case "call":
      return false;
    default:
      return d.kind satisfies never;
  }
}
