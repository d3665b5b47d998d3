// Look-ahead tables prepared when the project is built. Recording and analysing the grammar takes
// longer than checking a file; a program that is started for every edit cannot afford it. The
// tables say what the analysis would find, and a test holds both against each other.

import type { TokenType } from "chevrotain";

/** The first tokens of every choice of the grammar, by rule. */
export interface LookaheadTable {
  /** Sets of token names; a category stands for all its members. */
  readonly sets: readonly (readonly string[])[];
  /** Per rule: a key for the choice, and the set of it or of each of its alternatives. */
  readonly rules: Readonly<
    Record<string, readonly (readonly [number, number | readonly number[]])[]>
  >;
}

/** Keys of the choices of a rule, as the parser library numbers them. */
export const KEY = { or: 1 << 8, option: 2 << 8, many: 3 << 8, atLeastOne: 4 << 8 } as const;

interface Choice {
  readonly GATE?: (() => boolean) | undefined;
}

/** The part of the parser library's state that the tables stand in for. */
interface Prepared {
  selfAnalysisDone: boolean;
  fullRuleNameToShort: Record<string, number>;
  lookAheadFuncsCache: unknown[][];
  LA_FAST(ahead: number): { tokenTypeIdx: number };
}

/**
 * Gives a parser its look-ahead from a table instead of from an analysis of its grammar.
 * @param parser an instance whose rules are defined and not analysed
 * @param tokens all token types by name
 */
export function prepare(
  parser: object,
  table: LookaheadTable,
  tokens: Readonly<Record<string, TokenType>>,
): void {
  const target = parser as Prepared;
  target.selfAnalysisDone = true;
  const sets = table.sets.map((names) => membersOf(names, tokens));
  for (const [rule, choices] of Object.entries(table.rules)) {
    const cache: unknown[] = [];
    for (const [key, set] of choices) {
      cache[key] =
        typeof set === "number"
          ? optional(sets[set] ?? [])
          : alternatives(set.map((s) => sets[s] ?? []));
    }
    target.lookAheadFuncsCache[target.fullRuleNameToShort[rule] as number] = cache;
  }
}

function membersOf(
  names: readonly string[],
  tokens: Readonly<Record<string, TokenType>>,
): number[] {
  const members: number[] = [];
  for (const name of names) {
    const type = tokens[name];
    if (type !== undefined)
      members.push(type.tokenTypeIdx as number, ...(type.categoryMatches ?? []));
  }
  return members;
}

function optional(members: readonly number[]): (this: Prepared) => boolean {
  const fits: boolean[] = [];
  for (const index of members) fits[index] = true;
  return function () {
    return fits[this.LA_FAST(1).tokenTypeIdx] === true;
  };
}

function alternatives(
  sets: readonly (readonly number[])[],
): (this: Prepared, choices: readonly Choice[]) => number | undefined {
  const fitting: number[][] = [];
  sets.forEach((members, alternative) => {
    for (const index of members) {
      fitting[index] ??= [];
      fitting[index].push(alternative);
    }
  });
  return function (choices) {
    const candidates = fitting[this.LA_FAST(1).tokenTypeIdx];
    if (candidates === undefined) return undefined;
    for (const candidate of candidates) {
      const gate = choices[candidate]?.GATE;
      if (gate === undefined || gate.call(this)) return candidate;
    }
    return undefined;
  };
}
