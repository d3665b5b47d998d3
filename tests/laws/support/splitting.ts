// Splitting a module over files that import each other without alias, and so see what they saw.

import type { Source } from "../../../src/workspace/check.ts";
import type { Cut } from "./sets.ts";

/** Types, contracts, rules and surfaces may stand in any file that sees what they name. */
const MOVABLE: ReadonlySet<string> = new Set([
  "entity",
  "value",
  "enum",
  "variant",
  "actor",
  "rule",
  "contract",
]);

/**
 * One module as two files.
 * @param moves tells of each declaration whether it goes to the second file
 * @returns undefined where nothing can be moved
 */
export function split(
  whole: Cut,
  moves: (index: number) => boolean,
): readonly Source[] | undefined {
  const stays: string[] = [];
  const goes: string[] = [];
  const uses = whole.parts.filter(({ kind }) => kind === "use").map(({ text }) => text);
  whole.parts.forEach(({ kind, text }, index) => {
    if (kind === "use") return;
    const movable = MOVABLE.has(kind) && !/\bconfig\b|\bgiven\b/.test(text);
    (movable && moves(index) ? goes : stays).push(text);
  });
  if (goes.length === 0 || stays.length === 0) return undefined;
  const file = (other: string, parts: readonly string[]): string =>
    `${whole.head}${uses.join("")}use "./${other}.allium"\n${parts.join("")}`;
  return [
    { path: "first.allium", text: file("second", stays) },
    { path: "second.allium", text: file("first", goes) },
  ];
}
