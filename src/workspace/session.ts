// Checking one set of texts again and again: what has not changed since the last time is not done
// again. A file is parsed anew when its text changes; modules are linked, typed and checked anew
// when one of those changes that they are joined to by imports, in either direction. A process that
// stays (a watch, an editor's server) keeps a session; a single check is a session asked once.

import { type ParseResult, parse } from "../../grammar/parse.ts";
import type { FileSystem } from "../base/ports.ts";
import { withoutIgnored } from "../checks/ignores.ts";
import { type RunOptions, runChecks } from "../checks/registry.ts";
import { isSyntaxCode } from "../diagnostics/catalogue.ts";
import { compareDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { joinPath } from "../model/link.ts";
import { type ModuleModel, modelOf, plainText } from "../model/module-model.ts";
import { type SpecModel, specModelOf } from "../model/spec-model.ts";
import type { FileReport, Source } from "./check.ts";
import { connected } from "./components.ts";

/** One file as it was last understood. */
interface Known {
  /** One spelling of its path. */
  readonly key: string;
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
  readonly model: ModuleModel;
  /** Keys of the files that its `use` lines name, and whether a file stood there. */
  readonly uses: ReadonlyMap<string, boolean>;
}

/** Modules that imports join, and what was found in those of them that were asked about. */
interface Component {
  readonly members: readonly Known[];
  readonly reports: ReadonlyMap<string, FileReport>;
}

/** Told of every group of files that imports join, once it is linked and typed. */
export type OnModel = (spec: SpecModel, members: readonly Source[]) => void;

export class Session {
  private readonly files: Pick<FileSystem, "kind">;
  private readonly read: (path: string) => string | undefined;
  private readonly options: RunOptions;
  private readonly onModel: OnModel;
  private readonly keys = new Map<string, string>();
  private known: ReadonlyMap<string, Known> = new Map();
  private components: ReadonlyMap<string, Component> = new Map();

  /**
   * @param files asked only whether the files that `use` lines name exist
   * @param read gives the text of an imported file; what it cannot read is left out
   * @param onModel is told of each group of files that a check links anew
   */
  constructor(
    files: Pick<FileSystem, "kind">,
    read: (path: string) => string | undefined = () => undefined,
    options: RunOptions = {},
    onModel: OnModel = () => {},
  ) {
    this.files = files;
    this.read = read;
    this.options = options;
    this.onModel = onModel;
  }

  /**
   * Checks texts as one set, together with the local files that they import.
   * @param around further texts that belong to the set, for which no report is wanted
   * @returns a report for each of the sources, in their order; none for what they import; the same
   *   object as the last time where nothing has changed for a file
   */
  check(sources: readonly Source[], around: readonly Source[] = []): readonly FileReport[] {
    const known = this.understand([...sources, ...around]);
    const asked = new Map<string, Source>();
    const order = sources.map((source) => {
      const key = this.keyOf(source.path);
      if (!asked.has(key)) asked.set(key, source);
      return key;
    });
    const components = new Map<string, Component>();
    const reports = new Map<string, FileReport>();
    for (const members of connected(known, importsOf)) {
      const component = this.component(members, asked);
      components.set(idOf(members), component);
      for (const [key, report] of component.reports) reports.set(key, report);
    }
    this.known = known;
    this.components = components;
    return sources.map((source, index) => {
      const report = reports.get(order[index] as string) as FileReport;
      return report.path === source.path ? report : { ...report, path: source.path };
    });
  }

  /** Paths of all files that the last check has read, those imported from outside its set too. */
  get paths(): readonly string[] {
    return [...this.known.values()].map(({ path }) => path);
  }

  /** The files of a set and all that they import, parsed; in the order in which they are met. */
  private understand(sources: readonly Source[]): ReadonlyMap<string, Known> {
    const known = new Map<string, Known>();
    const inSet = new Set(sources.map(({ path }) => this.keyOf(path)));
    const isFile = (path: string): boolean =>
      inSet.has(this.keyOf(path)) || this.files.kind(path) === "file";
    const take = (source: Source): void => {
      const key = this.keyOf(source.path);
      if (!known.has(key)) known.set(key, this.understood(key, source, isFile));
    };
    for (const source of sources) take(source);
    // The map grows while it is gone through, which reaches the imports of imports.
    for (const file of known.values()) {
      for (const [path, exists] of file.uses) {
        if (!exists || known.has(this.keyOf(path))) continue;
        const text = this.read(path);
        if (text !== undefined) take({ path, text });
      }
    }
    return known;
  }

  private understood(
    key: string,
    { path, text }: Source,
    isFile: (path: string) => boolean,
  ): Known {
    const before = this.known.get(key);
    const same = before !== undefined && before.text === text && before.path === path;
    const parsed = same ? before.parsed : parse(text);
    const targets = same ? before.uses.keys() : localUses(path, parsed);
    const uses = new Map<string, boolean>();
    let asBefore = same;
    for (const target of targets) {
      const exists = isFile(target);
      uses.set(target, exists);
      asBefore &&= before?.uses.get(target) === exists;
    }
    if (before !== undefined && asBefore) return before;
    const model = modelOf(parsed.module, parsed.diagnostics, (use) =>
      uses.get(joinPath(path, use)) === true ? "file" : "missing",
    );
    return { key, path, text, parsed, model, uses };
  }

  /** One spelling for the paths of one file. */
  private keyOf(path: string): string {
    let key = this.keys.get(path);
    if (key === undefined) {
      key = joinPath("", path);
      this.keys.set(path, key);
    }
    return key;
  }

  private component(members: readonly Known[], asked: ReadonlyMap<string, Source>): Component {
    const wanted = members.filter(({ key }) => asked.has(key));
    const before = this.components.get(idOf(members));
    if (
      before !== undefined &&
      sameItems(before.members, members) &&
      wanted.every(({ key }) => before.reports.has(key))
    )
      return before;
    const spec = specModelOf(members);
    this.onModel(spec, members);
    const linked = new Map(spec.modules.map((module) => [this.keyOf(module.path), module]));
    const reports = new Map<string, FileReport>();
    for (const { key, path, text, parsed } of wanted) {
      const module = linked.get(key);
      const found = module === undefined ? [] : runChecks(module, spec, this.options);
      reports.set(key, { path, text, diagnostics: this.finished(text, parsed, found) });
    }
    return { members, reports };
  }

  /** What a file's directives leave of its findings, in the order of reports. */
  private finished(
    text: string,
    { module, diagnostics }: ParseResult,
    found: readonly Diagnostic[],
  ): readonly Diagnostic[] {
    const all = [...diagnostics, ...found];
    const optIn = this.options.optIn === true;
    const { kept, unused } = withoutIgnored(all, module.comments, text, optIn);
    const remaining = new Set(kept);
    return inOrder(
      diagnostics.filter((d) => remaining.has(d)),
      [...found.filter((d) => remaining.has(d)), ...unused],
    );
  }
}

/** The grammar's own codes in the order of discovery, then the others by position. */
function inOrder(
  parsed: readonly Diagnostic[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  const syntax = parsed.filter((d) => isSyntaxCode(d.code));
  const coded = parsed.filter((d) => !isSyntaxCode(d.code));
  return [...syntax, ...[...coded, ...found].sort(compareDiagnostics)];
}

function localUses(path: string, { module }: ParseResult): readonly string[] {
  return module.declarations.flatMap((d) => {
    const use = d.kind === "use" ? plainText(d.path) : "";
    return use.startsWith(".") ? [joinPath(path, use)] : [];
  });
}

function importsOf({ uses }: Known): readonly string[] {
  return [...uses].flatMap(([path, exists]) => (exists ? [path] : []));
}

/** A component is found again by the first of its files. */
function idOf(members: readonly Known[]): string {
  return members[0]?.key ?? "";
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
