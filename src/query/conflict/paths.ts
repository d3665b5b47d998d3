// The ways that a specification provides to make a condition true: the rules that write what it
// asks for, from the state that things are in; else rules that do the same under other conditions.

import type { AskGraph } from "../ask/graph.ts";
import { atomsIn } from "../index/formulas.ts";
import type { Atom, Effect, Guard, ItemId, RuleFacts, Value } from "../index/model.ts";
import { type Circumstance, holdsIn, literalOf, literalsOf } from "./circumstance.ts";
import { type Case, type Cited, cite } from "./conflict.ts";

/** Ways shown for one condition. */
const MOST = 2;

/** The rules that lead to where a condition holds, nearest first. */
export function waysTo(
  at: Case,
  rule: RuleFacts,
  guard: Guard,
  circumstance: Circumstance | undefined,
): readonly RuleFacts[] {
  const { graph } = at;
  const atoms = atomsIn(guard.formula).filter(
    (atom) => circumstance === undefined || holdsIn(graph, atom, circumstance) === false,
  );
  const direct = atoms.flatMap((atom) => writersFor(at, atom, rule, circumstance));
  const others = direct.length > 0 ? direct : siblingsOf(at, rule, circumstance);
  const made = direct.length > 0 ? [] : atoms.flatMap((atom) => makersFor(at, atom, rule));
  const ways = [...others.slice(0, MOST), ...made.slice(0, 1)];
  return [...new Set(ways.length > 0 ? ways : insteadOf(at, rule, circumstance).slice(0, MOST))];
}

function writersFor(
  { graph, interest }: Case,
  atom: Atom,
  rule: RuleFacts,
  circumstance: Circumstance | undefined,
): readonly RuleFacts[] {
  if (atom.exists !== undefined) return enders(graph, atom, rule);
  const { field } = atom;
  if (field === undefined) return [];
  const from = circumstance?.value.is === "literal" ? circumstance.value.text : undefined;
  const wanted = (value: Value | undefined): boolean => isWanted(graph, atom, value, from);
  const all = [...sourcesOf(graph, field)].flatMap((f) => graph.writers.get(f) ?? []);
  const possible = all.filter(
    ({ rule: id }) => id !== rule.item && isOpen(graph, graph.rules.get(id), circumstance),
  );
  const direct = possible.filter(({ effect }) => wanted(effect.value));
  const chosen = direct.length > 0 ? direct : firstSteps(graph, field, from, atom, possible);
  const score = (id: ItemId): number =>
    (interest.get(id) ?? 0) + (isAct(graph, graph.rules.get(id)) ? 1 : 0);
  return [...new Set(chosen.map((w) => w.rule))]
    .sort((a, b) => score(b) - score(a) || a - b)
    .flatMap((id) => graph.rules.get(id) ?? []);
}

/** What can be done in the circumstance, with what the rule is about. */
function insteadOf(
  { graph, interest }: Case,
  rule: RuleFacts,
  circumstance: Circumstance | undefined,
): readonly RuleFacts[] {
  if (circumstance === undefined) return [];
  return graph.index.rules
    .filter((other) => other.item !== rule.item && other.triggers.some((t) => t.kind === "call"))
    .filter((other) => other.guards.some((g) => holdsIn(graph, g.formula, circumstance) === true))
    .sort((a, b) => (interest.get(b.item) ?? 0) - (interest.get(a.item) ?? 0) || a.item - b.item);
}

/** Rules that make a new instance for which a condition holds. */
function makersFor({ graph }: Case, atom: Atom, rule: RuleFacts): readonly RuleFacts[] {
  return graph.index.rules.filter(
    (other) =>
      other.item !== rule.item &&
      isAct(graph, other) &&
      other.effects.some((effect) =>
        effect.sets?.some(
          (set) => set.field === atom.field && isWanted(graph, atom, set.value, undefined),
        ),
      ),
  );
}

/** A field, and what it is computed from. */
function sourcesOf(graph: AskGraph, field: ItemId): ReadonlySet<ItemId> {
  const found = new Set([field]);
  for (const id of found)
    for (const read of graph.readers.get(id)?.reads ?? [])
      if (graph.item(read).kind === "field" && found.size < 6) found.add(read);
  return found;
}

function isWanted(
  graph: AskGraph,
  atom: Atom,
  value: Value | undefined,
  from: string | undefined,
): boolean {
  if (value === undefined) return false;
  const same = atom.values.some(
    (v) =>
      (literalOf(v) !== undefined && literalOf(v) === literalOf(value)) ||
      (v.is === "boolean" && value.is === "boolean" && v.value === value.value) ||
      (v.is === "number" && value.is === "number" && v.number === value.number) ||
      (v.is === "null" && value.is === "null"),
  );
  if (atom.relation === "=") return same;
  if (atom.relation === "in")
    return same || (value.is === "other" && atom.values.every((v) => v.is === "literal"));
  if (atom.relation === "!=" || atom.relation === "not in")
    return !same && isConstant(graph, atom, value) && literalOf(value) !== from;
  return false;
}

/** True for what is known to be one value: a literal of the field, though its type was not known. */
function isConstant(graph: AskGraph, { field }: Atom, value: Value): boolean {
  if (value.is !== "other") return true;
  return field !== undefined && literalsOf(graph, field).includes(value.text);
}

/** The first steps of the shortest way over the states of a lifecycle. */
function firstSteps(
  graph: AskGraph,
  field: ItemId,
  from: string | undefined,
  atom: Atom,
  writers: readonly { readonly rule: ItemId; readonly effect: Effect }[],
): readonly { readonly rule: ItemId }[] {
  const lifecycle = graph.graphs.get(field);
  if (lifecycle === undefined || from === undefined) return [];
  const wanted = new Set(atom.values.flatMap((v) => (v.is === "literal" ? [v.text] : [])));
  const before = new Map<string, string>();
  const queue = [from];
  for (const state of queue) {
    if (state !== from && wanted.has(state)) {
      let step = state;
      for (let b = before.get(step); b !== undefined && b !== from; b = before.get(step)) step = b;
      return writers.filter(
        ({ effect }) => effect.value?.is === "literal" && effect.value.text === step,
      );
    }
    for (const [a, b] of lifecycle.edges)
      if (a === state && !before.has(b) && b !== from) {
        before.set(b, a);
        queue.push(b);
      }
  }
  return [];
}

/** Rules that end what must not be there. */
function enders(graph: AskGraph, atom: Atom, rule: RuleFacts): readonly RuleFacts[] {
  const entity = atom.exists?.entity;
  return graph.index.rules.filter(
    (other) =>
      other.item !== rule.item &&
      other.effects.some((effect) =>
        effect.kind === "write"
          ? effect.target !== undefined && graph.item(effect.target).owner === entity
          : effect.kind === "remove" && effect.target === entity,
      ),
  );
}

/** Rules that bring about the same under conditions that the circumstance does not rule out. */
export function siblingsOf(
  { graph, interest }: Case,
  rule: RuleFacts,
  circumstance: Circumstance | undefined,
): readonly RuleFacts[] {
  const keys = new Set(rule.effects.flatMap(keyOf));
  return graph.index.rules
    .filter((other) => other.item !== rule.item && isOpen(graph, other, circumstance))
    .map((other) => ({
      other,
      shared: other.effects.flatMap(keyOf).filter((key) => keys.has(key)).length,
    }))
    .filter(({ shared }) => shared >= Math.max(1, Math.ceil(keys.size / 2)))
    .sort(
      (a, b) =>
        b.shared - a.shared ||
        (interest.get(b.other.item) ?? 0) - (interest.get(a.other.item) ?? 0) ||
        a.other.item - b.other.item,
    )
    .map(({ other }) => other);
}

function keyOf(effect: Effect): readonly string[] {
  const { kind, target, value } = effect;
  if (kind === "emit") return [`emit ${effect.key}`];
  if (target === undefined) return [];
  if (kind === "write") return value?.is === "literal" ? [`write ${target} ${value.text}`] : [];
  return [`${kind} ${target}`];
}

/** True for a state that instances begin in: nothing has to be done for it. */
function begins({ graph }: Case, { field }: Atom, value: Value): boolean {
  const owner = field === undefined ? undefined : graph.item(field).owner;
  return (owner === undefined ? [] : (graph.creators.get(owner) ?? [])).some(({ effect }) =>
    effect.sets?.some((set) => set.field === field && literalOf(set.value) === literalOf(value)),
  );
}

/** The rules that bring about the states that a rule asks for, beside those of one condition. */
export function before(at: Case, rule: RuleFacts, except: Guard): readonly RuleFacts[] {
  return rule.guards
    .filter((guard) => guard !== except && !isAboutActor(at.graph, rule, guard))
    .flatMap((guard) =>
      atomsIn(guard.formula)
        .filter((atom) => atom.values.some((v) => v.is === "literal" && !begins(at, atom, v)))
        .flatMap((atom) => writersFor(at, atom, rule, undefined).slice(0, 1)),
    );
}

/** True when nothing in a rule is ruled out by the circumstance. */
export function isOpen(
  graph: AskGraph,
  rule: RuleFacts | undefined,
  circumstance: Circumstance | undefined,
): boolean {
  if (rule === undefined) return false;
  if (circumstance === undefined) return true;
  return rule.guards.every((guard) => holdsIn(graph, guard.formula, circumstance) !== false);
}

/** True for what somebody does, rather than what happens with time or as a consequence. */
export function isAct(graph: AskGraph, rule: RuleFacts | undefined): boolean {
  return rule !== undefined && graph.offering(rule).length > 0;
}

/** What a way brings about beside the change itself, and whom it needs: what a shortcut loses. */
export function lossesOf(
  { graph }: Pick<Case, "graph">,
  way: RuleFacts,
  instead: RuleFacts,
): readonly Cited[] {
  const done = new Set(instead.effects.flatMap(keyOf));
  const lost: Cited[] = [];
  for (const guard of way.guards)
    if (isAboutActor(graph, way, guard))
      lost.push({ item: way.item, line: guard.line, text: guard.text, why: "its approval" });
  for (const effect of way.effects) {
    if (effect.kind !== "create" && effect.kind !== "emit") continue;
    if (keyOf(effect).some((key) => done.has(key))) continue;
    lost.push({
      item: way.item,
      line: effect.line,
      text: effect.text,
      why: effect.kind === "create" ? "the record it leaves" : "what it sets going",
    });
  }
  return lost.slice(0, 4);
}

/** What a way leaves behind: the entities that it makes. */
export function recordsOf({ graph }: Pick<Case, "graph">, way: RuleFacts): readonly Cited[] {
  return way.effects.flatMap(({ kind, target }) =>
    kind === "create" && target !== undefined
      ? [cite(graph, target, `left behind by ${graph.item(way.item).name}`)]
      : [],
  );
}

/** True for a condition on whoever acts: the first party that a rule is called with. */
export function isAboutActor(graph: AskGraph, rule: RuleFacts, guard: Guard): boolean {
  const parties = rule.triggers.flatMap((t) => (t.kind === "call" ? t.params.slice(0, 1) : []));
  return atomsIn(guard.formula).some(
    (atom) =>
      atom.field !== undefined &&
      parties.some((p) => p.name === atom.root) &&
      (atom.values.some((v) => v.is === "boolean" || v.is === "literal") ||
        graph.isCollection(atom.field)),
  );
}

/** The surfaces that offer a rule, with whom they face. */
export function offersOf(graph: AskGraph, rule: RuleFacts): readonly Cited[] {
  return [...new Set(graph.offering(rule))].map((surface) => {
    const facing = graph.surfaces.get(surface)?.facing;
    const to = facing === undefined ? "" : ` to ${graph.item(facing).name}`;
    return cite(graph, surface, `offers ${graph.item(rule.item).name}${to}`);
  });
}
