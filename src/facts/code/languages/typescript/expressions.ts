// The expressions of TypeScript and JavaScript in the shared vocabulary.

import type { Argument, Arithmetic, CodeExpr, Comparison } from "../../expression.ts";
import { choice } from "../../shared/branches.ts";
import {
  arithmetic,
  callOn,
  lambda,
  literal,
  logic,
  not,
  numberOf,
  stringOf,
} from "../../shared/build.ts";
import { countOf } from "../../shared/collections.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { lowerCall, lowerNew } from "./calls.ts";
import { at, type Context, pathAt, unknown } from "./context.ts";
import { keyName, numberValue, stringValue } from "./literals.ts";
import { parameterNames } from "./patterns.ts";
import { compareTimes, shiftTime } from "./times.ts";

const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

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

/** Any expression; what is not understood is opaque. */
export function lower(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  switch (node.type) {
    case "identifier":
    case "shorthand_property_identifier":
      return here.text === "undefined" ? literal(here, null) : pathAt(context, node, [here.text]);
    case "this":
      return pathAt(context, node, ["self"]);
    case "super":
      return pathAt(context, node, ["super"]);
    case "member_expression":
      return member(context, node);
    case "subscript_expression":
      return subscript(context, node);
    case "call_expression":
      return lowerCall(context, node);
    case "new_expression":
      return lowerNew(context, node);
    case "string":
    case "template_string": {
      const value = stringValue(context, node);
      return value === undefined ? unknown(context, node) : literal(here, value);
    }
    case "number": {
      const value = numberValue(here.text);
      return value === undefined ? unknown(context, node) : literal(here, value);
    }
    case "true":
    case "false":
      return literal(here, node.type === "true");
    case "null":
    case "undefined":
      return literal(here, null);
    case "array":
      return { kind: "list", items: named(node).map((n) => lower(context, n)), ...here };
    case "object":
      return lowerObject(context, node);
    case "binary_expression":
      return binary(context, node);
    case "unary_expression":
      return unary(context, node);
    case "ternary_expression": {
      const [condition, yes, no] = ["condition", "consequence", "alternative"].map((name) =>
        part(context, node, name),
      );
      if (condition === undefined || yes === undefined || no === undefined)
        return unknown(context, node);
      return choice(here, condition, yes, no);
    }
    case "arrow_function":
    case "function_expression":
    case "function":
      return lowerFunctionValue(context, node);
    case "as_expression":
    case "satisfies_expression":
    case "type_assertion":
      return asserted(context, node);
    case "parenthesized_expression":
    case "await_expression":
    case "non_null_expression":
    case "spread_element": {
      const [inner] = named(node);
      return inner === undefined ? unknown(context, node) : lower(context, inner);
    }
    case "sequence_expression": {
      const last = named(node).at(-1);
      return last === undefined ? unknown(context, node) : lower(context, last);
    }
    case "yield_expression": {
      const args = named(node).map((n) => ({ value: lower(context, n) }));
      return { kind: "call", callee: ["yield"], args, ...here };
    }
    case "assignment_expression":
      return part(context, node, "right") ?? unknown(context, node);
    default:
      return unknown(context, node);
  }
}

function part(context: Context, node: Syntax, name: string): CodeExpr | undefined {
  const child = field(node, name);
  return child && lower(context, child);
}

/** Reads a property of an expression, wherever it comes from. */
export function readMember(context: Context, node: Syntax, base: CodeExpr, name: string): CodeExpr {
  if (name === "length") return countOf(at(context, node), base);
  if (base.kind === "path") return pathAt(context, node, [...base.segments, name]);
  return base.kind === "opaque"
    ? unknown(context, node)
    : callOn(at(context, node), base, [`.${name}`], []);
}

function member(context: Context, node: Syntax): CodeExpr {
  const object = field(node, "object");
  const property = field(node, "property");
  if (object === undefined || property === undefined) return unknown(context, node);
  const name = context.source.of(property).replace(/^#/, "");
  return readMember(context, node, lower(context, object), name);
}

function subscript(context: Context, node: Syntax): CodeExpr {
  const object = field(node, "object");
  const index = field(node, "index");
  if (object === undefined || index === undefined) return unknown(context, node);
  const base = lower(context, object);
  const key = lower(context, index);
  const name = stringOf(key);
  if (name !== undefined && base.kind === "path")
    return pathAt(context, node, [...base.segments, name]);
  if (base.kind === "opaque") return unknown(context, node);
  return callOn(at(context, node), base, ["[]"], [{ value: key }]);
}

/** An object literal whose keys are constant. */
export function lowerObject(context: Context, node: Syntax, type = "{}"): CodeExpr {
  const here = at(context, node);
  const args: Argument[] = [];
  for (const child of named(node)) {
    switch (child.type) {
      case "pair": {
        const name = keyName(context, field(child, "key"));
        const value = field(child, "value");
        if (name === undefined || value === undefined) return unknown(context, node);
        args.push({ name, value: lower(context, value) });
        break;
      }
      case "shorthand_property_identifier":
        args.push({ name: context.source.of(child), value: lower(context, child) });
        break;
      case "spread_element":
        args.push({ name: "**", value: lower(context, child) });
        break;
      case "method_definition": {
        const name = keyName(context, field(child, "name"));
        if (name !== undefined) args.push({ name, value: lowerFunctionValue(context, child) });
        break;
      }
      default:
        return unknown(context, node);
    }
  }
  return { kind: "create", type, args, ...here };
}

/** A function as a value: its parameters, and its result where it is one expression. */
export function lowerFunctionValue(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const params = parameterNames(context, node);
  const body = field(node, "body");
  if (body === undefined) return lambda(here, params);
  if (body.type !== "statement_block") return lambda(here, params, lower(context, body));
  const statements = named(body);
  const [only] = statements;
  const value = only?.type === "return_statement" ? named(only)[0] : undefined;
  return statements.length === 1 && value !== undefined
    ? lambda(here, params, lower(context, value))
    : lambda(here, params);
}

/** `{..} as User` is an instance of the type; `as const` says nothing of one. */
function asserted(context: Context, node: Syntax): CodeExpr {
  const children = named(node);
  const inner = node.type === "type_assertion" ? children.at(-1) : children[0];
  const type = node.type === "type_assertion" ? children[0] : children[1];
  if (inner === undefined) return unknown(context, node);
  if (inner.type === "object" && type?.type === "type_identifier")
    return lowerObject(context, inner, context.source.of(type));
  return lower(context, inner);
}

function unary(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const operand = part(context, node, "argument");
  if (operand === undefined) return unknown(context, node);
  switch (context.source.of(field(node, "operator"))) {
    case "!":
      // `!!x` is the truth of x.
      return operand.kind === "not" ? operand.operand : not(here, operand);
    case "-": {
      const number = numberOf(operand);
      return number === undefined ? unknown(context, node) : literal(here, -number);
    }
    case "+":
      return operand;
    case "void":
      return literal(here, null);
    default:
      return unknown(context, node);
  }
}

function binary(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const [leftNode, rightNode] = [field(node, "left"), field(node, "right")];
  if (leftNode === undefined || rightNode === undefined) return unknown(context, node);
  const operator = context.source.of(field(node, "operator"));
  const op = COMPARISONS[operator];
  const right = lower(context, rightNode);
  // `typeof x === "undefined"`
  if (op !== undefined && leftNode.type === "unary_expression") {
    const inner = field(leftNode, "argument");
    if (childOf(leftNode, "typeof") && inner && stringOf(right) === "undefined")
      return compareTimes(here, op, lower(context, inner), literal(right, null));
  }
  const left = lower(context, leftNode);
  if (op !== undefined) return membership(left, op, right) ?? compareTimes(here, op, left, right);
  switch (operator) {
    case "&&":
      return logic(here, "and", [left, right]);
    case "||":
    case "??":
      // `body || {}` only keeps what is read of it from failing.
      if (right.kind === "create" && right.type === "{}" && right.args.length === 0) return left;
      return logic(here, "or", [left, right]);
    case "in": {
      const key = stringOf(left);
      return key !== undefined && right.kind === "path"
        ? { kind: "in", item: left, collection: right, ...here }
        : { kind: "in", item: left, collection: right, ...here };
    }
    case "+":
    case "-":
      return shiftTime(here, operator, left, right);
    default:
      return ARITHMETIC.has(operator)
        ? arithmetic(here, operator as Arithmetic, left, right)
        : unknown(context, node);
  }
}

/** `xs.indexOf(x) !== -1` and its kind. */
function membership(left: CodeExpr, op: Comparison, right: CodeExpr): CodeExpr | undefined {
  if (left.kind !== "call" || !/^(?:indexOf|findIndex)$/.test(left.callee.at(-1) ?? ""))
    return undefined;
  const limit = numberOf(right);
  const [argument] = left.args;
  if (argument === undefined || left.on !== undefined || left.callee.length < 2) return undefined;
  if (left.callee.at(-1) !== "indexOf") return undefined;
  const found =
    (op === "!=" && limit === -1) || (op === ">" && limit === -1) || (op === ">=" && limit === 0);
  const absent = (op === "==" && limit === -1) || (op === "<" && limit === 0);
  if (!found && !absent) return undefined;
  const where = { place: left.place, text: left.text };
  const collection: CodeExpr = { kind: "path", segments: left.callee.slice(0, -1), ...where };
  const member: CodeExpr = { kind: "in", item: argument.value, collection, ...where };
  return found ? member : not(where, member);
}
