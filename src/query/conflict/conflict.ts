// What is found when a wish is set against the model: what stands in its way, the way that is meant
// for it, and what only that way brings about.

import type { AskGraph } from "../ask/graph.ts";
import type { Retrieved } from "../ask/retrieval.ts";
import type { Wish } from "../ask/wish.ts";
import type { ItemId, RuleFacts } from "../index/model.ts";
import type { Prompt } from "../words/prompt.ts";
import type { Circumstance } from "./circumstance.ts";

/** Everything that the search for conflicts looks at. */
export interface Case {
  readonly graph: AskGraph;
  readonly prompt: Prompt;
  readonly retrieved: Retrieved;
  readonly wish: Wish;
  readonly circumstances: readonly Circumstance[];
  /** The interest in each item. */
  readonly interest: ReadonlyMap<ItemId, number>;
  /** The rules of most interest, the most interesting first. */
  readonly rules: readonly RuleFacts[];
}

/** A clause or item that is quoted, with the reason. */
export interface Cited {
  readonly item: ItemId;
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

/** A wish and what stands against it. */
export interface Conflict {
  readonly asked: string;
  readonly against: readonly Cited[];
  readonly path: readonly Cited[];
  readonly lost: readonly Cited[];
  /** Further items that belong to it. */
  readonly around: readonly Cited[];
  /** How surely it is meant, to compare conflicts of one request. */
  readonly weight: number;
}

/** An item as a whole. */
export function cite(graph: AskGraph, item: ItemId, why: string): Cited {
  const { line, text } = graph.item(item);
  return { item, line, text, why };
}
