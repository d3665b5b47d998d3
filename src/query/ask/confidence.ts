// How sure it is that a request is about the specifications at all.

import type { Prompt } from "../words/prompt.ts";
import type { Confidence } from "./answer.ts";
import type { AskGraph } from "./graph.ts";
import type { Retrieved } from "./retrieval.ts";

const THRESHOLD = 0.35;

/** Judges a request by what its words meet. */
export function confidenceOf(graph: AskGraph, prompt: Prompt, retrieved: Retrieved): Confidence {
  let best = 0;
  for (const match of retrieved.matches.values()) best = Math.max(best, match.score);
  const total = best / (best + 1);
  void graph;
  void prompt;
  return { total, threshold: THRESHOLD, parts: { match: total }, understood: [] };
}
