// Conditions that only the code asks: which of them say something that the specification is about.

import type { Site } from "../../facts/code/derive/term.ts";
import { type Norm, siteOfNorm, subjectsOf } from "../conditions/norm.ts";
import type { Relation } from "../conditions/relation.ts";
import { type Comparison, report, tally } from "../context.ts";
import { differs, isAboutActor, isFresh, place } from "./guards.ts";
import type { Extra, RuleResult } from "./rule.ts";
import { showNorm } from "./words.ts";

/** Conditions that the specification does not know. */
export function only(c: Comparison, result: RuleResult, extra: Extra, handled: Set<string>): void {
  const { asked, relation, clause } = extra;
  const site = siteOfNorm(asked);
  if (handled.has(place(site)) || extra.deed.kind === "call") return;
  if (clause !== undefined && relation.kind !== "missing") {
    if (relation.kind === "operator" || relation.kind === "value") {
      // Seen from the code: the sides change places.
      differs(c, result, clause, turnedRound(relation, site), handled);
      return;
    }
    if (relation.kind === "wider") {
      handled.add(place(site));
      differs(
        c,
        result,
        clause,
        { kind: "narrower", site, lacks: relation.allows, field: relation.field },
        handled,
      );
      return;
    }
    return;
  }
  if (!isTelling(c, result, asked) || isFresh(asked) || !isConcerned(c, result, asked)) return;
  handled.add(place(site));
  const { rule } = result.pair.course;
  const name = result.pair.candidate.fn.fact.qualified;
  const shown = showNorm(asked);
  const isRole = subjectsOf(asked).some((s) =>
    /(?:role|kind|type|tier|plan|group|level|staff|admin|vip|internal)/.test(s.field ?? ""),
  );
  tally(c, "conditions", "differs");
  const { effect } = extra.done;
  report(c, {
    kind: isRole ? "role_exemption" : "guard_only_in_code",
    verdict: "only in code",
    construct: `rule ${effect.from.name}`,
    message: isRole
      ? `${name} does what ${effect.from.name} says only where ${shown}; the specification exempts nobody (${c.source.text(effect.site).slice(0, 80)})`
      : `${name} asks for ${shown}; ${rule.name} has no such condition`,
    spec:
      effect.when.length > 0
        ? (effect.when.at(-1)?.site ?? effect.site)
        : isRole
          ? effect.site
          : (lastClause(result) ?? rule.site),
    code: site,
    pairing: result.because,
    confidence: result.confidence,
    ifSpec: `the code drifted: do not ask for ${shown} in ${name}`,
    ifCode: `the specification lacks it: add requires: ${shown} to ${rule.name}`,
  });
}

function lastClause(result: RuleResult): Site | undefined {
  return result.pair.course.requires.at(-1)?.site;
}

function turnedRound(relation: Relation, site: Site): Relation {
  switch (relation.kind) {
    case "operator":
      return { ...relation, spec: relation.code, code: relation.spec, site };
    case "value":
      return { ...relation, spec: relation.code, code: relation.spec, site };
    default:
      return relation;
  }
}

/** The condition speaks of an entity that the rule speaks of as well. */
function isConcerned(c: Comparison, result: RuleResult, asked: Norm): boolean {
  const entities = new Set<string>();
  const { specSide } = c.pairing;
  for (const { effect } of result.pair.course.effects) {
    if (effect.kind === "create") entities.add(effect.type);
    else if (effect.kind !== "emit") entities.add(specSide.entityOf(effect.target) ?? "");
  }
  for (const root of result.pair.course.rule.params.values())
    entities.add(specSide.entityOf(root) ?? "");
  for (const { wanted } of result.clauses)
    for (const s of subjectsOf(wanted)) entities.add(s.field?.split(".")[0] ?? "");
  if (asked.kind === "exists") return entities.has(asked.entity);
  const fields = subjectsOf(asked).flatMap((s) =>
    s.field === undefined ? [] : [s.field.split(".")[0] ?? ""],
  );
  return fields.length === 0 || fields.some((f) => entities.has(f));
}

/** Conditions that say something about the domain: about fields that the specification knows. */
function isTelling(c: Comparison, result: RuleResult, asked: Norm): boolean {
  switch (asked.kind) {
    case "values":
      return (
        asked.subject.known &&
        asked.subject.field !== undefined &&
        c.pairing.literalsOf(asked.subject.field) !== undefined &&
        !isAboutActor(c, result, asked)
      );
    case "bound":
      return (
        asked.subjects.some((s) => s.known) &&
        asked.subjects.every((s) => s.known || s.key === "now")
      );
    case "null":
      return asked.is && asked.subject.known && asked.subject.field !== undefined;
    case "same":
      return (
        !asked.local && asked.subjects.every((s) => s.known) && !isAboutActor(c, result, asked)
      );
    case "exists":
      return asked.known && !asked.is && !asked.fields.has("?");
    case "flag":
      return (
        asked.subject?.known === true &&
        asked.subject.field !== undefined &&
        (asked.key === asked.subject.key || asked.key.startsWith(`${asked.subject.key}=`))
      );
    case "or":
      return asked.parts.every((p) => isTelling(c, result, p));
    case "and":
    case "constant":
      return false;
    default:
      return asked satisfies never;
  }
}
