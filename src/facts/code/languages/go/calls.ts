// Go's calls: conversions, time, the standard library's questions about collections, queries.

import type { Argument, CodeExpr } from "../../expression.ts";
import {
  arithmetic,
  callOn,
  compare,
  duration,
  lambda,
  literal,
  numberOf,
  stringOf,
} from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { parseDuration } from "../../shared/durations.ts";
import { readCondition, readSql } from "../../shared/sql.ts";
import { sqlEffects } from "../../shared/sql-effects.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";
import type { Scope } from "./scope.ts";
import { baseName } from "./types.ts";

const CONVERSIONS: ReadonlySet<string> = new Set([
  ...["string", "bool", "byte", "rune", "float32", "float64", "any"],
  ...["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"],
]);

/** Lowers a call, or what it is short for. */
export function lowerCall(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  const where = file.at(node);
  const fn = field(node, "function");
  const list = field(node, "arguments");
  const nodes = list === undefined ? [] : named(list);
  if (fn === undefined) return file.opaque(node);
  if (fn.type === "parenthesized_expression" || fn.type.endsWith("_type")) {
    const [only] = nodes;
    return nodes.length === 1 && only !== undefined ? lower(scope, only) : file.opaque(node);
  }
  const name = file.source.of(fn);
  const [first] = nodes;
  if (fn.type === "identifier" && first !== undefined) {
    if (nodes.length === 1 && (CONVERSIONS.has(name) || file.typeNames.has(name)))
      return lower(scope, first);
    if (name === "len") return countOf(where, lower(scope, first));
    if (name === "new") return { kind: "create", type: baseName(file, first), args: [], ...where };
  }
  const args = nodes.map((one): Argument => ({ value: argumentOf(scope, one) }));
  if (fn.type === "identifier")
    return callOn(where, file.path(fn, []), [name], queryArguments(scope, node, name, args));
  if (fn.type === "selector_expression") return method(scope, node, fn, args);
  if (fn.type === "index_expression" || fn.type === "type_instantiation_expression") {
    const callee = field(fn, "operand") ?? field(fn, "type");
    const target = callee && lower(scope, callee);
    if (target?.kind === "path") return { kind: "call", callee: target.segments, args, ...where };
  }
  return file.opaque(node);
}

function argumentOf(scope: Scope, node: Syntax): CodeExpr {
  const [inner] = node.type === "variadic_argument" ? named(node) : [];
  return lower(scope, inner ?? node);
}

function method(scope: Scope, node: Syntax, fn: Syntax, args: readonly Argument[]): CodeExpr {
  const { file } = scope;
  const operand = field(fn, "operand");
  const name = file.source.of(field(fn, "field"));
  if (operand === undefined) return file.opaque(node);
  if (operand.type === "identifier") {
    const module = file.imports.get(file.source.of(operand));
    const known = module === undefined ? undefined : ofModule(scope, node, module, name, args);
    if (known !== undefined) return known;
  }
  const receiver = lower(scope, operand);
  const known =
    ofTime(scope, node, receiver, name, args) ?? getter(scope, node, receiver, name, args);
  return known ?? callOn(file.at(node), receiver, [name], queryArguments(scope, node, name, args));
}

/** What functions of well-known modules mean. */
function ofModule(
  scope: Scope,
  node: Syntax,
  module: string,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const where = scope.file.at(node);
  const [first, second] = args.map((one) => one.value);
  if (module === "time") {
    if (name === "Now") return { kind: "now", ...where };
    if (first === undefined) return undefined;
    if (name === "Duration" || name === "Unix") return name === "Duration" ? first : undefined;
    if (name === "Since") return arithmetic(where, "-", { kind: "now", ...where }, first);
    if (name === "Until") return arithmetic(where, "-", first, { kind: "now", ...where });
    const seconds = name === "ParseDuration" ? parseDuration(stringOf(first) ?? "") : undefined;
    return seconds === undefined ? undefined : duration(where, seconds);
  }
  if (first === undefined || second === undefined) return undefined;
  if (module === "errors" && name === "Is") return compare(where, "==", first, second);
  if (/(?:^|\/)slices$|samber\/lo$/.test(module)) {
    if (name === "Contains") return { kind: "in", item: second, collection: first, ...where };
    const shared = { ContainsFunc: "any", ContainsBy: "any", SomeBy: "any", EveryBy: "all" };
    const more = { Filter: "filter", Map: "map", Find: "find", NoneBy: "none" };
    const method = Object.entries({ ...shared, ...more }).find(([key]) => key === name)?.[1];
    if (method !== undefined) return callOn(where, first, [method], [{ value: second }]);
  }
  if (module === "strings" && name === "EqualFold") return compare(where, "==", first, second);
  return undefined;
}

/** Moments that are compared and moved by methods. */
function ofTime(
  scope: Scope,
  node: Syntax,
  receiver: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const where = scope.file.at(node);
  const values = args.map((one) => one.value);
  const [only] = values;
  if (values.length === 0) {
    if (["UTC", "Local"].includes(name)) return receiver;
    return name === "IsZero" ? compare(where, "==", receiver, literal(where, null)) : undefined;
  }
  if (name === "AddDate" && values.length === 3) {
    const [years, months, days] = values.map(numberOf);
    if (years !== 0 || months !== 0 || days === undefined) return undefined;
    return arithmetic(where, "+", receiver, duration(where, days * 86_400));
  }
  if (values.length !== 1 || only === undefined) return undefined;
  const aboutTime = isTime(receiver) || isTime(only);
  switch (name) {
    case "After":
      return compare(where, ">", receiver, only);
    case "Before":
      return compare(where, "<", receiver, only);
    case "Equal":
      return compare(where, "==", receiver, only);
    case "Add":
      return aboutTime || only.kind === "duration" || hasDuration(only)
        ? arithmetic(where, "+", receiver, only)
        : undefined;
    case "Sub":
      return aboutTime ? arithmetic(where, "-", receiver, only) : undefined;
    case "Truncate":
    case "Round":
    case "In":
      return aboutTime ? receiver : undefined;
    default:
      return undefined;
  }
}

function isTime(e: CodeExpr): boolean {
  if (e.kind === "arithmetic") return isTime(e.left) || isTime(e.right);
  return (
    e.kind === "now" ||
    (e.kind === "path" && /(?:At|Time|On|Until|Date)$/.test(e.segments.at(-1) ?? ""))
  );
}

function hasDuration(e: CodeExpr): boolean {
  if (e.kind === "arithmetic") return hasDuration(e.left) || hasDuration(e.right);
  if (e.kind === "duration") return true;
  return (
    e.kind === "path" &&
    /(?:duration|timeout|ttl|interval|expiry|period|window|lifetime|delay|age)$/i.test(
      e.segments.at(-1) ?? "",
    )
  );
}

/** `order.GetStatus()` of generated messages only reads a field; `repo.GetAll()` does more. */
function getter(
  scope: Scope,
  node: Syntax,
  receiver: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  if (args.length > 0 || receiver.kind !== "path" || !/^Get[A-Z]\w*$/.test(name)) return undefined;
  const last = receiver.segments.at(-1) ?? "";
  if (
    /(?:repo|repository|store|service|svc|client|cache|db|dao|manager|provider|self)$/i.test(last)
  )
    return undefined;
  if (/^Get(?:All|List|Current|Or|And|Next|Instance|Default)/.test(name)) return undefined;
  if (receiver.segments.length === 1 && scope.file.imports.has(last)) return undefined;
  return scope.file.path(node, [...receiver.segments, name.slice(3)]);
}

const CONDITIONS: ReadonlySet<string> = new Set(["Where", "Not", "Or", "WhereOr"]);
const SINGLE_UPDATES: ReadonlySet<string> = new Set(["Update", "UpdateColumn", "Set"]);

/**
 * Arguments of a call that may be a query: conditions and updates in strings become expressions,
 * a statement's effects are kept for the statement around.
 */
function queryArguments(
  scope: Scope,
  node: Syntax,
  name: string,
  args: readonly Argument[],
): readonly Argument[] {
  const { file } = scope;
  const [first, second] = args.map((one) => one.value);
  const written = stringOf(first);
  const place = file.source.place(node);
  if (written !== undefined) {
    const rest = args.slice(1).map((one) => one.value);
    if (CONDITIONS.has(name)) {
      if (rest.length === 1 && second !== undefined && /^\w+$/.test(written))
        return [{ name: written, value: second }];
      const condition = readCondition(place, written, rest, "it");
      if (condition !== undefined) return [{ value: lambda(file.at(node), ["it"], condition) }];
    }
    if (SINGLE_UPDATES.has(name)) {
      if (args.length === 2 && second !== undefined && /^\w+$/.test(written))
        return [{ name: written, value: second }];
      const set = name === "Set" ? readCondition(place, written, rest, "it") : undefined;
      if (set?.kind === "compare" && set.op === "==" && set.left.kind === "path")
        return [{ name: set.left.segments.slice(1).join("."), value: set.right }];
    }
  }
  return statementArguments(scope, node, args);
}

function statementArguments(
  scope: Scope,
  node: Syntax,
  args: readonly Argument[],
): readonly Argument[] {
  const { file } = scope;
  for (const [i, { value }] of args.slice(0, 3).entries()) {
    const text = textOfQuery(scope, value);
    if (text === undefined) continue;
    const params = args.slice(i + 1).map((one) => one.value);
    const sql = readSql(file.source.place(node), text, params);
    if (sql === undefined) return args;
    const line = text.replace(/\s+/g, " ").trim();
    scope.pending.push(...sqlEffects(file.source.place(node), line, sql));
    return sql.kind === "select" && sql.where !== undefined
      ? [...args, { name: "where", value: sql.where }]
      : args;
  }
  return args;
}

function textOfQuery(scope: Scope, e: CodeExpr): string | undefined {
  if (e.kind === "path" && e.segments.length === 1) {
    const name = e.segments[0] ?? "";
    return scope.strings.get(name) ?? scope.file.strings.get(name);
  }
  return stringOf(e);
}
