// Numbers: bounds on differences of variables (shortest paths), and values that keep to them.

import type { Variable } from "./formula.ts";
import type { Bound, Literal } from "./literal.ts";

type Differs = Extract<Literal, { kind: "differs" }>;

/** Values for all variables named, a contradiction, or neither where rounding gets in the way. */
export type Numbers = ReadonlyMap<string, number> | "contradiction" | "unsure";

/** The largest difference between two variables; strict where it is not reached. */
interface Limit {
  readonly most: number;
  readonly strict: boolean;
}

const NONE: Limit = { most: Number.POSITIVE_INFINITY, strict: false };
// Splits over "is not this number" of one conjunction; beyond it the answer is unsure.
const MAX_SPLITS = 200;
const MAX_VARIABLES = 60;

/** Solves a conjunction of bounds and disequalities. */
export function solveNumbers(bounds: readonly Bound[], differs: readonly Differs[]): Numbers {
  const names = new Map<string, Variable | undefined>([["", undefined]]);
  const note = (v: Variable | undefined): void => {
    if (v !== undefined) names.set(v.name, v);
  };
  for (const b of bounds) {
    note(b.low);
    note(b.high);
  }
  for (const d of differs) {
    note(d.left);
    note(d.right);
  }
  if (names.size > MAX_VARIABLES) return "unsure";
  return new System([...names.values()]).solve(bounds, differs, { splits: MAX_SPLITS });
}

class System {
  private readonly variables: readonly (Variable | undefined)[];
  private readonly index: ReadonlyMap<string, number>;

  constructor(variables: readonly (Variable | undefined)[]) {
    this.variables = variables;
    this.index = new Map(variables.map((v, i) => [v?.name ?? "", i]));
  }

  solve(
    bounds: readonly Bound[],
    differs: readonly Differs[],
    budget: { splits: number },
  ): Numbers {
    const limits = this.closed(bounds);
    if (limits === undefined) return "contradiction";
    const values = this.assign(limits);
    if (values === undefined) return "unsure";
    const wrong = differs.find(
      (d) =>
        (values.get(d.left?.name ?? "") ?? 0) - (values.get(d.right?.name ?? "") ?? 0) === d.by,
    );
    if (wrong === undefined) return values;
    if (budget.splits-- <= 0) return "unsure";
    const rest = differs.filter((d) => d !== wrong);
    const below: Bound = {
      kind: "bound",
      low: wrong.left,
      high: wrong.right,
      most: wrong.by,
      strict: true,
    };
    const above: Bound = { ...below, low: wrong.right, high: wrong.left, most: -wrong.by };
    const first = this.solve([...bounds, below], rest, budget);
    if (typeof first !== "string") return first;
    const second = this.solve([...bounds, above], rest, budget);
    if (typeof second !== "string") return second;
    return first === "unsure" || second === "unsure" ? "unsure" : "contradiction";
  }

  private isWhole(i: number): boolean {
    const v = this.variables[i];
    return v === undefined || v.sort.kind === "integer";
  }

  /** All limits that follow; undefined where they contradict. */
  private closed(bounds: readonly Bound[]): Limit[][] | undefined {
    const n = this.variables.length;
    const limits = this.variables.map((_, i) =>
      this.variables.map((_, j): Limit => (i === j ? { most: 0, strict: false } : NONE)),
    );
    for (const b of bounds) {
      const [i, j] = [this.index.get(b.low?.name ?? ""), this.index.get(b.high?.name ?? "")];
      if (i === undefined || j === undefined) continue;
      set(limits, i, j, tighter(at(limits, i, j), this.tightened(i, j, b)));
    }
    for (let k = 0; k < n; k++)
      for (let i = 0; i < n; i++) {
        const first = at(limits, i, k);
        if (first.most === Number.POSITIVE_INFINITY) continue;
        for (let j = 0; j < n; j++) {
          const second = at(limits, k, j);
          if (second.most === Number.POSITIVE_INFINITY) continue;
          const through: Limit = {
            most: rounded(first.most + second.most),
            strict: first.strict || second.strict,
          };
          set(limits, i, j, tighter(at(limits, i, j), this.tightened(i, j, through)));
        }
      }
    for (let i = 0; i < n; i++) {
      const own = at(limits, i, i);
      if (own.most < 0 || (own.most === 0 && own.strict)) return undefined;
    }
    return limits;
  }

  /** Between whole numbers a limit is whole. */
  private tightened(i: number, j: number, limit: Limit): Limit {
    if (i === j || !this.isWhole(i) || !this.isWhole(j)) return limit;
    const whole = Math.floor(limit.most);
    const most = limit.strict && whole === limit.most ? whole - 1 : whole;
    return { most, strict: false };
  }

  /** One value after the other, each as plain as the limits allow. */
  private assign(limits: readonly Limit[][]): ReadonlyMap<string, number> | undefined {
    const values = new Map<string, number>([["", 0]]);
    const done: [number, number][] = [[0, 0]];
    for (let i = 1; i < this.variables.length; i++) {
      let low: Limit = NONE;
      let high: Limit = NONE;
      for (const [j, value] of done) {
        const up = at(limits, i, j);
        const down = at(limits, j, i);
        high = tighter(high, { most: rounded(up.most + value), strict: up.strict });
        low = tighter(low, { most: rounded(down.most - value), strict: down.strict });
      }
      const value = within({ most: -low.most, strict: low.strict }, high, this.isWhole(i));
      if (value === undefined) return undefined;
      const name = this.variables[i]?.name;
      if (name !== undefined) values.set(name, value);
      done.push([i, value]);
    }
    values.delete("");
    return values;
  }
}

/** A plain value between two limits. */
function within(low: Limit, high: Limit, whole: boolean): number | undefined {
  const fits = (x: number): boolean =>
    (low.strict ? x > low.most : x >= low.most) && (high.strict ? x < high.most : x <= high.most);
  const candidates = [
    0,
    Math.ceil(low.most),
    Math.floor(low.most) + 1,
    Math.floor(high.most),
    Math.ceil(high.most) - 1,
    ...(whole ? [] : [low.most, high.most, (low.most + high.most) / 2]),
  ];
  return candidates.find((x) => Number.isFinite(x) && fits(x));
}

function at(limits: readonly (readonly Limit[])[], i: number, j: number): Limit {
  return limits[i]?.[j] ?? NONE;
}

function set(limits: Limit[][], i: number, j: number, limit: Limit): void {
  const row = limits[i];
  if (row !== undefined) row[j] = limit;
}

function tighter(a: Limit, b: Limit): Limit {
  if (a.most !== b.most) return a.most < b.most ? a : b;
  return a.strict ? a : b;
}

/** Sums of broken numbers without the dust of binary fractions. */
function rounded(x: number): number {
  return Number.isInteger(x) || !Number.isFinite(x) ? x : Number(x.toPrecision(12));
}
