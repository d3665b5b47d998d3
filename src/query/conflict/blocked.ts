// A wish against preconditions: what is to be done, in circumstances in which a rule refuses it.

import { withValues } from "../ask/facts.ts";
import { atomsIn } from "../index/formulas.ts";
import type { Guard, RuleFacts } from "../index/model.ts";
import { type Circumstance, holdsIn, isStrained, literalOf } from "./circumstance.ts";
import { type Case, type Cited, type Conflict, cite } from "./conflict.ts";
import { isAct, lossesOf, offersOf, recordsOf, waysTo } from "./paths.ts";
import { chainOf, isDeedNamed, type Target, targetsOf } from "./targets.ts";

/** Circumstances less surely meant are none. */
const SURE = 0.4;
/** So surely meant that what refuses it is looked for beyond the rules that are named. */
const VERY_SURE = 0.65;
/** The share of the interest of the best rule that such a rule needs. */
const NEARBY = 0.4;
/** A condition that may still be fulfilled otherwise stands less in the way. */
const STRAINED = 0.7;
/** What has to be paid is only in the way where the request is about it, or what leads to it. */
const LEAST_INTEREST = 0.25;

/** Conflicts of a wish with what rules require in the circumstances that it names. */
export function blockedBy(at: Case): readonly Conflict[] {
  const found: Conflict[] = [];
  for (const circumstance of at.circumstances) {
    if (circumstance.weight < SURE) continue;
    // What is only to be seen does not happen to it.
    if (at.wish.show && !at.wish.relax && circumstance.value.is !== "literal") continue;
    if (circumstance.value.is === "free") {
      found.push(...freeOf(at, circumstance));
      continue;
    }
    const targets = targetsOf(at, circumstance);
    // Where a surer target is made for the circumstance, only what is asked beside it is in the way.
    const madeFor = targets.find(({ rule }) => isMadeFor(at, rule, circumstance));
    const before = found.length;
    for (const target of targets.slice(0, 4)) {
      if (establishes(target.rule, circumstance)) continue;
      if (!isDeedNamed(at, target.rule)) continue;
      if (madeFor !== undefined && !isAskedBeside(at, target.rule, madeFor.rule)) continue;
      const guard = contradicted(at, target.rule, circumstance);
      if (guard !== undefined) found.push(conflictOf(at, target, guard, circumstance));
      else {
        const strained = target.rule.guards.find((g) =>
          isStrained(at.graph, g.formula, circumstance),
        );
        if (strained === undefined) continue;
        const weaker = { ...target, score: target.score * STRAINED };
        found.push(conflictOf(at, weaker, strained, circumstance));
      }
    }
    const lax = at.wish.relax || at.wish.skip || circumstance.value.is !== "literal";
    if (found.length === before && madeFor === undefined && lax && circumstance.weight >= VERY_SURE)
      found.push(...nearby(at, circumstance));
  }
  return found;
}

/** True for the rule that brings a circumstance about: it is what has been done, not what is wished. */
function establishes(rule: RuleFacts, { field, value }: Circumstance): boolean {
  return rule.effects.some(
    (effect) =>
      effect.kind === "write" &&
      effect.target === field &&
      value.is === "literal" &&
      effect.value !== undefined &&
      literalOf(effect.value) === value.text,
  );
}

/** What refuses the circumstance among all that the request is about, where no rule is named. */
function nearby(at: Case, circumstance: Circumstance): readonly Conflict[] {
  const { graph, interest, rules } = at;
  const of = (rule: RuleFacts): number => interest.get(rule.item) ?? 0;
  const most = rules[0] === undefined ? 0 : of(rules[0]);
  const [first] = rules
    .filter((rule) => isAct(graph, rule) && of(rule) >= most * NEARBY)
    .filter((rule) => !establishes(rule, circumstance))
    .flatMap((rule) => {
      const guard = contradicted(at, rule, circumstance);
      return guard === undefined ? [] : [{ rule, guard }];
    });
  if (first === undefined) return [];
  const target = { rule: first.rule, score: of(first.rule) * 0.3 };
  return [conflictOf(at, target, first.guard, circumstance)];
}

function contradicted(at: Case, rule: RuleFacts, circumstance: Circumstance): Guard | undefined {
  return rule.guards.find((guard) => holdsIn(at.graph, guard.formula, circumstance) === false);
}

function isMadeFor(at: Case, rule: RuleFacts, circumstance: Circumstance): boolean {
  return rule.guards.some((guard) => holdsIn(at.graph, guard.formula, circumstance) === true);
}

/** True when a rule answers the same trigger, or words of the request name it and not the other. */
function isAskedBeside({ graph, retrieved }: Case, rule: RuleFacts, than: RuleFacts): boolean {
  if (rule.item === than.item) return false;
  if (graph.edges[rule.item]?.some(({ to, kind }) => to === than.item && kind === "same trigger"))
    return true;
  const named = (item: number): ReadonlySet<string> =>
    new Set(
      (retrieved.matches.get(item)?.hits ?? [])
        .filter((hit) => hit.term >= 0.7 && hit.meaning.weight >= 0.6 && hit.token.weight > 0.5)
        .map((hit) => hit.token.stem),
    );
  const other = named(than.item);
  return [...named(rule.item)].some((stem) => !other.has(stem));
}

function conflictOf(
  at: Case,
  { rule, score }: Target,
  guard: Guard,
  circumstance: Circumstance,
): Conflict {
  const { graph } = at;
  const ways = waysTo(at, rule, guard, circumstance);
  const own = graph.item(rule.item);
  const path = ways.map((way) => wayCited(at, way));
  return {
    asked: `${own.name} where ${saying(at, circumstance)}`,
    against: [guardCited(at, rule, guard), ...invariantsFor(at, circumstance, rule)],
    path:
      path.length > 0
        ? path
        : [cite(graph, rule.item, "the rule itself, once its condition holds")],
    lost: ways.slice(0, 1).flatMap((way) => lossesOf(at, way, rule)),
    around: [
      ...fieldsOf(at, guard, circumstance),
      ...ways
        .slice(0, 1)
        .flatMap((way) => [...offersOf(graph, way), ...recordsOf(at, way).slice(0, 1)]),
    ],
    weight: score * circumstance.weight,
  };
}

/** A clause with its place. */
export function guardCited(at: Case, rule: RuleFacts, guard: Guard): Cited {
  const text = withValues(at.graph, guard.text, guard.reads);
  return { item: rule.item, line: guard.line, text: `requires ${text}`, why: "stands against it" };
}

/** A rule as a way: who starts it and what it asks for. */
export function wayCited(at: Case, way: RuleFacts): Cited {
  const { graph } = at;
  const item = graph.item(way.item);
  const parts = [
    ...way.triggers.slice(0, 1).map((t) => `when ${t.text}`),
    ...way.guards.map((g) => `requires ${withValues(graph, g.text, g.reads)}`),
  ];
  const why = isAct(graph, way) ? "the way that is provided" : "happens by itself";
  return { item: way.item, line: item.line, text: parts.join("; "), why };
}

function saying(at: Case, { field, value, said }: Circumstance): string {
  if (field !== undefined && value.is === "literal")
    return `${at.graph.item(field).name} = ${value.text}`;
  if (field !== undefined && value.is === "boolean")
    return `${at.graph.item(field).name} = ${value.value}`;
  return value.is === "exists" ? `there is a ${at.graph.item(value.entity).name}` : said;
}

function fieldsOf(at: Case, guard: Guard, { field }: Circumstance): readonly Cited[] {
  const fields = new Set(atomsIn(guard.formula).flatMap((atom) => atom.field ?? []));
  if (field !== undefined) fields.add(field);
  return [...fields].slice(0, 2).map((id) => cite(at.graph, id, "what the condition is about"));
}

/** Invariants that read what the circumstance is about and what the rule makes. */
function invariantsFor(
  at: Case,
  { field, value }: Circumstance,
  rule: RuleFacts,
): readonly Cited[] {
  const { graph } = at;
  if (field === undefined) return [];
  const touched = new Set(rule.effects.flatMap((e) => e.target ?? []));
  for (const id of [...touched]) {
    const { owner } = graph.item(id);
    if (owner !== undefined) touched.add(owner);
  }
  return [...graph.readers.values()]
    .filter(({ item, reads }) => graph.item(item).kind === "invariant" && reads.includes(field))
    .filter(({ item, reads }) => {
      const says =
        value.is !== "literal" || new RegExp(`\\b${value.text}\\b`).test(graph.item(item).text);
      return says && reads.some((id) => id !== field && touched.has(id));
    })
    .slice(0, 2)
    .map(({ item }) => cite(graph, item, "has to hold whatever is done"));
}

/** Nothing to be paid: the rule that asks for an amount, who sets it going, what would not happen. */
function freeOf(at: Case, circumstance: Circumstance): readonly Conflict[] {
  const { graph, interest } = at;
  const most = Math.max(0, ...interest.values());
  const scored = graph.index.rules.flatMap((rule) => {
    const guard = contradicted(at, rule, circumstance);
    if (guard === undefined) return [];
    const starts = startersOf(at, rule);
    const score = Math.max(...[rule, ...starts].map(({ item }) => interest.get(item) ?? 0));
    return score < most * LEAST_INTEREST ? [] : [{ rule, guard, starts, score }];
  });
  const [found] = scored.sort((a, b) => b.score - a.score || a.rule.item - b.rule.item);
  if (found === undefined) return [];
  const { rule, guard, score } = found;
  const starts = found.starts.slice(0, 1);
  const chain = chainOf(at, (starts[0] ?? rule).item);
  const made = chain.flatMap((c) =>
    c.rule.effects
      .filter(({ kind }) => kind === "emit" || (kind === "create" && c.steps > 0))
      .map((effect) => ({ rule: c.rule, effect })),
  );
  return [
    {
      asked: `${graph.item((starts[0] ?? rule).item).name} ${circumstance.said}`,
      against: [guardCited(at, rule, guard)],
      path: (starts.length > 0 ? starts : [rule]).map((start) => wayCited(at, start)),
      lost: made.slice(0, 4).map(({ rule: by, effect }) => ({
        item: by.item,
        line: effect.line,
        text: effect.text,
        why: "follows from it",
      })),
      around: [
        ...starts.flatMap((start) => neededBy(at, start)),
        ...chain.slice(1).map((c) => cite(graph, c.rule.item, "follows from it")),
        ...fieldsOf(at, guard, circumstance),
      ],
      weight: score,
    },
  ];
}

/** The rules that somebody starts and that lead to a rule. */
function startersOf(at: Case, rule: RuleFacts): readonly RuleFacts[] {
  const { graph, interest } = at;
  return graph.index.rules
    .filter((other) => other.item !== rule.item && isAct(graph, other))
    .filter((other) => chainOf(at, other.item).some((c) => c.rule.item === rule.item))
    .sort((a, b) => (interest.get(b.item) ?? 0) - (interest.get(a.item) ?? 0) || a.item - b.item);
}

/** What has to be given to a rule: the parties of its trigger that it sets conditions on. */
function neededBy(at: Case, rule: RuleFacts): readonly Cited[] {
  const { graph } = at;
  const params = rule.triggers.flatMap((t) => t.params);
  return params.flatMap((param) => {
    const guard = rule.guards.find((g) => atomsIn(g.formula).some((a) => a.root === param.name));
    if (param.type === undefined || guard === undefined) return [];
    return [cite(graph, param.type, `${graph.item(rule.item).name} requires ${guard.text}`)];
  });
}
