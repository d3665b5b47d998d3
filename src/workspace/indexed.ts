// The index of a set of texts, remembered by their digest: a process that only asks one question
// need not understand the specifications again.

import type { FileSystem } from "../base/ports.ts";
import { joinPath } from "../model/link.ts";
import type { AskIndex } from "../query/index/model.ts";
import type { CacheStore } from "./cache.ts";
import type { Source } from "./check.ts";
import { readText } from "./load.ts";

/** The index of texts and of the local files that they import, taken from a store where it has it. */
export async function indexedSources(
  store: CacheStore | undefined,
  files: FileSystem,
  sources: readonly Source[],
): Promise<AskIndex> {
  return rememberedIndex(store, withImports(files, sources));
}

/** The texts of a set and of the local files that it imports. */
function withImports(files: FileSystem, sources: readonly Source[]): readonly Source[] {
  const known = new Map(sources.map((source) => [joinPath("", source.path), source]));
  // The map grows while it is gone through, which reaches the imports of imports.
  for (const source of known.values()) {
    for (const [, written = ""] of source.text.matchAll(/^\s*use\s+"(\.[^"\n]*)"/gm)) {
      const path = joinPath(source.path, written);
      if (known.has(path)) continue;
      const text = files.kind(path) === "file" ? readText(files, path) : undefined;
      if (text !== undefined) known.set(path, { path, text });
    }
  }
  return [...known.values()];
}

async function rememberedIndex(
  store: CacheStore | undefined,
  sources: readonly Source[],
): Promise<AskIndex> {
  const key = store === undefined ? undefined : keyOf(store, sources);
  const known = key === undefined ? undefined : indexIn(store?.get(key));
  if (known !== undefined) return known;
  // What parses is not even loaded where nothing has to be parsed.
  const { indexOf } = await import("./index-of.ts");
  const index = indexOf(sources);
  if (key !== undefined) store?.put(key, JSON.stringify(index));
  return index;
}

function keyOf(store: CacheStore, sources: readonly Source[]): string {
  return store.digest([store.program, "ask", ...sources.flatMap(({ path, text }) => [path, text])]);
}

function indexIn(text: string | undefined): AskIndex | undefined {
  if (text === undefined) return undefined;
  try {
    const index = JSON.parse(text) as AskIndex;
    return index.form === 1 && Array.isArray(index.items) ? index : undefined;
  } catch {
    return undefined;
  }
}
