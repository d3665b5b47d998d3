// Putting other terms in the place of variables: what a formula says after something has changed.

import {
  and,
  compare,
  FALSE,
  type Formula,
  isNull,
  not,
  or,
  plus,
  type Term,
  TRUE,
  type Variable,
} from "./formula.ts";

/**
 * A formula with terms in the place of some of its variables.
 * @param by gives the term for a variable; the variable itself to keep it, undefined for what is
 *   not known
 * @returns undefined where the formula hangs on something that is not known
 */
export function substitute(
  formula: Formula,
  by: (variable: Variable) => Term | undefined,
): Formula | undefined {
  switch (formula.kind) {
    case "true":
    case "false":
    case "opaque":
      return formula;
    case "not": {
      const of = substitute(formula.of, by);
      return of === undefined ? undefined : not(of);
    }
    case "and":
    case "or": {
      const parts: Formula[] = [];
      for (const part of formula.parts) {
        const replaced = substitute(part, by);
        if (replaced === undefined) return undefined;
        parts.push(replaced);
      }
      return formula.kind === "and" ? and(...parts) : or(...parts);
    }
    case "isNull": {
      const term = by(formula.variable);
      if (term === undefined) return undefined;
      if (term.kind === "null") return TRUE;
      if (term.kind === "constant") return FALSE;
      return isNull(term.kind === "sum" ? term.variable : term);
    }
    case "compare": {
      const [left, right] = [replaced(formula.left, by), replaced(formula.right, by)];
      return left === undefined || right === undefined
        ? undefined
        : compare(left, formula.op, right);
    }
    default:
      return formula satisfies never;
  }
}

function replaced(term: Term, by: (variable: Variable) => Term | undefined): Term | undefined {
  if (term.kind === "variable") return by(term);
  if (term.kind !== "sum") return term;
  const base = by(term.variable);
  if (base === undefined) return undefined;
  return base.kind === "null" ? base : plus(base, term.plus);
}
