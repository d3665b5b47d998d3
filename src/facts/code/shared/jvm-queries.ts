// Queries that the name of a repository's method spells: `findByEmailAndStatus(email, status)`.

import type { Argument, CodeExpr } from "../expression.ts";
import { type At, compare, literal, logic, not, path } from "./build.ts";

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

/** The condition that the name of a method and its arguments make; undefined for other names. */
export function conditionInName(
  where: At,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const written = VERBS.exec(name)?.[1]?.replace(/OrderBy[A-Z]\w*$/, "");
  if (written === undefined || /(?:Containing|Like|StartingWith|EndingWith|Between)/.test(written))
    return undefined;
  const rest = args.map((one) => one.value);
  const kind = /[a-z]Or[A-Z]/.test(written) ? "or" : "and";
  const parts = written.split(
    kind === "or" ? /(?<=[a-z0-9])Or(?=[A-Z])/ : /(?<=[a-z0-9])And(?=[A-Z])/,
  );
  const conditions = parts.map((part) => conditionOf(where, part, rest));
  const known = conditions.filter((one) => one !== undefined);
  if (known.length !== parts.length) return undefined;
  return logic(where, kind, known);
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
  return path(
    where,
    name.split("_").map((one) => one.charAt(0).toLowerCase() + one.slice(1)),
  );
}
