// The dictionary: which stems are common words, and which other stems a word may stand for, with
// how surely it does. Read straight from one text, so that nothing is unpacked before it is asked for.

import { stemOf } from "../words/split.ts";
import { GROUPS } from "./everyday.ts";
import { words } from "./words.ts";

/** A stem that another one may stand for, and how surely, from 0 to 1. */
export interface Related {
  readonly stem: string;
  readonly weight: number;
}

const WEIGHTS: Readonly<Record<string, number>> = { "=": 0.55, "~": 0.8, "<": 0.45 };
const OFFICE = 0.7;

let groups: ReadonlyMap<string, readonly string[]> | undefined;

function officeGroups(): ReadonlyMap<string, readonly string[]> {
  if (groups === undefined) {
    const found = new Map<string, string[]>();
    for (const group of GROUPS) {
      const stems = [...new Set(group.split(" ").map(stemOf))];
      for (const stem of stems) {
        const others = stems.filter((other) => other !== stem);
        found.set(stem, [...(found.get(stem) ?? []), ...others]);
      }
    }
    groups = found;
  }
  return groups;
}

/** The line of a stem, by halving: the lines are in the order of their stems. */
function lineOf(stem: string): string | undefined {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const start = words.lastIndexOf("\n", (low + high) >> 1) + 1;
    const end = words.indexOf("\n", start);
    const line = words.slice(start, end);
    const found = /^[a-z]*/.exec(line)?.[0] ?? "";
    if (found === stem) return line;
    if (found < stem) low = end;
    else high = start - 1;
  }
  return undefined;
}

/** True for the stem of a common English word. */
export function isCommon(stem: string): boolean {
  return /^[a-z]+$/.test(stem) && (officeGroups().has(stem) || lineOf(stem) !== undefined);
}

/** What a stem may stand for beside itself, the surest first; each stem once. */
export function relatedTo(stem: string): readonly Related[] {
  const found = new Map<string, number>();
  const add = (other: string, weight: number): void => {
    if (other !== stem && (found.get(other) ?? 0) < weight) found.set(other, weight);
  };
  for (const other of officeGroups().get(stem) ?? []) add(other, OFFICE);
  const line = /^[a-z]+$/.test(stem) ? lineOf(stem) : undefined;
  for (const [, sign = "", list = ""] of (line ?? "").matchAll(/([=~<])([^=~<]*)/g)) {
    const weight = WEIGHTS[sign] ?? 0;
    for (const [place, other] of list.split(",").entries()) add(other, weight * 0.94 ** place);
  }
  return [...found]
    .map(([other, weight]) => ({ stem: other, weight }))
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
}
