// Records looked up: query builders, repositories and stores, whatever they are called. The chain
// of calls is read as a type, conditions and whether one record is meant.

import type { Codebase } from "../codebase.ts";
import type { Argument, CallExpr, CodeExpr, Comparison } from "../expression.ts";
import { conjunction, negation } from "./condition.ts";
import { about, compareTerms } from "./lower.ts";
import { element, type Frame, type Machine, siteOf } from "./machine.ts";
import { sqlConditions } from "./sql-text.ts";
import type { Condition, RootTerm, Site, Term } from "./term.ts";
import { TRUE } from "./term.ts";
import { recordType } from "./types.ts";
import { plainName, singular, wordsOf } from "./words.ts";

export interface Step {
  readonly name: string;
  readonly args: readonly Argument[];
}

/** A chain of calls: what it begins with and what is called one after the other. */
export interface Chain {
  readonly receiver: readonly string[];
  readonly base?: CodeExpr;
  readonly steps: readonly Step[];
}

/** Takes a chain of calls apart. */
export function chainOf(expr: CallExpr): Chain {
  const steps: Step[] = [];
  let at: CodeExpr = expr;
  for (;;) {
    if (at.kind !== "call")
      return { receiver: at.kind === "path" ? at.segments : [], base: at, steps };
    const name = at.callee.at(-1) ?? "";
    if (at.on !== undefined) {
      for (const inner of [...at.callee].reverse())
        steps.unshift({ name: inner, args: inner === name ? at.args : [] });
      at = at.on;
      continue;
    }
    steps.unshift({ name, args: at.args });
    return { receiver: at.callee.slice(0, -1), steps };
  }
}

const ONE =
  /^(?:first|one|get|find|find_?one|find_?unique|find_?first|find_?by.*|get_?by.*|take|single|last|scalar|scalar_one|scalar_one_or_none|one_or_none|first_?or_?(?:fail|default|throw|null)?|find_?or_?(?:fail|throw).*|findunique_?or_?throw|findfirst_?or_?throw|get_?or_?404|first_?or_?404|find_?one_?or_?fail|firstordefault.*|singleordefault.*|findasync|firstasync|singleasync|getone|get_?object_?or_?404|load|fetch_?(?:one|optional)|query_?row.*|lookup|selectone|read|find_?one_?by.*|getreferencebyid|must_?get.*)$/i;
const MANY =
  /^(?:all|where|filter|filter_by|list|find_?many|find_?all.*|list_?by.*|scalars|query|select|get_?many|get_?all.*|find_?each|each|in_batches|tolist|tolistasync|toarray|stream|getresultlist|fetch_?all|search.*|exclude|scan|iter)$/i;
const PLUMBING =
  /^(?:order_?by.*|orderby.*|sort.*|limit|offset|skip|lean|exec|execute|options?|join.*|include.*|preload|with_?for_?update|for_?update|populate|select_?related|prefetch_?related|asnotracking|as_?no_?tracking|session|unscoped|clauses|lock.*|withcontext|with_?context|model|table|from|query|objects|createquerybuilder|getquery|distinct|unwrap.*|or_?else.*|orelse.*|expect|iterator|result|ok_or.*|await|values?|with|get_?queryset|\(\)|\[\]|of|maptype|fetch|debug|returning|transacting)$/i;
const EXISTS =
  /^(?:exists|exists_?by.*|any|any_?async|anyasync|has|contains|is_?present|ispresent)$/i;
const COUNT = /^(?:count|count_?by.*|countasync|len|size|length|count_?documents)$/i;
const REPOSITORY =
  /(?:_?(?:repository|repo|dao|store|storage|table|model|collection|manager|gateway|query|queries|finder|mapper|db|set|service))$/i;

/** The records that a chain of calls looks up; undefined where it is no look-up that is understood. */
export function fetchOf(machine: Machine, expr: CallExpr, frame: Frame): Term | undefined {
  const chain = chainOf(expr);
  const { codebase } = machine;
  const target = targetOf(codebase, chain, frame);
  if (target === undefined) return undefined;
  const site = siteOf(frame, expr.place);
  const binder = element("it", site, undefined, target.type);
  const wheres: Condition[] = [];
  let many: boolean | undefined;
  let asks: "exists" | "count" | undefined;
  const steps = target.firstStep === undefined ? chain.steps : chain.steps.slice(target.firstStep);
  for (const step of steps) {
    const { name } = step;
    if (name.startsWith(".")) return undefined;
    if (COUNT.test(name)) asks = "count";
    else if (EXISTS.test(name)) asks = "exists";
    else if (name === "Find" && step.args.some((a) => isDeclared(a.value, frame))) many = true;
    else if (ONE.test(name)) many = false;
    else if (MANY.test(name)) many ??= true;
    else if (!PLUMBING.test(name)) return undefined;
    wheres.push(...conditionsOf(machine, step, binder, frame));
    if (
      name === "[]" &&
      step.args.some((a) => a.name === undefined && !isTypePath(codebase, a.value))
    )
      many = false;
  }
  if (many === undefined && asks === undefined) {
    if (!target.isCollection) return undefined;
    many = true;
  }
  const where = conjunction(...wheres);
  const fetched: Term = {
    kind: "fetch",
    type: target.type,
    many: many ?? true,
    binder,
    where,
    site,
  };
  if (asks === "count")
    return { kind: "collection", op: "count", of: { ...fetched, many: true }, site };
  if (asks === "exists")
    return {
      kind: "test",
      condition: { kind: "truth", of: { ...fetched, many: true }, site },
      site,
    };
  return fetched;
}

/** A variable that was declared for records to be put into. */
function isDeclared(value: CodeExpr, frame: Frame): boolean {
  const local =
    value.kind === "path" && value.segments.length === 1
      ? frame.names.get(value.segments[0] ?? "")
      : undefined;
  return (
    local?.kind === "root" &&
    local.origin === "element" &&
    local.of === undefined &&
    local.type !== undefined
  );
}

interface Target {
  readonly type: string;
  /** Without any finder it still means all records, as a table does. */
  readonly isCollection: boolean;
  readonly firstStep?: number;
}

function targetOf(codebase: Codebase, chain: Chain, frame: Frame): Target | undefined {
  for (const [index, step] of chain.steps.entries()) {
    for (const { value } of step.args) {
      const isBuilder =
        /^(?:query|select|get|find|model|from|createquery|set|\[\]|table|first|take|last|delete|get_object_or_404|get_list_or_404|scalars|into|find_?one|find_?many|save|add|remove|last|find_?all)$/i.test(
          step.name,
        );
      if (!isBuilder) continue;
      const type = namedType(codebase, value, frame);
      if (type !== undefined) {
        const isCollection = step.name === "[]" || step.name === "query" || step.name === "select";
        return { type, isCollection, ...(index > 0 ? {} : {}) };
      }
    }
  }
  const [root] = chain.receiver;
  const local =
    root === "self" ? undefined : root === undefined ? undefined : frame.names.get(root);
  // What is read from a parameter is a member of it, unless it is a service or a context.
  if (local !== undefined && local.kind !== "root" && chain.receiver.length <= 1) return undefined;
  for (const segment of [...chain.receiver].reverse()) {
    if (codebase.types.has(segment) && codebase.types.get(segment)?.fact.fields.length !== 0)
      return { type: segment, isCollection: false };
    const bare = segment.replace(REPOSITORY, "");
    const isRepository = bare !== segment && bare !== "";
    const type = isRepository ? codebase.typeByName(bare) : undefined;
    if (type !== undefined) return { type, isCollection: false };
    const byName = codebase.typeByName(segment);
    if (
      byName !== undefined &&
      chain.receiver.length > 1 &&
      /^(?:prisma|db|database|client|tx|trx|ctx|context|orm|em|repos?|repositories|stores?|models|tables|self|this|_?\w*context)$/i.test(
        chain.receiver[chain.receiver.indexOf(segment) - 1] ?? "",
      )
    )
      return { type: byName, isCollection: true };
    // A name of the module for many records, such as a repository called `tickets`.
    if (byName !== undefined && local === undefined && isStoreOfMany(chain))
      return { type: byName, isCollection: false };
    if (isRepository || byName !== undefined) break;
  }
  return undefined;
}

/** `tickets.find({..})`, where `tickets` is no list: what is asked of lists are functions. */
function isStoreOfMany({ receiver, steps }: Chain): boolean {
  const [name = ""] = receiver;
  const asked = steps[0]?.args[0]?.value.kind;
  return receiver.length === 1 && singular(name) !== name && asked !== "lambda";
}

function isTypePath(codebase: Codebase, value: CodeExpr): boolean {
  return value.kind === "path" && codebase.types.has(value.segments.at(-1) ?? "");
}

/** The type that an argument names: `User`, `User.class`, `&user`, `&[]User{}`, `User{}`. */
function namedType(codebase: Codebase, value: CodeExpr, frame: Frame): string | undefined {
  if (value.kind === "create") return codebase.types.has(value.type) ? value.type : undefined;
  if (value.kind !== "path") return undefined;
  const segments = value.segments.filter((s) => s !== "class");
  const last = segments.at(-1) ?? "";
  if (codebase.types.has(last) && /^[A-Z]/.test(last)) return last;
  const local = segments.length === 1 ? frame.names.get(last) : undefined;
  if (local !== undefined && (local.kind === "new" || local.kind === "root"))
    return recordType(codebase, local);
  return undefined;
}

/** The conditions that one step of a query adds. */
function conditionsOf(
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
