// Names and fields that get values in Go.

import type { Arithmetic, CodeExpr } from "../../expression.ts";
import { arithmetic, callOn, literal, stringOf } from "../../shared/build.ts";
import { field, fieldAll, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { lower } from "./expressions.ts";
import type { Scope } from "./scope.ts";
import { closureStatements } from "./statements.ts";
import { baseName } from "./types.ts";

/** Declarations and assignments, each target by itself. */
export function assignments(scope: Scope, node: Syntax): readonly Statement[] {
  switch (node.type) {
    case "inc_statement":
    case "dec_statement": {
      const target = named(node)[0];
      const one = literal(scope.file.at(node), 1);
      return target === undefined
        ? []
        : write(scope, node, target, one, node.type === "inc_statement" ? "+" : "-");
    }
    case "var_declaration":
    case "const_declaration":
      return declared(scope, node);
    default: {
      const targets = listed(field(node, "left"));
      const values = listed(field(node, "right"));
      const op = operatorOf(node);
      const sign = field(node, "operator")?.type ?? "=";
      // What `|=` makes of a value is not said by its right side alone.
      if (op === undefined && sign !== "=" && sign !== ":=")
        return targets.flatMap((one) => write(scope, node, one, scope.file.opaque(node)));
      return pairs(scope, node, targets, values, op);
    }
  }
}

function declared(scope: Scope, node: Syntax): readonly Statement[] {
  const specs = named(node).flatMap((one) => (one.type === "var_spec_list" ? named(one) : [one]));
  return specs.flatMap((spec) => {
    const type = field(spec, "type");
    const names = fieldAll(spec, "name");
    for (const name of names)
      if (type) scope.types.set(scope.file.source.of(name), baseName(scope.file, type));
    const value = field(spec, "value");
    if (value !== undefined) return pairs(scope, spec, names, listed(value), undefined);
    // Without a value yet: what is stored into it later has this type.
    if (type === undefined) return [];
    const where = scope.file.at(spec);
    return names.map(
      (name): Statement => ({
        kind: "bind",
        name: scope.file.source.of(name),
        type: baseName(scope.file, type),
        value: { kind: "opaque", ...where },
        place: where.place,
      }),
    );
  });
}

function listed(node: Syntax | undefined): readonly Syntax[] {
  if (node === undefined) return [];
  return node.type === "expression_list" ? named(node) : [node];
}

function operatorOf(node: Syntax): Arithmetic | undefined {
  const sign = field(node, "operator")?.type ?? "";
  return sign === "+=" || sign === "-=" || sign === "*=" || sign === "/=" || sign === "%="
    ? (sign.slice(0, 1) as Arithmetic)
    : undefined;
}

function pairs(
  scope: Scope,
  node: Syntax,
  targets: readonly Syntax[],
  values: readonly Syntax[],
  op: Arithmetic | undefined,
): readonly Statement[] {
  const { file } = scope;
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    const inside = closureStatements(scope, only);
    if (inside !== undefined)
      return [...inside, ...targets.flatMap((one) => write(scope, node, one, file.opaque(only)))];
    if (targets.length > 1) return fromOne(scope, node, targets, only);
  }
  return targets.flatMap((target, i) => {
    const value = values[i];
    return value === undefined ? [] : write(scope, node, target, lower(scope, value), op);
  });
}

/** `user, err := repo.Find(id)`: the first name has the value, the others are what else comes. */
function fromOne(
  scope: Scope,
  node: Syntax,
  targets: readonly Syntax[],
  valueNode: Syntax,
): readonly Statement[] {
  const { file } = scope;
  const value = lower(scope, valueNode);
  const first = targets.findIndex((one) => file.source.of(one) !== "_");
  if (first < 0) return [{ kind: "evaluate", expr: value, place: file.source.place(node) }];
  return targets.flatMap((target, i) =>
    file.source.of(target) === "_"
      ? []
      : write(scope, node, target, i === first ? value : file.opaque(valueNode)),
  );
}

function write(
  scope: Scope,
  node: Syntax,
  targetNode: Syntax,
  value: CodeExpr,
  op?: Arithmetic,
): readonly Statement[] {
  const { file } = scope;
  const place = file.source.place(node);
  const name = file.source.of(targetNode);
  if (targetNode.type === "identifier") {
    if (name === "_") return [{ kind: "evaluate", expr: value, place }];
    remember(scope, name, value);
    const result =
      op === undefined ? value : arithmetic(file.at(node), op, lower(scope, targetNode), value);
    return [{ kind: "bind", name, value: result, place }];
  }
  const target = targetOf(scope, targetNode);
  if (target === undefined)
    return [{ kind: "evaluate", expr: stored(scope, targetNode, value), place }];
  return [{ kind: "assign", target, value, place, ...(op !== undefined && { op }) }];
}

/** `limits[role] = 5` is a call of `[]=`. */
function stored(scope: Scope, node: Syntax, value: CodeExpr): CodeExpr {
  const operand = node.type === "index_expression" ? field(node, "operand") : undefined;
  const index = field(node, "index");
  if (operand === undefined || index === undefined) return scope.file.opaque(node);
  const args = [{ value: lower(scope, index) }, { value }];
  return callOn(scope.file.at(node), lower(scope, operand), ["[]="], args);
}

/** What is known of a local name afterwards: a query that it holds, the type that it was made of. */
function remember(scope: Scope, name: string, value: CodeExpr): void {
  const text = stringOf(value);
  if (text === undefined) scope.strings.delete(name);
  else scope.strings.set(name, text);
  if (value.kind === "create") scope.types.set(name, value.type);
  const made = value.kind === "call" ? /^New([A-Z]\w*)$/.exec(value.callee.at(-1) ?? "")?.[1] : "";
  if (made) scope.types.set(name, made);
}

/** The path of a target; a member of a collection is written as the collection's. */
function targetOf(scope: Scope, node: Syntax): readonly string[] | undefined {
  const { file } = scope;
  if (node.type === "selector_expression") {
    const operand = field(node, "operand");
    const base = operand && targetOf(scope, operand);
    return base && [...base, file.source.of(field(node, "field"))];
  }
  if (node.type === "index_expression" && node.parent?.type === "selector_expression") {
    const operand = field(node, "operand");
    return operand && targetOf(scope, operand);
  }
  const path = lower(scope, node);
  return path.kind === "path" ? path.segments : undefined;
}
