// The words under which each item is found, with how much each of them says about it: its own name
// most, then what it does, then what it mentions, then what its author says about it.

import { byCodeUnits } from "../../base/order.ts";
import { STOP } from "../lexicon/everyday.ts";
import { numberStem, stemOf, wordsOfName, wordsOfText } from "../words/split.ts";
import type { AskIndex, Item, ItemId } from "./model.ts";

const NAME = 1;
const TRIGGER = 0.75;
const VALUE = 0.6;
const EFFECT = 0.5;
const PROSE = 0.45;
const MENTION = 0.3;
const STRING = 0.35;

class Bag {
  private readonly weights = new Map<string, number>();
  private readonly words: Set<string>;

  constructor(words: Set<string>) {
    this.words = words;
  }

  name(name: string, weight: number): this {
    for (const word of wordsOfName(name)) this.word(word, weight);
    return this;
  }

  prose(text: string | undefined, weight: number): this {
    for (const word of wordsOfText(text ?? "")) if (!STOP.has(word)) this.word(word, weight);
    return this;
  }

  number(digits: string | undefined): this {
    if (digits !== undefined) this.weights.set(numberStem(digits), MENTION);
    return this;
  }

  private word(word: string, weight: number): void {
    this.words.add(word);
    const stem = stemOf(word);
    if ((this.weights.get(stem) ?? 0) < weight) this.weights.set(stem, weight);
  }

  /** The words as numbers, see {@link AskIndex.terms}. */
  terms(places: Map<string, number>): readonly number[] {
    const flat: number[] = [];
    for (const [stem, weight] of this.weights) {
      let place = places.get(stem);
      if (place === undefined) {
        place = places.size;
        places.set(stem, place);
      }
      flat.push(place, Math.round(weight * 100));
    }
    return flat;
  }
}

/** The terms of every item of an index. */
export function termsOf(
  index: Omit<AskIndex, "terms" | "stems" | "words">,
): Pick<AskIndex, "terms" | "stems" | "words"> {
  const { items } = index;
  const words = new Set<string>();
  const bags = items.map((item) => ownWords(item, words));
  const bag = (id: ItemId): Bag => bags[id] as Bag;
  const mention = (id: ItemId, of: ItemId, weight: number): void => {
    const item = items[of] as Item;
    bag(id).name(lastName(item), weight);
    if (item.kind === "field" && item.owner !== undefined)
      bag(id).name((items[item.owner] as Item).name, weight * 0.7);
  };
  for (const [id, item] of items.entries())
    if (item.owner !== undefined) {
      if (item.kind === "field") {
        bag(item.owner).name(lastName(item), MENTION);
        for (const literal of item.literals ?? []) bag(item.owner).name(literal, MENTION);
        bag(id).name((items[item.owner] as Item).name, EFFECT);
      } else bag(id).name((items[item.owner] as Item).name, MENTION);
    }
  for (const rule of index.rules) {
    const own = bag(rule.item);
    for (const trigger of rule.triggers) {
      own.name(trigger.name, trigger.kind === "call" ? TRIGGER : MENTION);
      for (const id of trigger.reads) mention(rule.item, id, MENTION);
      for (const param of trigger.params) own.name(param.name, MENTION);
    }
    for (const guard of rule.guards) for (const id of guard.reads) mention(rule.item, id, MENTION);
    for (const effect of rule.effects) {
      if (effect.target !== undefined) mention(rule.item, effect.target, EFFECT);
      if (effect.value?.is === "literal") own.name(effect.value.text, VALUE);
      if (effect.name !== undefined) own.name(effect.name, EFFECT);
      for (const set of effect.sets ?? [])
        if (set.value.is === "literal") own.name(set.value.text, MENTION);
      for (const [, string = ""] of effect.text.matchAll(/"([^"]*)"/g)) own.name(string, STRING);
      for (const id of effect.reads) mention(rule.item, id, MENTION * 0.7);
    }
  }
  for (const surface of index.surfaces) {
    const own = bag(surface.item);
    for (const entry of surface.provides) own.name(entry.name, EFFECT);
    for (const entry of surface.exposes)
      for (const id of entry.reads) mention(surface.item, id, VALUE);
    if (surface.facing !== undefined) mention(surface.item, surface.facing, EFFECT);
    if (surface.context !== undefined) mention(surface.item, surface.context, EFFECT);
    for (const id of surface.guarantees) own.prose((items[id] as Item).text, MENTION);
  }
  for (const actor of index.actors)
    for (const word of actor.guard.text.split(/\W+/)) bag(actor.item).name(word, EFFECT);
  for (const reader of index.readers)
    for (const id of reader.reads) mention(reader.item, id, EFFECT);
  const places = new Map<string, number>();
  const terms = bags.map((own) => own.terms(places));
  return { terms, stems: [...places.keys()], words: [...words].sort(byCodeUnits) };
}

/** What an item is called without its owner. */
export function lastName(item: Item): string {
  return item.kind === "open_question" ? "" : (item.name.split(".").at(-1) ?? item.name);
}

function ownWords(item: Item, words: Set<string>): Bag {
  const bag = new Bag(words);
  switch (item.kind) {
    case "open_question":
      return bag.prose(item.name, TRIGGER);
    case "file":
      return bag.name(item.name.replace(/\.allium$/, ""), NAME).prose(item.note, VALUE);
    case "guarantee":
      return bag.name(item.name, NAME).prose(item.text, VALUE);
    case "config":
      bag.name(lastName(item), NAME).prose(item.note, PROSE);
      return bag.number(/=\s*(\d+)/.exec(item.text)?.[1]);
    case "deferred":
      return bag.name(item.name, NAME);
    case "default":
      return bag.name(item.name, NAME).prose(item.text, MENTION);
    default:
      bag.name(lastName(item), NAME).prose(item.note, PROSE);
      for (const literal of item.literals ?? []) bag.name(literal, VALUE);
      return bag;
  }
}
