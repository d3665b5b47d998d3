// Reads the syntax document of a text in memory.

import { parse } from "../../grammar/parse.ts";
import { parseJson } from "../../src/report/parse-json.ts";
import { syntaxTree } from "../../src/workspace/syntax.ts";

export interface Parsed {
  readonly module: { readonly declarations: readonly Node[]; version: number };
  readonly diagnostics: readonly { readonly severity: string }[];
}

/** A declaration, by the key that says what it is. */
export interface Node {
  readonly Block?: unknown;
  readonly Variant?: unknown;
}

export function documentOf(text: string): Parsed {
  const file = { path: "a.allium", text, ...parse(text) };
  return JSON.parse(parseJson(file, syntaxTree(file))) as Parsed;
}

/** A part without its spans. */
export function bare(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(bare);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => key !== "span")
      .map(([key, inner]) => [key, bare(inner)]),
  );
}

export function declared(text: string): readonly unknown[] {
  return documentOf(`-- allium: 3\n${text}`).module.declarations.map(bare);
}

export const ident = (name: string) => ({ Ident: { name } });

/** The members of the only block of a text. */
export function items(text: string): readonly unknown[] {
  const [first] = documentOf(`-- allium: 3\n${text}`).module.declarations;
  const parts = (first?.Block ?? first?.Variant) as { items: { kind: unknown }[] };
  return parts.items.map((item) => bare(item.kind));
}
