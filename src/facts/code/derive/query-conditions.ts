import type { Argument, CodeExpr, Comparison } from "../expression.ts";
import { negation } from "./condition.ts";
import { about, compareTerms } from "./lower-condition.ts";
import { type Frame, type Machine, siteOf } from "./machine.ts";
import type { Step } from "./queries.ts";
import { sqlConditions } from "./sql-text.ts";
import type { Condition, RootTerm, Site, Term } from "./term.ts";
import { TRUE } from "./term.ts";
import { plainName, wordsOf } from "./words.ts";

/** The conditions that one step of a query adds. */
export function conditionsOf(
  machine: Machine,
  step: Step,
  binder: RootTerm,
  frame: Frame,
): readonly Condition[] {
  const out: Condition[] = [];
  const derived = /(?:^|_)(?:find|get|list|count|exists|delete|read|query)\w*?_?[Bb]y_?(\w+)$/.exec(
    step.name,
  );
  if (derived?.[1] !== undefined) {
    const parsed = derivedQuery(machine, derived[1], step.args, binder, frame);
    if (parsed !== undefined) return parsed;
  }
  const positional: Argument[] = [];
  for (const arg of step.args) {
    if (arg.name === undefined) positional.push(arg);
    else if (!arg.name.startsWith("*"))
      out.push(
        fieldCondition(
          arg.name,
          machine.term(arg.value, frame),
          binder,
          siteOf(frame, arg.value.place),
        ),
      );
  }
  const [first, ...rest] = positional;
  if (first?.value.kind === "literal" && typeof first.value.value === "string") {
    const values = rest.map((a) => machine.term(a.value, frame));
    const site = siteOf(frame, first.value.place);
    // `where("status", "active")` and `whereEq("status", x)`.
    if (/^\w+$/.test(first.value.value) && values.length >= 1 && values.length <= 2) {
      const [a, b] = values;
      const op = values.length === 2 && a?.kind === "literal" ? operator(String(a.value)) : "==";
      const value = values.length === 2 ? b : a;
      if (op !== undefined && value !== undefined)
        return [...out, compareTerms(op, member(binder, first.value.value, site), value, site)];
    }
    return [...out, ...sqlConditions(first.value.value, values, binder, site)];
  }
  for (const { value } of positional) {
    if (value.kind === "create" && (value.type === "{}" || value.type === "" || value.type === "Q"))
      out.push(...objectConditions(machine, value.args, binder, frame));
    else if (value.kind === "lambda" && value.body !== undefined) {
      const [param] = value.params;
      const names = new Map(frame.names);
      if (param !== undefined) names.set(param, binder);
      out.push(machine.condition(value.body, { ...frame, names }));
    } else if (["compare", "in", "and", "or", "not"].includes(value.kind)) {
      out.push(onTypeName(machine.condition(value, frame), binder));
    }
  }
  return out;
}

/** `User.status == x` inside a query speaks of the record looked up. */
function onTypeName(condition: Condition, binder: RootTerm): Condition {
  const type = binder.type;
  const visit = (c: Condition): Condition => {
    const roots = new Set<RootTerm>();
    rootsIn(c, roots);
    let out = c;
    for (const root of roots)
      if (root.origin === "global" && root.name === type) out = about(out, root, binder);
    return out;
  };
  return visit(condition);
}

function rootsIn(value: unknown, out: Set<RootTerm>): void {
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Map) {
    for (const v of value.values()) rootsIn(v, out);
    return;
  }
  if (Array.isArray(value)) {
    for (const v of value) rootsIn(v, out);
    return;
  }
  const node = value as { kind?: string };
  if (node.kind === "root") out.add(value as RootTerm);
  for (const key of [
    "of",
    "left",
    "right",
    "item",
    "collection",
    "parts",
    "args",
    "on",
    "items",
    "where",
    "condition",
    "then",
    "else",
  ] as const) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) rootsIn(inner, out);
  }
}

const LOOKUPS: Readonly<Record<string, Comparison>> = {
  lt: "<",
  lte: "<=",
  gt: ">",
  gte: ">=",
  $lt: "<",
  $lte: "<=",
  $gt: ">",
  $gte: ">=",
  $ne: "!=",
  ne: "!=",
  not: "!=",
  equals: "==",
  eq: "==",
  $eq: "==",
};

/** `{ where: { status: "active", expiresAt: { lte: now } } }`. */
function objectConditions(
  machine: Machine,
  args: readonly Argument[],
  binder: RootTerm,
  frame: Frame,
): readonly Condition[] {
  const where = args.find((a) => a.name === "where");
  const isOptions = args.some((a) =>
    /^(?:where|data|include|select|orderBy|take|skip|order|relations|attributes|transaction|create|update)$/.test(
      a.name ?? "",
    ),
  );
  if (where?.value.kind === "create")
    return objectConditions(machine, where.value.args, binder, frame);
  if (isOptions) return [];
  return args.flatMap(({ name, value }): readonly Condition[] => {
    if (name === undefined || name.startsWith("*")) return [];
    const site = siteOf(frame, value.place);
    if (name === "AND" && value.kind === "list")
      return value.items.flatMap((i) =>
        i.kind === "create" ? objectConditions(machine, i.args, binder, frame) : [],
      );
    if (name === "OR" || name === "NOT" || name.startsWith("$")) return [];
    const field = member(binder, name, site);
    if (value.kind === "create" && (value.type === "{}" || value.type === ""))
      return value.args.flatMap((a): readonly Condition[] => {
        const op = LOOKUPS[a.name ?? ""];
        const operand = machine.term(a.value, frame);
        if (op !== undefined) return [compareTerms(op, field, operand, site)];
        if (a.name === "in" || a.name === "$in")
          return [{ kind: "in", item: field, collection: operand, site }];
        return [];
      });
    const operator = operatorCondition(machine, field, value, frame, site);
    return [operator ?? fieldCondition(name, machine.term(value, frame), binder, site)];
  });
}

/** `LessThanOrEqual(now)`, `In([..])`, `IsNull()` as the value of a field. */
function operatorCondition(
  machine: Machine,
  field: Term,
  value: CodeExpr,
  frame: Frame,
  site: Site,
): Condition | undefined {
  if (value.kind !== "call" || value.on !== undefined) return undefined;
  const name = value.callee.at(-1) ?? "";
  const operand = value.args[0]?.value;
  if (name === "IsNull" && operand === undefined)
    return compareTerms("==", field, { kind: "literal", value: null, site }, site);
  if (operand === undefined) return undefined;
  if (name === "In")
    return { kind: "in", item: field, collection: machine.term(operand, frame), site };
  if (name === "Not") {
    const inner = operatorCondition(machine, field, operand, frame, site);
    return inner === undefined
      ? compareTerms("!=", field, machine.term(operand, frame), site)
      : negation(inner);
  }
  const op = OPERATORS[name];
  return op === undefined ? undefined : compareTerms(op, field, machine.term(operand, frame), site);
}

const OPERATORS: Readonly<Record<string, Comparison>> = {
  Equal: "==",
  LessThan: "<",
  LessThanOrEqual: "<=",
  MoreThan: ">",
  MoreThanOrEqual: ">=",
};

/** `status=x`, `status__in=xs`, `expires_at__lte=now`. */
function fieldCondition(name: string, value: Term, binder: RootTerm, site: Site): Condition {
  const [field = name, lookup] = name.split("__");
  const target = member(binder, field, site);
  if (lookup === "in" || (lookup === undefined && value.kind === "list"))
    return { kind: "in", item: target, collection: value, site };
  if (lookup === "isnull") {
    const isNull = value.kind === "literal" && value.value === true;
    return compareTerms(isNull ? "==" : "!=", target, { kind: "literal", value: null, site }, site);
  }
  const op = lookup === undefined ? "==" : LOOKUPS[lookup];
  return op === undefined ? TRUE : compareTerms(op, target, value, site);
}

const SUFFIXES: readonly (readonly [
  RegExp,
  Comparison | "in" | "null" | "there" | "true" | "false",
])[] = [
  [/(?:Is)?LessThanEqual$/, "<="],
  [/(?:Is)?(?:LessThan|Before)$/, "<"],
  [/(?:Is)?GreaterThanEqual$/, ">="],
  [/(?:Is)?(?:GreaterThan|After)$/, ">"],
  [/(?:Is)?NotIn$/, "in"],
  [/(?:Is)?In$/, "in"],
  [/(?:Is)?NotNull$/, "there"],
  [/(?:Is)?Null$/, "null"],
  [/(?:Is)?True$/, "true"],
  [/(?:Is)?False$/, "false"],
  [/(?:Is)?Not$/, "!="],
  [/(?:Equals|Is|IgnoreCase)$/, "=="],
];

/** `findByStatusAndLockedUntilBefore(status, now)`. */
function derivedQuery(
  machine: Machine,
  text: string,
  args: readonly Argument[],
  binder: RootTerm,
  frame: Frame,
): readonly Condition[] | undefined {
  const parts =
    text.includes("_") && !/[A-Z]/.test(text) ? text.split("_and_") : text.split(/And(?=[A-Z])/);
  const values = args.filter((a) => a.name === undefined).map((a) => machine.term(a.value, frame));
  const known = binder.type === undefined ? [] : machine.codebase.fieldsOf(binder.type);
  const out: Condition[] = [];
  let next = 0;
  for (const whole of parts) {
    const part = whole.replace(/OrderBy\w+$/, "");
    const suffix = SUFFIXES.find(
      ([pattern]) =>
        pattern.test(part) && !known.some((f) => plainName(f.name) === plainName(part)),
    );
    const bare = suffix === undefined ? part : part.replace(suffix[0], "");
    const field = known.find((f) => plainName(f.name) === plainName(bare));
    const name = field?.name ?? wordsOf(bare).join("_");
    const what = suffix?.[1] ?? "==";
    const { site } = binder;
    const target = member(binder, name, site);
    if (what === "null" || what === "there")
      out.push(
        compareTerms(
          what === "null" ? "==" : "!=",
          target,
          { kind: "literal", value: null, site },
          site,
        ),
      );
    else if (what === "true" || what === "false")
      out.push(compareTerms("==", target, { kind: "literal", value: what === "true", site }, site));
    else {
      const value = values[next++];
      if (value === undefined) return undefined;
      if (what === "in") out.push({ kind: "in", item: target, collection: value, site });
      else out.push(compareTerms(what, target, value, site));
    }
  }
  return out;
}

function operator(text: string): Comparison | undefined {
  return (
    {
      "=": "==",
      "==": "==",
      "!=": "!=",
      "<>": "!=",
      "<": "<",
      "<=": "<=",
      ">": ">",
      ">=": ">=",
    } as const
  )[text];
}

export function member(binder: RootTerm, name: string, site: Site): Term {
  return { kind: "member", of: binder, name, site };
}
