// what-if: a rule without one of its preconditions. The set is modelled anew without it; what is
// possible now and was not before is told, with the rules that would be got round.

import type { Expr } from "../../ast/index.ts";
import { err, ok, type Result } from "../../base/result.ts";
import { lifecyclesOf } from "../../model/lifecycle/lifecycles.ts";
import type { StatusWrite } from "../../model/lifecycle/writes.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { Answer, Fact, Note, Refusal, StatePath } from "./answer.ts";
import { behaviourOf, type RuleBehaviour } from "./behaviour.ts";
import { bypassesOf, type Opening } from "./bypasses.ts";
import { at, because, inRule, ruleFact } from "./cite.ts";
import { nameOf } from "./constructs.ts";
import { findOne } from "./names.ts";
import { dependents, overlapping, sameSubject, stillAsked } from "./relaxed.ts";
import { concerned } from "./what-follows.ts";
import { without } from "./without.ts";

/** The text of a file of the set. */
export type Texts = (path: string) => string;

type Found = Pick<Answer, "subject" | "facts" | "notes" | "paths" | "bypasses">;

export function whatIf(
  spec: SpecModel,
  name: string,
  drop: string,
  texts: Texts,
): Result<Found, Refusal> {
  const found = findOne(spec, name, ["rule"], "a rule");
  if (!found.ok) return found;
  const rule = behaviourOf(spec).of.get(found.value.rule);
  if (rule === undefined)
    return ok({ subject: name, facts: [], notes: [], paths: [], bypasses: [] });
  const clause = clauseOf(rule, drop, texts);
  if (!clause.ok) return clause;
  return ok(dropped(spec, rule, clause.value, texts));
}

/** The set without the condition, where the question is a good one; for whoever can judge it. */
export function relaxedBy(
  spec: SpecModel,
  name: string,
  drop: string,
  texts: Texts,
): SpecModel | undefined {
  const found = findOne(spec, name, ["rule"], "a rule");
  const rule = found.ok ? behaviourOf(spec).of.get(found.value.rule) : undefined;
  const clause = rule === undefined ? undefined : clauseOf(rule, drop, texts);
  return rule === undefined || clause?.ok !== true
    ? undefined
    : without(spec, rule.module, rule.rule, clause.value).spec;
}

/** The precondition that some words mean: its text, a part of it that no other has, its number. */
function clauseOf(rule: RuleBehaviour, drop: string, texts: Texts): Result<Expr, Refusal> {
  const text = texts(rule.module.path);
  const slice = (e: Expr): string => normal(text.slice(e.span.start, e.span.end));
  const wanted = normal(drop.replace(/^requires\s*:/, ""));
  const conds = [...wholeClauses(rule), ...rule.conditions.map((c) => c.expr)];
  const number = /^#?(\d+)$/.exec(wanted)?.[1];
  const byNumber = number === undefined ? undefined : rule.conditions[Number(number) - 1]?.expr;
  if (byNumber !== undefined) return ok(byNumber);
  const exact = conds.find((c) => slice(c) === wanted);
  if (exact !== undefined) return ok(exact);
  const parts = rule.conditions.map((c) => c.expr).filter((c) => slice(c).includes(wanted));
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return ok(only);
  const candidates = (parts.length > 0 ? parts : rule.conditions.map((c) => c.expr)).map((c) => ({
    kind: "precondition",
    spelling: slice(c),
    path: rule.module.path,
    span: c.span,
  }));
  if (parts.length > 1) return err({ refusal: "ambiguous", name: drop, candidates });
  const meant = candidates.map((c) => c.spelling);
  const wantedKind = `a precondition of \`${rule.rule.name.text}\``;
  return err({ refusal: "unknown", name: drop, wanted: wantedKind, meant });
}

function wholeClauses({ rule }: RuleBehaviour): readonly Expr[] {
  return rule.members.flatMap((m) => (m.kind === "requires" ? m.conds : []));
}

function normal(text: string): string {
  return text
    .replace(/--.*$/gm, "")
    .replace(/\s+/g, " ")
    .replace(/\s*([=<>!.,(){}+*/-])\s*/g, "$1")
    .replace(/^\((.*)\)$/, "$1")
    .trim();
}

function dropped(spec: SpecModel, rule: RuleBehaviour, cond: Expr, texts: Texts): Found {
  const name = rule.rule.name.text;
  const text = texts(rule.module.path).slice(cond.span.start, cond.span.end);
  const relaxed = without(spec, rule.module, rule.rule, cond);
  const after = behaviourOf(relaxed.spec).of.get(relaxed.rule);
  const facts: Fact[] = [
    ruleFact(rule, because("subject")),
    inRule("precondition", rule, cond.span, because("dropped", name)),
  ];
  const { bypasses, others }: Opening =
    after === undefined
      ? { bypasses: [], others: [] }
      : bypassesOf(spec, rule, cond, text, relaxed.spec, after);
  const { paths, facts: opened } =
    after === undefined ? { paths: [], facts: [] } : newSteps(spec, rule, relaxed.spec, after);
  facts.push(...opened);
  for (const bypass of bypasses) facts.push(...bypass.lost);
  facts.push(...overlapping(spec, rule, cond));
  facts.push(...dependents(spec, rule, cond));
  const written = rule.writes.flatMap((w) => (w.member === undefined ? [] : [w.member]));
  facts.push(...concerned(spec, new Set(written)));
  facts.push(...sameSubject(spec, cond));
  facts.push(...stillAsked(spec, rule, cond));
  const isQuiet = paths.length === 0 && bypasses.length === 0 && others.length === 0;
  const notes: readonly Note[] = isQuiet
    ? [{ note: "noNewPaths", name }]
    : others.map((state) => ({ note: "opensState", name, state }));
  return { subject: name, facts, notes, paths, bypasses };
}

/**
 * Steps between states that the rule can take without the condition only. What the graph of the
 * field declares does not keep a rule from anything: a step that it lacks is told as such.
 */
function newSteps(
  before: SpecModel,
  rule: RuleBehaviour,
  after: SpecModel,
  relaxed: RuleBehaviour,
): { readonly paths: readonly StatePath[]; readonly facts: readonly Fact[] } {
  const known = new Set(stepsOf(before, rule).map(keyOf));
  const paths: StatePath[] = [];
  const facts: Fact[] = [];
  const by = rule.rule.name.text;
  for (const step of stepsOf(after, relaxed)) {
    if (known.has(keyOf(step))) continue;
    const { write, from, to } = step;
    const { member, graph } = write.governed;
    paths.push({ states: [`${nameOf(member)} = ${from}`, to], rules: [by] });
    const drawn = graph?.edges.some((e) => e.from.text === from && e.to.text === to);
    const reason = graph === undefined || drawn === true ? "opened" : "notDeclared";
    const why = because(reason, `${from} -> ${to}`, by);
    facts.push(at("effect", by, rule.module, write.effect.span, why));
  }
  return { paths, facts };
}

interface Step {
  readonly write: StatusWrite;
  readonly from: string;
  readonly to: string;
}

function stepsOf(spec: SpecModel, { rule }: RuleBehaviour): readonly Step[] {
  return lifecyclesOf(spec)
    .writes.filter((write) => write.rule === rule)
    .flatMap((write) =>
      write.targets.flatMap(({ text: to, sources }) =>
        [...(sources ?? write.governed.literals)]
          .filter((from) => from !== to)
          .map((from) => ({ write, from, to })),
      ),
    );
}

function keyOf({ write, from, to }: Step): string {
  return [nameOf(write.governed.member), write.effect.span.start, from, to].join(" ");
}
