// Records looked up: query builders, repositories and stores, whatever they are called. The chain
// of calls is read as a type, conditions and whether one record is meant.

import type { Codebase } from "../codebase.ts";
import type { Argument, CallExpr, CodeExpr } from "../expression.ts";
import { conjunction } from "./condition.ts";
import { element, type Frame, type Machine, siteOf } from "./machine.ts";
import { conditionsOf } from "./query-conditions.ts";
import type { Condition, Term } from "./term.ts";
import { recordType } from "./types.ts";
import { singular } from "./words.ts";

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
