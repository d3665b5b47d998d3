// Constants that belong together by their names: `ROLE_ADMIN`, `ROLE_MEMBER` are values of `Role`.

import type { EnumFact, EnumValue } from "../model.ts";
import { words } from "./durations.ts";

/**
 * Enumerations among constants with texts, given in the order of the file: neighbours whose names
 * begin with the same words. Constants of one literal value each; two at least.
 */
export function familiesOf(values: readonly EnumValue[]): readonly EnumFact[] {
  const found: EnumFact[] = [];
  let run: EnumValue[] = [];
  const finish = (): void => {
    const name = commonName(run.map((one) => one.name));
    const [first] = run;
    if (name !== undefined && first !== undefined)
      found.push({ name, values: run, idiom: "constants", place: first.place });
    run = [];
  };
  for (const value of values) {
    const last = run.at(-1);
    if (last !== undefined && words(last.name)[0] !== words(value.name)[0]) finish();
    run.push(value);
  }
  finish();
  return found;
}

/** The words that all names begin with, as the name of a type. */
export function commonName(names: readonly string[]): string | undefined {
  const split = names.map(words);
  const [first] = split;
  if (first === undefined || names.length < 2) return undefined;
  let count = 0;
  while (split.every((one) => one.length > count + 1 && one[count] === first[count])) count++;
  const common = first.slice(0, count);
  return count === 0
    ? undefined
    : common.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
