// Formulas and examples as text.

import type { ConstantValue, Formula, Sort, Term } from "./formula.ts";
import type { Example } from "./search.ts";

/** A formula as text; `name` says how a variable is called. */
export function printFormula(formula: Formula, name: (key: string) => string = same): string {
  return print(formula, name, 0);
}

// How tightly a formula binds: or, and, not.
function print(formula: Formula, name: (key: string) => string, outer: number): string {
  switch (formula.kind) {
    case "true":
    case "false":
      return formula.kind;
    case "opaque":
      return name(formula.key);
    case "isNull":
      return `${name(formula.variable.name)} = null`;
    case "compare":
      return `${printTerm(formula.left, name)} ${formula.op} ${printTerm(formula.right, name)}`;
    case "not":
      if (formula.of.kind === "isNull") return `${name(formula.of.variable.name)} != null`;
      return `not ${print(formula.of, name, 3)}`;
    case "and":
    case "or": {
      const own = formula.kind === "and" ? 2 : 1;
      const text = formula.parts.map((p) => print(p, name, own)).join(` ${formula.kind} `);
      return own < outer ? `(${text})` : text;
    }
    default:
      return formula satisfies never;
  }
}

function same(key: string): string {
  return key;
}

function printTerm(term: Term, name: (key: string) => string): string {
  switch (term.kind) {
    case "null":
      return "null";
    case "variable":
      return name(term.name);
    case "sum": {
      const by = printValue(
        Math.abs(term.plus),
        term.variable.sort.kind === "timestamp" ? { kind: "duration" } : term.variable.sort,
      );
      return `${name(term.variable.name)} ${term.plus < 0 ? "-" : "+"} ${by}`;
    }
    case "constant":
      return printValue(term.value, term.sort);
    default:
      return term satisfies never;
  }
}

const UNITS: readonly (readonly [string, number])[] = [
  ["week", 604800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** A value of a sort as text; durations in their largest whole unit. */
export function printValue(value: ConstantValue | null, sort: Sort): string {
  if (value === null) return "null";
  if (typeof value === "number" && sort.kind === "duration") {
    const [unit, seconds] = UNITS.find(([, s]) => value !== 0 && value % s === 0) ?? ["second", 1];
    const count = value / seconds;
    return `${count}.${unit}${Math.abs(count) === 1 ? "" : "s"}`;
  }
  return sort.kind === "string" ? JSON.stringify(value) : String(value);
}

/** The values of an example, in the order of names. */
export function printExample(
  example: Example,
  sortOf: (key: string) => Sort | undefined = () => undefined,
  name: (key: string) => string = same,
): string {
  return [...example]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(
      ([key, value]) => `${name(key)} = ${printValue(value, sortOf(key) ?? { kind: "reference" })}`,
    )
    .join(", ");
}
