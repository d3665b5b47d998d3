// Conditions of the specification in the terms that code is told in.

import type { Expr } from "../../ast/index.ts";
import { filteredBy } from "../../facts/code/derive/calls.ts";
import { conjunction, disjunction, negation } from "../../facts/code/derive/condition.ts";
import { compareTerms, truthOf } from "../../facts/code/derive/lower-condition.ts";
import type { Condition, RootTerm, Site, Term } from "../../facts/code/derive/term.ts";
import type { Comparison } from "../../facts/code/expression.ts";
import { element } from "../roots.ts";
import { asLiteral } from "./entities.ts";
import { elementType, specTerm } from "./lower.ts";
import type { Scope, SpecSource } from "./scope.ts";

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "=": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** An expression as a condition. */
export function specCondition(source: SpecSource, expr: Expr, scope: Scope): Condition {
  const site = source.site(scope.module, expr.span);
  const of = (e: Expr): Condition => specCondition(source, e, scope);
  switch (expr.kind) {
    case "unary": {
      if (expr.op === "not") return negation(of(expr.operand));
      if (expr.op === "-") return { kind: "truth", of: specTerm(source, expr, scope), site };
      const there: Condition = { kind: "truth", of: specTerm(source, expr.operand, scope), site };
      return expr.op === "exists" ? there : negation(there);
    }
    case "binary":
      return binary(source, expr, scope, site);
    case "forall": {
      const collection = specTerm(source, expr.source, scope);
      const [name] = expr.names;
      if (name === undefined || expr.names.length > 1)
        return { kind: "truth", of: { kind: "opaque", text: source.text(site), site }, site };
      const binder: RootTerm = element(name.text, site, elementType(source, expr.source));
      const names = new Map(scope.names).set(name.text, binder);
      const inner = { ...scope, names };
      const filter = expr.filter === undefined ? [] : [specCondition(source, expr.filter, inner)];
      const body = conjunction(...expr.body.map((b) => specCondition(source, b, inner)));
      const wrong = filteredBy(collection, binder, conjunction(...filter, negation(body)), site);
      return negation({ kind: "truth", of: wrong, site });
    }
    default:
      return withSite(truthOf(specTerm(source, expr, scope), site), site);
  }
}

/** An unfolded condition stands where the name of it stands. */
function withSite(c: Condition, site: Site): Condition {
  switch (c.kind) {
    case "and":
      return conjunction(...c.parts.map((p) => withSite(p, site)));
    case "or":
      return disjunction(...c.parts.map((p) => withSite(p, site)));
    case "not":
      return negation(withSite(c.of, site));
    case "true":
    case "false":
      return c;
    case "compare":
    case "in":
    case "truth":
      return { ...c, site };
    default:
      return c satisfies never;
  }
}

function binary(
  source: SpecSource,
  expr: Extract<Expr, { kind: "binary" }>,
  scope: Scope,
  site: Site,
): Condition {
  const of = (e: Expr): Condition => specCondition(source, e, scope);
  const term = (e: Expr): Term => specTerm(source, e, scope);
  const sides = (): readonly [Term, Term] => {
    const [left, right] = [term(expr.left), term(expr.right)];
    return [asLiteral(source.spec, left, right), asLiteral(source.spec, right, left)];
  };
  const inParts = (): { item: Term; collection: Term } => {
    const [item, collection] = sides();
    return { item, collection };
  };
  switch (expr.op) {
    case "and":
      return conjunction(of(expr.left), of(expr.right));
    case "or":
      return disjunction(of(expr.left), of(expr.right));
    case "implies":
      return disjunction(negation(of(expr.left)), of(expr.right));
    case "in":
      return { kind: "in", ...inParts(), site };
    case "not in":
      return negation({ kind: "in", ...inParts(), site });
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compareTerms(COMPARISONS[expr.op] ?? "==", ...sides(), site);
    case "transitions_to":
    case "becomes":
      return compareTerms("==", ...sides(), site);
    case "+":
    case "-":
    case "*":
    case "/":
    case "??":
      return { kind: "truth", of: term(expr), site };
    default:
      return expr.op satisfies never;
  }
}
