// Terms and conditions as a reader of the code would write them, without its language.

import type { Condition, Term } from "./term.ts";

/** A term on one line. */
export function showTerm(term: Term): string {
  switch (term.kind) {
    case "root":
      return term.name;
    case "member":
      return `${showTerm(term.of)}.${term.name}`;
    case "literal":
      return (
        term.valueName ??
        (typeof term.value === "string" ? JSON.stringify(term.value) : String(term.value))
      );
    case "constant":
      return term.name.slice(term.name.lastIndexOf(".") + 1);
    case "duration":
      if (term.seconds !== undefined) return `${term.seconds}s`;
      return term.amount === undefined
        ? "a length of time"
        : `${showTerm(term.amount)} * ${term.unitSeconds ?? 1}s`;
    case "now":
      return "now";
    case "list":
      return `{${term.items.map(showTerm).join(", ")}}`;
    case "arithmetic":
      return `${showTerm(term.left)} ${term.op} ${showTerm(term.right)}`;
    case "collection":
      if (term.op === "filter")
        return `${showTerm(term.of)} where ${term.where === undefined ? "" : showCondition(term.where)}`;
      return `${showTerm(term.of)}.${term.op}`;
    case "fetch": {
      if (term.label !== undefined) return term.label;
      const where = term.where.kind === "true" ? "" : ` where ${showCondition(term.where)}`;
      return `${term.many ? "all" : "the"} ${term.type}${where}`;
    }
    case "new":
      return term.label ?? `new ${term.type}`;
    case "call":
      return `${term.on === undefined ? "" : `${showTerm(term.on)}.`}${term.name}(${term.args.map(showTerm).join(", ")})`;
    case "choice":
      return `(${showCondition(term.condition)} ? ${showTerm(term.then)} : ${showTerm(term.else)})`;
    case "test":
      return showCondition(term.condition);
    case "opaque":
      return term.text;
    default:
      return term satisfies never;
  }
}

/** A condition on one line. */
export function showCondition(c: Condition): string {
  switch (c.kind) {
    case "true":
    case "false":
      return c.kind;
    case "not":
      return c.of.kind === "in"
        ? `${showTerm(c.of.item)} not in ${showTerm(c.of.collection)}`
        : `not ${showCondition(c.of)}`;
    case "and":
    case "or":
      return `(${c.parts.map(showCondition).join(` ${c.kind} `)})`;
    case "compare":
      return `${showTerm(c.left)} ${c.op} ${showTerm(c.right)}`;
    case "in":
      return `${showTerm(c.item)} in ${showTerm(c.collection)}`;
    case "truth":
      return c.of.kind === "fetch" || (c.of.kind === "collection" && c.of.op === "filter")
        ? `exists ${showTerm(c.of)}`
        : showTerm(c.of);
    default:
      return c satisfies never;
  }
}
