// C#'s expressions. `await`, casts, `!` after a value and `?.` say nothing about behaviour.

import type { Argument, Arithmetic, CodeExpr, Comparison } from "../../expression.ts";
import { choice } from "../../shared/branches.ts";
import {
  arithmetic,
  callOn,
  compare,
  duration,
  lambda,
  literal,
  logic,
  numberOf,
} from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { unitSeconds } from "../../shared/durations.ts";
import { negated } from "../../shared/jvm-calls.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { around, childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { lowerCall } from "./calls.ts";
import { creation, listOf } from "./creations.ts";
import { isMisread, reread } from "./misread.ts";
import { patternTest } from "./patterns.ts";
import { raiseOf } from "./raises.ts";
import { textOf } from "./texts.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

/** Lowers one expression. */
export function lower(scope: ObjectScope, node: Syntax): CodeExpr {
  const { source } = scope;
  switch (node.type) {
    case "parenthesized_expression":
    case "await_expression":
    case "argument":
    case "checked_expression":
    case "arrow_expression_clause": {
      const inner = named(node).at(-1);
      return inner === undefined ? unnamed(scope, node) : lower(scope, inner);
    }
    case "alias_qualified_name":
      return scope.path(
        node,
        source
          .of(node)
          .replace(/^\w+::/, "")
          .split("."),
      );
    case "cast_expression":
    case "as_expression": {
      const value = field(node, "value") ?? field(node, "left");
      return value === undefined ? scope.opaque(node) : lower(scope, value);
    }
    case "identifier":
    case "predefined_type":
      return scope.name(node, source.of(node));
    case "qualified_name":
      return scope.path(node, source.of(node).split("."));
    case "generic_name":
      return scope.name(node, source.of(named(node)[0]));
    case "this":
    case "this_expression":
    case "base":
    case "base_expression":
      return scope.path(node, ["self"]);
    case "boolean_literal":
      return literal(scope.at(node), source.of(node) === "true");
    case "null_literal":
      return literal(scope.at(node), null);
    case "string_literal":
    case "verbatim_string_literal":
    case "raw_string_literal":
    case "character_literal":
      return literal(scope.at(node), textOf(source.of(node)));
    case "integer_literal":
    case "real_literal":
      return number(scope, node);
    case "member_access_expression":
      return member(scope, node);
    case "member_binding_expression":
      return bound(scope, node);
    case "conditional_access_expression": {
      const inner = named(node).at(-1);
      return inner === undefined ? scope.opaque(node) : lower(scope, inner);
    }
    case "element_access_expression":
      return subscript(scope, node);
    case "prefix_unary_expression":
    case "postfix_unary_expression":
      return unary(scope, node);
    case "binary_expression":
      return binary(scope, node);
    case "is_pattern_expression":
      return isPattern(scope, node);
    case "is_expression":
      return scope.opaque(node);
    case "conditional_expression": {
      const parts = ["condition", "consequence", "alternative"].map((name) => field(node, name));
      const [condition, then, otherwise] = parts;
      if (!condition || !then || !otherwise) return scope.opaque(node);
      return choice(
        scope.at(node),
        lower(scope, condition),
        lower(scope, then),
        lower(scope, otherwise),
      );
    }
    case "invocation_expression":
      return lowerCall(scope, node);
    case "object_creation_expression":
    case "implicit_object_creation_expression":
    case "anonymous_object_creation_expression":
    case "with_expression":
      return creation(scope, node);
    case "lambda_expression":
    case "anonymous_method_expression":
      return closure(scope, node);
    case "array_creation_expression":
    case "implicit_array_creation_expression":
    case "initializer_expression":
    case "collection_expression":
    case "element_binding_expression":
    case "tuple_expression":
      return listOf(scope, node);
    case "switch_expression":
      return switchValue(scope, node);
    case "default_expression":
      return literal(scope.at(node), null);
    default:
      return scope.opaque(node);
  }
}

/** `(this)`: the word is no node of its own. */
function unnamed(scope: ObjectScope, node: Syntax): CodeExpr {
  return hasToken(node, "this") ? scope.path(node, ["self"]) : scope.opaque(node);
}

function number(scope: ObjectScope, node: Syntax): CodeExpr {
  const text = scope.source.of(node).replaceAll("_", "");
  const value = Number(
    /^0[xb]/i.test(text) ? text.replace(/[ul]+$/i, "") : text.replace(/[ulfdm]+$/i, ""),
  );
  return Number.isFinite(value) ? literal(scope.at(node), value) : scope.opaque(node);
}

function member(scope: ObjectScope, node: Syntax): CodeExpr {
  if (isMisread(node)) return reread(scope, node, lower);
  const inner = field(node, "expression");
  const nameNode = field(node, "name");
  const name = nameOf(scope, nameNode);
  if (inner === undefined)
    // `this.count`: the word has no name in the grammar.
    return hasToken(node, "this") || hasToken(node, "base")
      ? scope.path(node, ["self", name])
      : scope.opaque(node);
  // `Status.Active` names the type although there is a field of that name.
  const written = inner.type === "identifier" ? scope.source.of(inner) : "";
  if (scope.members.enumerated?.has(written) && /^\p{Lu}/u.test(name))
    return scope.path(node, [written, name]);
  return memberOf(scope, node, lower(scope, inner), name);
}

/** What is read of a value by a name. */
function memberOf(scope: ObjectScope, node: Syntax, base: CodeExpr, name: string): CodeExpr {
  const where = scope.at(node);
  const last = base.kind === "path" ? (base.segments.at(-1) ?? "") : "";
  if (
    /^(?:Utc)?Now$|^Today$/.test(name) &&
    /^(?:DateTime|DateTimeOffset|\w*[cC]lock|\w*[tT]ime\w*)$/.test(last)
  )
    return { kind: "now", ...where };
  if (name === "HasValue") return compare(where, "!=", base, literal(where, null));
  const total = /^Total(\w+)$/.exec(name)?.[1];
  const unit = total === undefined ? undefined : unitSeconds(total);
  if (unit !== undefined && base.kind !== "path")
    return arithmetic(where, "/", base, duration(where, unit));
  if (base.kind === "path") {
    if (
      name === "Value" &&
      !/^(?:kvp?|pair|entry|item|p|x|e)$/i.test(last) &&
      base.segments.length > 0
    )
      return { ...base, ...where };
    if ((name === "Count" || name === "Length") && /s$/.test(last)) return countOf(where, base);
    return scope.path(node, [...base.segments, name]);
  }
  if (base.kind === "now" && /^(?:UtcDateTime|DateTime|Date)$/.test(name)) return base;
  return base.kind === "call" ? callOn(where, base, [`.${name}`], []) : scope.opaque(node);
}

/** A name without its type arguments. */
export function nameOf(scope: ObjectScope, node: Syntax | undefined): string {
  if (node?.type === "generic_name") return scope.source.of(named(node)[0]);
  return scope.source.of(node);
}

/** `.Name` of `user?.Name`. */
function bound(scope: ObjectScope, node: Syntax): CodeExpr {
  const access = around(node, "conditional_access_expression");
  const condition = access && field(access, "condition");
  if (condition === undefined) return scope.opaque(node);
  return memberOf(scope, node, lower(scope, condition), nameOf(scope, field(node, "name")));
}

function subscript(scope: ObjectScope, node: Syntax): CodeExpr {
  const inner = field(node, "expression");
  const list = field(node, "subscript");
  const index = list && named(list)[0];
  if (inner === undefined || index === undefined) return scope.opaque(node);
  const base = lower(scope, inner);
  const key = lower(scope, index);
  if (base.kind === "path" && key.kind === "literal" && typeof key.value === "string")
    return scope.path(node, [...base.segments, key.value]);
  return callOn(scope.at(node), base, ["[]"], [{ value: key }]);
}

function unary(scope: ObjectScope, node: Syntax): CodeExpr {
  if (isMisread(node)) return reread(scope, node, lower);
  const operand = named(node).at(-1);
  if (operand === undefined) return scope.opaque(node);
  const value = lower(scope, operand);
  if (node.type === "postfix_unary_expression")
    return hasToken(node, "!") ? value : scope.opaque(node);
  if (hasToken(node, "!")) return negated(scope.at(node), value);
  if (hasToken(node, "+")) return value;
  const constant = numberOf(value) !== undefined || value.kind === "duration";
  return hasToken(node, "-") && constant
    ? arithmetic(scope.at(node), "*", value, literal(scope.at(node), -1))
    : scope.opaque(node);
}

function binary(scope: ObjectScope, node: Syntax): CodeExpr {
  const left = field(node, "left");
  const right = field(node, "right");
  const op = field(node, "operator")?.type ?? "";
  if (left === undefined || right === undefined) return scope.opaque(node);
  const where = scope.at(node);
  if (op === "&&" || op === "||") {
    if (isMisread(node)) return reread(scope, node, lower);
    return logic(where, op === "&&" ? "and" : "or", [lower(scope, left), lower(scope, right)]);
  }
  if (op === "??") {
    const value = lower(scope, left);
    if (right.type === "throw_expression")
      return scope.orRaise(where, value, raiseOf(scope, right, named(right)[0]));
    return logic(where, "or", [value, lower(scope, right)]);
  }
  if (COMPARISONS.has(op))
    return compare(where, op as Comparison, lower(scope, left), lower(scope, right));
  if (ARITHMETIC.has(op))
    return arithmetic(where, op as Arithmetic, lower(scope, left), lower(scope, right));
  if (op === "as") return lower(scope, left);
  return scope.opaque(node);
}

function isPattern(scope: ObjectScope, node: Syntax): CodeExpr {
  if (isMisread(node)) return reread(scope, node, lower);
  const expression = field(node, "expression");
  const pattern = field(node, "pattern");
  if (expression === undefined || pattern === undefined) return scope.opaque(node);
  const test = patternTest(scope, lower(scope, expression), pattern);
  return test === undefined ? scope.opaque(node) : { ...test, ...scope.at(node) };
}

/** Arguments of a call or creation. */
export function argumentsOf(scope: ObjectScope, list: Syntax | undefined): readonly Argument[] {
  if (list === undefined) return [];
  return named(list).map((one) => {
    const name = field(one, "name");
    const value = named(one).at(-1);
    const lowered = value === undefined ? unnamed(scope, one) : lower(scope, value);
    return name === undefined || name === value
      ? { value: lowered }
      : { name: scope.source.of(name).replace(/:$/, ""), value: lowered };
  });
}

function closure(scope: ObjectScope, node: Syntax): CodeExpr {
  const params = lambdaParams(scope, node);
  const body = field(node, "body");
  const inner = scope.inner(params);
  const result = body?.type === "block" ? onlyResult(body) : body;
  const value = result && lower(inner, result);
  return lambda(scope.at(node), params, inner.pending.length === 0 ? value : undefined);
}

/** The names of a lambda's parameters. */
export function lambdaParams(scope: ObjectScope, node: Syntax): readonly string[] {
  const parameters = field(node, "parameters");
  if (parameters === undefined) return [];
  if (parameters.type !== "parameter_list") return [scope.source.of(parameters)];
  return named(parameters).map((one) => scope.source.of(field(one, "name") ?? one));
}

function onlyResult(block: Syntax): Syntax | undefined {
  const [first, ...more] = named(block);
  return first?.type === "return_statement" && more.length === 0 ? named(first)[0] : undefined;
}

/** A `switch` that gives a value, as a chain of choices. */
function switchValue(scope: ObjectScope, node: Syntax): CodeExpr {
  const [subject] = named(node);
  if (subject === undefined) return scope.opaque(node);
  const value = lower(scope, subject);
  let result: CodeExpr | undefined;
  for (const arm of named(node).slice(1).reverse()) {
    const [pattern] = named(arm);
    const resultNode = named(arm).at(-1);
    if (arm.type !== "switch_expression_arm" || pattern === undefined || resultNode === undefined)
      continue;
    const then =
      resultNode.type === "throw_expression" ? scope.opaque(arm) : lower(scope, resultNode);
    const when = childOf(arm, "when_clause");
    const extra = when && named(when)[0];
    const tests = [patternTest(scope, value, pattern), extra && lower(scope, extra)];
    const known = tests.filter((one) => one !== undefined);
    if (known.length === 0) result = then;
    else
      result = choice(
        scope.at(arm),
        logic(scope.at(pattern), "and", known),
        then,
        result ?? scope.opaque(arm),
      );
  }
  return result ?? scope.opaque(node);
}
