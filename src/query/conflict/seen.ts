// A wish to see something against surfaces, what they promise, and the checks that every act of a
// party has to pass; and what else the permission for it would open.

import type { AskGraph } from "../ask/graph.ts";
import { atomsIn } from "../index/formulas.ts";
import type { Atom, Guard, ItemId, RuleFacts, SurfaceFacts } from "../index/model.ts";
import { stemOf, wordsOfName } from "../words/split.ts";
import { guardCited } from "./blocked.ts";
import { literalOf } from "./circumstance.ts";
import { type Case, type Cited, type Conflict, cite } from "./conflict.ts";

/** Words that forbid, in what an author promises. */
const FORBIDS =
  /\b(?:not|no|never|only|nobody|cannot|hidden|without|none|private|invisible|secret)\b/i;
const MOST_SURFACES = 3;

/** Conflicts of a wish to see something. */
export function unseen(at: Case): readonly Conflict[] {
  const promises = brokenPromises(at);
  return promises.length > 0 ? promises : blanketAccess(at);
}

/** Promises of a surface that speak of what is to be shown. */
function brokenPromises(at: Case): readonly Conflict[] {
  const { graph, retrieved } = at;
  const found: Conflict[] = [];
  const gated = gatesOf(graph).some((gate) => retrieved.matches.has(gate.rule.item));
  for (const surface of graph.index.surfaces) {
    for (const id of surface.guarantees) {
      const item = graph.item(id);
      const match = retrieved.matches.get(id);
      if (match === undefined || !FORBIDS.test(item.text.replace(/([a-z])([A-Z])/g, "$1 $2")))
        continue;
      const own = match.hits.filter((hit) => hit.term >= 0.55 && hit.token.weight > 0.5);
      const strength = own.reduce((sum, hit) => sum + hit.meaning.weight, 0);
      if (strength < (isAddressed(at, surface) ? 0.8 : gated ? 2.2 : 1.6)) continue;
      const others = surfacesShowing(at).filter((s) => s.item !== surface.item);
      const shown = [surface, ...others].slice(0, MOST_SURFACES);
      found.push({
        asked: `more shown at ${graph.item(surface.item).name}`,
        against: [cite(graph, id, "promised by the surface")],
        path: shown.map((s) => surfaceCited(graph, s)),
        lost: [],
        around: [...actorsOf(graph, shown)],
        weight: strength + (retrieved.matches.get(surface.item)?.score ?? 0) * 0.3,
      });
    }
  }
  return found.sort((a, b) => b.weight - a.weight).slice(0, 1);
}

/** True when a request names a surface or whom it faces. */
function isAddressed({ graph, retrieved }: Case, { item, facing }: SurfaceFacts): boolean {
  return [item, ...(facing === undefined ? [] : [facing])].some((id) => {
    const name = new Set(wordsOfName(graph.item(id).name).map(stemOf));
    return retrieved.matches
      .get(id)
      ?.hits.some((hit) => name.has(hit.meaning.stem) && hit.meaning.weight >= 0.65);
  });
}

/** A surface with whom it faces and under which condition. */
function surfaceCited(graph: AskGraph, surface: SurfaceFacts): Cited {
  const { line } = graph.item(surface.item);
  const facing = surface.facing === undefined ? undefined : graph.item(surface.facing);
  const actor = surface.facing === undefined ? undefined : graph.actors.get(surface.facing);
  const to = facing === undefined ? "" : `facing ${facing.name}`;
  const who = actor === undefined ? "" : ` (${actor.guard.text})`;
  const shows = surface.exposes.slice(0, 5).map((e) => e.text);
  const what = shows.length === 0 ? "" : `; exposes ${shows.join(", ")}`;
  return { item: surface.item, line, text: `${to}${who}${what}`, why: "shows it now" };
}

function actorsOf(graph: AskGraph, surfaces: readonly SurfaceFacts[]): readonly Cited[] {
  return surfaces.flatMap((s) =>
    s.facing === undefined ? [] : [cite(graph, s.facing, `whom ${graph.item(s.item).name} faces`)],
  );
}

/** What hangs together with what is asked for is shown by so much. */
const NEXT = 0.6;

/** The surfaces that show what the request is about, those that say most of it first. */
export function surfacesShowing({ graph, retrieved }: Case): readonly SurfaceFacts[] {
  const said = (id: ItemId, parties: ReadonlySet<string>): number =>
    (retrieved.matches.get(id)?.hits ?? [])
      .filter((h) => h.term >= 0.9 && h.meaning.weight >= 0.75 && !parties.has(h.meaning.stem))
      .reduce((sum, hit) => sum + hit.score, 0);
  const score = (surface: SurfaceFacts): number => {
    const parties = new Set<string>();
    if (surface.facing !== undefined)
      for (const word of wordsOfName(graph.item(surface.facing).name)) parties.add(stemOf(word));
    const shown = new Set(surface.exposes.flatMap((entry) => entry.reads));
    const entities = new Set<ItemId>();
    for (const id of shown) {
      const { owner, type } = graph.item(id);
      if (owner !== undefined) entities.add(owner);
      if (type !== undefined) entities.add(type);
    }
    if (surface.context !== undefined && shown.size > 0) entities.add(surface.context);
    let best = Math.max(0, ...[...shown].map((id) => said(id, parties)));
    for (const id of entities) {
      best = Math.max(best, said(id, parties));
      for (const near of graph.partners(id)) best = Math.max(best, said(near, parties) * NEXT);
    }
    return best;
  };
  const found = graph.index.surfaces
    .map((surface) => ({ surface, score: score(surface) }))
    .filter((s) => s.score > 0.25)
    .sort((a, b) => b.score - a.score || a.surface.item - b.surface.item);
  const best = found[0]?.score ?? 0;
  return found.filter((s) => s.score >= best * 0.6).map(({ surface }) => surface);
}

/** A check on what a party holds: `resource.scope in staff.scopes`. */
interface Gate {
  readonly rule: RuleFacts;
  readonly guard: Guard;
  readonly atom: Atom;
}

function gatesOf(graph: AskGraph): readonly Gate[] {
  return graph.index.rules.flatMap((rule) =>
    rule.guards.flatMap((guard) =>
      atomsIn(guard.formula)
        .filter((atom) => atom.relation === "in" && atom.field !== undefined)
        .filter(
          (atom) =>
            atom.values.every((v) => v.is === "other" && v.text.includes(".")) &&
            graph.isCollection(atom.field as ItemId),
        )
        .map((atom) => ({ rule, guard, atom })),
    ),
  );
}

/** No party sees everything: the check that acts have to pass, and the permissions there are. */
function blanketAccess(at: Case): readonly Conflict[] {
  const { graph, retrieved } = at;
  const [gate] = gatesOf(graph)
    .map((g) => ({ ...g, score: retrieved.matches.get(g.rule.item)?.score ?? 0 }))
    .filter((g) => g.score > 0.3)
    .sort((a, b) => b.score - a.score || a.rule.item - b.rule.item);
  if (gate === undefined) return [];
  const showing = surfacesShowing(at).slice(0, 2);
  const literals = permissionsOf(graph, showing);
  return [
    {
      asked: "access for everyone of a kind, whatever they are permitted",
      against: [guardCited(at, gate.rule, gate.guard)],
      path: showing.map((s) => surfaceCited(graph, s)),
      lost: [],
      around: [
        ...permissionItems(graph, gate.atom),
        ...actorsOf(graph, showing),
        ...literals.flatMap((literal) => openedBy(graph, literal)),
      ],
      weight: gate.score,
    },
  ];
}

/** The field that a check reads and the enum of what it may hold. */
function permissionItems(graph: AskGraph, atom: Atom): readonly Cited[] {
  if (atom.field === undefined) return [];
  const enums = enumsBehind(graph, atom.field);
  return [
    ...enums.map((id) => cite(graph, id, "the permissions there are")),
    cite(graph, atom.field, "what the check reads"),
  ];
}

function enumsBehind(graph: AskGraph, field: ItemId): readonly ItemId[] {
  const found = new Set<ItemId>();
  const seen = new Set([field]);
  for (const id of seen) {
    const { type } = graph.item(id);
    if (type !== undefined && graph.item(type).kind === "enum") found.add(type);
    for (const read of graph.readers.get(id)?.reads ?? [])
      if (graph.item(read).kind === "field" && seen.size < 8) seen.add(read);
  }
  return [...found];
}

/** The permissions that actors of surfaces are identified by. */
function permissionsOf(graph: AskGraph, surfaces: readonly SurfaceFacts[]): readonly string[] {
  const found = new Set<string>();
  for (const { facing } of surfaces) {
    const actor = facing === undefined ? undefined : graph.actors.get(facing);
    for (const atom of atomsIn(actor?.guard.formula ?? { op: "unknown" }))
      if (atom.relation === "in" && atom.field !== undefined && graph.isCollection(atom.field))
        for (const v of atom.values) if (v.is === "literal") found.add(v.text);
  }
  return [...found];
}

/** True for a condition that asks for a permission. */
function isHeld(graph: AskGraph, formula: Guard["formula"], literal: string): boolean {
  return atomsIn(formula).some(
    (atom) =>
      atom.relation === "in" &&
      atom.field !== undefined &&
      graph.isCollection(atom.field) &&
      atom.values.some((v) => literalOf(v) === literal),
  );
}

/** What a permission opens: rules that ask for it, actors that have it. */
export function openedBy(graph: AskGraph, literal: string): readonly Cited[] {
  const rules = graph.index.rules.filter((rule) =>
    rule.guards.some((g) => isHeld(graph, g.formula, literal)),
  );
  return rules.map((rule) => cite(graph, rule.item, `\`${literal}\` also opens it`));
}

/** Permissions named in a request, with what each of them opens. */
export function permissionsNamed(at: Case): readonly Cited[] {
  const { graph, prompt, retrieved, wish } = at;
  const found: Cited[] = [];
  const gates = gatesOf(graph);
  const enums = new Set(gates.flatMap((g) => enumsBehind(graph, g.atom.field as ItemId)));
  for (const id of enums) {
    const isNamed = (retrieved.matches.get(id)?.named ?? 0) >= 0.9;
    if (isNamed)
      for (const gate of gates)
        if (enumsBehind(graph, gate.atom.field as ItemId).includes(id))
          found.push(
            cite(graph, id, "the permissions there are"),
            cite(graph, gate.rule.item, `checks them: ${gate.guard.text}`),
          );
    for (const literal of graph.item(id).literals ?? []) {
      const stems = wordsOfName(literal).map(stemOf);
      const said = prompt.tokens.some(
        (token) =>
          (isNamed || ((wish.show || wish.who) && token.weight > 0.5)) &&
          (retrieved.meanings.get(token) ?? []).some(
            (m) => m.by === "itself" && stems.includes(m.stem),
          ),
      );
      if (!said) continue;
      found.push(cite(graph, id, "the permissions there are"), ...openedBy(graph, literal));
      for (const actor of graph.index.actors)
        if (isHeld(graph, actor.guard.formula, literal))
          found.push(cite(graph, actor.item, `has \`${literal}\``));
    }
  }
  return found;
}
