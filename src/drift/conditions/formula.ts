// Conditions in the common form as formulas for the solver.

import * as logic from "../../logic/index.ts";
import type { Atom, Norm } from "./norm.ts";

/** The formula that a condition is; what cannot be looked into is a variable of its own. */
export function formulaOf(
  n: Norm,
  domain: (field: string) => readonly string[] | undefined,
): logic.Formula {
  if (n.kind === "and") return logic.and(...n.parts.map((p) => formulaOf(p, domain)));
  if (n.kind === "or") return logic.or(...n.parts.map((p) => formulaOf(p, domain)));
  return atomFormula(n, domain);
}

function atomFormula(
  a: Atom,
  domain: (field: string) => readonly string[] | undefined,
): logic.Formula {
  switch (a.kind) {
    case "constant":
      return a.is ? logic.TRUE : logic.FALSE;
    case "values": {
      const known = a.subject.field === undefined ? undefined : domain(a.subject.field);
      const all = [...new Set([...(known ?? ["(another)"]), ...a.values])].sort();
      const sort: logic.Sort = { kind: "enum", literals: all };
      const v = logic.variable(`values ${a.subject.key} ${all.join("|")}`, sort);
      return logic.or(...[...a.values].map((x) => logic.compare(v, "=", logic.constant(sort, x))));
    }
    case "bound": {
      const isTime = a.key.includes("now") || a.params.size > 0 || !Number.isInteger(a.number);
      const sort: logic.Sort = { kind: isTime ? "decimal" : "integer" };
      const subject = logic.variable(`bound ${a.key}${isTime ? " (d)" : ""}`, sort);
      const limit = limitOf(a, sort);
      if (limit === undefined) return flag(`bound ${a.key} ${a.op} ${limitText(a)}`);
      return logic.compare(subject, a.op === "==" ? "=" : a.op, limit);
    }
    case "null":
      return signed(flag(`null ${a.subject.key}`), a.is);
    case "same":
      return signed(flag(`same ${a.key}`), a.is);
    case "exists":
      return signed(flag(`exists ${a.entity}{${[...a.fields].sort().join(",")}}`), a.is);
    case "flag":
      return signed(flag(`flag ${a.key}`), a.is);
    default:
      return a satisfies never;
  }
}

function flag(name: string): logic.Formula {
  return logic.holds(logic.variable(name, { kind: "boolean" }));
}

function signed(f: logic.Formula, is: boolean): logic.Formula {
  return is ? f : logic.not(f);
}

function limitOf(a: Extract<Atom, { kind: "bound" }>, sort: logic.Sort): logic.Term | undefined {
  if (a.params.size === 0) return logic.constant(sort, a.number);
  const [only] = a.params;
  if (a.params.size > 1 || only === undefined || only[1] !== 1) return undefined;
  return logic.plus(logic.variable(`parameter ${only[0]}`, sort), a.number);
}

/** The bound that a condition keeps, in words. */
export function limitText(a: Extract<Atom, { kind: "bound" }>): string {
  const params = [...a.params].map(([k, v]) => (v === 1 ? k : `${v} * ${k}`));
  if (a.number !== 0 || params.length === 0) params.push(String(a.number));
  return params.join(" + ");
}

/** Whether some conditions together bring another one about. */
export function follows(
  from: readonly Norm[],
  what: Norm,
  domain: (field: string) => readonly string[] | undefined,
): boolean {
  const premises = from.map((n) => formulaOf(n, domain));
  if (logic.implies(premises, formulaOf(what, domain)).kind !== "yes") return false;
  // From what cannot be, anything follows: two records were taken for one.
  return !logic.isImpossible(logic.and(...premises));
}
