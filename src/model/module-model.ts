// One module ready for checks: its tree, its names, where its imports lead, and which of its
// declarations were not understood. Built once per file and never changed.

import type { Declaration, Module, Str, Use } from "../ast/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Symbols, symbolsOf } from "./symbols.ts";

/** Where the path of a `use` leads: a file, nowhere, or to what tools cannot open. */
export type Resolution = "file" | "missing" | "remote";

export interface ModuleModel {
  readonly module: Module;
  readonly symbols: Symbols;
  /** Where each `use` leads. */
  readonly uses: ReadonlyMap<Use, Resolution>;
  /** Declarations with a syntax error inside: whatever they seem to lack may be in the part lost. */
  readonly broken: ReadonlySet<Declaration>;
}

/**
 * Builds the model of one parsed module.
 * @param diagnostics what the parser reported for it
 * @param resolve says where a local path leads, as written; coordinates are never asked about
 */
export function modelOf(
  module: Module,
  diagnostics: readonly Diagnostic[],
  resolve: (path: string) => "file" | "missing",
): ModuleModel {
  const uses = module.declarations.filter((d) => d.kind === "use");
  return {
    module,
    symbols: symbolsOf(module),
    uses: new Map(uses.map((use) => [use, resolution(use, resolve)])),
    broken: brokenDeclarations(module, diagnostics),
  };
}

/** The text of a string literal as a path; interpolations stay as they were written. */
export function plainText(str: Str): string {
  return str.parts
    .map((part) =>
      typeof part === "string" ? part : `{${part.path.map((id) => id.text).join(".")}}`,
    )
    .join("");
}

function resolution(use: Use, resolve: (path: string) => "file" | "missing"): Resolution {
  const path = plainText(use.path);
  return path.startsWith(".") ? resolve(path) : "remote";
}

function brokenDeclarations(
  module: Module,
  diagnostics: readonly Diagnostic[],
): ReadonlySet<Declaration> {
  const places = diagnostics
    .filter((d) => d.severity === "error")
    .map((d) => d.span.start)
    .sort((a, b) => a - b);
  const broken = new Set<Declaration>();
  let next = 0;
  for (const declaration of module.declarations) {
    while ((places[next] ?? Number.POSITIVE_INFINITY) < declaration.span.start) next++;
    if ((places[next] ?? Number.POSITIVE_INFINITY) <= declaration.span.end) broken.add(declaration);
  }
  return broken;
}
