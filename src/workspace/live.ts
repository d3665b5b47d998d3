// The specifications of a project in a process that stays, such as a server of tools. Every answer
// rests on what the files say at that moment: their texts are read again each time, which is quick,
// and only what their change has made stale is built again. Searching folders is not quick, so that
// is done when somebody who watches says that files have come or gone.

import type { FileSystem } from "../base/ports.ts";
import { type Answer, type AskOptions, ask } from "../query/ask/ask.ts";
import type { AskIndex } from "../query/index/model.ts";
import type { CacheStore } from "./cache.ts";
import type { Source } from "./check.ts";
import { collect } from "./collect.ts";
import { findConfig } from "./config.ts";
import { indexedSources } from "./indexed.ts";
import { load } from "./load.ts";
import { type SessionCard, sessionCard } from "./session-card.ts";
import type { UnderstoodSet } from "./understood.ts";

/** Makes a test for paths of patterns; the port of `host/patterns.ts`. */
export type Passing = (
  cwd: string,
  folder: string,
  include: readonly string[] | undefined,
  exclude?: readonly string[],
) => (path: string) => boolean;

export interface LiveOptions {
  /** Which of the files found are looked at; all where left out. */
  readonly accepts?: (path: string) => boolean;
  /** Where indexes are remembered. */
  readonly cache?: () => Promise<CacheStore | undefined>;
}

/** The texts of a moment and what was made of them. */
interface Moment {
  readonly sources: readonly Source[];
  index?: AskIndex;
  set?: UnderstoodSet;
}

export class LiveProject {
  private readonly files: FileSystem;
  private readonly options: LiveOptions;
  private paths: readonly string[] | undefined;
  private moment: Moment = { sources: [] };

  /** @param files the files of the project, whose root is their current folder */
  constructor(files: FileSystem, options: LiveOptions = {}) {
    this.files = files;
    this.options = options;
  }

  /**
   * Opens a project with what its configuration lets through; one that cannot be used counts as
   * none here, since `check` reports it.
   * @param root the absolute path of the current folder of `files`, with `/`
   * @param passing asked for where there are patterns
   */
  static async open(
    files: FileSystem,
    root: string,
    passing: () => Promise<Passing>,
    cache?: LiveOptions["cache"],
  ): Promise<LiveProject> {
    const found = await findConfig(files, root);
    const options = cache === undefined ? {} : { cache };
    if (!found.ok || found.value.path === undefined) return new LiveProject(files, options);
    const { config, path } = found.value;
    if (config.include === undefined && config.exclude === undefined)
      return new LiveProject(files, options);
    const folder = path.slice(0, path.lastIndexOf("/")) || "/";
    const accepts = (await passing())(root, folder, config.include, config.exclude);
    return new LiveProject(files, { ...options, accepts });
  }

  /** Tells that files may have come or gone: the next answer looks for them. */
  searchAgain(): void {
    this.paths = undefined;
  }

  /** The specifications as they are now, by path. */
  async sources(): Promise<readonly Source[]> {
    return (await this.now()).sources;
  }

  /** Answers a question in words. */
  async ask(text: string, options: AskOptions = {}): Promise<Answer> {
    return ask(await this.index(), text, options);
  }

  /** What questions in words are answered from. */
  async index(): Promise<AskIndex> {
    const moment = await this.now();
    moment.index ??= await indexedSources(await this.options.cache?.(), this.files, moment.sources);
    return moment.index;
  }

  /** What is said at the beginning of a session. */
  async card(): Promise<SessionCard> {
    const { sources } = await this.now();
    return sessionCard(sources, await this.options.cache?.());
  }

  /** All specifications as one linked set. */
  async understood(): Promise<UnderstoodSet> {
    const moment = await this.now();
    const { understand } = await import("./understood.ts");
    moment.set ??= await understand(
      this.files,
      moment.sources.map(({ path }) => path),
    );
    return moment.set;
  }

  private async now(): Promise<Moment> {
    const listed = this.paths ?? (await this.search());
    const sources = listed.flatMap((path): readonly Source[] => {
      const loaded = load(this.files, path);
      return loaded.ok ? [{ path, text: loaded.value }] : [];
    });
    if (sources.length < listed.length) this.searchAgain();
    if (!isSame(sources, this.moment.sources)) this.moment = { sources };
    return this.moment;
  }

  private async search(): Promise<readonly string[]> {
    const { files } = await collect(this.files, ["."], this.options.accepts);
    this.paths = files;
    return files;
  }
}

function isSame(a: readonly Source[], b: readonly Source[]): boolean {
  return (
    a.length === b.length &&
    a.every((source, index) => source.path === b[index]?.path && source.text === b[index]?.text)
  );
}
