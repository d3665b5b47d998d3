// Go's expressions. Addresses, dereferences, conversions and assertions of a type say nothing about
// behaviour and are left out.

import type { Argument, Arithmetic, CodeExpr, Comparison } from "../../expression.ts";
import { arithmetic, callOn, compare, lambda, literal, logic, not } from "../../shared/build.ts";
import { childOf, field, fieldAll, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { lowerCall } from "./calls.ts";
import type { Scope } from "./scope.ts";
import { baseName } from "./types.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="]);
const ARITHMETIC: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

const DURATIONS: Readonly<Record<string, number>> = {
  Nanosecond: 1e-9,
  Microsecond: 1e-6,
  Millisecond: 1e-3,
  Second: 1,
  Minute: 60,
  Hour: 3600,
};

/** Lowers one expression. */
export function lower(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  switch (node.type) {
    case "parenthesized_expression":
    case "literal_element":
    case "type_conversion_expression": {
      const inner = field(node, "operand") ?? named(node)[0];
      return inner === undefined ? file.opaque(node) : lower(scope, inner);
    }
    case "type_assertion_expression": {
      const operand = field(node, "operand");
      return operand === undefined ? file.opaque(node) : lower(scope, operand);
    }
    case "identifier":
    case "field_identifier":
    case "package_identifier":
    case "type_identifier": {
      const name = file.source.of(node);
      return file.path(node, [name === scope.receiver ? "self" : name]);
    }
    case "true":
    case "false":
      return literal(file.at(node), node.type === "true");
    case "nil":
      return literal(file.at(node), null);
    case "int_literal":
    case "float_literal":
      return numberLiteral(scope, node);
    case "interpreted_string_literal":
    case "raw_string_literal":
    case "rune_literal":
      return literal(file.at(node), textOf(file.source.of(node)));
    case "selector_expression":
      return selector(scope, node);
    case "index_expression":
      return subscript(scope, node);
    case "call_expression":
      return lowerCall(scope, node);
    case "unary_expression":
      return unary(scope, node);
    case "binary_expression":
      return binary(scope, node);
    case "composite_literal":
      return composite(scope, node);
    case "func_literal":
      return closure(scope, node);
    default:
      return file.opaque(node);
  }
}

function numberLiteral(scope: Scope, node: Syntax): CodeExpr {
  const text = scope.file.source.of(node).replaceAll("_", "");
  const value = Number(/^0[0-7]+$/.test(text) ? `0o${text.slice(1)}` : text);
  return Number.isFinite(value) ? literal(scope.file.at(node), value) : scope.file.opaque(node);
}

/** What a literal of text says. */
export function textOf(written: string): string {
  const inner = written.slice(1, -1);
  if (written.startsWith("`")) return inner;
  return inner.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/g, (_, u, x, one) => {
    if (u !== undefined || x !== undefined) return String.fromCharCode(Number.parseInt(u ?? x, 16));
    return { n: "\n", t: "\t", r: "\r" }[one as string] ?? one;
  });
}

function selector(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  const operand = field(node, "operand");
  const name = file.source.of(field(node, "field"));
  if (operand === undefined) return file.opaque(node);
  if (operand.type === "identifier" && file.imports.get(file.source.of(operand)) === "time") {
    const seconds = Object.hasOwn(DURATIONS, name) ? DURATIONS[name] : undefined;
    if (seconds !== undefined) return { kind: "duration", seconds, ...file.at(node) };
  }
  const base = lower(scope, operand);
  if (base.kind === "path") return file.path(node, [...base.segments, name]);
  if (base.kind !== "call") return file.opaque(node);
  return name === "Error" || name === "Err" ? base : callOn(file.at(node), base, [`.${name}`], []);
}

function subscript(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  const operand = field(node, "operand");
  const index = field(node, "index");
  if (operand === undefined || index === undefined) return file.opaque(node);
  const base = lower(scope, operand);
  const item = lower(scope, index);
  if (base.kind !== "path" && base.kind !== "call") return file.opaque(node);
  const known = base.kind === "path" ? base : undefined;
  if (known && item.kind === "literal" && typeof item.value === "string")
    return file.path(node, [...known.segments, item.value]);
  if (known?.segments.length === 1 && file.sets.has(known.segments[0] ?? ""))
    return { kind: "in", item, collection: base, ...file.at(node) };
  return callOn(file.at(node), base, ["[]"], [{ value: item }]);
}

function unary(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  const operand = field(node, "operand");
  if (operand === undefined) return file.opaque(node);
  const value = lower(scope, operand);
  if (hasToken(node, "!")) return not(file.at(node), value);
  if (hasToken(node, "&") || hasToken(node, "*") || hasToken(node, "+")) return value;
  if (!hasToken(node, "-")) return file.opaque(node);
  return arithmetic(file.at(node), "*", value, literal(file.at(node), -1));
}

function binary(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  const left = field(node, "left");
  const right = field(node, "right");
  const op = field(node, "operator")?.type ?? "";
  if (left === undefined || right === undefined) return file.opaque(node);
  if (op === "&&" || op === "||") {
    const kind = op === "&&" ? "and" : "or";
    return logic(file.at(node), kind, [lower(scope, left), lower(scope, right)]);
  }
  if (COMPARISONS.has(op))
    return compare(file.at(node), op as Comparison, lower(scope, left), lower(scope, right));
  if (ARITHMETIC.has(op))
    return arithmetic(file.at(node), op as Arithmetic, lower(scope, left), lower(scope, right));
  return file.opaque(node);
}

/** `User{..}` is a creation, a slice a list, `map[X]bool{..}` the list of its keys. */
function composite(scope: Scope, node: Syntax): CodeExpr {
  const type = field(node, "type");
  const body = field(node, "body");
  if (type === undefined || body === undefined) return scope.file.opaque(node);
  return literalOf(scope, node, type, body);
}

function literalOf(scope: Scope, node: Syntax, type: Syntax, body: Syntax): CodeExpr {
  const { file } = scope;
  const where = file.at(node);
  const elements = named(body);
  if (/^(?:slice|array|implicit_length_array)_type$/.test(type.type)) {
    const element = field(type, "element");
    const items = elements.map((one) => {
      const value = one.type === "keyed_element" ? field(one, "value") : one;
      return value === undefined ? file.opaque(one) : elementOf(scope, value, element);
    });
    return { kind: "list", items, ...where };
  }
  if (type.type === "map_type") {
    const of = field(type, "value");
    const keys = elements.flatMap((one) => field(one, "key") ?? []).map((k) => lower(scope, k));
    if (of !== undefined && isSet(file.source.of(of), elements, file.source.of.bind(file.source)))
      return { kind: "list", items: keys, ...where };
    const args = elements.flatMap((one, i): readonly Argument[] => {
      const value = field(one, "value");
      const key = keys[i];
      if (value === undefined || key === undefined) return [];
      const name =
        key.kind === "literal"
          ? String(key.value)
          : key.kind === "path"
            ? key.segments.join(".")
            : key.text;
      return [{ name, value: elementOf(scope, value, of) }];
    });
    return { kind: "create", type: "{}", args, ...where };
  }
  const args = elements.map((one): Argument => {
    const key = field(one, "key");
    const value = field(one, "value");
    if (one.type !== "keyed_element" || key === undefined || value === undefined)
      return { value: elementOf(scope, one, undefined) };
    return { name: keyName(file.source.of(key)), value: elementOf(scope, value, undefined) };
  });
  const written = file.source.line(type);
  const name = /^(?:gin\.H|echo\.Map|fiber\.Map|bson\.M)$/.test(written)
    ? "{}"
    : baseName(file, type);
  return { kind: "create", type: name, args, ...where };
}

function keyName(text: string): string {
  return /^["`]/.test(text) ? textOf(text) : text;
}

function isSet(of: string, elements: readonly Syntax[], text: (node?: Syntax) => string): boolean {
  if (/^struct\s*\{\s*\}$/.test(of)) return true;
  return of === "bool" && elements.every((one) => text(field(one, "value")) === "true");
}

/** A member of a literal, whose type may be told by the literal around it. */
function elementOf(scope: Scope, node: Syntax, type: Syntax | undefined): CodeExpr {
  const inner = node.type === "literal_element" ? (named(node)[0] ?? node) : node;
  if (inner.type !== "literal_value") return lower(scope, inner);
  const of = type?.type === "pointer_type" ? named(type)[0] : type;
  return of === undefined ? scope.file.opaque(inner) : literalOf(scope, inner, of, inner);
}

function closure(scope: Scope, node: Syntax): CodeExpr {
  const { file } = scope;
  const parameters = field(node, "parameters");
  const params = (parameters === undefined ? [] : named(parameters)).flatMap((one) =>
    fieldAll(one, "name").map((name) => file.source.of(name)),
  );
  const body = field(node, "body");
  const only = onlyResult(body);
  return lambda(file.at(node), params, only && lower(scope, only));
}

/** The expression of a function that does nothing but return it. */
export function onlyResult(body: Syntax | undefined): Syntax | undefined {
  const list = body && (childOf(body, "statement_list") ?? body);
  const [first, ...more] = list === undefined ? [] : named(list);
  if (first?.type !== "return_statement" || more.length > 0) return undefined;
  const values = named(childOf(first, "expression_list") ?? first);
  return values.length === 1 ? values[0] : undefined;
}
