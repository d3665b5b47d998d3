// Answering a question from the specifications of a project: read, link, index, ask.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import { type Answer, type AskOptions, ask } from "../query/ask/ask.ts";
import type { CacheStore } from "./cache.ts";
import type { Source } from "./check.ts";
import { collect } from "./collect.ts";
import { indexedSources } from "./indexed.ts";
import { load } from "./load.ts";

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
  const index = await indexedSources(store, files, sources);
  return { answer: ask(index, prompt, options), problems };
}
