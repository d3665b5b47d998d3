// Renaming a declaration, with everything that speaks of it, renames what is found and does nothing
// else. The new name is as long as the old one, so that every finding keeps its place.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/workspace/check.ts";
import { checked, cut, modules, places } from "./support/sets.ts";

const SEED = 20_261_104;

/** Declarations whose names mean nothing beyond themselves: no plural, no parameter of that name. */
const RENAMED: ReadonlySet<string> = new Set([
  "rule",
  "surface",
  "value",
  "enum",
  "invariant",
  "contract",
  "actor",
]);

/** Which word a text has in place of another; undefined where the new one is taken already. */
function renamed(text: string, name: string): string | undefined {
  const other = `Q${name.slice(1).split("").reverse().join("").toLowerCase()}`;
  if (other === name || new RegExp(`\\b${other}\\b`, "i").test(text)) return undefined;
  return text.replace(new RegExp(`\\b${name}\\b`, "g"), other);
}

/** A name that other words are made of may mean more than the declaration. */
function standsAlone(text: string, name: string): boolean {
  return [...text.matchAll(new RegExp(name, "gi"))].every(
    ({ 0: found, index }) =>
      found === name &&
      !/\w/.test(text[index - 1] ?? "") &&
      !/\w/.test(text[index + name.length] ?? ""),
  );
}

describe(`laws of renaming, seed ${SEED}`, () => {
  it("a renamed declaration leaves every finding in its place", () => {
    let tried = 0;
    const law = fc.property(fc.nat(modules.length - 1), fc.nat(), (index, choice) => {
      const { path, text } = modules[index] as Source;
      const names = (cut(text)?.parts ?? []).flatMap(({ kind, name }) =>
        RENAMED.has(kind) && name !== undefined && standsAlone(text, name) ? [name] : [],
      );
      const name = names[choice % Math.max(1, names.length)];
      const after = name === undefined ? undefined : renamed(text, name);
      if (after === undefined) return;
      tried++;
      expect(places(checked([{ path, text: after }]))).toEqual(places(checked([{ path, text }])));
    });
    fc.assert(law, { seed: SEED, numRuns: 120 });
    expect(tried).toBeGreaterThan(10);
  });
});
