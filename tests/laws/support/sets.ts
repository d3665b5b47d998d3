// The sets of specifications that laws are tried on: the example, and, where they lie beside the
// repository, specs from the wild and small ones with one fault each.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parse } from "../../../grammar/parse.ts";
import type { FileSystem } from "../../../src/base/ports.ts";
import { messageOf } from "../../../src/diagnostics/diagnostic.ts";
import { checkSources, type FileReport, type Source } from "../../../src/workspace/check.ts";

/** Specifications that are checked as one. */
export interface SpecSet {
  readonly name: string;
  readonly sources: readonly Source[];
}

const root = join(import.meta.dirname, "../../..");

/** Larger sets would make a law slow without trying it on anything new. */
const LARGEST_SET = 30;

function setAt(name: string, folder: string): SpecSet {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".allium"))
    .sort();
  const sources = paths.map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  return { name, sources };
}

function beside(folder: string): readonly SpecSet[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => setAt(name, join(folder, name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const example = setAt("accounts", join(root, "examples/accounts/specs"));
const wild = beside(join(root, "../shared/corpus")).filter(
  ({ sources }) => sources.length > 0 && sources.length <= LARGEST_SET,
);
const small = beside(join(root, "../shared/cases")).flatMap(({ name, sources }) =>
  componentsOf(sources).map((part) => ({ name: `${name}/${part[0]?.path}`, sources: part })),
);

/** All sets; the example alone where nothing lies beside the repository. */
export const sets: readonly SpecSet[] = [example, ...wild, ...small];

/** Every file alone, so that laws about one text can be tried on it; its imports lead nowhere. */
export const modules: readonly Source[] = sets
  .flatMap(({ name, sources }) => sources.map((s) => ({ ...s, path: `${name}/${s.path}` })))
  .filter(({ text }) => text.length < 30_000);

/** Files that import each other stay together, the others are sets of one. */
function componentsOf(sources: readonly Source[]): readonly (readonly Source[])[] {
  const joined = sources.some(({ text }) => /^use "\./m.test(text));
  return joined ? [sources] : sources.map((source) => [source]);
}

/** Checks texts as one set; files are those of the set. */
export function checked(sources: readonly Source[]): readonly FileReport[] {
  const paths = new Set(sources.map(({ path }) => posix.normalize(path)));
  const files: Pick<FileSystem, "kind"> = {
    kind: (path) => (paths.has(posix.normalize(path)) ? "file" : "missing"),
  };
  return checkSources(files, sources, undefined, { optIn: true });
}

/** What was found, without its place: code, severity and message, in one order. */
export function findings(reports: readonly FileReport[]): readonly string[] {
  return reports
    .flatMap(({ diagnostics }) => diagnostics)
    .map((d) => `${d.severity} ${d.code}: ${messageOf(d)}`)
    .sort();
}

/** What was found, with its place and without its words. */
export function places(reports: readonly FileReport[]): readonly string[] {
  return reports.flatMap(({ path, diagnostics }) =>
    diagnostics.map((d) => `${path} ${d.span.start}-${d.span.end} ${d.severity} ${d.code}`),
  );
}

/** A text cut at its declarations: what stands before the first, then each with its comments. */
export interface Cut {
  readonly head: string;
  readonly parts: readonly {
    readonly kind: string;
    readonly name: string | undefined;
    readonly text: string;
  }[];
}

/** Cuts a text; undefined where it has syntax errors, or two declarations on a line. */
export function cut(text: string): Cut | undefined {
  const { module, diagnostics } = parse(text);
  const [first] = module.declarations;
  if (first === undefined || diagnostics.some((d) => d.severity === "error")) return undefined;
  const head = text.slice(0, /^-- allium:.*\n/.exec(text)?.[0].length ?? 0);
  let at = head.length;
  const parts: { kind: string; name: string | undefined; text: string }[] = [];
  for (const declaration of module.declarations) {
    if (declaration.span.start < at) return undefined;
    const lineEnd = text.indexOf("\n", declaration.span.end);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const own = text.slice(at, end);
    const name = "name" in declaration ? declaration.name.text : undefined;
    parts.push({ kind: declaration.kind, name, text: own.endsWith("\n") ? own : `${own}\n` });
    at = end;
  }
  return { head, parts };
}
