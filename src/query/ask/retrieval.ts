// Which items the words of a request are about. Each word gives an item its best meaning only once,
// weighed by how rare that meaning is; what belongs to one thing supports itself.

import type { AskIndex, ItemId } from "../index/model.ts";
import type { Prompt, Token } from "../words/prompt.ts";
import { stemOf, wordsOfName } from "../words/split.ts";
import { type Meaning, Vocabulary } from "../words/vocabulary.ts";

/** That a word of the request meets a word of an item. */
export interface Hit {
  readonly token: Token;
  readonly meaning: Meaning;
  /** What it adds to the score of the item. */
  readonly score: number;
  /** How much the word says about the item. */
  readonly term: number;
}

/** An item as the words alone find it. */
export interface Match {
  readonly item: ItemId;
  readonly score: number;
  readonly hits: readonly Hit[];
  /** How much of its name the words say, from 0 to 1. */
  readonly named: number;
}

export interface Retrieved {
  /** By item; only items that some word meets. */
  readonly matches: ReadonlyMap<ItemId, Match>;
  /** The words with what they may mean here, those without included. */
  readonly meanings: ReadonlyMap<Token, readonly Meaning[]>;
  /** The words, those weighed in full that make up names together. */
  readonly tokens: readonly Token[];
  /** How rare a stem is, from 0 to 1. */
  rarity(stem: string): number;
}

/** What an everyday word weighs as a part of a name. */
const PROMOTED = 0.8;
/** Names of entities that say as little as the everyday words that they are. */
const GENERIC: ReadonlySet<string> = new Set(["user", "person", "peopl", "name", "item"]);
/** What a name that is written out is worth beside its words. */
const WRITTEN = 2;
/** Words this near to each other may make up a name. */
const NEAR = 6;

/** Postings and rarities of an index; built once for it. */
export class Retrieval {
  readonly index: AskIndex;
  readonly vocabulary: Vocabulary;
  /** By stem: items and how much it says about them, in turns. */
  private readonly postings = new Map<string, number[]>();
  /** Stems that are the whole name of an entity. */
  private readonly entities: ReadonlySet<string>;
  /** Items by their names as written; words that are no identifiers are left out. */
  private readonly byIdentifier = new Map<string, ItemId[]>();
  private readonly byName = new Map<string, ItemId[]>();
  private readonly names: string[][];

  constructor(index: AskIndex) {
    this.index = index;
    const { stems } = index;
    this.names = index.items.map(() => []);
    for (const [id, { name, kind }] of index.items.entries())
      if (kind !== "open_question") push(this.byIdentifier, name.split(".").at(-1) ?? name, id);
    for (const [item, terms] of index.terms.entries())
      for (let at = 0; at < terms.length; at += 2) {
        const stem = stems[terms[at] as number] as string;
        const weight = (terms[at + 1] as number) / 100;
        push(this.postings, stem, item);
        push(this.postings, stem, weight);
        if (weight < 1) continue;
        this.names[item]?.push(stem);
        push(this.byName, stem, item);
      }
    this.entities = new Set(
      index.items.flatMap((item, id) =>
        item.kind === "entity" && this.names[id]?.length === 1 ? (this.names[id] ?? []) : [],
      ),
    );
    this.vocabulary = new Vocabulary(new Set(stems), index.words);
  }

  /** How rare a stem is among the items: 1 for a single one, near 0 for one that most have. */
  rarity(stem: string): number {
    const count = (this.postings.get(stem)?.length ?? 0) / 2;
    const all = Math.max(2, this.index.items.length);
    return count === 0 ? 0 : Math.log(1 + all / count) / Math.log(1 + all);
  }

  retrieve(prompt: Prompt, links: (mention: string) => readonly string[] = () => []): Retrieved {
    const meanings = new Map<Token, readonly Meaning[]>();
    const hits = new Map<ItemId, Map<string, Hit>>();
    for (const token of this.promoted(prompt.tokens)) {
      // What an everyday word is related to would be anything.
      const found = this.vocabulary
        .meanings(token)
        .filter(({ by }) => token.weight > 0.5 || (token.weight > 0 && by === "itself"));
      meanings.set(token, found);
      for (const meaning of found) {
        const value = this.rarity(meaning.stem) * meaning.weight * token.weight;
        const posted = this.postings.get(meaning.stem) ?? [];
        for (let at = 0; at < posted.length; at += 2) {
          const item = posted[at] as ItemId;
          const term = posted[at + 1] as number;
          const score = value * term;
          let own = hits.get(item);
          if (own === undefined) {
            own = new Map();
            hits.set(item, own);
          }
          // Each word counts once for an item, and each stem of an item once.
          const key = token.phrase ?? token.stem;
          const known = own.get(key);
          if (known === undefined || known.meaning.weight * known.term < meaning.weight * term)
            own.set(key, { token, meaning, score, term });
        }
      }
    }
    const matches = new Map<ItemId, Match>();
    for (const [item, own] of hits) matches.set(item, this.match(item, [...own.values()]));
    const written = new Set([
      ...prompt.identifiers,
      ...[...prompt.identifiers, ...prompt.paths].flatMap((mention) => links(mention)),
    ]);
    for (const name of written)
      for (const item of this.byIdentifier.get(name) ?? []) {
        const { score, hits } = matches.get(item) ?? { score: 0, hits: [] };
        matches.set(item, { item, score: score + WRITTEN, hits, named: 1 });
      }
    return { matches, meanings, tokens: [...meanings.keys()], rarity: (stem) => this.rarity(stem) };
  }

  /** Everyday words count in full where they make up a name together: `wrong code`. */
  private promoted(tokens: readonly Token[]): readonly Token[] {
    return tokens.map((token, place) => {
      if (token.tool !== undefined && !this.isName(token.tool)) return { ...token, weight: 0 };
      if (token.weight > 0.5) return token;
      if (this.entities.has(token.stem) && !GENERIC.has(token.stem))
        return { ...token, weight: PROMOTED };
      const near = [
        ...tokens.slice(Math.max(0, place - 3), place),
        ...tokens.slice(place + 1, place + 4),
      ].filter((other) => other.stem !== token.stem && Math.abs(other.at - token.at) <= NEAR);
      const together = (this.byName.get(token.stem) ?? []).some((item) => {
        const name = this.names[item] ?? [];
        return near.some((other) =>
          this.vocabulary
            .meanings(other)
            .some((m) => m.weight >= 0.8 && m.stem !== token.stem && name.includes(m.stem)),
        );
      });
      return together ? { ...token, weight: PROMOTED } : token;
    });
  }

  /** True for words that some name holds all of: what they mean to tools is not meant here. */
  private isName(phrase: string): boolean {
    const stems = wordsOfName(phrase).map(stemOf);
    const [first = ""] = stems;
    return (this.byName.get(first) ?? []).some((item) =>
      stems.every((stem) => this.names[item]?.includes(stem)),
    );
  }

  private match(item: ItemId, all: readonly Hit[]): Match {
    const best = new Map<string, Hit>();
    for (const hit of all) {
      const known = best.get(hit.meaning.stem);
      if (known === undefined || known.score < hit.score) best.set(hit.meaning.stem, hit);
    }
    const hits = [...best.values()].sort((a, b) => b.score - a.score);
    const name = this.names[item] ?? [];
    const said = name.reduce((sum, stem) => sum + (best.get(stem)?.meaning.weight ?? 0), 0);
    const named = name.length === 0 ? 0 : said / name.length;
    const score = hits.reduce((sum, hit) => sum + hit.score, 0) * (1 + 0.6 * named * named);
    return { item, score, hits, named };
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
