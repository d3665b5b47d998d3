// Roots replaced by what they stand for: a helper's parameters by the arguments of a call, the
// element of a collection by the element at hand.

import { conjunction, disjunction, negation } from "./condition.ts";
import type { Condition, RootTerm, Term } from "./term.ts";

export type Replace = (root: RootTerm) => Term | undefined;

/** A term with its roots replaced. */
export function inTerm(term: Term, replace: Replace): Term {
  switch (term.kind) {
    case "root": {
      const to = replace(term);
      if (to !== undefined) return to;
      return term.of === undefined ? term : { ...term, of: inTerm(term.of, replace) };
    }
    case "member":
      return { ...term, of: inTerm(term.of, replace) };
    case "list":
      return { ...term, items: term.items.map((t) => inTerm(t, replace)) };
    case "arithmetic":
      return { ...term, left: inTerm(term.left, replace), right: inTerm(term.right, replace) };
    case "duration":
      return term.amount === undefined ? term : { ...term, amount: inTerm(term.amount, replace) };
    case "collection":
      return {
        ...term,
        of: inTerm(term.of, replace),
        ...(term.where === undefined ? {} : { where: inCondition(term.where, replace) }),
        ...(term.result === undefined ? {} : { result: inTerm(term.result, replace) }),
      };
    case "fetch":
      return { ...term, where: inCondition(term.where, replace) };
    case "new":
      return {
        ...term,
        fields: new Map([...term.fields].map(([k, v]) => [k, inTerm(v, replace)])),
      };
    case "call":
      return {
        ...term,
        ...(term.on === undefined ? {} : { on: inTerm(term.on, replace) }),
        args: term.args.map((t) => inTerm(t, replace)),
      };
    case "choice":
      return {
        ...term,
        condition: inCondition(term.condition, replace),
        // biome-ignore lint/suspicious/noThenProperty: the branch of a choice, never awaited
        then: inTerm(term.then, replace),
        else: inTerm(term.else, replace),
      };
    case "test":
      return { ...term, condition: inCondition(term.condition, replace) };
    case "literal":
    case "constant":
    case "now":
    case "opaque":
      return term;
    default:
      return term satisfies never;
  }
}

/** A condition with its roots replaced. */
export function inCondition(c: Condition, replace: Replace): Condition {
  switch (c.kind) {
    case "true":
    case "false":
      return c;
    case "not":
      return negation(inCondition(c.of, replace));
    case "and":
      return conjunction(...c.parts.map((p) => inCondition(p, replace)));
    case "or":
      return disjunction(...c.parts.map((p) => inCondition(p, replace)));
    case "compare":
      return { ...c, left: inTerm(c.left, replace), right: inTerm(c.right, replace) };
    case "in":
      return { ...c, item: inTerm(c.item, replace), collection: inTerm(c.collection, replace) };
    case "truth":
      return { ...c, of: inTerm(c.of, replace) };
    default:
      return c satisfies never;
  }
}

/** Replaces one root by a term. */
export function binding(binder: RootTerm, to: Term): Replace {
  return (root) => (root.name === binder.name && root.site === binder.site ? to : undefined);
}
