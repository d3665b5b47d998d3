// Looks for values that make a formula true: takes conjunctions apart, tries the parts of
// disjunctions one after the other, and asks the theories about each collection of literals.

import { solveNumbers } from "./differences.ts";
import { type Equality, solveEqualities } from "./equalities.ts";
import type { ConstantValue, Variable } from "./formula.ts";
import type { Literal, Normal, Side } from "./literal.ts";

/** Values of the variables that matter, by name; null where a variable is. */
export type Example = ReadonlyMap<string, ConstantValue | null>;

/** Values, and the conditions or variables not looked into that they rely on. */
export interface Model {
  readonly values: Example;
  readonly opaque: ReadonlyMap<string, boolean>;
  readonly leansOn: readonly string[];
}

export interface Outcome {
  /** Makes the formula true whatever is not looked into. */
  readonly firm?: Model;
  /** Makes it true if what is not looked into is as it says. */
  readonly tentative?: Model;
  /** Some way was given up, so that no model means nothing. */
  readonly unsure: boolean;
}

/** Searches for a model; `budget` limits the number of ways tried. */
export function search(formula: Normal, budget: number): Outcome {
  const s = new Search(budget);
  s.run([formula], [], []);
  return {
    ...(s.firm === undefined ? {} : { firm: s.firm }),
    ...(s.tentative === undefined ? {} : { tentative: s.tentative }),
    unsure: s.unsure,
  };
}

class Search {
  firm: Model | undefined;
  tentative: Model | undefined;
  unsure = false;

  private budget: number;

  constructor(budget: number) {
    this.budget = budget;
  }

  /** Tries all ways to make all parts true; stops at the first firm model. */
  run(
    parts: readonly Normal[],
    literals: readonly Literal[],
    choices: readonly (readonly Normal[])[],
  ): void {
    if (this.firm !== undefined) return;
    if (this.budget-- <= 0) {
      this.unsure = true;
      return;
    }
    const all = [...literals];
    const open = [...choices];
    const pending = [...parts];
    for (let p = pending.pop(); p !== undefined; p = pending.pop()) {
      if (p.kind === "false") return;
      if (p.kind === "literal") all.push(p.literal);
      else if (p.kind === "and") pending.push(...p.parts);
      else if (p.kind === "or") open.push(p.parts);
    }
    const model = modelOf(all);
    if (model === "contradiction") return;
    const held = new Set(all.map(keyOf));
    const left = open.filter(
      (alts) => !alts.some((a) => a.kind === "literal" && held.has(keyOf(a.literal))),
    );
    // Small choices first: they are decided with fewer ways.
    const [choice, ...rest] = left.sort((a, b) => a.length - b.length);
    if (choice !== undefined) {
      for (const alt of choice) this.run([alt], all, rest);
      return;
    }
    if (model === "unsure") this.unsure = true;
    else if (model.leansOn.length === 0) this.firm = model;
    else this.tentative ??= model;
  }
}

function isEquality(l: Literal): l is Equality {
  return l.kind === "same" || l.kind === "apart";
}

/** Values that make all of some literals true. */
function modelOf(literals: readonly Literal[]): Model | "contradiction" | "unsure" {
  const nulls = new Map<string, boolean>();
  const opaque = new Map<string, boolean>();
  const variables = new Map<string, Variable>();
  const note = (v: Side | undefined): void => {
    if (v?.kind === "variable") variables.set(v.name, v);
  };
  for (const l of literals) {
    switch (l.kind) {
      case "null": {
        note(l.variable);
        const known = nulls.get(l.variable.name);
        if (known !== undefined && known !== l.is) return "contradiction";
        nulls.set(l.variable.name, l.is);
        break;
      }
      case "opaque": {
        const known = opaque.get(l.key);
        if (known !== undefined && known !== l.is) return "contradiction";
        opaque.set(l.key, l.is);
        break;
      }
      case "bound":
        note(l.low);
        note(l.high);
        break;
      case "differs":
      case "same":
      case "apart":
        note(l.left);
        note(l.right);
        break;
      default:
        l satisfies never;
    }
  }
  const numbers = solveNumbers(
    literals.filter((l) => l.kind === "bound"),
    literals.filter((l) => l.kind === "differs"),
  );
  if (numbers === "contradiction") return numbers;
  const others = solveEqualities(literals.filter(isEquality));
  if (others === "contradiction") return others;
  if (numbers === "unsure" || others === "unsure") return "unsure";
  const values = new Map<string, ConstantValue | null>([...numbers, ...others]);
  for (const [name, is] of nulls) {
    if (is) values.set(name, null);
    else if (!values.has(name)) {
      const v = variables.get(name);
      if (v !== undefined) values.set(name, anyValue(v));
    }
  }
  const leansOn = [
    ...opaque.keys(),
    ...[...variables.values()].filter((v) => v.loose === true).map((v) => v.name),
  ];
  return { values, opaque, leansOn };
}

/** Some value of a variable, where any will do. */
export function anyValue(v: Variable): ConstantValue {
  switch (v.sort.kind) {
    case "enum":
      return v.sort.literals[0] ?? "";
    case "boolean":
      return true;
    case "string":
      return "text";
    case "reference":
      return "#0";
    case "integer":
    case "decimal":
    case "duration":
    case "timestamp":
      return 0;
    default:
      return v.sort satisfies never;
  }
}

function keyOf(l: Literal): string {
  const side = (s: Side | undefined): string =>
    s === undefined ? "0" : s.kind === "variable" ? s.name : JSON.stringify(s.value);
  switch (l.kind) {
    case "null":
      return `null ${l.variable.name} ${l.is}`;
    case "opaque":
      return `opaque ${l.key} ${l.is}`;
    case "bound":
      return `bound ${side(l.low)} ${side(l.high)} ${l.most} ${l.strict}`;
    case "differs":
      return `differs ${side(l.left)} ${side(l.right)} ${l.by}`;
    case "same":
    case "apart":
      return `${l.kind} ${side(l.left)} ${side(l.right)}`;
    default:
      return l satisfies never;
  }
}
