// Values that do not count (enums, Booleans, texts, references): equal, different, one of a few.

import type { ConstantValue, Variable } from "./formula.ts";
import type { Literal, Side } from "./literal.ts";

export type Equality = Extract<Literal, { readonly left: Side }>;

/** Values for all variables named, a contradiction, or neither where there were too many ways. */
export type Values = ReadonlyMap<string, ConstantValue> | "contradiction" | "unsure";

// Ways to give values of small sorts to variables that must differ.
const MAX_STEPS = 2000;

/** Variables that must have one value. */
interface Class {
  readonly names: string[];
  readonly reference: boolean;
  /** The values that are possible; undefined where there is no end of them. */
  domain: readonly ConstantValue[] | undefined;
}

/** Solves a conjunction of equalities and disequalities. */
export function solveEqualities(literals: readonly Equality[]): Values {
  const parent = new Map<string, string>();
  const root = (key: string): string => {
    let k = key;
    for (let up = parent.get(k); up !== undefined; up = parent.get(k)) k = up;
    return k;
  };
  const sides = new Map<string, Side>();
  for (const l of literals) for (const s of [l.left, l.right]) sides.set(keyOf(s), s);
  for (const l of literals) {
    if (l.kind !== "same") continue;
    const [a, b] = [root(keyOf(l.left)), root(keyOf(l.right))];
    if (a !== b) parent.set(a, b);
  }
  const classes = new Map<string, Class>();
  for (const [key, side] of sides) {
    const id = root(key);
    const known = classes.get(id);
    const mine = domainOf(side);
    const c: Class = known ?? { names: [], reference: isReference(side), domain: mine };
    if (side.kind === "variable") c.names.push(side.name);
    if (known !== undefined) known.domain = intersect(known.domain, mine);
    else classes.set(id, c);
  }
  const apart: (readonly [Class, Class])[] = [];
  for (const l of literals) {
    if (l.kind !== "apart") continue;
    const a = classes.get(root(keyOf(l.left)));
    const b = classes.get(root(keyOf(l.right)));
    if (a === undefined || b === undefined) continue;
    if (a === b) return "contradiction";
    apart.push([a, b]);
  }
  if ([...classes.values()].some((c) => c.domain?.length === 0)) return "contradiction";
  return assign([...classes.values()], apart);
}

function keyOf(side: Side): string {
  return side.kind === "variable" ? `v:${side.name}` : `c:${typeof side.value}:${side.value}`;
}

function isReference(side: Side): boolean {
  return side.kind === "variable" && side.sort.kind === "reference";
}

function domainOf(side: Side): readonly ConstantValue[] | undefined {
  if (side.kind === "value") return [side.value];
  return domainOfVariable(side);
}

function domainOfVariable(v: Variable): readonly ConstantValue[] | undefined {
  if (v.sort.kind === "enum") return v.sort.literals;
  return v.sort.kind === "boolean" ? [true, false] : undefined;
}

function intersect(
  a: readonly ConstantValue[] | undefined,
  b: readonly ConstantValue[] | undefined,
): readonly ConstantValue[] | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : a.filter((x) => b.includes(x));
}

function assign(classes: readonly Class[], apart: readonly (readonly [Class, Class])[]): Values {
  const chosen = new Map<Class, ConstantValue>();
  const finite = classes
    .filter((c) => c.domain !== undefined)
    .sort((a, b) => (a.domain?.length ?? 0) - (b.domain?.length ?? 0));
  const clashes = (c: Class, value: ConstantValue): boolean =>
    apart.some(
      ([a, b]) =>
        (a === c && b !== c && chosen.has(b) && chosen.get(b) === value) ||
        (b === c && a !== c && chosen.has(a) && chosen.get(a) === value),
    );
  let steps = 0;
  const place = (i: number): boolean | undefined => {
    const c = finite[i];
    if (c === undefined) return true;
    for (const value of c.domain ?? []) {
      if (++steps > MAX_STEPS) return undefined;
      if (clashes(c, value)) continue;
      chosen.set(c, value);
      const rest = place(i + 1);
      if (rest !== false) return rest;
      chosen.delete(c);
    }
    return false;
  };
  const placed = place(0);
  if (placed !== true) return placed === undefined ? "unsure" : "contradiction";
  const used = new Set(chosen.values());
  let fresh = 0;
  for (const c of classes) {
    if (c.domain !== undefined) continue;
    let value: string;
    do {
      value = `${c.reference ? "#" : "text "}${++fresh}`;
    } while (used.has(value));
    chosen.set(c, value);
  }
  const values = new Map<string, ConstantValue>();
  for (const [c, value] of chosen) for (const name of c.names) values.set(name, value);
  return values;
}
