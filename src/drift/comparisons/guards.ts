// Preconditions of rules against what the code asks before it acts.

import type { Site } from "../../facts/code/derive/term.ts";
import { limitText } from "../conditions/formula.ts";
import { type Norm, siteOfNorm, subjectsOf } from "../conditions/norm.ts";
import type { Relation } from "../conditions/relation.ts";
import { type Comparison, report, tally } from "../context.ts";
import type { Clause } from "../spec/rules.ts";
import { only } from "./extra-guards.ts";
import type { RuleResult } from "./rule.ts";
import { showNorm } from "./words.ts";

export function compareGuards(c: Comparison, result: RuleResult): void {
  const handled = new Set<string>();
  for (const { clause, wanted, relation, deed } of result.clauses) {
    if (isLookup(wanted)) continue;
    if (relation.kind === "agrees") {
      tally(c, "conditions", "agreed");
      continue;
    }
    if (relation.kind === "missing") {
      missing(c, result, clause, wanted, deed.event.site);
      continue;
    }
    differs(c, result, clause, relation, handled);
  }
  for (const extra of result.extras) only(c, result, extra, handled);
}

/** `exists user` of a record that was looked up: code asks it in many ways, and often elsewhere. */
function isLookup(n: Norm): boolean {
  return (n.kind === "exists" && n.is && n.lookup) || n.kind === "constant";
}

export function place({ file, place: p }: Site): string {
  return `${file}:${p.start}`;
}

function missing(
  c: Comparison,
  result: RuleResult,
  clause: Clause,
  wanted: Norm,
  code: Site,
): void {
  const isKnown = isAskable(wanted);
  // Who may do something is asked at the way in, in many forms; that has a comparison of its own.
  if (!isKnown || isAboutActor(c, result, wanted) || isFresh(wanted)) {
    tally(c, "conditions", "unknown");
    return;
  }
  const relatives = result.clauses.filter(
    (x) => x.clause !== clause && x.relation.kind === "agrees",
  ).length;
  tally(c, "conditions", "differs");
  const name = result.pair.candidate.fn.fact.qualified;
  const text = c.source.text(clause.site);
  report(c, {
    kind: "guard_missing_in_code",
    verdict: "only in spec",
    construct: `rule ${clause.rule || result.pair.course.rule.name}`,
    message: `${clause.rule || result.pair.course.rule.name} requires ${text}; ${name} does not ask this before it acts`,
    spec: clause.site,
    code,
    pairing: result.because,
    confidence: {
      ...result.confidence,
      neighbours:
        relatives > 0 || result.pair.recall > 0.7
          ? Math.max(result.confidence.neighbours, 0.5)
          : result.confidence.neighbours,
    },
    ifSpec: `the code drifted: ask for ${text} in ${name}`,
    ifCode: `the specification is aspirational: take the condition out of ${clause.rule}`,
  });
}

/** A condition that code can be expected to ask in a form that is understood. */
function isAskable(n: Norm): boolean {
  switch (n.kind) {
    case "and":
      return n.parts.some(isAskable);
    case "or":
      return n.parts.every(isAskable);
    case "values":
    case "null":
      return n.subject.known && n.subject.field !== undefined;
    case "bound":
      return n.params.size > 0 || n.subjects.some((s) => s.known && s.field !== undefined);
    case "same":
      return (
        n.subjects.some((s) => s.known && s.field !== undefined) || n.subjects.every((s) => s.known)
      );
    case "exists":
      return n.known;
    case "flag":
      return n.subject?.known === true && n.subject.field !== undefined && !n.key.includes(" in ");
    case "constant":
      return false;
    default:
      return n satisfies never;
  }
}

/** The condition speaks of a record that the rule makes: the code knows what it made. */
export function isFresh(n: Norm): boolean {
  return subjectsOf(n).some((s) => s.key.startsWith("new_"));
}

/** The condition speaks of an instance that is neither written nor what the effects are about. */
export function isAboutActor(c: Comparison, result: RuleResult, wanted: Norm): boolean {
  const roots = wanted.kind === "exists" ? wanted.about : subjectsOf(wanted).map((x) => x.key);
  if (roots.length === 0) return false;
  const written = new Set<string>();
  for (const { effect } of result.pair.course.effects) {
    const e = effect;
    if (e.kind === "assign" || e.kind === "delete") {
      let t = e.target;
      while (t.kind === "member") t = t.of;
      if (t.kind === "root") written.add(t.name);
      if (t.kind === "fetch" && t.label !== undefined) written.add(t.label);
    }
  }
  const actors = actorsOf(c, result);
  return roots.every((key) => {
    const root = key.split(".")[0] ?? key;
    return actors.has(root) && !written.has(root);
  });
}

/** Parameters that stand for who acts: those that surfaces face. */
function actorsOf(c: Comparison, result: RuleResult): ReadonlySet<string> {
  const out = new Set<string>();
  for (const module of c.source.spec.modules)
    for (const surface of module.surfaces.values())
      for (const m of surface.members)
        if (m.kind === "facing" && m.name !== undefined) out.add(m.name.text);
  const names = new Set(result.pair.course.rule.params.keys());
  return new Set([...out].filter((n) => names.has(n)));
}

export function differs(
  c: Comparison,
  result: RuleResult,
  clause: Clause,
  relation: Relation,
  handled: Set<string>,
): void {
  const rule = clause.rule || result.pair.course.rule.name;
  const text = c.source.text(clause.site);
  const base = {
    construct: `rule ${rule}`,
    spec: clause.site,
    pairing: result.because,
    confidence: result.confidence,
  } as const;
  const name = result.pair.candidate.fn.fact.qualified;
  switch (relation.kind) {
    case "wider": {
      handled.add(place(relation.site));
      tally(c, "conditions", "differs");
      const step = transition(c, result, relation.field, relation.allows);
      const allowed = relation.allows.join(", ");
      report(c, {
        ...base,
        kind: step?.kind ?? "guard_missing_in_code",
        verdict: "contradicts",
        message:
          step === undefined
            ? `${rule} requires ${text}; ${name} also accepts ${allowed}`
            : `${rule} requires ${text}; ${name} also accepts ${allowed}, so ${step.text}`,
        code: relation.site,
        ...(step === undefined ? {} : { also: [step.site] }),
        ifSpec: `the code drifted: turn ${allowed} away in ${name}`,
        ifCode: `the specification is too narrow: let ${rule} take ${allowed}${step === undefined ? "" : ", and declare the transition"}`,
      });
      return;
    }
    case "narrower": {
      handled.add(place(relation.site));
      tally(c, "conditions", "differs");
      report(c, {
        ...base,
        kind: "guard_only_in_code",
        verdict: "contradicts",
        message: `${rule} takes ${relation.lacks.join(", ")} as well (${text}); ${name} turns it away`,
        code: relation.site,
        ifSpec: `the code drifted: let ${relation.lacks.join(", ")} pass in ${name}`,
        ifCode: `the specification is too wide: take ${relation.lacks.join(", ")} out of ${rule}`,
      });
      return;
    }
    case "operator":
      handled.add(place(relation.site));
      if (relation.trifling) {
        tally(c, "conditions", "agreed");
        return;
      }
      tally(c, "conditions", "differs");
      report(c, {
        ...base,
        kind: "guard_operator",
        verdict: "contradicts",
        message: `${rule} has ${text}; ${name} compares with ${relation.code.split(" ")[0]} where the specification has ${relation.spec.split(" ")[0]}`,
        code: relation.site,
        ifSpec: `the code drifted: compare with ${relation.spec.split(" ")[0]}`,
        ifCode: `the specification is off by one: compare with ${relation.code.split(" ")[0]}`,
      });
      return;
    case "value": {
      handled.add(place(relation.site));
      tally(c, "conditions", "differs");
      const isLiteral = relation.code.params.size === 0 && relation.spec.params.size > 0;
      const param = [...relation.spec.params.keys()][0] ?? "";
      const wanted = c.values.get(param);
      const shown =
        relation.code.params.size === 0 ? String(relation.code.number) : limitText(relation.code);
      report(c, {
        ...base,
        kind: isLiteral && relation.code.taken.length === 0 ? "hardcoded_literal" : "guard_value",
        verdict: "contradicts",
        message: isLiteral
          ? `${rule} has ${text} with ${param} = ${wanted ?? "?"}; the code has ${shown} in its place`
          : `${rule} has ${text} (${limitText(relation.spec)}); the code has ${shown}`,
        code: relation.site,
        ifSpec: isLiteral
          ? `the code drifted: use the setting for ${param} instead of ${shown}`
          : `the code drifted: use ${limitText(relation.spec)}`,
        ifCode: isLiteral
          ? `the specification is aspirational: set config.${param} to ${shown}`
          : `the specification is old: use ${shown}`,
      });
      return;
    }
    case "exempt": {
      tally(c, "conditions", "differs");
      const unless = relation.unless.map((u) => showNorm(u)).join(" or ");
      handled.add(place(relation.site));
      for (const u of relation.unless) handled.add(place(siteOfNorm(u)));
      report(c, {
        ...base,
        kind: "role_exemption",
        verdict: "contradicts",
        message: `${rule} requires ${text} of everyone; the code exempts those with ${unless}`,
        code: relation.site,
        ifSpec: `the code drifted: ask for ${text} whatever ${unless} is`,
        ifCode: `the specification lacks the exemption: add "or ${unless}" to ${rule}`,
      });
      if (relation.inner.kind !== "agrees" && relation.inner.kind !== "missing")
        differs(c, result, clause, relation.inner, handled);
      return;
    }
    case "opposite":
      handled.add(place(relation.site));
      tally(c, "conditions", "differs");
      report(c, {
        ...base,
        kind: "guard_missing_in_code",
        verdict: "contradicts",
        message: `${rule} requires ${text}; ${name} acts where the opposite holds`,
        code: relation.site,
        ifSpec: `the code drifted: turn the condition round`,
        ifCode: `the specification is wrong: require the opposite`,
      });
      return;
    case "agrees":
    case "missing":
      return;
    default:
      relation satisfies never;
  }
}

/** The step between states that a wider condition allows and the graph does not have. */
function transition(
  c: Comparison,
  result: RuleResult,
  field: string,
  from: readonly string[],
):
  | {
      readonly kind: "undeclared_transition" | "terminal_state_left";
      readonly text: string;
      readonly site: Site;
    }
  | undefined {
  const [entity = "", member = ""] = field.split(".");
  const symbol = c.pairing.entity(entity);
  const graph = symbol?.graphs.find((g) => g.field.text === member);
  if (symbol === undefined || graph === undefined) return undefined;
  for (const { effect } of result.pair.course.effects) {
    if (effect.kind !== "assign" || effect.member !== member || effect.value.kind !== "literal")
      continue;
    if (c.pairing.specSide.entityOf(effect.target) !== entity) continue;
    const to = String(effect.value.value);
    const bad = from.filter(
      (f) => f !== to && !graph.edges.some((e) => e.from.text === f && e.to.text === to),
    );
    const [first] = bad;
    if (first === undefined) return undefined;
    const terminal = graph.terminal.some((t) => t.text === first);
    return {
      kind: terminal ? "terminal_state_left" : "undeclared_transition",
      text: `the transition ${first} -> ${to} takes place, which the graph does not have${terminal ? ` and which leaves the terminal state ${first}` : ""}`,
      site: c.source.site(symbol.module, graph.span),
    };
  }
  return undefined;
}
