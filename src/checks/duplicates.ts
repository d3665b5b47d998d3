// Finding a name's second declaration within one namespace.

import type { ModuleModel } from "../model/module-model.ts";
import type { DeclaredName } from "../model/symbols.ts";

/** A declaration whose name an earlier one has taken. */
export interface Duplicate {
  readonly symbol: DeclaredName;
  readonly first: DeclaredName;
}

/**
 * The duplicates of a namespace, in text order. `_` binds nothing and is never one; neither is a
 * name inside a declaration with a syntax error, which may not be what its author wrote.
 */
export function duplicatesIn(
  namespace: readonly DeclaredName[],
  broken: ModuleModel["broken"],
): readonly Duplicate[] {
  const firsts = new Map<string, DeclaredName>();
  const duplicates: Duplicate[] = [];
  for (const symbol of namespace) {
    if (symbol.name === "_" || symbol.name === "") continue;
    const first = firsts.get(symbol.name);
    if (first === undefined) firsts.set(symbol.name, symbol);
    else if (!broken.has(symbol.declaration)) duplicates.push({ symbol, first });
  }
  return duplicates;
}

/** The related place that every duplicate points back to. */
export function declaredHere(first: DeclaredName): {
  span: DeclaredName["id"]["span"];
  label: string;
} {
  return { span: first.id.span, label: "declared here" };
}
