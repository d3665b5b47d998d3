// The facts of a folder of code: files found, read and extracted, each remembered by its content.

import type { FileProblem, FileSystem } from "../base/ports.ts";
import { extractFile, fileRole } from "../facts/code/extract.ts";
import { Grammars, type ModuleSource } from "../facts/code/grammars.ts";
import { extractorFor } from "../facts/code/languages/index.ts";
import type { FileFacts } from "../facts/code/model.ts";
import type { CacheStore } from "./cache.ts";
import { load } from "./load.ts";

/** Facts with what could not be read. */
export interface CodeFacts {
  readonly files: readonly FileFacts[];
  readonly problems: readonly FileProblem[];
}

/** Changes whenever the facts of a text may: part of what is remembered. */
const FORM = "code-facts 1";

/**
 * Reads code and remembers what it said, by content: in memory while the process lives, and in a
 * store where there is one. What is remembered is never stale, as a changed text is another one.
 */
export class FactReader {
  private readonly grammars: Grammars;
  private readonly store: CacheStore | undefined;
  private known = new Map<string, FileFacts | null>();
  private loadedFrom = new Set<string>();

  constructor(source: ModuleSource, store?: CacheStore) {
    this.grammars = new Grammars(source);
    this.store = store;
  }

  /**
   * The facts of all code files below some folders, and of files named.
   * @param place gives a path below a folder the name under which it is known
   */
  async read(files: FileSystem, paths: readonly string[]): Promise<CodeFacts> {
    const problems: FileProblem[] = [];
    const texts: { readonly path: string; readonly text: string }[] = [];
    const seen = new Set<string>();
    const take = (path: string): void => {
      if (seen.has(path) || extractorFor(path) === undefined) return;
      seen.add(path);
      const loaded = load(files, path);
      if (loaded.ok) texts.push({ path, text: loaded.value });
      else problems.push({ path, reason: loaded.error });
    };
    for (const path of paths) {
      const kind = files.kind(path);
      if (kind === "file") take(path);
      else if (kind === "directory") {
        const listed = await files.list(path, undefined, (p) => problems.push(p));
        if (!listed.ok) problems.push({ path, reason: listed.error });
        else
          for (const entry of listed.value) if (isCode(entry.path)) take(below(path, entry.path));
      } else
        problems.push({
          path,
          reason: kind === "missing" ? "no such file or folder" : "neither a file nor a folder",
        });
    }
    return { files: await this.factsOf(texts, paths.join("\n")), problems };
  }

  /** The facts of texts. */
  async factsOf(
    texts: readonly { readonly path: string; readonly text: string }[],
    group = "",
  ): Promise<readonly FileFacts[]> {
    const { store } = this;
    if (store !== undefined && !this.loadedFrom.has(group)) this.remember(group);
    const out: FileFacts[] = [];
    const keys = texts.map(({ path, text }) => keyOf(store, path, text));
    const missing = texts.filter((_, i) => !this.known.has(keys[i] ?? ""));
    if (missing.length > 0)
      await this.grammars.load(missing.flatMap(({ path }) => extractorFor(path)?.grammar ?? []));
    let isNew = false;
    texts.forEach(({ path, text }, i) => {
      const key = keys[i] ?? "";
      let facts = this.known.get(key);
      if (facts === undefined) {
        facts = extractFile(path, text, this.grammars) ?? null;
        this.known.set(key, facts);
        isNew = true;
      }
      if (facts !== null) out.push(facts);
    });
    if (store !== undefined && isNew) {
      const kept = keys.flatMap((key) => {
        const facts = this.known.get(key);
        return facts === undefined ? [] : [[key, facts] as const];
      });
      store.put(store.digest([store.program, FORM, group]), JSON.stringify(kept));
    }
    return out;
  }

  private remember(group: string): void {
    const { store } = this;
    if (store === undefined) return;
    this.loadedFrom.add(group);
    const entry = store.get(store.digest([store.program, FORM, group]));
    if (entry === undefined) return;
    try {
      for (const [key, facts] of JSON.parse(entry) as [string, FileFacts | null][])
        if (!this.known.has(key)) this.known.set(key, facts);
    } catch {
      // A damaged entry is none.
    }
  }
}

function keyOf(store: CacheStore | undefined, path: string, text: string): string {
  return store === undefined ? `${path}\n${text}` : store.digest([path, text]);
}

/** Tests, generated and vendored files say nothing about how the system behaves. */
function isCode(path: string): boolean {
  if (extractorFor(path) === undefined) return false;
  const role = fileRole(path, "");
  return role !== "vendored" && role !== "test";
}

function below(folder: string, path: string): string {
  if (/^\.\/*$/.test(folder)) return path;
  return `${folder.replace(/\/+$/, "")}/${path}`;
}
