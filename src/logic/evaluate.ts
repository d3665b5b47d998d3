// The truth of a formula under given values. Every example the solver gives is checked with it.

import { compareConstants } from "./constants.ts";
import type { ConstantValue, Formula, Term } from "./formula.ts";

export interface Assignment {
  readonly values: ReadonlyMap<string, ConstantValue | null>;
  readonly opaque?: ReadonlyMap<string, boolean>;
}

/** The truth of a formula; undefined where it hangs on what has no value. */
export function evaluate(formula: Formula, under: Assignment): boolean | undefined {
  switch (formula.kind) {
    case "true":
      return true;
    case "false":
      return false;
    case "opaque":
      return under.opaque?.get(formula.key);
    case "isNull": {
      const value = under.values.get(formula.variable.name);
      return value === undefined ? undefined : value === null;
    }
    case "not": {
      const of = evaluate(formula.of, under);
      return of === undefined ? undefined : !of;
    }
    case "and":
    case "or": {
      const settles = formula.kind === "or";
      let open = false;
      for (const part of formula.parts) {
        const value = evaluate(part, under);
        if (value === settles) return settles;
        if (value === undefined) open = true;
      }
      return open ? undefined : !settles;
    }
    case "compare": {
      const left = termValue(formula.left, under);
      const right = termValue(formula.right, under);
      if (left === undefined || right === undefined) return undefined;
      if (left === null || right === null)
        return formula.op === "=" ? left === right : formula.op === "!=" && left !== right;
      return compareConstants(left, formula.op, right);
    }
    default:
      return formula satisfies never;
  }
}

function termValue(term: Term, under: Assignment): ConstantValue | null | undefined {
  switch (term.kind) {
    case "null":
      return null;
    case "constant":
      return term.value;
    case "variable":
      return under.values.get(term.name);
    case "sum": {
      const value = under.values.get(term.variable.name);
      return typeof value === "number" ? value + term.plus : value;
    }
    default:
      return term satisfies never;
  }
}
