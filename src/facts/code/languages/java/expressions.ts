// Java's expressions. Casts, boxing and the machinery of streams and optionals are left out.

import type { Argument, Arithmetic, CodeExpr, Comparison } from "../../expression.ts";
import { choice } from "../../shared/branches.ts";
import {
  arithmetic,
  callOn,
  compare,
  lambda,
  literal,
  logic,
  numberOf,
  path,
} from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { comparisonOf, negated } from "../../shared/jvm-calls.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { lowerCall } from "./calls.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

/** Lowers one expression. */
export function lower(scope: ObjectScope, node: Syntax): CodeExpr {
  const { source } = scope;
  switch (node.type) {
    case "parenthesized_expression": {
      const inner = named(node)[0];
      return inner === undefined ? scope.opaque(node) : lower(scope, inner);
    }
    case "cast_expression": {
      const value = field(node, "value");
      return value === undefined ? scope.opaque(node) : lower(scope, value);
    }
    case "identifier":
    case "type_identifier":
      return scope.name(node, source.of(node));
    case "scoped_identifier":
      return scope.path(node, source.of(node).split("."));
    case "this":
    case "super":
      return scope.path(node, ["self"]);
    case "field_access":
      return fieldAccess(scope, node);
    case "true":
    case "false":
      return literal(scope.at(node), node.type === "true");
    case "null_literal":
      return literal(scope.at(node), null);
    case "string_literal":
    case "character_literal":
    case "text_block":
      return literal(scope.at(node), textOf(source.of(node)));
    case "decimal_integer_literal":
    case "hex_integer_literal":
    case "octal_integer_literal":
    case "binary_integer_literal":
    case "decimal_floating_point_literal":
      return number(scope, node);
    case "unary_expression":
      return unary(scope, node);
    case "binary_expression":
      return binary(scope, node);
    case "ternary_expression": {
      const [condition, then, otherwise] = ["condition", "consequence", "alternative"].map(
        (name) => {
          const one = field(node, name);
          return one === undefined ? scope.opaque(node) : lower(scope, one);
        },
      );
      if (condition === undefined || then === undefined || otherwise === undefined)
        return scope.opaque(node);
      return choice(scope.at(node), condition, then, otherwise);
    }
    case "method_invocation":
      return lowerCall(scope, node);
    case "object_creation_expression":
      return creation(scope, node);
    case "lambda_expression":
      return closure(scope, node);
    case "method_reference":
      return reference(scope, node);
    case "array_initializer":
    case "element_value_array_initializer":
      return list(scope, node, node);
    case "array_creation_expression": {
      const value = field(node, "value");
      return value === undefined ? scope.opaque(node) : list(scope, node, value);
    }
    case "array_access": {
      const array = field(node, "array");
      const index = field(node, "index");
      if (array === undefined || index === undefined) return scope.opaque(node);
      return callOn(scope.at(node), lower(scope, array), ["[]"], [{ value: lower(scope, index) }]);
    }
    case "switch_expression":
      return switchValue(scope, node);
    default:
      return scope.opaque(node);
  }
}

/** What a literal of text says. */
export function textOf(written: string): string {
  if (written.startsWith('"""')) {
    const lines = written
      .slice(3, -3)
      .replace(/^[^\n]*\n/, "")
      .split("\n");
    const indents = lines
      .filter((l) => l.trim() !== "")
      .map((l) => /^\s*/.exec(l)?.[0].length ?? 0);
    const indent = Math.min(...indents, 1000);
    return lines.map((line) => line.slice(indent)).join("\n");
  }
  return written.slice(1, -1).replace(/\\(?:u+([0-9a-fA-F]{4})|(.))/g, (_, code, one) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return { n: "\n", t: "\t", r: "\r", s: " " }[one as string] ?? one;
  });
}

function number(scope: ObjectScope, node: Syntax): CodeExpr {
  const text = scope.source.of(node).replaceAll("_", "");
  const value = Number(/^0x/i.test(text) ? text.replace(/l$/i, "") : text.replace(/[lfd]$/i, ""));
  return Number.isFinite(value) ? literal(scope.at(node), value) : scope.opaque(node);
}

function fieldAccess(scope: ObjectScope, node: Syntax): CodeExpr {
  const object = field(node, "object");
  const name = scope.source.of(field(node, "field"));
  if (object === undefined) return scope.opaque(node);
  const base = lower(scope, object);
  if (base.kind === "path") {
    if (name === "length" && base.segments.length === 1 && /^[a-z]/.test(base.segments[0] ?? ""))
      return countOf(scope.at(node), base);
    return scope.path(node, [...base.segments, name]);
  }
  return base.kind === "call" ? callOn(scope.at(node), base, [`.${name}`], []) : scope.opaque(node);
}

function unary(scope: ObjectScope, node: Syntax): CodeExpr {
  const operand = field(node, "operand");
  if (operand === undefined) return scope.opaque(node);
  const value = lower(scope, operand);
  if (hasToken(node, "!")) return negated(scope.at(node), value);
  if (hasToken(node, "+")) return value;
  if (!hasToken(node, "-")) return scope.opaque(node);
  return numberOf(value) === undefined && value.kind !== "duration"
    ? scope.opaque(node)
    : arithmetic(scope.at(node), "*", value, literal(scope.at(node), -1));
}

function binary(scope: ObjectScope, node: Syntax): CodeExpr {
  const left = field(node, "left");
  const right = field(node, "right");
  const op = field(node, "operator")?.type ?? "";
  if (left === undefined || right === undefined) return scope.opaque(node);
  const where = scope.at(node);
  if (op === "&&" || op === "||")
    return logic(where, op === "&&" ? "and" : "or", [lower(scope, left), lower(scope, right)]);
  if (COMPARISONS.has(op))
    return comparisonOf(where, op as Comparison, lower(scope, left), lower(scope, right));
  if (ARITHMETIC.has(op))
    return arithmetic(where, op as Arithmetic, lower(scope, left), lower(scope, right));
  return scope.opaque(node);
}

/** Arguments of a call or creation. */
export function argumentsOf(scope: ObjectScope, node: Syntax): readonly Argument[] {
  const list = field(node, "arguments");
  return list === undefined ? [] : named(list).map((one) => ({ value: lower(scope, one) }));
}

function creation(scope: ObjectScope, node: Syntax): CodeExpr {
  const typeNode = field(node, "type");
  const written = typeNode === undefined ? "" : scope.source.line(typeNode);
  const type = written.replace(/<.*$/, "").split(".").at(-1) ?? "";
  const args = argumentsOf(scope, node);
  const [only] = args;
  if (/^(?:ArrayList|HashSet|LinkedList|TreeSet|LinkedHashSet|BigDecimal)$/.test(type) && only)
    if (only.value.kind === "list" || type === "BigDecimal") return only.value;
  if (type === "Date" && args.length === 0) return { kind: "now", ...scope.at(node) };
  const components = scope.file.records.get(type);
  const known =
    components !== undefined && components.length === args.length
      ? args.map((one, i) => ({ name: components[i] ?? "", value: one.value }))
      : args;
  return { kind: "create", type, args: known, ...scope.at(node) };
}

function closure(scope: ObjectScope, node: Syntax): CodeExpr {
  const params = lambdaParams(scope, node);
  const body = field(node, "body");
  const inner = scope.inner(params);
  const result = body?.type === "block" ? onlyResult(body) : body;
  const value = result && lower(inner, result);
  // What only holds for one member asks nothing of the function around.
  return lambda(scope.at(node), params, inner.pending.length === 0 ? value : undefined);
}

/** The names of a lambda's parameters. */
export function lambdaParams(scope: ObjectScope, node: Syntax): readonly string[] {
  const parameters = field(node, "parameters");
  if (parameters === undefined) return [];
  if (parameters.type === "identifier") return [scope.source.of(parameters)];
  return named(parameters).map((one) => scope.source.of(field(one, "name") ?? one));
}

/** The value that a block consists of. */
function onlyResult(block: Syntax): Syntax | undefined {
  const [first, ...more] = named(block);
  return first?.type === "return_statement" && more.length === 0 ? named(first)[0] : undefined;
}

/** `Order::getId` is a function of one member. */
function reference(scope: ObjectScope, node: Syntax): CodeExpr {
  const [type, method] = named(node);
  const name = method === undefined ? "" : scope.source.of(method);
  if (type === undefined || !/^\p{Lu}/u.test(scope.source.of(type)) || name === "")
    return scope.opaque(node);
  const property = /^(?:get|is)[A-Z]/.test(name) ? propertyName(name) : undefined;
  const where = scope.at(node);
  if (property !== undefined) return lambda(where, ["it"], path(where, ["it", property]));
  if (name === "isNull" || name === "nonNull") {
    const op = name === "isNull" ? "==" : "!=";
    return lambda(where, ["it"], compare(where, op, path(where, ["it"]), literal(where, null)));
  }
  return scope.path(node, [...scope.source.of(type).split("."), name]);
}

function propertyName(name: string): string {
  return name.startsWith("is") ? name : name.charAt(3).toLowerCase() + name.slice(4);
}

function list(scope: ObjectScope, node: Syntax, values: Syntax): CodeExpr {
  return { kind: "list", items: named(values).map((one) => lower(scope, one)), ...scope.at(node) };
}

/** A `switch` that gives a value, as a chain of choices. */
function switchValue(scope: ObjectScope, node: Syntax): CodeExpr {
  const subject = field(node, "condition");
  const body = field(node, "body");
  if (subject === undefined || body === undefined) return scope.opaque(node);
  const value = lower(scope, subject);
  let result: CodeExpr | undefined;
  for (const rule of [...named(body)].reverse()) {
    const label = childOf(rule, "switch_label");
    const arm = named(rule).at(-1);
    if (rule.type !== "switch_rule" || label === undefined || arm === undefined)
      return scope.opaque(node);
    const yielded = arm.type === "block" ? named(arm).at(-1) : arm;
    const written = yielded && named(yielded)[0];
    const then =
      written !== undefined && /^(?:expression|yield)_statement$/.test(yielded?.type ?? "")
        ? lower(scope, written)
        : scope.opaque(arm);
    const condition = caseCondition(scope, value, label);
    if (condition === undefined) result = then;
    else result = choice(scope.at(rule), condition, then, result ?? scope.opaque(rule));
  }
  return result ?? scope.opaque(node);
}

/** The condition of a label; undefined for `default`. */
export function caseCondition(
  scope: ObjectScope,
  value: CodeExpr,
  label: Syntax,
): CodeExpr | undefined {
  const values = named(label);
  if (values.length === 0 || (hasToken(label, "default") && values.length === 0)) return undefined;
  const tests = values.map((one) =>
    one.type === "pattern" || one.type.endsWith("_pattern") || one.type === "guard"
      ? scope.opaque(one)
      : compare(scope.at(one), "==", value, lower(scope, one)),
  );
  return logic(scope.at(label), "or", tests);
}
