// A set of files as those need it who describe a specification rather than judge it: parsed, linked
// with what they import and with the files beside them that import them, and typed.

import { type ParseResult, parse } from "../../grammar/parse.ts";
import { ByteTable } from "../base/byte-table.ts";
import type { FileProblem, FileSystem } from "../base/ports.ts";
import { joinPath } from "../model/link.ts";
import type { LinkedModule } from "../model/linked-module.ts";
import { modelOf, plainText } from "../model/module-model.ts";
import { type SpecModel, specModelOf } from "../model/spec-model.ts";
import type { Source } from "./check.ts";
import { collect } from "./collect.ts";
import { load, readText } from "./load.ts";
import { neighbours } from "./neighbours.ts";

/** One file that was asked about. */
export interface UnderstoodFile {
  readonly path: string;
  readonly parsed: ParseResult;
  readonly linked: LinkedModule;
  readonly source: ByteTable;
}

/** The files asked about, and the model of all that has a word in their meaning. */
export interface UnderstoodSet {
  readonly files: readonly UnderstoodFile[];
  readonly spec: SpecModel;
  /** The texts of all modules of the model. */
  readonly sources: ReadonlyMap<LinkedModule, ByteTable>;
  readonly problems: readonly FileProblem[];
}

/**
 * Reads files and folders, see {@link collect}, and understands them as one set.
 * @returns what could be read; the rest are problems
 */
export async function understand(
  files: FileSystem,
  paths: readonly string[],
): Promise<UnderstoodSet> {
  const collected = await collect(files, paths);
  const problems = [...collected.problems];
  const asked: Source[] = [];
  for (const path of collected.files) {
    const loaded = load(files, path);
    if (loaded.ok) asked.push({ path, text: loaded.value });
    else problems.push({ path, reason: loaded.error });
  }
  const read = (path: string): string | undefined => readText(files, path);
  const known = withImports([...asked, ...neighbours(files, asked, read)], read);
  const spec = specModelOf(
    [...known.values()].map(({ path, parsed }) => ({
      path,
      model: modelOf(parsed.module, parsed.diagnostics, (use) => {
        const target = joinPath(path, use);
        return known.has(target) || files.kind(target) === "file" ? "file" : "missing";
      }),
    })),
  );
  const tables = new Map<LinkedModule, ByteTable>();
  const linked = new Map<string, LinkedModule>();
  for (const module of spec.modules) {
    const key = joinPath("", module.path);
    linked.set(key, module);
    tables.set(module, new ByteTable(known.get(key)?.text ?? ""));
  }
  const understood = asked.flatMap(({ path }): readonly UnderstoodFile[] => {
    const key = joinPath("", path);
    const module = linked.get(key);
    const parsed = known.get(key)?.parsed;
    const source = module === undefined ? undefined : tables.get(module);
    if (module === undefined || parsed === undefined || source === undefined) return [];
    return [{ path, parsed, linked: module, source }];
  });
  return { files: understood, spec, sources: tables, problems };
}

interface Known extends Source {
  readonly parsed: ParseResult;
}

/** Texts and all that they import, parsed, by one spelling of their paths. */
function withImports(
  sources: readonly Source[],
  read: (path: string) => string | undefined,
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { path, text } of sources) {
    const key = joinPath("", path);
    if (!known.has(key)) known.set(key, { path, text, parsed: parse(text) });
  }
  // The map grows while it is gone through, which reaches the imports of imports.
  for (const { path, parsed } of known.values()) {
    for (const d of parsed.module.declarations) {
      const use = d.kind === "use" ? plainText(d.path) : "";
      const target = use.startsWith(".") ? joinPath(path, use) : undefined;
      if (target === undefined || known.has(target)) continue;
      const text = read(target);
      if (text !== undefined) known.set(target, { path: target, text, parsed: parse(text) });
    }
  }
  return known;
}
