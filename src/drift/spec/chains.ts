// Rules that other rules set off, told in their place: what begins outside or by time is followed
// to everything that it brings about.

import { conjunction, disjunction, negation } from "../../facts/code/derive/condition.ts";
import { binding, inCondition, inTerm, type Replace } from "../../facts/code/derive/substitute.ts";
import type { Condition, RootTerm, Term } from "../../facts/code/derive/term.ts";
import type { Clause, SpecEffect, SpecEffectKind, SpecRule } from "./rules.ts";

/** A rule that nothing inside sets off, with all that follows from it. */
export interface Course {
  readonly rule: SpecRule;
  readonly requires: readonly Clause[];
  readonly effects: readonly SpecEffect[];
  /** Rules that are told as part of it. */
  readonly includes: ReadonlySet<SpecRule>;
}

const DEEPEST = 4;

/** The courses of a set. A rule is one of its own unless it only ever follows from another. */
export function coursesOf(
  rules: readonly SpecRule[],
  offered: ReadonlySet<string>,
): readonly Course[] {
  const emitted = new Set(
    rules.flatMap((r) =>
      r.effects.flatMap((e) => (e.effect.kind === "emit" ? [e.effect.trigger] : [])),
    ),
  );
  const whole = rules.map((rule): Course => {
    const includes = new Set([rule]);
    return {
      rule,
      requires: rule.requires,
      effects: follow(rule, rules, rule.effects, [], new Set([rule]), includes, 0),
      includes,
    };
  });
  const covered = new Set(whole.flatMap((c) => [...c.includes].filter((r) => r !== c.rule)));
  return whole.filter(({ rule }) => {
    if (!covered.has(rule)) return true;
    if (rule.kind === "time") return true;
    return rule.triggers.some(
      (t) => t.kind === "call" && (offered.has(t.name.name.text) || !emitted.has(t.name.name.text)),
    );
  });
}

function follow(
  rule: SpecRule,
  rules: readonly SpecRule[],
  effects: readonly SpecEffect[],
  around: readonly Clause[],
  active: ReadonlySet<SpecRule>,
  includes: Set<SpecRule>,
  depth: number,
): readonly SpecEffect[] {
  const out: SpecEffect[] = [];
  const written = new Set(
    rules.flatMap((r) =>
      r.effects.flatMap((e) => (e.effect.kind === "assign" ? [e.effect.member] : [])),
    ),
  );
  for (const effect of effects) {
    const when = [...around, ...effect.when];
    out.push({ ...effect, when });
    if (depth >= DEEPEST) continue;
    for (const next of rules) {
      if (active.has(next)) continue;
      const replace = setsOff(effect.effect, next);
      if (replace === undefined) continue;
      includes.add(next);
      const asked = next.requires.map((c) => ({
        ...c,
        condition: settled(inCondition(c.condition, replace), written),
      }));
      const moved = next.effects.map((e) => ({
        ...e,
        effect: replaced(e.effect, replace),
        when: e.when.map((c) => ({
          ...c,
          condition: settled(inCondition(c.condition, replace), written),
        })),
      }));
      out.push(
        ...follow(
          rule,
          rules,
          moved,
          [...when, ...asked],
          new Set([...active, next]),
          includes,
          depth + 1,
        ),
      );
    }
  }
  return out;
}

/** How the names of a rule's trigger are to be read if an effect sets it off. */
function setsOff(effect: SpecEffectKind, rule: SpecRule): Replace | undefined {
  for (const t of rule.triggers) {
    if (effect.kind === "emit" && t.kind === "call" && t.name.name.text === effect.trigger)
      return all(t.params.map((p, i) => [rule.params.get(p.name.text), effect.args[i]]));
    if (effect.kind === "assign" && t.kind === "change" && t.path.at(-1)?.text === effect.member) {
      const { value } = t;
      const text =
        value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
      if (effect.value.kind !== "literal" || effect.value.value !== text) continue;
      const root = rule.params.get(t.bind.text);
      if (
        root?.kind === "root" &&
        effect.target.kind === "root" &&
        effect.target.type !== undefined &&
        root.type !== effect.target.type
      )
        continue;
      return all([[root, effect.target]]);
    }
    if (effect.kind === "create" && t.kind === "created" && t.entity.name.text === effect.type) {
      const made: Term = {
        kind: "new",
        type: effect.type,
        fields: effect.fields,
        label: t.bind.text,
        site: rule.site,
      };
      return all([[rule.params.get(t.bind.text), made]]);
    }
  }
  return undefined;
}

function all(pairs: readonly (readonly [Term | undefined, Term | undefined])[]): Replace {
  const each = pairs.flatMap(([from, to]) =>
    from?.kind === "root" && to !== undefined ? [binding(from, to)] : [],
  );
  return (root: RootTerm) => {
    for (const replace of each) {
      const found = replace(root);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function replaced(effect: SpecEffectKind, replace: Replace): SpecEffectKind {
  switch (effect.kind) {
    case "assign":
      return {
        ...effect,
        target: inTerm(effect.target, replace),
        value: inTerm(effect.value, replace),
      };
    case "create":
      return {
        ...effect,
        fields: new Map([...effect.fields].map(([k, v]) => [k, inTerm(v, replace)])),
      };
    case "delete":
      return { ...effect, target: inTerm(effect.target, replace) };
    case "emit":
      return { ...effect, args: effect.args.map((a) => inTerm(a, replace)) };
    default:
      return effect satisfies never;
  }
}

/** Fields of a record made in the course are what it was given, unless some rule writes them. */
function settled(c: Condition, written: ReadonlySet<string>): Condition {
  const of = (t: Term): Term => {
    if (t.kind === "member") {
      const inner = of(t.of);
      const value =
        inner.kind === "new" && !written.has(t.name) ? inner.fields.get(t.name) : undefined;
      return value === undefined ? { ...t, of: inner } : of(value);
    }
    if (t.kind === "arithmetic") return { ...t, left: of(t.left), right: of(t.right) };
    if (t.kind === "call") return { ...t, args: t.args.map(of) };
    return t;
  };
  switch (c.kind) {
    case "and":
      return conjunction(...c.parts.map((p) => settled(p, written)));
    case "or":
      return disjunction(...c.parts.map((p) => settled(p, written)));
    case "not":
      return negation(settled(c.of, written));
    case "compare":
      return { ...c, left: of(c.left), right: of(c.right) };
    case "in":
      return { ...c, item: of(c.item), collection: of(c.collection) };
    case "truth":
      return { ...c, of: of(c.of) };
    case "true":
    case "false":
      return c;
    default:
      return c satisfies never;
  }
}
