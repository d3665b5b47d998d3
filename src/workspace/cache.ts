// Remembering what a check of a whole set has found. An entry is found by all that the findings
// depend on and that is known before parsing: the program, the options, the paths and the texts.
// What the set imports from outside is written into the entry and compared again. So an entry is
// either right or not found, and whatever is wrong with the store counts as not found.

import type { FileSystem } from "../base/ports.ts";
import type { RunOptions } from "../checks/registry.ts";
import { type Code, codes } from "../diagnostics/catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { FileReport, Source } from "./check.ts";

/** A place for entries outside of the project. Nothing here throws. */
export interface CacheStore {
  /** Identifies the program with all its parts: two that may judge differently differ here. */
  readonly program: string;
  /** A digest of texts, in which it shows where one ends and the next begins. */
  digest(texts: Iterable<string>): string;
  get(key: string): string | undefined;
  put(key: string, entry: string): void;
}

/** Smaller sets are checked as quickly as they are looked up. */
export const SMALLEST_CACHED_SET = 20;

/** What a check asks of the world beside the texts of its set. */
export interface Surroundings {
  readonly files: Pick<FileSystem, "kind">;
  readonly read: (path: string) => string | undefined;
}

interface Entry {
  /** What was asked about paths outside the set, and the answers. */
  readonly outside: Readonly<Record<string, string>>;
  /** For each source, in order. */
  readonly found: readonly (readonly Diagnostic[])[];
}

/**
 * The reports for a set of texts, of which those `beside` are not asked about: those remembered
 * where nothing has changed that they depend on, else what `compute` finds with the surroundings that it is given.
 */
export async function remembered(
  store: CacheStore,
  { sources, beside }: { sources: readonly Source[]; beside: readonly Source[] },
  options: RunOptions,
  surroundings: Surroundings,
  compute: (surroundings: Surroundings) => Promise<readonly FileReport[]>,
): Promise<readonly FileReport[]> {
  const key = store.digest([
    store.program,
    JSON.stringify({ optIn: options.optIn === true }),
    ...sources.flatMap(({ path, text }) => [path, text]),
    "beside",
    ...beside.flatMap(({ path, text }) => [path, text]),
  ]);
  const known = entryOf(store.get(key), sources.length);
  if (known !== undefined && isCurrent(known, store, surroundings))
    return sources.map((source, index) => ({ ...source, diagnostics: known.found[index] ?? [] }));

  const inSet = new Set(sources.map(({ path }) => path));
  const outside: Record<string, string> = {};
  const reports = await compute({
    files: {
      kind: (path) => {
        const kind = surroundings.files.kind(path);
        if (!inSet.has(path)) outside[`kind ${path}`] = kind;
        return kind;
      },
    },
    read: (path) => {
      const text = surroundings.read(path);
      outside[`text ${path}`] = digestOf(text, store);
      return text;
    },
  });
  const entry: Entry = { outside, found: reports.map(({ diagnostics }) => diagnostics) };
  store.put(key, JSON.stringify(entry));
  return reports;
}

/** An entry's text as an entry; undefined where it is damaged or of another form. */
function entryOf(text: string | undefined, files: number): Entry | undefined {
  if (text === undefined) return undefined;
  try {
    const { outside, found } = JSON.parse(text) as Partial<Entry>;
    if (typeof outside !== "object" || outside === null) return undefined;
    if (!Array.isArray(found) || found.length !== files) return undefined;
    const known = new Set<Code>(codes);
    const whole = found.every(
      (list) => Array.isArray(list) && list.every((d: Diagnostic) => known.has(d.code)),
    );
    return whole ? { outside, found } : undefined;
  } catch {
    return undefined;
  }
}

/** True when every question about the outside is still answered as it was. */
function isCurrent(entry: Entry, store: CacheStore, { files, read }: Surroundings): boolean {
  return Object.entries(entry.outside).every(([question, answer]) => {
    const path = question.slice(5);
    return question.startsWith("kind ")
      ? files.kind(path) === answer
      : digestOf(read(path), store) === answer;
  });
}

function digestOf(text: string | undefined, store: CacheStore): string {
  return text === undefined ? "" : store.digest([text]);
}
