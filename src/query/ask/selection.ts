// Which items become facts of an answer, in which order and for which reason: what conflicts name
// first, then what the request is about, as long as it is near enough to the best.

import type { Conflict } from "../conflict/conflict.ts";
import type { Item, ItemId } from "../index/model.ts";
import type { Active } from "./activation.ts";
import type { AskGraph } from "./graph.ts";
import type { Retrieved } from "./retrieval.ts";
import type { Wish } from "./wish.ts";

export interface Chosen {
  readonly item: ItemId;
  readonly why: string;
}

/** Facts of an answer, at most; those that conflicts need come on top. */
const MOST = 13;
/** Interest below this share of the best is no reason to name something. */
const SHARE = 0.22;

/** Where a number is asked for, those that the best things read are worth naming in any case. */
const LIMIT_SHARE = 0.1;

/** True for a config value of the kind that is asked for. */
function limits(item: Item, { limit }: Wish): boolean {
  if (limit === undefined || item.kind !== "config") return false;
  return limit === "any" || (limit === "duration") === (item.measure === "duration");
}

/** Chooses the facts. */
export function choose(
  graph: AskGraph,
  active: readonly Active[],
  conflicts: readonly Conflict[],
  extra: readonly Chosen[],
  wish: Wish,
): readonly Chosen[] {
  const chosen = new Map<ItemId, string>();
  const take = ({ item, why }: Chosen): void => {
    if (graph.item(item).kind !== "file" && !chosen.has(item)) chosen.set(item, why);
  };
  for (const { against } of conflicts) for (const cited of against) take(cited);
  for (const { path } of conflicts) for (const cited of path) take(cited);
  const best = active[0]?.score ?? 0;
  const near = active.filter(({ score }) => score >= best * SHARE);
  for (const { item, why } of near.slice(0, 3)) take({ item, why });
  for (const { lost, around } of conflicts)
    for (const cited of [...around, ...lost].slice(0, 6)) take(cited);
  for (const { item, why } of near.slice(3, 6)) take({ item, why });
  for (const cited of extra.slice(0, 6)) take(cited);
  for (const { item } of active.filter((a) => limits(graph.item(a.item), wish)).slice(0, 2))
    if ((active.find((a) => a.item === item)?.score ?? 0) > best * LIMIT_SHARE)
      take({ item, why: "the number asked for" });
  const counts = new Map<string, number>();
  for (const id of chosen.keys()) count(counts, graph.item(id).kind);
  for (const { item, why } of near) {
    if (chosen.size >= MOST) break;
    const { kind } = graph.item(item);
    if (chosen.has(item) || (counts.get(kind) ?? 0) >= mostOf(kind, wish)) continue;
    count(counts, kind);
    take({ item, why });
  }
  return [...chosen].map(([item, why]) => ({ item, why }));
}

function count(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** Rules and numbers say what holds; of what they are about a few are enough. */
function mostOf(kind: Item["kind"], { show, who }: Wish): number {
  switch (kind) {
    case "field":
    case "entity":
      return show ? 4 : 3;
    case "surface":
    case "actor":
      return show || who ? 3 : 1;
    case "default":
    case "guarantee":
      return 2;
    default:
      return MOST;
  }
}

/** Open questions that several words of the request are about. */
export function questionsNear(graph: AskGraph, retrieved: Retrieved): readonly Chosen[] {
  return [...retrieved.matches.values()]
    .filter(({ item }) => graph.item(item).kind === "open_question")
    .map(({ item, hits }) => ({
      item,
      sure: hits.filter((hit) => hit.meaning.weight >= 0.8 && hit.token.weight > 0.5),
    }))
    .filter(({ sure }) => new Set(sure.map((hit) => hit.token.stem)).size >= 2)
    .map(({ item }) => ({ item, why: "still open" }));
}

/** Kinds of items that answer a kind of question, by how much more they are worth to it. */
export function fitness(wish: Wish, item: Item): number {
  let factor = 1;
  if (item.kind === "config" && wish.limit !== undefined) {
    const fits = limits(item, wish);
    factor *= fits ? 2 : 1.2;
  }
  if (item.kind === "surface" || item.kind === "actor" || item.kind === "guarantee")
    factor *= wish.show || wish.who ? 1.4 : 0.75;
  if (item.kind === "rule") factor *= wish.show ? 1 : 1.25;
  if (item.kind === "field") factor *= wish.show ? 0.95 : 0.7;
  if (item.kind === "entity" || item.kind === "value") factor *= 0.9;
  if (item.kind === "default" || item.kind === "deferred" || item.kind === "contract")
    factor *= 0.8;
  return factor;
}
