// Queries that the name of a repository's method spells: `findByEmailAndStatus(email, status)`.

import type { Argument, CodeExpr } from "../expression.ts";
import { type At, compare, lambda, literal, logic, not, path } from "./build.ts";

const VERBS =
  /^(?:find|get|read|query|search|stream|count|exists|delete|remove)(?:All|First\d*|Top\d*|Distinct|One)*(?:[A-Z]\w*?)?By([A-Z]\w*)$/;

const SUFFIXES: readonly (readonly [string, (w: At, l: CodeExpr, r: CodeExpr) => CodeExpr])[] = [
  ["GreaterThanEqual", (w, l, r) => compare(w, ">=", l, r)],
  ["LessThanEqual", (w, l, r) => compare(w, "<=", l, r)],
  ["GreaterThan", (w, l, r) => compare(w, ">", l, r)],
  ["LessThan", (w, l, r) => compare(w, "<", l, r)],
  ["Before", (w, l, r) => compare(w, "<", l, r)],
  ["After", (w, l, r) => compare(w, ">", l, r)],
  ["NotIn", (w, l, r) => not(w, { kind: "in", item: l, collection: r, ...w })],
  ["In", (w, l, r) => ({ kind: "in", item: l, collection: r, ...w })],
  ["IgnoreCase", (w, l, r) => compare(w, "==", l, r)],
  ["IsNot", (w, l, r) => compare(w, "!=", l, r)],
  ["Not", (w, l, r) => compare(w, "!=", l, r)],
  ["Equals", (w, l, r) => compare(w, "==", l, r)],
  ["Is", (w, l, r) => compare(w, "==", l, r)],
];

const ALONE: readonly (readonly [string, "==" | "!=", boolean | null])[] = [
  ["IsNotNull", "!=", null],
  ["NotNull", "!=", null],
  ["IsNull", "==", null],
  ["Null", "==", null],
  ["IsTrue", "==", true],
  ["True", "==", true],
  ["IsFalse", "==", false],
  ["False", "==", false],
];

/**
 * The arguments of a query that is spelled by its name: values by the name of their field where
 * all are asked to be equal, else a condition on one member. Undefined for other names.
 */
export function argumentsByName(
  where: At,
  name: string,
  args: readonly Argument[],
): readonly Argument[] | undefined {
  const written = VERBS.exec(name)?.[1]?.replace(/OrderBy[A-Z]\w*$/, "");
  if (written === undefined || /(?:Containing|Like|StartingWith|EndingWith|Between)/.test(written))
    return undefined;
  const rest = args.map((one) => one.value);
  const isEither = /[a-z0-9]Or[A-Z]/.test(written);
  const joint = isEither ? /(?<=[a-z0-9])Or(?=[A-Z])/ : /(?<=[a-z0-9])And(?=[A-Z])/;
  const conditions = written.split(joint).map((part) => conditionOf(where, part, rest));
  const known = conditions.filter((one) => one !== undefined);
  if (known.length !== conditions.length || rest.length > 1) return undefined;
  const equal = isEither ? [] : known.flatMap(asNamed);
  // What is left over is a page or an order.
  const others = rest.map((value) => ({ value }));
  if (equal.length === known.length) return [...equal, ...others];
  const condition = logic(where, isEither ? "or" : "and", known);
  return [{ value: lambda(where, ["it"], condition) }, ...others];
}

function asNamed(e: CodeExpr): readonly Argument[] {
  if (e.kind !== "compare" || e.op !== "==" || e.left.kind !== "path") return [];
  return [{ name: e.left.segments.slice(1).join("."), value: e.right }];
}

function conditionOf(where: At, part: string, rest: CodeExpr[]): CodeExpr | undefined {
  for (const [suffix, op, value] of ALONE)
    if (part.endsWith(suffix) && part.length > suffix.length)
      return compare(
        where,
        op,
        column(where, part.slice(0, -suffix.length)),
        literal(where, value),
      );
  const found = SUFFIXES.find(([one]) => part.endsWith(one) && part.length > one.length);
  const argument = rest.shift();
  if (argument === undefined) return undefined;
  if (found === undefined) return compare(where, "==", column(where, part), argument);
  return found[1](where, column(where, part.slice(0, -found[0].length)), argument);
}

function column(where: At, name: string): CodeExpr {
  const parts = name.split("_").map((one) => one.charAt(0).toLowerCase() + one.slice(1));
  return path(where, ["it", ...parts]);
}
