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
  /** A syntax error outside of all declarations: one may be lost, and its name with it. */
  readonly hasLost: boolean;
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
  const { broken, hasLost } = brokenDeclarations(module, diagnostics);
  return {
    module,
    symbols: symbolsOf(module),
    uses: new Map(uses.map((use) => [use, resolution(use, resolve)])),
    broken,
    hasLost,
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
): Pick<ModuleModel, "broken" | "hasLost"> {
  const places = diagnostics
    .filter((d) => d.severity === "error" && !d.code.startsWith("version."))
    .map((d) => d.span.start)
    .sort((a, b) => a - b);
  const broken = new Set<Declaration>();
  let hasLost = false;
  let next = 0;
  let end = -1;
  const skipTo = (start: number): void => {
    for (let p = places[next]; p !== undefined && p < start; p = places[++next])
      if (p > end) hasLost = true;
  };
  for (const declaration of module.declarations) {
    skipTo(declaration.span.start);
    end = Math.max(end, declaration.span.end);
    if ((places[next] ?? Number.POSITIVE_INFINITY) <= declaration.span.end) broken.add(declaration);
  }
  skipTo(Number.POSITIVE_INFINITY);
  return { broken, hasLost };
}
