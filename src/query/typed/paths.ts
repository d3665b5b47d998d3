// paths: the ways on which rules take an instance from one state to another.

import { nearest } from "../../base/nearest.ts";
import { err, ok, type Result } from "../../base/result.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import type { Answer, Fact, Note, Refusal, StatePath } from "./answer.ts";
import { behaviourOf } from "./behaviour.ts";
import { at, because, inRule, ruleFact } from "./cite.ts";
import { candidateOf, constructsOf, literalsOf, nameOf } from "./constructs.ts";
import { findOne } from "./names.ts";
import { machineOf, type StateMachine, type Way, waysBetween } from "./states.ts";
import { ofRule } from "./who-can.ts";

const MOST_PATHS = 8;

type Found = Pick<Answer, "subject" | "facts" | "notes" | "paths">;

export function paths(
  spec: SpecModel,
  entity: string,
  from: string,
  to: string,
): Result<Found, Refusal> {
  const field = fieldOf(spec, entity, [from, to]);
  if (!field.ok) return field;
  const member = field.value;
  const machine = machineOf(spec, member);
  const states = literalsOf(spec, member).map((l) => l.text);
  for (const state of [from, to]) {
    if (states.includes(state)) continue;
    const meant = nearest(state, states);
    const wanted = `a state of \`${nameOf(member)}\` (${states.join(", ")})`;
    return err({
      refusal: "unknown",
      name: state,
      wanted,
      meant: meant === undefined ? [] : [meant],
    });
  }
  if (machine === undefined)
    return ok({ subject: nameOf(member), facts: [], notes: [], paths: [] });
  return ok(between(spec, machine, from, to));
}

/** The enum field of an entity that has both states; named as `Entity.field` where several have. */
function fieldOf(
  spec: SpecModel,
  name: string,
  states: readonly string[],
): Result<MemberSymbol, Refusal> {
  const found = findOne(spec, name, ["type", "field"], "an entity");
  if (!found.ok) return found;
  if (found.value.kind === "field") return ok(found.value.member);
  const { symbol } = found.value;
  const fields = spec.program.membersOf(symbol).filter((m) => literalsOf(spec, m).length > 0);
  const having = (wanted: readonly string[]): readonly MemberSymbol[] =>
    fields.filter((m) => wanted.every((s) => literalsOf(spec, m).some((l) => l.text === s)));
  const both = having(states);
  const some =
    both.length > 0 ? both : fields.filter((m) => states.some((s) => having([s]).includes(m)));
  const [first] = some.length > 0 ? some : fields.filter((m) => m.name === "status");
  if (first === undefined)
    return err({
      refusal: "unknown",
      name: `${symbol.name} ${states.join(" ")}`,
      wanted: `an entity with states; \`${symbol.name}\` has none`,
      meant: [],
    });
  if (some.length < 2) return ok(first);
  const candidates = constructsOf(spec).filter(
    (c) => c.kind === "field" && some.includes(c.member),
  );
  return err({ refusal: "ambiguous", name, candidates: candidates.map(candidateOf) });
}

function between(spec: SpecModel, machine: StateMachine, from: string, to: string): Found {
  const { governed } = machine;
  const subject = nameOf(governed.member);
  const taken = waysBetween(machine, from, to);
  const ways = taken.length > 0 ? taken : waysBetween(machine, from, to, true);
  const shown = ways.slice(0, MOST_PATHS);
  const notes: Note[] = [];
  if (ways.length === 0) {
    notes.push({ note: "noPath", name: subject, from, to });
    if (governed.graph?.terminal.some((t) => t.text === from) === true)
      notes.push({ note: "terminal", name: subject, from });
  }
  if (ways.length > shown.length)
    notes.push({ note: "morePaths", count: ways.length - shown.length });
  if (machine.variable) notes.push({ note: "uncertain", name: subject });
  if (spec.program.isExternal(governed.owner))
    notes.push({ note: "external", name: governed.owner.name });
  const facts = shown.flatMap((way) => wayFacts(spec, machine, way));
  return { subject, facts, notes, paths: shown.map(pathOf) };
}

function pathOf(way: Way): StatePath {
  return { states: way.states, rules: way.edges.map((e) => e?.write.rule.name.text) };
}

/** The steps of a way: the rule of each with its effect, what it asks, and what sets it off. */
export function wayFacts(spec: SpecModel, machine: StateMachine, way: Way): readonly Fact[] {
  const { governed } = machine;
  return way.edges.flatMap((edge, index): readonly Fact[] => {
    const from = way.states[index] ?? "";
    const to = way.states[index + 1] ?? "";
    const step = `${from} -> ${to}`;
    if (edge === undefined) {
      const drawn = governed.graph?.edges.find((e) => e.from.text === from && e.to.text === to);
      const name = nameOf(governed.member);
      return drawn === undefined
        ? []
        : [at("transition", name, governed.module, drawn.span, because("declaredOnly", step))];
    }
    const rule = behaviourOf(spec).of.get(edge.write.rule);
    if (rule === undefined) return [];
    return [
      ruleFact(rule, because("step", step)),
      inRule(
        "effect",
        rule,
        edge.write.effect.span,
        because("assigns", nameOf(governed.member)),
        1,
      ),
      ...rule.conditions.map((c) =>
        inRule("precondition", rule, c.expr.span, because("requires", rule.rule.name.text), 1),
      ),
      ...[...ofRule(spec, rule, 1, new Set([rule.rule]))],
    ];
  });
}
