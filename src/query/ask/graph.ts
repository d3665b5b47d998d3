// How the items of an index hang together: each edge with the reason that an answer gives for
// following it, and how much of the interest it passes on.

import { atomsIn } from "../index/formulas.ts";
import type {
  ActorFacts,
  AskIndex,
  Atom,
  Effect,
  GraphFacts,
  Item,
  ItemId,
  ReaderFacts,
  RuleFacts,
  SurfaceFacts,
  TriggerFact,
} from "../index/model.ts";
import { wordsOfName } from "../words/split.ts";

export type EdgeKind =
  | "reads config"
  | "read by"
  | "writes"
  | "written by"
  | "requires"
  | "required by"
  | "creates"
  | "created by"
  | "leads to"
  | "follows"
  | "offered by"
  | "offers"
  | "shows"
  | "shown by"
  | "faces"
  | "faced by"
  | "identified by"
  | "identifies"
  | "constrains"
  | "constrained by"
  | "part of"
  | "has part"
  | "same trigger"
  | "guarantees"
  | "of type"
  | "type of"
  | "about";

export interface Edge {
  readonly to: ItemId;
  readonly kind: EdgeKind;
}

/** How much of the interest in one end goes over to the other. */
export const PASSES: Readonly<Record<EdgeKind, number>> = {
  "reads config": 0.55,
  "read by": 0.45,
  writes: 0.3,
  "written by": 0.3,
  requires: 0.3,
  "required by": 0.2,
  creates: 0.35,
  "created by": 0.35,
  "leads to": 0.45,
  follows: 0.45,
  "offered by": 0.3,
  offers: 0.3,
  shows: 0.25,
  "shown by": 0.3,
  faces: 0.35,
  "faced by": 0.3,
  "identified by": 0.3,
  identifies: 0.3,
  constrains: 0.35,
  "constrained by": 0.35,
  "part of": 0.2,
  "has part": 0.1,
  "same trigger": 0.35,
  guarantees: 0.3,
  "of type": 0.2,
  "type of": 0.15,
  about: 0.2,
};

const KINDS = Object.keys(PASSES) as readonly EdgeKind[];

/** An index with its edges and tables. */
export class AskGraph {
  readonly index: AskIndex;
  readonly edges: Edge[][];
  readonly rules = new Map<ItemId, RuleFacts>();
  readonly surfaces = new Map<ItemId, SurfaceFacts>();
  readonly actors = new Map<ItemId, ActorFacts>();
  readonly readers = new Map<ItemId, ReaderFacts>();
  readonly graphs = new Map<ItemId, GraphFacts>();
  /** Rules by what starts them. */
  readonly listeners = new Map<string, ItemId[]>();
  /** Rules by the bare name of what starts them, for those who emit it without importing them. */
  private readonly named = new Map<string, ItemId[]>();
  /** Surfaces by the triggers that they offer. */
  readonly offers = new Map<string, ItemId[]>();
  readonly writers = new Map<ItemId, { rule: ItemId; effect: Effect }[]>();
  readonly creators = new Map<ItemId, { rule: ItemId; effect: Effect }[]>();
  /** Words that name an entity, an actor or whom a surface faces: who or what, never what is done. */
  readonly parties: ReadonlySet<string>;
  /** Members that some condition takes as true or false. */
  readonly truths = new Set<ItemId>();
  /** Fields that hold several values. */
  private readonly collections = new Set<ItemId>();
  private readonly offered = new Map<RuleFacts, readonly ItemId[]>();
  private readonly seen = new Set<number>();

  constructor(index: AskIndex) {
    this.index = index;
    this.edges = index.items.map(() => []);
    this.parties = partiesOf(index);
    for (const rule of index.rules) this.rules.set(rule.item, rule);
    for (const surface of index.surfaces) this.surfaces.set(surface.item, surface);
    for (const actor of index.actors) this.actors.set(actor.item, actor);
    for (const reader of index.readers) this.readers.set(reader.item, reader);
    for (const graph of index.graphs) this.graphs.set(graph.field, graph);
    this.tables();
    for (const rule of index.rules) this.ruleEdges(rule);
    for (const surface of index.surfaces) this.surfaceEdges(surface);
    for (const actor of index.actors) {
      if (actor.entity !== undefined)
        this.link(actor.item, actor.entity, "identified by", "identifies");
      for (const id of actor.guard.reads) this.link(actor.item, id, "identified by", "identifies");
    }
    for (const reader of index.readers)
      for (const id of reader.reads) {
        const own = this.item(reader.item).kind === "field";
        this.link(reader.item, id, own ? "about" : "constrains", own ? "about" : "constrained by");
      }
    for (const [id, item] of index.items.entries()) {
      if (item.type !== undefined) this.link(id, item.type, "of type", "type of");
      if (item.owner !== undefined)
        this.link(
          id,
          item.owner,
          "part of",
          item.kind === "guarantee" || item.kind === "invariant" ? "guarantees" : "has part",
        );
    }
  }

  item(id: ItemId): Item {
    return this.index.items[id] as Item;
  }

  /** The rules that an emission starts. */
  startedBy(effect: Effect): readonly ItemId[] {
    if (effect.kind === "emit")
      return this.listeners.get(effect.key ?? "") ?? this.named.get(effect.name ?? "") ?? [];
    if (effect.kind === "create" && effect.target !== undefined)
      return this.listeners.get(`created ${effect.target}`) ?? [];
    if (effect.kind !== "write" || effect.target === undefined) return [];
    return (this.listeners.get(`change ${effect.target}`) ?? []).filter((id) =>
      (this.rules.get(id)?.triggers ?? []).some((t) => this.isStartedBy(t, effect)),
    );
  }

  private isStartedBy(trigger: TriggerFact, { value }: Effect): boolean {
    return value?.is === "literal" && new RegExp(`\\b${value.text}\\b`).test(trigger.text);
  }

  /** True for a field that holds several values. */
  isCollection(field: ItemId): boolean {
    return this.collections.has(field);
  }

  /** The fields of an entity, the promises of a surface. */
  parts(owner: ItemId): readonly ItemId[] {
    return (this.edges[owner] ?? []).flatMap(({ to, kind }) => (kind === "has part" ? [to] : []));
  }

  /** The entities that fields join to an entity, in either direction. */
  partners(entity: ItemId): readonly ItemId[] {
    const found = new Set<ItemId>();
    for (const { to, kind } of this.edges[entity] ?? []) {
      const field = this.item(to);
      if (kind === "has part" && field.type !== undefined) found.add(field.type);
      if (kind === "type of" && field.owner !== undefined) found.add(field.owner);
    }
    return [...found].filter((id) => this.item(id).kind === "entity");
  }

  /** Surfaces that offer a rule. */
  offering(rule: RuleFacts): readonly ItemId[] {
    let known = this.offered.get(rule);
    if (known === undefined) {
      known = rule.triggers.flatMap((t) =>
        t.key === undefined ? [] : (this.offers.get(t.key) ?? this.offers.get(t.name) ?? []),
      );
      this.offered.set(rule, known);
    }
    return known;
  }

  private tables(): void {
    const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [value]);
      else if (!list.includes(value)) list.push(value);
    };
    for (const rule of this.index.rules) {
      for (const trigger of rule.triggers) {
        if (trigger.key !== undefined) {
          push(this.listeners, trigger.key, rule.item);
          push(this.named, trigger.name, rule.item);
        }
        if (trigger.kind === "created" && trigger.entity !== undefined)
          push(this.listeners, `created ${trigger.entity}`, rule.item);
        if (trigger.kind === "change" && trigger.field !== undefined)
          push(this.listeners, `change ${trigger.field}`, rule.item);
      }
      for (const effect of rule.effects) {
        if (effect.target === undefined) continue;
        if (effect.kind === "write") push(this.writers, effect.target, { rule: rule.item, effect });
        if (effect.kind === "create")
          push(this.creators, effect.target, { rule: rule.item, effect });
      }
    }
    for (const surface of this.index.surfaces)
      for (const entry of surface.provides) {
        push(this.offers, entry.key, surface.item);
        if (!this.listeners.has(entry.key)) push(this.offers, entry.name, surface.item);
      }
  }

  private ruleEdges(rule: RuleFacts): void {
    for (const guard of rule.guards) {
      for (const id of guard.reads) this.readEdge(rule.item, id);
      for (const atom of atomsIn(guard.formula)) {
        if (atom.field === undefined) continue;
        this.link(rule.item, atom.field, "requires", "required by");
        if (atom.values[0]?.is === "boolean") this.truths.add(atom.field);
        if (isMembership(atom, this.item(atom.field))) this.collections.add(atom.field);
      }
    }
    for (const trigger of rule.triggers) {
      for (const id of trigger.reads) this.readEdge(rule.item, id);
      if (trigger.key !== undefined)
        for (const other of this.listeners.get(trigger.key) ?? [])
          if (other !== rule.item) this.link(rule.item, other, "same trigger", "same trigger");
    }
    for (const effect of rule.effects) {
      if (effect.target !== undefined) {
        if (effect.kind === "create") this.link(rule.item, effect.target, "creates", "created by");
        else this.link(rule.item, effect.target, "writes", "written by");
      }
      for (const id of effect.reads)
        if (this.item(id).kind === "config") this.readEdge(rule.item, id);
      for (const next of this.startedBy(effect)) this.link(rule.item, next, "leads to", "follows");
    }
    for (const surface of this.offering(rule))
      this.link(rule.item, surface, "offered by", "offers");
  }

  private readEdge(rule: ItemId, id: ItemId): void {
    const { kind } = this.item(id);
    if (kind === "config") this.link(rule, id, "reads config", "read by");
    else if (kind === "field") this.link(rule, id, "requires", "required by");
    else if (kind === "entity" || kind === "enum") this.link(rule, id, "about", "about");
  }

  private surfaceEdges(surface: SurfaceFacts): void {
    if (surface.facing !== undefined) this.link(surface.item, surface.facing, "faces", "faced by");
    if (surface.context !== undefined) this.link(surface.item, surface.context, "about", "about");
    for (const entry of surface.exposes)
      for (const id of entry.reads) this.link(surface.item, id, "shows", "shown by");
  }

  private link(from: ItemId, to: ItemId, kind: EdgeKind, back: EdgeKind): void {
    this.one(from, to, kind);
    this.one(to, from, back);
  }

  private one(from: ItemId, to: ItemId, kind: EdgeKind): void {
    const key = (from * this.edges.length + to) * KINDS.length + KINDS.indexOf(kind);
    if (from === to || this.seen.has(key)) return;
    this.seen.add(key);
    this.edges[from]?.push({ to, kind });
  }
}

/** True for a condition on what a collection holds: `billing in staff.scopes`. */
function isMembership(atom: Atom, field: Item): boolean {
  const some = atom.relation === "in" || atom.relation === "not in";
  return some && (field.literals ?? []).length === 0 && atom.values.length === 1;
}

function partiesOf(index: AskIndex): ReadonlySet<string> {
  const names = index.items.flatMap(({ kind, name }) =>
    kind === "entity" || kind === "actor" ? [wordsOfName(name)] : [],
  );
  return new Set([
    ...names.flatMap((words) => (words.length === 1 ? words : [])),
    ...index.surfaces.flatMap(({ facingName }) => facingName ?? []),
  ]);
}
