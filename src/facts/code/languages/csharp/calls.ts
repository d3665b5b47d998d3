// C#'s calls: moments and lengths of time, LINQ, equality, SQL in texts.

import type { Argument, CodeExpr } from "../../expression.ts";
import {
  type At,
  arithmetic,
  callOn,
  compare,
  durationOf,
  literal,
  stringOf,
} from "../../shared/build.ts";
import { collectionMethod, countOf } from "../../shared/collections.ts";
import { unitSeconds } from "../../shared/durations.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { readSql } from "../../shared/sql.ts";
import { sqlEffects } from "../../shared/sql-effects.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { argumentsOf, lower, nameOf } from "./expressions.ts";

/** Lowers a call, or what it is short for. */
export function lowerCall(scope: ObjectScope, node: Syntax): CodeExpr {
  const fn = field(node, "function");
  const args = argumentsOf(scope, childOf(node, "argument_list"));
  const where = scope.at(node);
  if (fn === undefined) return scope.opaque(node);
  if (fn.type === "identifier" || fn.type === "generic_name") {
    const name = nameOf(scope, fn);
    const [first] = args;
    if (name === "nameof" && first !== undefined)
      return literal(where, first.value.text.split(".").at(-1) ?? "");
    const own = scope.members.methods.has(name);
    return callOn(where, scope.path(fn, own ? ["self"] : []), [name], args);
  }
  const access = fn.type === "conditional_access_expression" ? named(fn).at(-1) : fn;
  const inner = access && field(access, "expression");
  const name = nameOf(scope, access && field(access, "name"));
  if (access?.type === "member_access_expression" && inner !== undefined)
    return ofReceiver(scope, node, lower(scope, inner), name, args);
  const callee = lower(scope, fn);
  return callee.kind === "path"
    ? ofReceiver(
        scope,
        node,
        { ...callee, segments: callee.segments.slice(0, -1) },
        name || (callee.segments.at(-1) ?? ""),
        args,
      )
    : scope.opaque(node);
}

function ofReceiver(
  scope: ObjectScope,
  node: Syntax,
  receiver: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr {
  const where = scope.at(node);
  const values = args.map((one) => one.value);
  const known =
    ofTime(where, receiver, name, values) ??
    ofEquality(where, receiver, name, values) ??
    ofLinq(where, receiver, name, args);
  return known ?? callOn(where, receiver, [name], queryArguments(scope, node, args));
}

function ofTime(
  where: At,
  receiver: CodeExpr,
  name: string,
  values: readonly CodeExpr[],
): CodeExpr | undefined {
  const last = receiver.kind === "path" ? (receiver.segments.at(-1) ?? "") : "";
  const [only] = values;
  if (values.length === 0)
    return /^Get(?:Utc|Local)Now$/.test(name) || (/clock/i.test(last) && name === "Now")
      ? { kind: "now", ...where }
      : undefined;
  if (values.length !== 1 || only === undefined) return undefined;
  const made =
    last === "TimeSpan" || last === "Duration" ? /^From(\w+)$/.exec(name)?.[1] : undefined;
  const of = made === undefined ? undefined : unitSeconds(made);
  if (of !== undefined) return durationOf(where, only, of);
  const added = /^Add(\w+)$/.exec(name)?.[1];
  const unit = added === undefined ? undefined : unitSeconds(added);
  if (unit !== undefined) return arithmetic(where, "+", receiver, durationOf(where, only, unit));
  const isMoment = receiver.kind === "now" || /(?:At|Time|On|Date|Until)$/.test(last);
  if (name === "Add" && (isMoment || only.kind === "duration"))
    return arithmetic(where, "+", receiver, only);
  return name === "Subtract" ? arithmetic(where, "-", receiver, only) : undefined;
}

function ofEquality(
  where: At,
  receiver: CodeExpr,
  name: string,
  values: readonly CodeExpr[],
): CodeExpr | undefined {
  const [first, second] = values;
  if (name !== "Equals" || first === undefined) return undefined;
  const isStatic =
    receiver.kind === "path" &&
    /^(?:string|String|object|Object)$/.test(receiver.segments.join("."));
  if (isStatic) return second === undefined ? undefined : compare(where, "==", first, second);
  return compare(where, "==", receiver, first);
}

const THROUGH =
  /^(?:ToList|ToArray|ToHashSet|AsNoTracking|AsQueryable|AsEnumerable|ConfigureAwait)$/;

function ofLinq(
  where: At,
  receiver: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const plain = name.replace(/Async$/, "");
  const [first] = args;
  if (THROUGH.test(plain)) return receiver;
  const shared = collectionMethod(plain.replace(/^Last(?=OrDefault$|$)/, "First"));
  if (shared !== undefined && first?.value.kind === "lambda")
    return callOn(where, receiver, [shared], [first]);
  const filters = receiver.kind === "call" && receiver.callee.at(-1) === "filter";
  if (receiver.kind === "call" && filters && /^(?:any|find)$/.test(shared ?? ""))
    return { ...receiver, ...where, callee: [...receiver.callee.slice(0, -1), shared ?? ""] };
  if (plain === "Count" && first?.value.kind !== "lambda") return countOf(where, receiver);
  if (plain !== "Contains" || args.length !== 1 || first === undefined) return undefined;
  const last = receiver.kind === "path" ? (receiver.segments.at(-1) ?? "") : "";
  // What a text contains is not a question about members.
  const isCollection =
    receiver.kind === "list" ||
    /(?:s|List|Set|Collection)$/.test(last) ||
    first.value.kind === "path";
  return isCollection
    ? { kind: "in", item: first.value, collection: receiver, ...where }
    : undefined;
}

/** Arguments of a call that may run SQL: `db.ExecuteAsync("UPDATE ..", new { id })`. */
function queryArguments(
  scope: ObjectScope,
  node: Syntax,
  args: readonly Argument[],
): readonly Argument[] {
  const [first, ...rest] = args;
  const constant = first?.value.kind === "path" ? (first.value.segments.at(-1) ?? "") : "";
  const text = stringOf(first?.value) ?? scope.file.strings.get(constant);
  if (text === undefined || !/^\s*(?:update|insert|delete|select)\s/i.test(text)) return args;
  const place = scope.source.place(node);
  const sql = readSql(
    place,
    text,
    rest.map((one) => one.value),
  );
  if (sql === undefined) return args;
  scope.pending.push(...sqlEffects(place, text.replace(/\s+/g, " ").trim(), sql));
  return sql.kind === "select" && sql.where !== undefined
    ? [...args, { name: "where", value: sql.where }]
    : args;
}
