// Python's expressions in the shared vocabulary. Calls have their own file.

import type { Argument, Arithmetic, CodeExpr, Comparison } from "../../expression.ts";
import { choice } from "../../shared/branches.ts";
import {
  arithmetic,
  callOn,
  compare,
  lambda,
  literal,
  logic,
  not,
  opaque,
  path,
  stringOf,
} from "../../shared/build.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { lowerCall } from "./calls.ts";
import { lowerComprehension } from "./comprehensions.ts";
import { at, type Context } from "./context.ts";
import { numberValue, stringValue } from "./literals.ts";

const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "==": "==",
  is: "==",
  "!=": "!=",
  "<>": "!=",
  "is not": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** Any expression; what is not understood is opaque. */
export function lower(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const inner = (name: string): CodeExpr => {
    const child = field(node, name);
    return child === undefined ? opaque(here) : lower(context, child);
  };
  switch (node.type) {
    case "identifier": {
      const name = here.text;
      return path(here, [name === context.receiver ? "self" : name]);
    }
    case "attribute":
      return attribute(context, node);
    case "subscript":
      return subscript(context, node);
    case "call":
      return lowerCall(context, node);
    case "string":
    case "concatenated_string": {
      const value = stringValue(context, node);
      return value === undefined ? opaque(here) : literal(here, value);
    }
    case "integer":
    case "float": {
      const value = numberValue(here.text);
      return value === undefined ? opaque(here) : literal(here, value);
    }
    case "true":
    case "false":
      return literal(here, node.type === "true");
    case "none":
      return literal(here, null);
    case "list":
    case "tuple":
    case "set":
    case "expression_list":
      return { kind: "list", items: named(node).map((n) => lower(context, n)), ...here };
    case "comparison_operator":
      return comparison(context, node);
    case "boolean_operator": {
      const kind = context.source.of(field(node, "operator")) === "or" ? "or" : "and";
      return logic(here, kind, [inner("left"), inner("right")]);
    }
    case "not_operator":
      return not(here, inner("argument"));
    case "unary_operator": {
      const operand = inner("argument");
      const negative = context.source.of(field(node, "operator")) === "-";
      if (negative && operand.kind === "literal" && typeof operand.value === "number")
        return literal(here, -operand.value);
      // `~Q(..)` and `~(User.active == True)` of query builders.
      const inverts = context.source.of(field(node, "operator")) === "~";
      if (inverts && isCondition(operand)) return not(here, operand);
      if (negative && operand.kind === "duration" && operand.seconds !== undefined)
        return { ...operand, seconds: -operand.seconds, ...here };
      return opaque(here);
    }
    case "binary_operator": {
      const operator = context.source.of(field(node, "operator"));
      // A text with places to fill in.
      if (operator === "%" && /string$/.test(field(node, "left")?.type ?? "")) return opaque(here);
      if (operator === "//") return arithmetic(here, "/", inner("left"), inner("right"));
      return ARITHMETIC.has(operator)
        ? arithmetic(here, operator as Arithmetic, inner("left"), inner("right"))
        : bitwise(context, node, operator);
    }
    case "conditional_expression": {
      const [then, condition, otherwise] = named(node).map((n) => lower(context, n));
      if (then === undefined || condition === undefined || otherwise === undefined)
        return opaque(here);
      return choice(here, condition, then, otherwise);
    }
    case "lambda": {
      const params = field(node, "parameters");
      const names = params === undefined ? [] : named(params).map((p) => context.source.of(p));
      const body = field(node, "body");
      return lambda(here, names, body && lower(context, body));
    }
    case "parenthesized_expression":
    case "await":
    case "keyword_separator":
    case "type":
    case "interpolation": {
      const [only] = named(node);
      return only === undefined ? opaque(here) : lower(context, only);
    }
    case "named_expression":
      // The binding itself is hoisted by the statement around it.
      return inner("name");
    case "dictionary":
      return dictionary(context, node);
    case "list_comprehension":
    case "set_comprehension":
    case "generator_expression":
      return lowerComprehension(context, node);
    case "yield": {
      const args = named(node).map((n) => ({ value: lower(context, n) }));
      return { kind: "call", callee: ["yield"], args, ...here };
    }
    default:
      return opaque(here);
  }
}

function isCondition(e: CodeExpr): boolean {
  if (e.kind === "create") return e.type === "Q";
  return ["compare", "in", "and", "or", "not"].includes(e.kind);
}

/** `Q(a=1) | Q(b=2)` and the conditions of query builders are joined with the signs of bits. */
function bitwise(context: Context, node: Syntax, operator: string): CodeExpr {
  const here = at(context, node);
  const sides = [field(node, "left"), field(node, "right")];
  if (operator !== "&" && operator !== "|") return opaque(here);
  const operands = sides.map((side) => (side === undefined ? opaque(here) : lower(context, side)));
  return operands.every(isCondition)
    ? logic(here, operator === "&" ? "and" : "or", operands)
    : opaque(here);
}

function attribute(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const object = field(node, "object");
  const name = context.source.of(field(node, "attribute"));
  if (object === undefined || name === "") return opaque(here);
  const base = lower(context, object);
  if (base.kind === "path") {
    // `Status.ACTIVE.value` is the member; of a variable `value` may be any attribute.
    const [type, member] = base.segments.slice(-2);
    const isMember = /^[A-Z]\w*[a-z]/.test(type ?? "") && member !== undefined;
    if (name === "value" && isMember) return path(here, base.segments);
    return path(here, [...base.segments, name]);
  }
  // An attribute of what a call gives, as a call without arguments cannot be told from it.
  return base.kind === "opaque" ? opaque(here) : callOn(here, base, [`.${name}`], []);
}

function subscript(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const value = field(node, "value");
  const keys = node.children.filter((c) => c.field === "subscript" && c.named);
  const [key] = keys;
  if (value === undefined || key === undefined || keys.length !== 1) return opaque(here);
  const base = lower(context, value);
  const index = lower(context, key);
  const name = stringOf(index);
  if (name !== undefined && base.kind === "path") return path(here, [...base.segments, name]);
  if (key.type === "slice" || base.kind === "opaque") return opaque(here);
  return callOn(here, base, ["[]"], [{ value: index }]);
}

function comparison(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const operands = node.children.filter((c) => c.named && c.type !== "comment");
  // Two-word operators are one token (`is not`) or two, depending on the grammar's version.
  const operators: string[] = [];
  let last: Syntax | undefined;
  for (const child of node.children) {
    if (child.named) {
      last = undefined;
      continue;
    }
    const word = context.source.line(child);
    if (last !== undefined) operators[operators.length - 1] += ` ${word}`;
    else operators.push(word);
    last = child;
  }
  const parts: CodeExpr[] = [];
  for (const [index, operator] of operators.entries()) {
    const [left, right] = [operands[index], operands[index + 1]];
    if (left === undefined || right === undefined) return opaque(here);
    const where =
      operators.length === 1
        ? here
        : {
            place: context.source.between(left, right),
            text: context.source.line({ start: left.start, end: right.end }),
          };
    const [a, b] = [lower(context, left), lower(context, right)];
    const op = COMPARISONS[operator];
    if (op !== undefined) parts.push(compare(where, op, a, b));
    else if (operator === "in") parts.push({ kind: "in", item: a, collection: b, ...where });
    else if (operator === "not in")
      parts.push(not(where, { kind: "in", item: a, collection: b, ...where }));
    else return opaque(here);
  }
  return parts.length === 0 ? opaque(here) : logic(here, "and", parts);
}

/** A dictionary whose keys are constant, in the form of a creation. */
function dictionary(context: Context, node: Syntax): CodeExpr {
  const here = at(context, node);
  const args: Argument[] = [];
  for (const pair of named(node)) {
    const [key, value] = [field(pair, "key"), field(pair, "value")];
    const [spread] = named(pair);
    if (pair.type === "dictionary_splat" && spread !== undefined)
      args.push({ name: "**", value: lower(context, spread) });
    if (key === undefined || value === undefined) continue;
    const keyed = lower(context, key);
    const name =
      keyed.kind === "literal"
        ? String(keyed.value)
        : keyed.kind === "path"
          ? keyed.segments.join(".")
          : undefined;
    if (name === undefined) return opaque(here);
    args.push({ name, value: lower(context, value) });
  }
  return { kind: "create", type: "{}", args, ...here };
}
