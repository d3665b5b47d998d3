// Conditions of code as conditions over terms: comparisons, membership, what counts as true.

import type { CodeExpr } from "../expression.ts";
import { conjunction, disjunction, negation } from "./condition.ts";
import { type Frame, type Machine, siteOf } from "./machine.ts";
import { binding, inCondition } from "./substitute.ts";
import type { Condition, RootTerm, Site, Term } from "./term.ts";

const ERROR_NAMES = /^(?:err|error|errs|ex|exc|exception|e)$/i;

/** An expression as a condition. */
export function lowerCondition(machine: Machine, expr: CodeExpr, frame: Frame): Condition {
  const site = siteOf(frame, expr.place);
  switch (expr.kind) {
    case "and":
    case "or": {
      // What comes later in `a and b` is only reached where `a` holds.
      const parts: Condition[] = [];
      for (const operand of expr.operands) parts.push(machine.condition(operand, frame));
      return expr.kind === "and" ? conjunction(...parts) : disjunction(...parts);
    }
    case "not":
      return negation(machine.condition(expr.operand, frame));
    case "compare":
      return comparison(machine, expr, frame, site);
    case "in": {
      const item = machine.term(expr.item, frame);
      const collection = machine.term(expr.collection, frame);
      return membership(item, collection, site);
    }
    case "literal":
      return expr.value === true || (typeof expr.value === "number" && expr.value !== 0)
        ? { kind: "true" }
        : expr.value === false || expr.value === null
          ? { kind: "false" }
          : { kind: "truth", of: machine.term(expr, frame), site };
    case "path":
    case "duration":
    case "now":
    case "list":
    case "arithmetic":
    case "conditional":
    case "call":
    case "create":
    case "lambda":
    case "opaque":
      return truthOf(machine.term(expr, frame), site);
    default:
      return expr satisfies never;
  }
}

function membership(item: Term, collection: Term, site: Site): Condition {
  if (collection.kind === "list" && collection.items.length === 0) return { kind: "false" };
  return { kind: "in", item, collection, site };
}

/** A term taken as true. */
export function truthOf(term: Term, site: Site): Condition {
  switch (term.kind) {
    case "test":
      return term.condition;
    case "literal":
      if (term.value === true) return { kind: "true" };
      if (term.value === false || term.value === null) return { kind: "false" };
      return { kind: "truth", of: term, site };
    case "choice":
      return disjunction(
        conjunction(term.condition, truthOf(term.then, site)),
        conjunction(negation(term.condition), truthOf(term.else, site)),
      );
    case "new":
      return { kind: "true" };
    case "collection":
      return term.op === "count"
        ? { kind: "truth", of: term.of, site }
        : { kind: "truth", of: term, site };
    case "constant":
      if (term.value?.kind === "literal" && typeof term.value.value === "boolean")
        return { kind: "truth", of: term, site };
      return { kind: "truth", of: term, site };
    default:
      return { kind: "truth", of: term, site };
  }
}

function comparison(
  machine: Machine,
  expr: Extract<CodeExpr, { kind: "compare" }>,
  frame: Frame,
  site: Site,
): Condition {
  const isNull = (e: CodeExpr): boolean => e.kind === "literal" && e.value === null;
  // An error that came back is the way of a call that was turned down, which has been followed.
  const other = isNull(expr.right) ? expr.left : isNull(expr.left) ? expr.right : undefined;
  if (
    other?.kind === "path" &&
    other.segments.length === 1 &&
    ERROR_NAMES.test(other.segments[0] ?? "")
  )
    return expr.op === "!=" ? { kind: "false" } : { kind: "true" };
  const left = machine.term(expr.left, frame);
  const right = machine.term(expr.right, frame);
  return compareTerms(expr.op, left, right, site);
}

/** A comparison of two values, in its plainest form. */
export function compareTerms(
  op: Extract<CodeExpr, { kind: "compare" }>["op"],
  left: Term,
  right: Term,
  site: Site,
): Condition {
  if (left.kind === "literal" && right.kind !== "literal")
    return compareTerms(
      op === "<" ? ">" : op === ">" ? "<" : op === "<=" ? ">=" : op === ">=" ? "<=" : op,
      right,
      left,
      site,
    );
  if (left.kind === "choice") {
    return disjunction(
      conjunction(left.condition, compareTerms(op, left.then, right, site)),
      conjunction(negation(left.condition), compareTerms(op, left.else, right, site)),
    );
  }
  if (right.kind === "literal") {
    const { value } = right;
    if (value === null && (op === "==" || op === "!=")) {
      const there = isThere(left, site);
      if (there !== undefined) return op === "!=" ? there : negation(there);
    }
    if (typeof value === "boolean" && (op === "==" || op === "!=")) {
      const truth = truthOf(left, site);
      return (op === "==") === value ? truth : negation(truth);
    }
    if (left.kind === "collection" && left.op === "count" && typeof value === "number") {
      const some: Condition = { kind: "truth", of: left.of, site };
      if (
        (op === ">" && value === 0) ||
        (op === ">=" && value === 1) ||
        (op === "!=" && value === 0)
      )
        return some;
      if (
        (op === "==" && value === 0) ||
        (op === "<" && value === 1) ||
        (op === "<=" && value === 0)
      )
        return negation(some);
    }
    if (left.kind === "literal" && (op === "==" || op === "!="))
      return (left.value === value) === (op === "==") ? { kind: "true" } : { kind: "false" };
  }
  return { kind: "compare", op, left, right, site };
}

/** Whether a record is there; undefined for plain values. */
function isThere(term: Term, site: Site): Condition | undefined {
  if (term.kind === "new") return { kind: "true" };
  if (term.kind === "fetch") return { kind: "truth", of: term, site };
  if (term.kind === "collection" && term.op === "first")
    return { kind: "truth", of: term.of, site };
  return undefined;
}

/** A condition on the element of a collection, said of another element. */
export function about(where: Condition, binder: RootTerm, to: Term): Condition {
  return inCondition(where, binding(binder, to));
}
