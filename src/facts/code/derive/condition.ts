// Conditions put together: constants go away, negations go to the atoms, comparisons turn around.

import type { Comparison } from "../expression.ts";
import { type Condition, FALSE, TRUE } from "./term.ts";

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/** The comparison that holds exactly where another does not. */
export function opposite(op: Comparison): Comparison {
  return OPPOSITE[op];
}

/** The same comparison with its sides exchanged. */
export function turned(op: Comparison): Comparison {
  return op === "<" ? ">" : op === ">" ? "<" : op === "<=" ? ">=" : op === ">=" ? "<=" : op;
}

export function negation(c: Condition): Condition {
  switch (c.kind) {
    case "true":
      return FALSE;
    case "false":
      return TRUE;
    case "not":
      return c.of;
    case "and":
      return disjunction(...c.parts.map(negation));
    case "or":
      return conjunction(...c.parts.map(negation));
    case "compare":
      return { ...c, op: opposite(c.op) };
    case "in":
    case "truth":
      return { kind: "not", of: c };
    default:
      return c satisfies never;
  }
}

export function conjunction(...parts: readonly Condition[]): Condition {
  return joined("and", parts);
}

export function disjunction(...parts: readonly Condition[]): Condition {
  return joined("or", parts);
}

function joined(kind: "and" | "or", parts: readonly Condition[]): Condition {
  const [neutral, absorbing] =
    kind === "and" ? (["true", "false"] as const) : (["false", "true"] as const);
  const kept: Condition[] = [];
  for (const part of parts) {
    if (part.kind === absorbing) return absorbing === "true" ? TRUE : FALSE;
    if (part.kind === neutral) continue;
    for (const p of part.kind === kind ? part.parts : [part]) if (!kept.includes(p)) kept.push(p);
  }
  const [only] = kept;
  if (only === undefined) return neutral === "true" ? TRUE : FALSE;
  return kept.length === 1 ? only : { kind, parts: kept };
}

/** The parts that must all hold. */
export function conjuncts(c: Condition): readonly Condition[] {
  return c.kind === "and" ? c.parts.flatMap(conjuncts) : c.kind === "true" ? [] : [c];
}

/**
 * One of several ways, said shortly: parts that all ways share are taken out, and a way that only
 * adds the opposite of another (`a`, or `not a and b`) loses that part.
 */
export function oneOf(ways: readonly Condition[]): Condition {
  const lists = ways.map((w) => [...conjuncts(w)]);
  const [first, ...others] = lists;
  if (first === undefined) return FALSE;
  const shared = first.filter((p) => others.every((list) => list.some((q) => sameCondition(p, q))));
  const rests = lists.map((list) => list.filter((p) => !shared.some((s) => sameCondition(s, p))));
  const single = rests.filter((r) => r.length === 1).map((r) => r[0] as Condition);
  const shorter = rests.map((r) =>
    r.length < 2 ? r : r.filter((p) => !single.some((s) => sameCondition(negation(s), p))),
  );
  return conjunction(...shared, disjunction(...shorter.map((r) => conjunction(...r))));
}

/** True for conditions written alike at the same places. */
export function sameCondition(a: Condition, b: Condition): boolean {
  return a === b || fingerprint(a) === fingerprint(b);
}

function fingerprint(c: Condition): string {
  return JSON.stringify(c, (key, value: unknown) =>
    key === "fact" || key === "enumeration" || key === "file"
      ? undefined
      : value instanceof Map
        ? [...value]
        : value,
  );
}
