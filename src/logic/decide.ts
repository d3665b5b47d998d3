// What can be asked of the solver. It answers yes with an example that has been checked, no only
// where it is proven, and says why where it cannot tell.

import { evaluate } from "./evaluate.ts";
import { and, type Formula, not, type Variable } from "./formula.ts";
import { normal } from "./literal.ts";
import { anyValue, type Example, search } from "./search.ts";

export type Decision =
  | { readonly kind: "sat"; readonly example: Example }
  /** `core` are conjuncts of the formula and assumptions that cannot hold together. */
  | { readonly kind: "unsat"; readonly core: readonly Formula[] }
  | {
      readonly kind: "cannotTell";
      readonly why: "opaque" | "budget";
      /** The conditions and variables not looked into that it hangs on. */
      readonly on: readonly string[];
      /** Values that would do if those are as they must be. */
      readonly example?: Example;
    };

/** Whether something follows; `cannotTell` has the reason. */
export type Answer =
  | { readonly kind: "yes"; readonly because: readonly Formula[] }
  | { readonly kind: "no"; readonly counterexample: Example }
  | Extract<Decision, { kind: "cannotTell" }>;

const BUDGET = 600;
// Each part tried without is one more search.
const MAX_CORE = 40;

/** Whether a formula can be true together with all assumptions. */
export function decide(formula: Formula, assumptions: readonly Formula[] = []): Decision {
  const parts = [...conjuncts(formula), ...assumptions.flatMap(conjuncts)];
  const whole = and(...parts);
  const outcome = search(normal(whole), BUDGET);
  const { firm, tentative } = outcome;
  if (firm !== undefined) {
    return evaluate(whole, { values: completed(firm.values, whole) }) === true
      ? { kind: "sat", example: firm.values }
      : { kind: "cannotTell", why: "budget", on: [] };
  }
  if (tentative !== undefined && evaluate(whole, tentative) !== false) {
    const { values, leansOn } = tentative;
    return { kind: "cannotTell", why: "opaque", on: leansOn, example: values };
  }
  if (outcome.unsure || tentative !== undefined)
    return { kind: "cannotTell", why: "budget", on: [] };
  return { kind: "unsat", core: coreOf(parts) };
}

/** True when a formula is proven to have no values that make it true. */
export function isImpossible(formula: Formula, assumptions: readonly Formula[] = []): boolean {
  const { firm, tentative, unsure } = search(normal(and(formula, ...assumptions)), BUDGET);
  return firm === undefined && tentative === undefined && !unsure;
}

/** Whether one formula holds wherever others do. */
export function implies(premises: readonly Formula[], conclusion: Formula): Answer {
  const opposite = not(conclusion);
  const decision = decide(and(...premises), [opposite]);
  switch (decision.kind) {
    case "sat":
      return { kind: "no", counterexample: decision.example };
    case "unsat": {
      const own = new Set(conjuncts(opposite));
      return { kind: "yes", because: decision.core.filter((f) => !own.has(f)) };
    }
    case "cannotTell":
      return decision;
    default:
      return decision satisfies never;
  }
}

/** Whether two formulas hold in the same states, given some assumptions. */
export function equivalent(a: Formula, b: Formula, assumptions: readonly Formula[] = []): Answer {
  const there = implies([...assumptions, a], b);
  if (there.kind === "no") return there;
  const back = implies([...assumptions, b], a);
  if (back.kind === "no") return back;
  if (there.kind === "cannotTell") return there;
  return back.kind === "cannotTell"
    ? back
    : { kind: "yes", because: [...new Set([...there.because, ...back.because])] };
}

/** An example with some value for each variable on which nothing hangs. */
function completed(example: Example, formula: Formula): Example {
  const values = new Map(example);
  const note = (v: Variable): void => {
    if (!values.has(v.name)) values.set(v.name, anyValue(v));
  };
  const visit = (f: Formula): void => {
    if (f.kind === "not") visit(f.of);
    else if (f.kind === "and" || f.kind === "or") f.parts.forEach(visit);
    else if (f.kind === "isNull") note(f.variable);
    else if (f.kind === "compare") {
      for (const side of [f.left, f.right]) {
        if (side.kind === "variable") note(side);
        else if (side.kind === "sum") note(side.variable);
      }
    }
  };
  visit(formula);
  return values;
}

/** The parts of a formula that must all hold. */
export function conjuncts(formula: Formula): readonly Formula[] {
  if (formula.kind === "and") return formula.parts.flatMap(conjuncts);
  return formula.kind === "true" ? [] : [formula];
}

/** Leaves out, one after the other, what is not needed for the contradiction. */
function coreOf(parts: readonly Formula[]): readonly Formula[] {
  if (parts.length > MAX_CORE) return parts;
  let core = parts;
  for (const part of parts) {
    const without = core.filter((p) => p !== part);
    const { firm, tentative, unsure } = search(normal(and(...without)), BUDGET);
    if (firm === undefined && tentative === undefined && !unsure) core = without;
  }
  return core;
}
