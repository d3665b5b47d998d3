// What a request takes for granted about the instances that it speaks of: `suspended users` are
// users whose status is suspended, a wine delivery contains alcohol, what is free costs nothing.

import type { AskGraph } from "../ask/graph.ts";
import type { Retrieved } from "../ask/retrieval.ts";
import type { Wish } from "../ask/wish.ts";
import { atomsIn } from "../index/formulas.ts";
import type { Atom, Formula, ItemId, Value } from "../index/model.ts";
import { lastName } from "../index/terms.ts";
import { irregular } from "../lexicon/everyday.ts";
import type { Prompt, Token } from "../words/prompt.ts";
import { stemOf, wordsOfName } from "../words/split.ts";

/** A fact about instances. */
export interface Circumstance {
  readonly field?: ItemId;
  readonly value:
    | { readonly is: "literal"; readonly text: string }
    | { readonly is: "boolean"; readonly value: boolean }
    | { readonly is: "free" }
    /** More than nothing of it. */
    | { readonly is: "some" }
    | { readonly is: "exists"; readonly entity: ItemId };
  /** The words that say so. */
  readonly stems: ReadonlySet<string>;
  readonly said: string;
  readonly weight: number;
}

/** More things cannot be taken for granted in one request. */
const MOST = 20;
/** Words that say nothing in the name of a Boolean. */
const AUXILIARY = new Set(["is", "has", "can", "may", "was", "are", "contains", "needs", "allows"]);
const NEGATION = /\b(?:not|no|non|never|without|isn't|aren't|hasn't|haven't|un\w+)\W+(?:\w+\W+)?$/;

/** The circumstances that the words of a request tell of. */
export function circumstancesOf(
  graph: AskGraph,
  prompt: Prompt,
  retrieved: Retrieved,
  wish: Wish,
): readonly Circumstance[] {
  const found: Circumstance[] = [];
  for (const [id, item] of graph.index.items.entries()) {
    if (item.kind !== "field") continue;
    const literals = literalsOf(graph, id);
    for (const literal of literals) {
      const said = literalSaid(literal, ownerStems(graph, id), prompt, retrieved);
      if (said === undefined) continue;
      const value = { is: "literal", text: literal } as const;
      const weight = said.weight * (isMentioned(graph, id, retrieved) ? 1 : UNMENTIONED);
      found.push({
        field: id,
        value,
        stems: new Set([said.stem]),
        said: said.word,
        weight,
      });
    }
    if (item.measure === "boolean" || isTruth(graph, id)) {
      const said = booleanSaid(id, graph, prompt, retrieved);
      if (said !== undefined) found.push(said);
    }
  }
  for (const field of zeroFields(graph)) {
    const said = amountSaid(field, graph, prompt, retrieved);
    if (said !== undefined) found.push(said);
  }
  for (const [entity, states] of askedEntities(graph)) {
    const said = entitySaid(entity, states, graph, prompt, retrieved);
    if (said !== undefined) found.push(said);
  }
  if (wish.free)
    found.push({ value: { is: "free" }, stems: new Set(), said: "free of charge", weight: 1 });
  return found.sort((a, b) => b.weight - a.weight).slice(0, MOST);
}

/** The values that a field may have by name. */
export function literalsOf(graph: AskGraph, id: ItemId): readonly string[] {
  const { type, literals } = graph.item(id);
  return literals ?? (type === undefined ? [] : (graph.item(type).literals ?? []));
}

/** A member that a condition takes as true or false. */
function isTruth(graph: AskGraph, id: ItemId): boolean {
  return graph.truths.has(id);
}

/** A state is named by an adjective or participle; the verb alone is an action. */
function literalSaid(
  literal: string,
  owner: ReadonlySet<string>,
  prompt: Prompt,
  retrieved: Retrieved,
): { stem: string; word: string; weight: number } | undefined {
  const stems = wordsOfName(literal).map(stemOf);
  const [first] = stems;
  if (first === undefined) return undefined;
  let best: { stem: string; word: string; weight: number } | undefined;
  for (const token of prompt.tokens) {
    for (const meaning of retrieved.meanings.get(token) ?? []) {
      if (!stems.includes(meaning.stem) || meaning.weight < 0.4) continue;
      if (!isAdjective(token, literal)) continue;
      if (token.weight <= 0.5 && !isBeside(token, owner, prompt, retrieved)) continue;
      if (stems.length > 1 && !allSaid(stems, prompt, retrieved)) continue;
      const weight = meaning.weight * (token.weight < 0.5 ? 0.6 : 1);
      if (best === undefined || best.weight < weight)
        best = { stem: token.stem, word: token.word, weight };
    }
  }
  return best;
}

/** A state of something that the request does not name is less surely meant. */
const UNMENTIONED = 0.6;

/** True when a request names the entity that a field is of. */
function isMentioned(graph: AskGraph, field: ItemId, retrieved: Retrieved): boolean {
  const { owner } = graph.item(field);
  const match = owner === undefined ? undefined : retrieved.matches.get(owner);
  const name = ownerStems(graph, field);
  return match?.hits.some((h) => name.has(h.meaning.stem) && h.meaning.weight >= 0.65) === true;
}

function ownerStems(graph: AskGraph, field: ItemId): ReadonlySet<string> {
  const { owner } = graph.item(field);
  return new Set(owner === undefined ? [] : wordsOfName(graph.item(owner).name).map(stemOf));
}

/** True for a word that stands before the name of an entity: `open loans`. */
function isBeside(
  token: Token,
  owner: ReadonlySet<string>,
  prompt: Prompt,
  retrieved: Retrieved,
): boolean {
  const next = prompt.tokens.find((other) => other.at > token.at && other.at - token.at <= 2);
  return next !== undefined && (retrieved.meanings.get(next) ?? []).some((m) => owner.has(m.stem));
}

function isAdjective({ word }: Token, literal: string): boolean {
  // Who is to be unbanned is banned.
  if (/^un\w{3,}/.test(word) && stemOf(word.slice(2)) === stemOf(literal)) return true;
  if (wordsOfName(literal).includes(word)) return true;
  return isParticiple(word) || (!isParticiple(literal) && stemOf(word) === stemOf(literal));
}

function isParticiple(word: string): boolean {
  return /(?:ed|en|wn)$/.test(word) || irregular.has(word);
}

function allSaid(stems: readonly string[], prompt: Prompt, retrieved: Retrieved): boolean {
  const said = new Set(
    prompt.tokens.flatMap((t) => (retrieved.meanings.get(t) ?? []).map((m) => m.stem)),
  );
  return stems
    .filter((stem) => !["of", "yet", "none", "on", "in"].includes(stem))
    .every((stem) => said.has(stem));
}

function booleanSaid(
  id: ItemId,
  graph: AskGraph,
  prompt: Prompt,
  retrieved: Retrieved,
): Circumstance | undefined {
  const words = wordsOfName(lastName(graph.item(id))).filter((word) => !AUXILIARY.has(word));
  const stems = words.map(stemOf);
  const used = new Set<string>();
  const said: Token[] = [];
  let weight = 1;
  for (const stem of stems) {
    let best: { token: Token; weight: number } | undefined;
    for (const token of prompt.tokens)
      for (const meaning of retrieved.meanings.get(token) ?? [])
        if (token.weight > 0.5 && meaning.stem === stem && (best?.weight ?? 0) < meaning.weight)
          best = { token, weight: meaning.weight };
    if (best === undefined) return undefined;
    weight = Math.min(weight, best.weight);
    used.add(best.token.stem);
    said.push(best.token);
  }
  const [first] = said;
  if (first === undefined || weight < 0.4) return undefined;
  const at = prompt.prose.indexOf(first.word);
  const before = prompt.prose.slice(Math.max(0, at - 24), Math.max(0, at));
  const negative =
    NEGATION.test(before) ||
    (/^(?:un|non|not)/.test(first.word) && !/^(?:un|non|not)/.test(words[0] ?? ""));
  return {
    field: id,
    value: { is: "boolean", value: !negative },
    stems: used,
    said: said.map(({ word }) => word).join(" "),
    weight,
  };
}

/** Amounts that some rule wants to be nothing. */
function zeroFields(graph: AskGraph): ReadonlySet<ItemId> {
  const found = new Set<ItemId>();
  for (const rule of graph.index.rules)
    for (const guard of rule.guards)
      for (const { field, relation, values } of atomsIn(guard.formula)) {
        const [value] = values;
        if (field !== undefined && relation === "=" && value?.is === "number" && value.number === 0)
          found.add(field);
      }
  return found;
}

function amountSaid(
  field: ItemId,
  graph: AskGraph,
  prompt: Prompt,
  retrieved: Retrieved,
): Circumstance | undefined {
  const [first = ""] = wordsOfName(lastName(graph.item(field))).map(stemOf);
  for (const token of prompt.tokens) {
    if (token.weight <= 0.5) continue;
    const meaning = (retrieved.meanings.get(token) ?? []).find((m) => m.stem === first);
    if (meaning === undefined || meaning.weight < 0.65) continue;
    const said = token.word;
    return {
      field,
      value: { is: "some" },
      stems: new Set([token.stem]),
      said,
      weight: meaning.weight,
    };
  }
  return undefined;
}

/** Entities whose being there a rule rules out, with the states in which it does. */
function askedEntities(graph: AskGraph): ReadonlyMap<ItemId, ReadonlySet<string>> {
  const found = new Map<ItemId, Set<string>>();
  for (const rule of graph.index.rules)
    for (const guard of rule.guards)
      for (const { exists } of atomsIn(guard.formula)) {
        if (exists === undefined || exists.holds) continue;
        const states = found.get(exists.entity) ?? new Set<string>();
        for (const literal of exists.literals) states.add(literal);
        found.set(exists.entity, states);
      }
  return found;
}

/** Something is there of which a participle is said: what is damaged has a damage report. */
function entitySaid(
  entity: ItemId,
  states: ReadonlySet<string>,
  graph: AskGraph,
  prompt: Prompt,
  retrieved: Retrieved,
): Circumstance | undefined {
  const [first = ""] = wordsOfName(graph.item(entity).name).map(stemOf);
  for (const token of prompt.tokens) {
    const isState = states.has(token.word);
    if (!isState && (token.weight < 0.5 || !isParticiple(token.word))) continue;
    const meaning = (retrieved.meanings.get(token) ?? []).find((m) => m.stem === first);
    if (!isState && (meaning === undefined || meaning.weight < 0.5)) continue;
    return {
      value: { is: "exists", entity },
      stems: new Set([token.stem]),
      said: token.word,
      weight: isState ? 0.8 : (meaning?.weight ?? 0),
    };
  }
  return undefined;
}

/** Whether a condition holds in a circumstance: yes, no, or not known. */
export function holdsIn(
  graph: AskGraph,
  formula: Formula,
  circumstance: Circumstance,
): boolean | undefined {
  switch (formula.op) {
    case "unknown":
      return undefined;
    case "atom":
      return atomHolds(graph, formula, circumstance);
    case "and":
    case "or": {
      const decisive = formula.op === "or";
      const parts = formula.of.map((part) => holdsIn(graph, part, circumstance));
      if (parts.some((part) => part === decisive)) return decisive;
      return parts.length > 0 && parts.every((part) => part === !decisive) ? !decisive : undefined;
    }
    default:
      return formula satisfies never;
  }
}

/** True for a condition of which a circumstance leaves only a part of the ways to fulfil it. */
export function isStrained(graph: AskGraph, formula: Formula, circumstance: Circumstance): boolean {
  if (formula.op === "or")
    return formula.of.some((part) => holdsIn(graph, part, circumstance) === false);
  return formula.op === "and" && formula.of.some((part) => isStrained(graph, part, circumstance));
}

function atomHolds(
  graph: AskGraph,
  atom: Atom,
  { field, value }: Circumstance,
): boolean | undefined {
  if (atom.exists !== undefined)
    return value.is === "exists" && value.entity === atom.exists.entity
      ? atom.exists.holds
      : undefined;
  if (value.is === "exists") return undefined;
  if (value.is === "free") return freeHolds(graph, atom);
  if (value.is === "some") return atom.field === field ? someHolds(atom) : undefined;
  if (field === undefined || !isOf(graph, atom, field)) return undefined;
  const equal = atom.values.some(
    (v) =>
      (value.is === "literal" && literalOf(v) === value.text) ||
      (v.is === "boolean" && value.is === "boolean" && v.value === value.value),
  );
  const literals = literalsOf(graph, field);
  const comparable = atom.values.every((v) =>
    value.is === "literal" ? literals.includes(literalOf(v) ?? "") : v.is === value.is,
  );
  if (!comparable || atom.values.length === 0) return undefined;
  if (atom.relation === "=" || atom.relation === "in")
    return isOne(graph, atom) ? equal : undefined;
  if (atom.relation === "!=" || atom.relation === "not in")
    return isOne(graph, atom) ? !equal : undefined;
  return undefined;
}

/** True for a comparison of a field, or of a bare name like its own with its values. */
function isOf(graph: AskGraph, atom: Atom, field: ItemId): boolean {
  if (atom.field !== undefined) return atom.field === field;
  if (atom.path !== lastName(graph.item(field))) return false;
  const literals = literalsOf(graph, field);
  return literals.length > 0 && atom.values.every((v) => literals.includes(literalOf(v) ?? ""));
}

/** The literal that a value is, also where its type was not known. */
export function literalOf(value: Value): string | undefined {
  return value.is === "literal" || value.is === "other" ? value.text : undefined;
}

/** A collection may hold one value beside another; a field has one. */
function isOne(graph: AskGraph, atom: Atom): boolean {
  if (atom.relation !== "in" && atom.relation !== "not in") return true;
  return atom.field === undefined || !graph.isCollection(atom.field);
}

function freeHolds(graph: AskGraph, atom: Atom): boolean | undefined {
  if (atom.field === undefined || graph.item(atom.field).measure !== "money") return undefined;
  const [value] = atom.values;
  if (value?.is !== "number") return undefined;
  switch (atom.relation) {
    case ">":
      return 0 > value.number;
    case ">=":
      return 0 >= value.number;
    case "=":
      return value.number === 0;
    case "!=":
      return value.number !== 0;
    default:
      return undefined;
  }
}

/** There is some of an amount. */
function someHolds({ relation, values }: Atom): boolean | undefined {
  const [value] = values;
  if (value?.is !== "number" || value.number !== 0) return undefined;
  if (relation === "=" || relation === "<=") return false;
  return relation === ">" || relation === "!=" ? true : undefined;
}
