// Where the grammars of languages lie: beside the program that ships, or in the packages that bring
// them when the sources run.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const shipped = join(import.meta.dirname, "grammars");

/** The package that brings a grammar, and the folder in it. */
export function packagePathOf(name: string): string {
  if (name === "web-tree-sitter.wasm") return `web-tree-sitter/${name}`;
  if (name === "tree-sitter-kotlin.wasm") return `@tree-sitter-grammars/tree-sitter-kotlin/${name}`;
  return `@vscode/tree-sitter-wasm/wasm/${name}`;
}

/** The bytes of a WebAssembly module by its file name; throws where it is missing. */
export function readGrammar(name: string): Uint8Array {
  const path = join(shipped, name);
  if (existsSync(path)) return readFileSync(path);
  return readFileSync(createRequire(import.meta.filename).resolve(packagePathOf(name)));
}
