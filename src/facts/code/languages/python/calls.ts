// Python's calls: creations, lengths of time, the present moment, built-in functions.

import type { Argument, CodeExpr } from "../../expression.ts";
import {
  type At,
  arithmetic,
  callOn,
  durationOf,
  literal,
  numberOf,
  opaque,
  path,
  stringOf,
} from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { unitSeconds } from "../../shared/durations.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { lowerOverGenerator } from "./comprehensions.ts";
import { at, type Context } from "./context.ts";
import { lower } from "./expressions.ts";

/** The positions of `timedelta(..)` and `relativedelta` take names only. */
const TIMEDELTA = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"];

/** Wrappers that change the representation of a constant and not what it says. */
const CASTS: ReadonlySet<string> = new Set(["int", "float", "str", "bool", "Decimal"]);

/** Functions that give their only argument as a collection. */
const COPIES: ReadonlySet<string> = new Set([
  "list",
  "tuple",
  "set",
  "frozenset",
  "sorted",
  "iter",
]);

/** A call, as what it means. */
export function lowerCall(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const fn = field(node, "function");
  if (fn === undefined) return opaque(here);
  if (fn.type === "identifier") {
    const generator = lowerOverGenerator(context, node, context.source.of(fn));
    if (generator !== undefined) return generator;
  }
  const args = lowerArguments(context, field(node, "arguments"));
  if (fn.type === "attribute") {
    const object = field(fn, "object");
    const name = context.source.of(field(fn, "attribute"));
    if (object === undefined) return opaque(here);
    const base = lower(context, object);
    if (base.kind === "path") return callOfPath(context, here, [...base.segments, name], args);
    if (base.kind === "call" && base.callee.length === 1 && base.callee[0] === "super")
      return { kind: "call", callee: ["super", name], args, ...here };
    return callOn(here, base, [name], args);
  }
  const callee = lower(context, fn);
  if (callee.kind === "path") return callOfPath(context, here, callee.segments, args);
  if (callee.kind === "opaque") return { kind: "call", callee: ["()"], on: callee, args, ...here };
  return callOn(here, callee, ["()"], args);
}

/** The arguments of a call; a generator counts as one. */
export function lowerArguments(context: Context, node: Syntax | undefined): readonly Argument[] {
  if (node === undefined) return [];
  if (node.type !== "argument_list") return [{ value: lower(context, node) }];
  const args: Argument[] = [];
  for (const arg of named(node)) {
    if (arg.type === "keyword_argument") {
      const value = field(arg, "value");
      const name = context.source.of(field(arg, "name"));
      if (value !== undefined) args.push({ name, value: lower(context, value) });
    } else if (arg.type === "list_splat" || arg.type === "dictionary_splat") {
      const [spread] = named(arg);
      const where = at(context, arg);
      const name = arg.type === "list_splat" ? "*" : "**";
      args.push({ name, value: spread === undefined ? opaque(where) : lower(context, spread) });
    } else args.push({ value: lower(context, arg) });
  }
  return args;
}

function callOfPath(
  context: Context,
  here: At,
  written: readonly string[],
  args: readonly Argument[],
): CodeExpr {
  const alias = context.aliases.get(written[0] ?? "");
  const callee = alias === undefined ? written : [alias, ...written.slice(1)];
  const name = callee.at(-1) ?? "";
  const [first] = args;
  const only = args.length === 1 && first?.name === undefined ? first?.value : undefined;
  if (name === "timedelta" || name === "relativedelta")
    return lengthOfTime(here, args) ?? { kind: "call", callee, args, ...here };
  if (isNow(callee, args)) return { kind: "now", ...here };
  if (callee.length === 1) {
    if (only !== undefined) {
      if (name === "len") return countOf(here, only);
      if (name === "bool") return only;
      if (COPIES.has(name) && only.kind !== "opaque") return { ...only, ...here };
      if (CASTS.has(name) && only.kind === "literal") return cast(here, name, only.value);
    }
    if (name === "getattr" && args.length >= 2) {
      const attribute = stringOf(args[1]?.value);
      if (attribute !== undefined && first?.value.kind === "path")
        return path(here, [...first.value.segments, attribute]);
    }
    if (name === "cls" && context.owner !== undefined)
      return { kind: "create", type: context.owner, args, ...here };
  }
  if (name === "Decimal" && only?.kind === "literal") return cast(here, name, only.value);
  const creation = creationOf(context, callee);
  if (creation !== undefined) return { kind: "create", type: creation, args, ...here };
  return { kind: "call", callee, args, ...here };
}

function cast(here: At, to: string, value: string | number | boolean | null): CodeExpr {
  if (to === "str") return literal(here, value === null ? "None" : String(value));
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || Number.isNaN(number)) return literal(here, value);
  if (to === "bool") return literal(here, number !== 0);
  return literal(here, to === "int" ? Math.trunc(number) : number);
}

/** The type that a call creates an instance of: a class called, or its factory. */
function creationOf(context: Context, callee: readonly string[]): string | undefined {
  const name = callee.at(-1) ?? "";
  if (isTypeName(name)) return name;
  const before = callee.at(-2) ?? "";
  if (name !== "create" && name !== "acreate") return undefined;
  if (callee.length === 2 && isTypeName(before)) return before;
  if (callee.length === 2 && before === "cls") return context.owner;
  const type = callee.at(-3) ?? "";
  return before === "objects" && isTypeName(type) ? type : undefined;
}

/** Whether a name is written as those of classes are: a capital, and some letter that is small. */
export function isTypeName(name: string): boolean {
  return /^_?[A-Z]/.test(name) && (/[a-z]/.test(name) || name.length === 1);
}

function isNow(callee: readonly string[], args: readonly Argument[]): boolean {
  const name = callee.at(-1);
  if (name === "utcnow" || name === "localnow") return args.length === 0;
  if (name === "today") return args.length === 0 && /^date/.test(callee.at(-2) ?? "");
  if (name === "time") return args.length === 0 && callee.length === 2 && callee[0] === "time";
  // `datetime.now(tz)` has at most a zone; a clock of the project's own takes nothing.
  if (name !== "now" || args.length > 1) return false;
  return args.length === 0 || /^(?:datetime|timezone|pendulum|arrow)$/.test(callee.at(-2) ?? "");
}

function lengthOfTime(here: At, args: readonly Argument[]): CodeExpr | undefined {
  if (args.length === 0) return { kind: "duration", seconds: 0, ...here };
  let sum: CodeExpr | undefined;
  let position = 0;
  for (const { name, value } of args) {
    const unit = unitSeconds(name ?? TIMEDELTA[position++] ?? "");
    if (unit === undefined || name === "*" || name === "**") return undefined;
    // `relativedelta(hour=3)` sets the hour.
    if (name !== undefined && !name.endsWith("s")) return undefined;
    if (value.kind === "opaque" && numberOf(value) === undefined && args.length > 1)
      return undefined;
    const part = durationOf(here, value, unit);
    sum = sum === undefined ? part : arithmetic(here, "+", sum, part);
  }
  return sum;
}
