// Checking a large set in parts, on several threads. Files that imports join are judged together, so
// a set is cut between those groups; the parts are made of about the same number of letters. What a
// part needed is forgotten before the next, which keeps the memory small that a thread goes through.

import type { FileSystem } from "../base/ports.ts";
import type { RunOptions } from "../checks/registry.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { joinPath } from "../model/link.ts";
import type { Surroundings } from "./cache.ts";
import type { FileReport, Source } from "./check.ts";
import { connected } from "./components.ts";
import { Session } from "./session.ts";
import { usesIn } from "./uses.ts";

/** Smaller sets are checked before a second thread has started. In letters. */
export const SMALLEST_SHARED_SET = 1_000_000;

/** About the size of a part, in letters. */
const PART = 250_000;

/** A part of a set that needs no other part. */
export interface Shard {
  readonly sources: readonly Source[];
  /** Texts that belong to it and for which no report is wanted. */
  readonly beside: readonly Source[];
}

/** What was found in a part, for its sources in order, and what was asked of the world for it. */
export interface ShardResult {
  readonly found: readonly (readonly Diagnostic[])[];
  readonly kinds: readonly string[];
  readonly texts: readonly string[];
}

/** Threads that check parts of a set. */
export interface Crew {
  /** How many threads work at the same time, the one that asks among them. */
  readonly size: number;
  /**
   * Checks some parts in another thread, one after the other.
   * @throws where the thread fails
   */
  check(shards: readonly Shard[], options: RunOptions): Promise<readonly ShardResult[]>;
}

/**
 * Cuts a set into at most `count` parts. The same set is always cut in the same way.
 * @param read gives the text of an imported file; what it cannot read is left out
 */
export function shardsOf(
  { sources, beside }: Shard,
  read: (path: string) => string | undefined,
  count: number,
): readonly Shard[] {
  type Wanted = "sources" | "beside" | "outside";
  const nodes = new Map<string, { readonly source: Source; readonly wanted: Wanted }>();
  const take = (source: Source, wanted: Wanted): void => {
    const key = joinPath("", source.path);
    if (!nodes.has(key)) nodes.set(key, { source, wanted });
  };
  for (const source of sources) take(source, "sources");
  for (const source of beside) take(source, "beside");
  // The map grows while it is gone through, which reaches the imports of imports.
  for (const { source } of nodes.values()) {
    for (const use of usesIn(source.path, source.text)) {
      const outside = nodes.has(use) ? undefined : read(use);
      if (outside !== undefined) take({ path: use, text: outside }, "outside");
    }
  }
  const shards = Array.from({ length: count }, () => ({
    sources: [] as Source[],
    beside: [] as Source[],
    letters: 0,
  }));
  const groups = connected(nodes, ({ source }) => usesIn(source.path, source.text))
    .map((members) => ({
      members,
      letters: members.reduce((sum, { source }) => sum + source.text.length, 0),
    }))
    .sort((a, b) => b.letters - a.letters);
  for (const { members, letters } of groups) {
    const lightest = shards.reduce((a, b) => (b.letters < a.letters ? b : a));
    lightest.letters += letters;
    for (const { source, wanted } of members)
      if (wanted !== "outside") lightest[wanted].push(source);
  }
  return shards.filter((shard) => shard.sources.length > 0);
}

/** Checks one part. */
export function checkShard(
  { sources, beside }: Shard,
  { files, read }: Surroundings,
  options: RunOptions,
): ShardResult {
  const kinds = new Set<string>();
  const texts = new Set<string>();
  const asking: Pick<FileSystem, "kind"> = {
    kind: (path) => {
      kinds.add(path);
      return files.kind(path);
    },
  };
  const reading = (path: string): string | undefined => {
    texts.add(path);
    return read(path);
  };
  const reports = new Session(asking, reading, options).check(sources, beside);
  const found = reports.map(({ diagnostics }) => diagnostics);
  return { found, kinds: [...kinds], texts: [...texts] };
}

/** Checks a set part by part, with other threads where there are some; the result is the same. */
export async function checkInShards(
  set: Shard,
  surroundings: Surroundings,
  options: RunOptions,
  crew: Crew | undefined,
): Promise<readonly FileReport[]> {
  const size = crew?.size ?? 1;
  const letters = set.sources.reduce((sum, { text }) => sum + text.length, 0);
  const shards = shardsOf(set, surroundings.read, Math.ceil(letters / PART / size) * size);
  const [own = [], ...others] = dealt(shards, size);
  const found = new Map<string, readonly Diagnostic[]>();
  const take = (shard: Shard, result: ShardResult): void => {
    for (const [index, { path }] of shard.sources.entries())
      found.set(joinPath("", path), result.found[index] ?? []);
  };
  // The other threads get their work before this one begins with its own.
  const elsewhere = others.map((hand) => crew?.check(hand, options).catch(() => undefined));
  for (const shard of own) take(shard, checkShard(shard, surroundings, options));
  for (const [index, results] of (await Promise.all(elsewhere)).entries()) {
    for (const [at, shard] of (others[index] ?? []).entries()) {
      const result = results?.[at];
      // A thread that failed leaves its work to this one.
      take(shard, result ?? checkShard(shard, surroundings, options));
      // Asked here once more, so that whoever remembers the result knows what it depends on.
      for (const path of result?.kinds ?? []) surroundings.files.kind(path);
      for (const path of result?.texts ?? []) surroundings.read(path);
    }
  }
  return set.sources.map((source) => ({
    ...source,
    diagnostics: found.get(joinPath("", source.path)) ?? [],
  }));
}

/** Deals in turn, so that each hand has about as much. */
function dealt<T>(items: readonly T[], hands: number): readonly (readonly T[])[] {
  const all = Array.from({ length: hands }, (): T[] => []);
  for (const [index, item] of items.entries()) all[index % hands]?.push(item);
  return all.filter((hand) => hand.length > 0);
}
