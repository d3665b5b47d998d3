// Answering a question from the specifications of a project: read, link, index, ask.

import { parse } from "../../grammar/parse.ts";
import type { FileProblem, FileSystem } from "../base/ports.ts";
import { joinPath } from "../model/link.ts";
import { modelOf } from "../model/module-model.ts";
import { specModelOf } from "../model/spec-model.ts";
import { type Answer, type AskOptions, ask } from "../query/ask/ask.ts";
import { askIndex } from "../query/index/build.ts";
import type { AskIndex } from "../query/index/model.ts";
import type { CacheStore } from "./cache.ts";
import type { Source } from "./check.ts";
import { collect } from "./collect.ts";
import { load, readText } from "./load.ts";

export type { Answer, AskOptions, Bypass, Fact, OpenQuestion } from "../query/ask/ask.ts";

/** An answer, and what could not be looked at. */
export interface AskReport {
  readonly answer: Answer;
  readonly problems: readonly FileProblem[];
}

export interface AskSetOptions extends AskOptions {
  /** Where indexes are remembered. */
  readonly cache?: () => Promise<CacheStore | undefined>;
}

/**
 * Answers a question about the specifications at some paths.
 * @param paths files and folders, as `check` takes them
 */
export async function askPaths(
  files: FileSystem,
  prompt: string,
  paths: readonly string[],
  { cache, ...options }: AskSetOptions = {},
): Promise<AskReport> {
  const collected = await collect(files, paths);
  const problems = [...collected.problems];
  const sources: Source[] = [];
  for (const path of collected.files) {
    const loaded = load(files, path);
    if (loaded.ok) sources.push({ path, text: loaded.value });
    else problems.push({ path, reason: loaded.error });
  }
  const store = await cache?.();
  const index = indexedSources(store, files, sources);
  return { answer: ask(index, prompt, options), problems };
}

/** The index of texts and of the local files that they import, taken from a store where it has it. */
export function indexedSources(
  store: CacheStore | undefined,
  files: FileSystem,
  sources: readonly Source[],
): AskIndex {
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

function rememberedIndex(store: CacheStore | undefined, sources: readonly Source[]): AskIndex {
  const key = store?.digest([
    store.program,
    "ask",
    ...sources.flatMap(({ path, text }) => [path, text]),
  ]);
  const known = key === undefined ? undefined : indexIn(store?.get(key));
  if (known !== undefined) return known;
  const index = indexOf(sources);
  if (key !== undefined) store?.put(key, JSON.stringify(index));
  return index;
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

/** Parses and links texts as one set, and indexes them. */
export function indexOf(sources: readonly Source[]): AskIndex {
  const paths = new Set(sources.map(({ path }) => joinPath("", path)));
  const inputs = sources.map(({ path, text }) => {
    const parsed = parse(text);
    const resolve = (use: string): "file" | "missing" =>
      paths.has(joinPath(path, use)) ? "file" : "missing";
    return { path, model: modelOf(parsed.module, parsed.diagnostics, resolve) };
  });
  const texts = new Map(sources.map(({ path, text }) => [joinPath("", path), text]));
  return askIndex(specModelOf(inputs), (path) => texts.get(path) ?? "");
}
