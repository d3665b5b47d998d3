// What a session should know of the specifications from its beginning: which there are, what they
// govern, and what is not decided yet.

import type { CacheStore } from "./cache.ts";
import type { Source } from "./check.ts";

/** One file and what it is about. */
export interface CardFile {
  readonly path: string;
  /** Entities of its own, in the order of the text. */
  readonly entities: readonly string[];
  readonly rules: number;
  readonly surfaces: number;
}

export interface CardQuestion {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface SessionCard {
  readonly files: readonly CardFile[];
  readonly questions: readonly CardQuestion[];
}

/** What is said of some texts at the beginning of a session, remembered where there is a store. */
export async function sessionCard(
  sources: readonly Source[],
  store: CacheStore | undefined,
): Promise<SessionCard> {
  const key = store?.digest([
    store.program,
    "card",
    ...sources.flatMap(({ path, text }) => [path, text]),
  ]);
  const known = key === undefined ? undefined : cardIn(store?.get(key));
  if (known !== undefined) return known;
  // What parses is not even loaded where nothing has to be parsed.
  const { parsedCard } = await import("./parsed-card.ts");
  const card = parsedCard(sources);
  if (key !== undefined) store?.put(key, JSON.stringify(card));
  return card;
}

function cardIn(text: string | undefined): SessionCard | undefined {
  if (text === undefined) return undefined;
  try {
    const card = JSON.parse(text) as SessionCard;
    return Array.isArray(card.files) && Array.isArray(card.questions) ? card : undefined;
  } catch {
    return undefined;
  }
}
