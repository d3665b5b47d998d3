// The layers of the sources. The table in docs/architecture.md is the only place that says which
// layers there are and what each may import; this gate reads it there.

import { posix } from "node:path";
import { code, imports } from "./code.ts";
import { matching, type Problems, places, type Tree } from "./tree.ts";

export const ARCHITECTURE = "docs/architecture.md";

/** One row of the table. */
export interface Layer {
  /** The folder, or the file, that is the layer. */
  readonly path: string;
  readonly mayImport: ReadonlySet<string>;
  /** What may be imported for its types alone. */
  readonly mayImportTypes: ReadonlySet<string>;
  /** Packages; `node` stands for Node itself. */
  readonly packages: ReadonlySet<string>;
}

/** Columns: layer, what lives there, may import, types only, packages. */
export function layerTable(markdown: string): readonly Layer[] {
  return markdown.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const path = /^`(src\/[\w/.-]+|grammar)`$/.exec(cells[1] ?? "")?.[1];
    if (path === undefined || cells.length !== 7) return [];
    const [mayImport, mayImportTypes, packages] = [cells[3], cells[4], cells[5]].map(
      (cell) => new Set([...(cell ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "")),
    ) as [Set<string>, Set<string>, Set<string>];
    return [{ path, mayImport, mayImportTypes, packages }];
  });
}

/** The layer that a file belongs to. */
function layerOf(layers: readonly Layer[], path: string): Layer | undefined {
  return layers.find((layer) => path === layer.path || path.startsWith(`${layer.path}/`));
}

/** Imports go downwards only, and each package has the importers that the table gives it. */
export function layering(files: Tree): Problems {
  const layers = layerTable(files.get(ARCHITECTURE) ?? "");
  if (layers.length === 0) return [`${ARCHITECTURE} has no table of layers`];
  const sources = matching(files, /^(src|grammar)\/.*\.ts$/);
  const problems = layers
    .filter((layer) => !sources.some(([path]) => layerOf([layer], path) !== undefined))
    .map((layer) => `${ARCHITECTURE}: the layer ${layer.path} has no files`);
  problems.push(...upwardRows(layers));
  for (const [path, text] of sources) {
    const layer = layerOf(layers, path);
    if (layer === undefined) problems.push(`${path} is in no layer of ${ARCHITECTURE}`);
    else problems.push(...wrongImports(layers, layer, path, text));
  }
  return problems;
}

/** A layer may only name rows above its own: so the table cannot allow a circle. */
function upwardRows(layers: readonly Layer[]): Problems {
  return layers.flatMap((layer, index) => {
    const lower = new Set(layers.slice(0, index).map(({ path }) => path));
    return [...layer.mayImport, ...layer.mayImportTypes]
      .filter((path) => !lower.has(path))
      .map((path) => `${ARCHITECTURE}: ${layer.path} names ${path}, which is not above it`);
  });
}

function wrongImports(
  layers: readonly Layer[],
  layer: Layer,
  path: string,
  text: string,
): Problems {
  return imports(text).flatMap(({ from, line, typeOnly }) => {
    if (!from.startsWith(".")) {
      const name = from.startsWith("node:") ? "node" : /^(@[^/]+\/)?[^/]+/.exec(from)?.[0];
      if (name !== undefined && layer.packages.has(name)) return [];
      return [`${path}:${line} imports ${from}, which ${layer.path} may not`];
    }
    const target = posix.join(posix.dirname(path), from);
    const owner = layerOf(layers, target);
    if (owner === layer || (owner !== undefined && layer.mayImport.has(owner.path))) return [];
    if (owner === undefined || !layer.mayImportTypes.has(owner.path))
      return [`${path}:${line} imports ${target}, which ${layer.path} may not`];
    return typeOnly
      ? []
      : [`${path}:${line} imports ${target}, of which ${layer.path} may have types only`];
  });
}

/** Words by which code reaches a clock, a process, a random source, a file or the network. */
const OUTSIDE =
  /\bnew Date\(\)|\b(?:Date\.now|performance|Math\.random|crypto|process|setTimeout|setInterval|setImmediate|fetch|globalThis|require|import\.meta)\b(?!\s*:)/;

/** A layer without Node reaches nothing outside itself: the same input gives the same bytes. */
export function purity(files: Tree): Problems {
  const pure = layerTable(files.get(ARCHITECTURE) ?? "").filter(
    ({ packages }) => !packages.has("node"),
  );
  return matching(files, /^(src|grammar)\/.*\.ts$/).flatMap(([path, text]) => {
    const layer = layerOf(pure, path);
    if (layer === undefined) return [];
    return places(path, code(text), OUTSIDE).map(
      ([place, match]) => `${place} uses ${match[0]}, and ${layer.path} reaches nothing outside`,
    );
  });
}
