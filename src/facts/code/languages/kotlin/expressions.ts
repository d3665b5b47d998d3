// Kotlin's expressions. Safe calls, casts and `!!` say nothing about behaviour and are left out.

import type { Argument, Arithmetic, CodeExpr, Comparison } from "../../expression.ts";
import { choice } from "../../shared/branches.ts";
import {
  arithmetic,
  callOn,
  compare,
  durationOf,
  lambda,
  literal,
  logic,
  numberOf,
} from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { unitSeconds } from "../../shared/durations.ts";
import { comparisonOf, negated } from "../../shared/jvm-calls.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, fieldAll, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { lowerCall } from "./calls.ts";
import { raiseOf, returnOf } from "./raises.ts";

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "==": "==",
  "===": "==",
  "!=": "!=",
  "!==": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};
const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);
const INFIX: Readonly<Record<string, Comparison>> = {
  eq: "==",
  neq: "!=",
  less: "<",
  lessEq: "<=",
  greater: ">",
  greaterEq: ">=",
};

/** Lowers one expression. */
export function lower(scope: ObjectScope, node: Syntax): CodeExpr {
  switch (node.type) {
    case "parenthesized_expression":
    case "value_argument":
    case "annotated_expression":
    case "labeled_expression": {
      const inner = named(node).at(-1);
      return inner === undefined ? scope.opaque(node) : lower(scope, inner);
    }
    case "as_expression": {
      const left = field(node, "left");
      return left === undefined ? scope.opaque(node) : lower(scope, left);
    }
    case "identifier":
      return name(scope, node);
    case "this_expression":
    case "super_expression":
      return scope.path(node, scope.implicit ?? ["self"]);
    case "null":
      return literal(scope.at(node), null);
    case "string_literal":
    case "multiline_string_literal":
    case "character_literal":
      return text(scope, node);
    case "number_literal":
    case "float_literal":
      return number(scope, node);
    case "navigation_expression":
      return navigation(scope, node);
    case "call_expression":
      return lowerCall(scope, node);
    case "index_expression": {
      const [base, index] = named(node);
      if (base === undefined || index === undefined) return scope.opaque(node);
      const value = lower(scope, base);
      const key = lower(scope, index);
      if (value.kind === "path" && key.kind === "literal" && typeof key.value === "string")
        return scope.path(node, [...value.segments, key.value]);
      return callOn(scope.at(node), value, ["[]"], [{ value: key }]);
    }
    case "unary_expression":
      return unary(scope, node);
    case "binary_expression":
      return binary(scope, node);
    case "in_expression": {
      const left = field(node, "left");
      const right = field(node, "right");
      if (left === undefined || right === undefined) return scope.opaque(node);
      const test = within(scope, node, lower(scope, left), right);
      return hasToken(node, "!in") ? negated(scope.at(node), test) : test;
    }
    case "infix_expression":
      return infix(scope, node);
    case "if_expression":
      return ifValue(scope, node);
    case "when_expression":
      return whenValue(scope, node);
    case "lambda_literal":
      return closure(scope, node);
    case "annotated_lambda": {
      const inner = childOf(node, "lambda_literal");
      return inner === undefined ? scope.opaque(node) : closure(scope, inner);
    }
    case "collection_literal": {
      const items = named(node).map((one) => lower(scope, one));
      return { kind: "list", items, ...scope.at(node) };
    }
    default:
      return scope.opaque(node);
  }
}

function name(scope: ObjectScope, node: Syntax): CodeExpr {
  const written = scope.source.of(node);
  if (written === "null") return literal(scope.at(node), null);
  if (written === "true" || written === "false") return literal(scope.at(node), written === "true");
  if (written === "this") return scope.path(node, ["self"]);
  return scope.name(node, written.replace(/^`|`$/g, ""));
}

function text(scope: ObjectScope, node: Syntax): CodeExpr {
  if (named(node).some((one) => one.type === "interpolation")) return scope.opaque(node);
  const written = scope.source.of(node);
  if (written.startsWith('"""')) return literal(scope.at(node), written.slice(3, -3));
  const plain = written
    .slice(1, -1)
    .replace(/\\(.)/g, (_, one: string) => ({ n: "\n", t: "\t", r: "\r" })[one] ?? one);
  return literal(scope.at(node), plain);
}

function number(scope: ObjectScope, node: Syntax): CodeExpr {
  const written = scope.source.of(node).replaceAll("_", "");
  const value = Number(
    /^0[xb]/i.test(written) ? written.replace(/[ul]+$/i, "") : written.replace(/[ulf]+$/i, ""),
  );
  return Number.isFinite(value) ? literal(scope.at(node), value) : scope.opaque(node);
}

function navigation(scope: ObjectScope, node: Syntax): CodeExpr {
  const [inner, member] = named(node);
  if (inner === undefined || member === undefined) return scope.opaque(node);
  const property = scope.source.of(member);
  const base = lower(scope, inner);
  const where = scope.at(node);
  // `15.minutes` is a length of time; a field of a path may be called so as well.
  const unit = /s$/.test(property) ? unitSeconds(property) : undefined;
  const isAmount =
    numberOf(base) !== undefined ||
    (base.kind === "path" && /^[A-Z0-9_]+$/.test(base.segments.at(-1) ?? ""));
  if (unit !== undefined && isAmount) return durationOf(where, base, unit);
  if (base.kind !== "path")
    return base.kind === "call" ? callOn(where, base, [`.${property}`], []) : scope.opaque(node);
  if (property === "size" && /s$/.test(base.segments.at(-1) ?? "")) return countOf(where, base);
  return scope.path(node, [...base.segments, property]);
}

function unary(scope: ObjectScope, node: Syntax): CodeExpr {
  const argument = field(node, "argument") ?? named(node)[0];
  if (argument === undefined) return scope.opaque(node);
  const value = lower(scope, argument);
  if (hasToken(node, "!!")) return value;
  if (hasToken(node, "!")) return negated(scope.at(node), value);
  const constant = numberOf(value) !== undefined || value.kind === "duration";
  return hasToken(node, "-") && constant
    ? arithmetic(scope.at(node), "*", value, literal(scope.at(node), -1))
    : scope.opaque(node);
}

function binary(scope: ObjectScope, node: Syntax): CodeExpr {
  const left = field(node, "left");
  const right = field(node, "right");
  const op = node.children.find((one) => !one.named)?.type ?? "";
  if (left === undefined || right === undefined) return scope.opaque(node);
  const where = scope.at(node);
  if (op === "?:") {
    const value = lower(scope, left);
    if (right.type === "throw_expression")
      return scope.orRaise(where, value, raiseOf(scope, right));
    if (right.type === "return_expression")
      return scope.orRaise(where, value, returnOf(scope, right));
    return logic(where, "or", [value, lower(scope, right)]);
  }
  if (op === "&&" || op === "||")
    return logic(where, op === "&&" ? "and" : "or", [lower(scope, left), lower(scope, right)]);
  const comparison = Object.hasOwn(COMPARISONS, op) ? COMPARISONS[op] : undefined;
  if (comparison !== undefined)
    return comparisonOf(where, comparison, lower(scope, left), lower(scope, right));
  if (ARITHMETIC.has(op))
    return arithmetic(where, op as Arithmetic, lower(scope, left), lower(scope, right));
  return scope.opaque(node);
}

/** `x in xs`, and `x in 1..5` as two comparisons. */
export function within(scope: ObjectScope, node: Syntax, item: CodeExpr, right: Syntax): CodeExpr {
  const where = scope.at(node);
  const [low, high] = named(right);
  if (right.type === "range_expression" && low !== undefined && high !== undefined) {
    const above = compare(where, ">=", item, lower(scope, low));
    const below = compare(where, hasToken(right, "..<") ? "<" : "<=", item, lower(scope, high));
    return logic(where, "and", [above, below]);
  }
  return { kind: "in", item, collection: lower(scope, right), ...where };
}

function infix(scope: ObjectScope, node: Syntax): CodeExpr {
  const [left, operator, right] = named(node);
  if (left === undefined || operator === undefined || right === undefined)
    return scope.opaque(node);
  const word = scope.source.of(operator);
  const where = scope.at(node);
  const values = [lower(scope, left), lower(scope, right)] as const;
  if (word === "and" || word === "or") return logic(where, word, values);
  if (word === "to") return { kind: "list", items: values, ...where };
  if (word === "inList") return { kind: "in", item: values[0], collection: values[1], ...where };
  const op = Object.hasOwn(INFIX, word) ? INFIX[word] : undefined;
  return op === undefined
    ? callOn(where, values[0], [word], [{ value: values[1] }])
    : compare(where, op, ...values);
}

/** The value of a branch: an expression, or a block that is only one. */
function branchValue(scope: ObjectScope, node: Syntax | undefined): CodeExpr | undefined {
  if (node === undefined) return undefined;
  if (node.type !== "block") return lower(scope, node);
  const [only, ...more] = named(node);
  return only === undefined || more.length > 0 ? scope.opaque(node) : lower(scope, only);
}

function ifValue(scope: ObjectScope, node: Syntax): CodeExpr {
  const condition = field(node, "condition");
  const [then, otherwise] = named(node).filter((one) => one !== condition);
  const [yes, no] = [branchValue(scope, then), branchValue(scope, otherwise)];
  return condition === undefined || yes === undefined || no === undefined
    ? scope.opaque(node)
    : choice(scope.at(node), lower(scope, condition), yes, no);
}

/** The subject of a `when`, if it has one. */
export function subjectOf(scope: ObjectScope, node: Syntax): CodeExpr | undefined {
  const subject = childOf(node, "when_subject");
  const inner = subject && named(subject).at(-1);
  return inner && lower(scope, inner);
}

/** The condition of an entry of a `when`; undefined for `else`. */
export function entryCondition(
  scope: ObjectScope,
  subject: CodeExpr | undefined,
  entry: Syntax,
): CodeExpr | undefined {
  const conditions = fieldAll(entry, "condition");
  if (conditions.length === 0) return undefined;
  const tests = conditions.map((one): CodeExpr => {
    if (subject === undefined) return lower(scope, one);
    const inner = named(one)[0];
    if (one.type === "range_test" && inner !== undefined) {
      const test = within(scope, one, subject, inner);
      return hasToken(one, "!in") ? negated(scope.at(one), test) : test;
    }
    if (one.type === "type_test") return scope.opaque(one);
    return compare(scope.at(one), "==", subject, lower(scope, one));
  });
  return logic(scope.at(entry), "or", tests);
}

function whenValue(scope: ObjectScope, node: Syntax): CodeExpr {
  const subject = subjectOf(scope, node);
  let result: CodeExpr | undefined;
  for (const entry of named(node)
    .filter((one) => one.type === "when_entry")
    .reverse()) {
    const value = branchValue(scope, named(entry).at(-1)) ?? scope.opaque(entry);
    const condition = entryCondition(scope, subject, entry);
    if (condition === undefined) result = value;
    else result = choice(scope.at(entry), condition, value, result ?? scope.opaque(entry));
  }
  return result ?? scope.opaque(node);
}

/** The names of a lambda's parameters; one that names none has `it`. */
export function lambdaParams(scope: ObjectScope, node: Syntax): readonly string[] {
  const list = childOf(node, "lambda_parameters");
  if (list === undefined) return ["it"];
  return named(list).map((one) => scope.source.of(named(one)[0] ?? one));
}

/** The statements of a lambda. */
export function lambdaBody(node: Syntax): readonly Syntax[] {
  return named(node).filter((one) => one.type !== "lambda_parameters");
}

function closure(scope: ObjectScope, node: Syntax): CodeExpr {
  const params = lambdaParams(scope, node);
  const inner = scope.inner(params);
  const [only, ...more] = lambdaBody(node);
  const value = only === undefined || more.length > 0 ? undefined : lower(inner, only);
  return lambda(scope.at(node), params, inner.pending.length === 0 ? value : undefined);
}

/** Arguments in parentheses. */
export function argumentsOf(scope: ObjectScope, list: Syntax | undefined): readonly Argument[] {
  if (list === undefined) return [];
  return named(list).map((one) => {
    const parts = named(one);
    const value = parts.at(-1);
    const lowered = value === undefined ? scope.opaque(one) : lower(scope, value);
    const [label] = parts;
    return parts.length > 1 && label !== undefined && hasToken(one, "=")
      ? { name: scope.source.of(label), value: lowered }
      : { value: lowered };
  });
}
