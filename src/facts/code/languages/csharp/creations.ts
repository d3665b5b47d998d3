// What is made in C#: objects with their initializers, anonymous objects, copies, lists.

import type { Argument, CodeExpr } from "../../expression.ts";
import { durationOf } from "../../shared/build.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { around, childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { argumentsOf, lower, nameOf } from "./expressions.ts";

/** `new User("x") { Email = e }`, `new() { .. }`, `new { a.Id }`, `user with { Status = s }`. */
export function creation(scope: ObjectScope, node: Syntax): CodeExpr {
  const where = scope.at(node);
  if (node.type === "anonymous_object_creation_expression")
    return { kind: "create", type: "{}", args: anonymous(scope, node), ...where };
  if (node.type === "with_expression") {
    const [base] = named(node);
    const args = named(node)
      .slice(1)
      .flatMap((one) => assigned(scope, one));
    const copied = base === undefined ? scope.opaque(node) : lower(scope, base);
    return { kind: "call", callee: ["with"], on: copied, args, ...where };
  }
  const typeNode = field(node, "type") ?? declaredType(node);
  const type = typeNode === undefined ? "" : typeName(scope, typeNode);
  const list = childOf(node, "argument_list");
  const given = argumentsOf(scope, list);
  const initializer = childOf(node, "initializer_expression");
  const isMap = initializer !== undefined && /Dictionary/.test(type);
  if (isMap) return { kind: "create", type: "{}", args: entries(scope, initializer), ...where };
  const hasFields =
    initializer && named(initializer).some((one) => one.type === "assignment_expression");
  if (initializer !== undefined && !hasFields && given.length === 0)
    return listOf(scope, initializer);
  if (type === "TimeSpan" && given.length === 3) {
    const [h, m, s] = given.map((one) =>
      one.value.kind === "literal" ? Number(one.value.value) : Number.NaN,
    );
    const seconds = (h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0);
    if (!Number.isNaN(seconds)) return { kind: "duration", seconds, ...where };
  }
  const components = scope.file.records.get(type);
  const known =
    components === undefined || components.length < given.length
      ? given
      : given.map(
          (one, i): Argument => ({ name: one.name ?? components[i] ?? "", value: one.value }),
        );
  const made =
    initializer === undefined ? [] : named(initializer).flatMap((one) => assigned(scope, one));
  return { kind: "create", type, args: [...known, ...made], ...where };
}

/** The type that `new()` takes from the declaration around it. */
function declaredType(node: Syntax): Syntax | undefined {
  const declaration = around(node, "variable_declaration", "property_declaration", "block");
  return declaration === undefined ? undefined : field(declaration, "type");
}

function typeName(scope: ObjectScope, node: Syntax): string {
  if (node.type === "qualified_name") return typeName(scope, field(node, "name") ?? node);
  return nameOf(scope, node).replace(/\?$/, "").split(".").at(-1) ?? "";
}

function assigned(scope: ObjectScope, node: Syntax): readonly Argument[] {
  if (node.type === "with_initializer" || node.type === "initializer_expression") {
    const inner = named(node);
    const [name, value] = inner;
    if (node.type === "with_initializer" && name && value)
      return [{ name: scope.source.of(name), value: lower(scope, value) }];
    return inner.flatMap((one) => assigned(scope, one));
  }
  const left = field(node, "left");
  const right = field(node, "right");
  if (node.type !== "assignment_expression" || left === undefined || right === undefined) return [];
  return [{ name: scope.source.of(left), value: lower(scope, right) }];
}

function anonymous(scope: ObjectScope, node: Syntax): readonly Argument[] {
  const args: Argument[] = [];
  const parts = node.children.filter((one) => one.type !== "new" && !/^[{}]$/.test(one.type));
  for (let i = 0; i < parts.length; i++) {
    const [one, sign, value] = parts.slice(i, i + 3);
    if (one === undefined || one.type === ",") continue;
    if (sign?.type === "=" && value !== undefined) {
      args.push({ name: scope.source.of(one), value: lower(scope, value) });
      i += 2;
    } else {
      const e = lower(scope, one);
      args.push(e.kind === "path" ? { name: e.segments.at(-1) ?? "", value: e } : { value: e });
    }
  }
  return args;
}

/** `{ ["a"] = 1 }` and `{ { "a", 1 } }`. */
function entries(scope: ObjectScope, initializer: Syntax): readonly Argument[] {
  return named(initializer).flatMap((one): readonly Argument[] => {
    const left = field(one, "left");
    const inside = left && named(left).flatMap((n) => (n.type === "argument" ? named(n) : [n]));
    const pair =
      one.type === "assignment_expression" ? [inside?.[0], field(one, "right")] : named(one);
    const [key, value] = pair;
    if (key === undefined || value === undefined) return [];
    const e = lower(scope, key);
    const name =
      e.kind === "literal" ? String(e.value) : e.kind === "path" ? e.segments.join(".") : e.text;
    return [{ name, value: lower(scope, value) }];
  });
}

/** Arrays, collections and tuples as lists. */
export function listOf(scope: ObjectScope, node: Syntax): CodeExpr {
  const inner = childOf(node, "initializer_expression") ?? node;
  const items = named(inner).filter((one) => !/_type$|rank_specifier$/.test(one.type));
  return { kind: "list", items: items.map((one) => lower(scope, one)), ...scope.at(node) };
}

/** `TimeSpan.FromMinutes(5)` as a length of time. */
export function spanOf(
  where: { readonly place: CodeExpr["place"]; readonly text: string },
  amount: CodeExpr,
  unit: number,
): CodeExpr {
  return durationOf(where, amount, unit);
}
