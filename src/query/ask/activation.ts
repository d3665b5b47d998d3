// From what the words meet to what an answer is about: interest spreads over the edges of the
// model, with a reason and a loss at each step.

import type { Item, ItemId } from "../index/model.ts";
import { type AskGraph, type EdgeKind, PASSES } from "./graph.ts";
import type { Retrieved } from "./retrieval.ts";

/** An item with the interest in it and why. */
export interface Active {
  readonly item: ItemId;
  readonly score: number;
  readonly why: string;
}

/** Interest spreads from so many things at most. */
const SPREADING = 400;

/** Things that hang together with many others pass little of it on to each. */
const hub = (degree: number): number => 1 / Math.sqrt(1 + degree / 6);

/** Spreads what the words have found, twice; the most interesting first. */
export function activate(
  graph: AskGraph,
  retrieved: Retrieved,
  fits: (item: Item) => number,
): readonly Active[] {
  const own = new Map<ItemId, number>();
  for (const [id, match] of retrieved.matches) own.set(id, match.score * fits(graph.item(id)));
  let interest = own;
  const reasons = new Map<ItemId, { from: ItemId; kind: EdgeKind; gain: number }>();
  for (let round = 0; round < 2; round++) {
    const next = new Map(own);
    for (const [from, score] of strongest(interest)) {
      const edges = graph.edges[from] ?? [];
      const loss = hub(edges.length);
      for (const { to, kind } of edges) {
        const gain = score * PASSES[kind] * loss * (round === 0 ? 1 : 0.6);
        next.set(to, (next.get(to) ?? 0) + gain);
        const known = reasons.get(to);
        if (known === undefined || known.gain < gain) reasons.set(to, { from, kind, gain });
      }
    }
    interest = next;
  }
  return [...interest]
    .filter(([id]) => isFact(graph.item(id)))
    .map(([item, score]) => ({
      item,
      score,
      get why() {
        return whyOf(graph, retrieved, reasons, item);
      },
    }))
    .sort((a, b) => b.score - a.score || a.item - b.item);
}

/** Those that have anything to pass on. */
function strongest(interest: ReadonlyMap<ItemId, number>): Iterable<readonly [ItemId, number]> {
  if (interest.size <= SPREADING) return interest;
  return [...interest].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SPREADING);
}

function isFact(item: Item): boolean {
  return item.kind !== "file";
}

function whyOf(
  graph: AskGraph,
  retrieved: Retrieved,
  reasons: ReadonlyMap<ItemId, { from: ItemId; kind: EdgeKind; gain: number }>,
  id: ItemId,
): string {
  const match = retrieved.matches.get(id);
  const reason = reasons.get(id);
  if (match !== undefined && match.score >= (reason?.gain ?? 0)) {
    const words = [...new Set(match.hits.map((hit) => hit.token.word))].slice(0, 4);
    return `about: ${words.join(", ")}`;
  }
  if (reason === undefined) return "near";
  return `${reason.kind} ${graph.item(reason.from).name}`;
}
