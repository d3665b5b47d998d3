// Kotlin's calls: creations, collections, what the platform's own functions mean, queries.

import type { Argument, CodeExpr } from "../../expression.ts";
import { callOn, stringOf } from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { isCollaborator, jvmCall, propertyOfGetter } from "../../shared/jvm-calls.ts";
import { argumentsByName } from "../../shared/jvm-queries.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { readSql } from "../../shared/sql.ts";
import { sqlEffects } from "../../shared/sql-effects.ts";
import { childOf, named, type Syntax } from "../../shared/syntax.ts";
import { argumentsOf, lower } from "./expressions.ts";
import { errorOf } from "./raises.ts";

/** A call, its arguments in parentheses and the lambda after them taken together. */
export interface Call {
  readonly callee: Syntax;
  readonly values: Syntax | undefined;
  readonly lambda: Syntax | undefined;
}

/** The parts of a call. */
export function partsOf(node: Syntax): Call | undefined {
  const [callee] = named(node);
  if (callee === undefined) return undefined;
  const values = childOf(node, "value_arguments");
  const trailing = childOf(node, "annotated_lambda");
  const lambda = trailing && childOf(trailing, "lambda_literal");
  if (callee.type === "call_expression" && values === undefined && lambda !== undefined) {
    const inner = partsOf(callee);
    if (inner !== undefined && inner.lambda === undefined) return { ...inner, lambda };
  }
  return { callee, values, lambda };
}

const LISTS =
  /^(?:(?:mutable)?(?:List|Set)Of|listOfNotNull|arrayOf|enumSetOf|arrayListOf|hashSetOf)$/i;

/** Lowers a call, or what it is short for. */
export function lowerCall(scope: ObjectScope, node: Syntax): CodeExpr {
  const parts = partsOf(node);
  if (parts === undefined) return scope.opaque(node);
  const { callee, values, lambda } = parts;
  const where = scope.at(node);
  const given = argumentsOf(scope, values);
  const args: readonly Argument[] =
    lambda === undefined ? given : [...given, { value: lower(scope, lambda) }];
  if (callee.type === "identifier") return plainCall(scope, node, callee, args);
  if (callee.type !== "navigation_expression") return scope.opaque(node);
  const [inner, member] = named(callee);
  if (inner === undefined || member === undefined) return scope.opaque(node);
  const receiver = lower(scope, inner);
  const name = scope.source.of(member);
  const last = receiver.kind === "path" ? (receiver.segments.at(-1) ?? "") : "";
  if (name === "now" && /^(?:System|clock)$/i.test(last)) return { kind: "now", ...where };
  if (name === "orElseThrow") {
    const error = lambda === undefined ? "NoSuchElementException" : errorOf(scope, lambda);
    const place = scope.source.place(node);
    return scope.orRaise(where, receiver, { kind: "raise", error, args: [], place });
  }
  if (/^[A-Z]\w*[a-z]\w*$/.test(name) && receiver.kind === "path")
    return { kind: "create", type: name, args, ...where };
  if (
    (name === "firstOrNull" || name === "first" || name === "single" || name === "singleOrNull") &&
    args.length === 1
  )
    return callOn(where, receiver, ["find"], args);
  if (name === "count" && args.length === 0) return countOf(where, receiver);
  const known = jvmCall(where, receiver, name, args);
  if (known !== undefined) return known;
  if (args.length === 0 && receiver.kind === "path" && !isCollaborator(receiver)) {
    const property = name.startsWith("get") ? propertyOfGetter(name) : undefined;
    if (property !== undefined) return scope.path(node, [...receiver.segments, property]);
  }
  return callOn(where, receiver, [name], queryArguments(scope, node, name, args));
}

function plainCall(
  scope: ObjectScope,
  node: Syntax,
  callee: Syntax,
  args: readonly Argument[],
): CodeExpr {
  const name = scope.source.of(callee);
  const where = scope.at(node);
  if (LISTS.test(name)) return { kind: "list", items: args.map((one) => one.value), ...where };
  if (/^(?:mutableMapOf|mapOf|hashMapOf)$/.test(name) && args.length > 0) {
    const entries = args.flatMap(({ value }): readonly Argument[] => {
      const [key, of] = value.kind === "list" ? value.items : [];
      if (key === undefined || of === undefined) return [];
      const label =
        key.kind === "literal"
          ? String(key.value)
          : key.kind === "path"
            ? key.segments.join(".")
            : key.text;
      return [{ name: label, value: of }];
    });
    return { kind: "create", type: "{}", args: entries, ...where };
  }
  const [first] = args;
  if (/^(?:requireNotNull|checkNotNull)$/.test(name) && first !== undefined) return first.value;
  if (/^[A-Z]\w*[a-z]\w*$/.test(name)) {
    const components = scope.file.records.get(name);
    const known =
      components === undefined || components.length < args.length
        ? args
        : args.map(
            (one, i): Argument => ({ name: one.name ?? components[i] ?? "", value: one.value }),
          );
    return { kind: "create", type: name, args: known, ...where };
  }
  const own = scope.members.methods.has(name);
  return callOn(where, scope.path(callee, own ? ["self"] : []), [name], args);
}

/** Arguments of a call that may be a query. */
function queryArguments(
  scope: ObjectScope,
  node: Syntax,
  name: string,
  args: readonly Argument[],
): readonly Argument[] {
  const spelled = argumentsByName(scope.at(node), name, args);
  if (spelled !== undefined) return spelled;
  const [first, ...rest] = args;
  const constant = first?.value.kind === "path" ? (first.value.segments.at(-1) ?? "") : "";
  const text = stringOf(first?.value) ?? scope.file.strings.get(constant);
  if (text === undefined || !/^\s*(?:update|insert|delete|select)\s/i.test(text)) return args;
  const place = scope.source.place(node);
  const values = rest.map((one) => one.value);
  const sql = readSql(place, text, values);
  if (sql === undefined) return args;
  scope.pending.push(...sqlEffects(place, text.replace(/\s+/g, " ").trim(), sql));
  return sql.kind === "select" && sql.where !== undefined
    ? [...args, { name: "where", value: sql.where }]
    : args;
}
