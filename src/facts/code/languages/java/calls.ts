// Java's calls: getters, builders, what the platform's own methods mean, queries.

import type { Argument, CodeExpr } from "../../expression.ts";
import { callOn, stringOf } from "../../shared/build.ts";
import { isCollaborator, jvmCall, propertyOfGetter } from "../../shared/jvm-calls.ts";
import { argumentsByName } from "../../shared/jvm-queries.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { readSql } from "../../shared/sql.ts";
import { sqlEffects } from "../../shared/sql-effects.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { argumentsOf, lower } from "./expressions.ts";
import { raiseOf } from "./raises.ts";

/** Lowers a call, or what it is short for. */
export function lowerCall(scope: ObjectScope, node: Syntax): CodeExpr {
  const name = scope.source.of(field(node, "name"));
  const object = field(node, "object");
  const where = scope.at(node);
  if (object === undefined) {
    const own = scope.members.methods.has(name);
    const args = argumentsOf(scope, node);
    const property = args.length === 0 && !own ? propertyOfGetter(name) : undefined;
    if (property !== undefined && scope.members.owner !== undefined)
      return scope.path(node, ["self", property]);
    return callOn(where, scope.path(node, own ? ["self"] : []), [name], args);
  }
  const receiver = lower(scope, object);
  if (name === "orElseThrow") return orElseThrow(scope, node, receiver);
  const args = argumentsOf(scope, node);
  const [first] = args;
  if (name === "requireNonNull" && first !== undefined) return first.value;
  if (name === "build" && args.length === 0) {
    const built = builtBy(receiver);
    if (built !== undefined) return { ...built, ...where };
  }
  if (name === "orElse" && first?.value.kind === "literal" && first.value.value === null)
    return receiver;
  const known = jvmCall(where, receiver, name, args);
  if (known !== undefined) return known;
  if (args.length === 0 && receiver.kind === "path") {
    const property = componentOf(scope, receiver, name) ?? propertyOfGetter(name);
    if (property !== undefined && !isCollaborator(receiver) && !isOwn(scope, receiver, name))
      return scope.path(node, [...receiver.segments, property]);
  }
  if (args.length === 0 && receiver.kind === "call") {
    const property = propertyOfGetter(name);
    if (property !== undefined) return callOn(where, receiver, [`.${property}`], []);
  }
  return callOn(where, receiver, [name], queryArguments(scope, node, name, args));
}

/** `this.isLocked()` calls what the class itself defines. */
function isOwn(scope: ObjectScope, receiver: CodeExpr, name: string): boolean {
  return (
    receiver.kind === "path" &&
    receiver.segments.length === 1 &&
    receiver.segments[0] === "self" &&
    scope.members.methods.has(name) &&
    name.startsWith("is")
  );
}

/** `order.status()` reads a component where the type of `order` is a record of this file. */
function componentOf(scope: ObjectScope, receiver: CodeExpr, name: string): string | undefined {
  if (receiver.kind !== "path" || receiver.segments.length !== 1) return undefined;
  const type = scope.types.get(receiver.segments[0] ?? "");
  return type !== undefined && scope.file.records.get(type)?.includes(name) ? name : undefined;
}

/** `repo.findById(id).orElseThrow(() -> new NotFound(..))`. */
function orElseThrow(scope: ObjectScope, node: Syntax, value: CodeExpr): CodeExpr {
  const list = field(node, "arguments");
  const lambda = list && named(list)[0];
  const made = lambda?.type === "lambda_expression" ? field(lambda, "body") : undefined;
  const place = scope.source.place(node);
  if (made?.type === "object_creation_expression")
    return scope.orRaise(scope.at(node), value, raiseOf(scope, node, made));
  const name =
    lambda?.type === "method_reference" ? scope.source.of(lambda).split("::")[0] : undefined;
  const called =
    made?.type === "method_invocation" ? scope.source.of(field(made, "name")) : undefined;
  const error = name ?? called ?? "NoSuchElementException";
  return scope.orRaise(scope.at(node), value, { kind: "raise", error, args: [], place });
}

/** `User.builder().email(e).status(s).build()` creates a user. */
function builtBy(chain: CodeExpr): CodeExpr | undefined {
  const args: Argument[] = [];
  let at: CodeExpr | undefined = chain;
  while (at?.kind === "call" && at.on !== undefined && at.callee.length === 1) {
    const [value] = at.args;
    const name = at.callee[0] ?? "";
    if (at.args.length === 1 && value !== undefined)
      args.unshift({
        name: name.replace(/^(?:set|with)(?=[A-Z])/, "").replace(/^[A-Z]/, (c) => c.toLowerCase()),
        value: value.value,
      });
    at = at.on;
  }
  if (at?.kind === "call" && /^(?:builder|newBuilder)$/.test(at.callee.at(-1) ?? "")) {
    const type = at.callee.at(-2);
    if (type !== undefined && /^[A-Z]/.test(type))
      return { kind: "create", type, args, place: chain.place, text: chain.text };
  }
  if (at?.kind === "create" && at.type.endsWith("Builder") && at.type !== "Builder")
    return { ...at, type: at.type.slice(0, -7), args: [...at.args, ...args] };
  return undefined;
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
  const constant = first?.value.kind === "path" ? first.value.segments.at(-1) : undefined;
  const text = stringOf(first?.value) ?? (constant && scope.file.strings.get(constant));
  if (text === undefined || !/^\s*(?:update|insert|delete|select|from)\s/i.test(text)) return args;
  const place = scope.source.place(node);
  const sql = readSql(
    place,
    text,
    rest.map((one) => one.value),
  );
  if (sql === undefined) return args;
  const effects: readonly Statement[] = sqlEffects(place, text.replace(/\s+/g, " ").trim(), sql);
  scope.pending.push(...effects);
  return sql.kind === "select" && sql.where !== undefined
    ? [...args, { name: "where", value: sql.where }]
    : args;
}
