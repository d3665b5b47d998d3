// Drift in memory: texts of a specification and of code in, findings out.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "../../grammar/parse.ts";
import type { Finding } from "../../src/drift/finding.ts";
import type { Drift } from "../../src/drift/index.ts";
import { readGrammar } from "../../src/host/grammar-files.ts";
import { modelOf } from "../../src/model/module-model.ts";
import { specModelOf } from "../../src/model/spec-model.ts";
import { FactReader } from "../../src/workspace/code-facts.ts";
import { driftBetween } from "../../src/workspace/drift.ts";

const reader = new FactReader(readGrammar);

export type Texts = Readonly<Record<string, string>>;

/** Compares texts; paths tell the languages. */
export async function driftOfTexts(spec: Texts, code: Texts): Promise<Drift> {
  const inputs = Object.entries(spec).map(([path, text]) => {
    const { module, diagnostics } = parse(text);
    return { path, model: modelOf(module, diagnostics, (p) => (p in spec ? "file" : "missing")) };
  });
  const facts = await reader.factsOf(Object.entries(code).map(([path, text]) => ({ path, text })));
  return driftBetween({ spec: specModelOf(inputs), texts: new Map(Object.entries(spec)) }, facts);
}

/** What people are warned about. */
export function warnings({ findings }: Drift): readonly Finding[] {
  return findings.filter((f) => f.severity !== "info");
}

/** The files below a folder of this directory, by their paths in it. */
export function textsIn(folder: string): Texts {
  const root = join(import.meta.dirname, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((f) =>
    f.isFile(),
  );
  return Object.fromEntries(
    files.map((f) => {
      const path = join(f.parentPath, f.name);
      return [path.slice(root.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

/** Texts with one passage replaced, which must be there exactly once. */
export function replaced(texts: Texts, from: string, to: string): Texts {
  const hits = Object.entries(texts).filter(([, text]) => text.includes(from));
  const [hit] = hits;
  if (hits.length !== 1 || hit === undefined || hit[1].split(from).length !== 2)
    throw new Error(`not there exactly once: ${from}`);
  return { ...texts, [hit[0]]: hit[1].replace(from, () => to) };
}
