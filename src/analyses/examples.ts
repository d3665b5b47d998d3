// Examples of the solver in the words of a specification.

import {
  type ConstantValue,
  type Example,
  type Formula,
  printValue,
  type Sort,
  variablesIn,
} from "../logic/index.ts";
import type { Lowering } from "../model/conditions/lowering.ts";

/**
 * What each path of some formulas has as its value in an example, by the author's words for it.
 * References that are equal have the same letter; one alone says nothing and is left out.
 */
export function exampleOf(
  lowering: Lowering,
  example: Example,
  formulas: readonly Formula[],
): Readonly<Record<string, string>> {
  const now = example.get("now");
  const at = typeof now === "number" ? now : 0;
  const entries: [string, string][] = [];
  const letters = new Map<unknown, string>();
  const names = new Set(formulas.flatMap((f) => [...variablesIn(f)]));
  const references = [...example].filter(
    ([key, v]) => names.has(key) && v !== null && sortOf(lowering, key)?.kind === "reference",
  );
  for (const [key, value] of example) {
    const meaning = lowering.vars.meanings.get(key);
    if (meaning === undefined || key === "now" || !names.has(key)) continue;
    const { variable, text } = meaning;
    if (variable.sort.kind !== "reference" || value === null) {
      entries.push([text, shown(value, variable.sort, at)]);
    } else if (references.length > 1) {
      const letter = letters.get(value) ?? String.fromCharCode(65 + (letters.size % 26));
      letters.set(value, letter);
      entries.push([text, letter]);
    }
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function sortOf(lowering: Lowering, key: string): Sort | undefined {
  return lowering.vars.meanings.get(key)?.variable.sort;
}

function shown(value: ConstantValue | null, sort: Sort, now: number): string {
  if (value === null) return "null";
  if (sort.kind !== "timestamp" || typeof value !== "number") return printValue(value, sort);
  const by = value - now;
  if (by === 0) return "now";
  return `now ${by < 0 ? "-" : "+"} ${printValue(Math.abs(by), { kind: "duration" })}`;
}

/** An example as a phrase: `status = settled, mites = 3`. */
export function phrase(example: Readonly<Record<string, string>>): string {
  return Object.entries(example)
    .map(([text, value]) => `${text} = ${value}`)
    .join(", ");
}
