// Examples of the solver in the words of a specification.

import { type Example, printValue } from "../logic/index.ts";
import type { Lowering } from "../model/conditions/lowering.ts";

/** What each path of a formula has as its value in an example, by the author's words for it. */
export function exampleOf(lowering: Lowering, example: Example): Readonly<Record<string, string>> {
  const now = example.get("now");
  const at = typeof now === "number" ? now : 0;
  const entries: [string, string][] = [];
  for (const [key, value] of example) {
    const meaning = lowering.vars.meanings.get(key);
    if (meaning === undefined || key === "now") continue;
    const { variable, text } = meaning;
    entries.push([text, shown(value, variable.sort, at)]);
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function shown(
  value: string | number | boolean | null,
  sort: Parameters<typeof printValue>[1],
  now: number,
): string {
  if (value === null) return "null";
  if (sort.kind === "reference") return "there";
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
