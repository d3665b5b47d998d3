// Calls: black box functions, creations, emissions, built-ins of collections, parameterised
// derived values, deferred operations (language definition, 3.4).

import { isUpper } from "../../ast/case-class.ts";
import type { Arg, CallExpr, Expr } from "../../ast/index.ts";
import { find, importsOf, typesOf } from "../linked-module.ts";
import { BOOLEAN, plain, type Type, UNKNOWN } from "../type.ts";
import type { TypeSymbol } from "../type-symbol.ts";
import type { Env } from "./env.ts";
import { narrowedTo, qnameOf } from "./members.ts";
import type { Typer } from "./typer.ts";
import { isWeak } from "./weak.ts";

/** Infers a call and its arguments. */
export function inferCall(typer: Typer, expr: CallExpr, env: Env): Type {
  const { callee } = expr;
  if (callee.kind === "name" || callee.kind === "qname") {
    const text = callee.kind === "name" ? callee.id.text : callee.name.text;
    const upper = isUpper(text);
    typer.symbols.set(callee, { kind: upper ? "opaque" : "blackBox" });
    inferArgs(typer, expr.args, env, upper ? typer.parametersOf(callee, env) : undefined);
    return UNKNOWN;
  }
  if (callee.kind !== "member") {
    typer.infer(callee, env);
    inferArgs(typer, expr.args, env);
    return UNKNOWN;
  }
  if (callee.name.text === "created") {
    const created = creation(typer, expr, callee.object, env);
    if (created !== undefined) return created;
  }
  if (isDeferredPath(callee, env)) {
    typer.symbols.set(callee, { kind: "deferred" });
    inferArgs(typer, expr.args, env);
    return UNKNOWN;
  }
  return method(typer, expr, callee, env);
}

function inferArgs(
  typer: Typer,
  args: readonly Arg[],
  env: Env,
  expected?: (arg: Arg, index: number) => Type | undefined,
): void {
  args.forEach((arg, index) => {
    if (arg.value.kind === "lambda") typer.lambda(arg.value, env, UNKNOWN);
    else typer.infer(arg.value, { ...env, rightOperand: false }, expected?.(arg, index));
  });
}

/** `Entity.created(field: value, …)`. */
function creation(typer: Typer, expr: CallExpr, object: Expr, env: Env): Type | undefined {
  const name = qnameOf(object);
  if (name === undefined) return undefined;
  const found = find(env.module, name, typesOf);
  if (found === undefined) return undefined;
  if (found === "opaque") {
    inferArgs(typer, expr.args, env);
    return UNKNOWN;
  }
  const { symbol } = found;
  typer.symbols.set(object, { kind: "type", type: symbol });
  typer.types.set(object, { kind: "typeName", symbol });
  inferArgs(typer, expr.args, env, (arg) => fieldType(typer, symbol, arg));
  return typer.program.isEntity(symbol) ? { kind: "entity", symbol } : UNKNOWN;
}

function fieldType(typer: Typer, symbol: TypeSymbol, arg: Arg): Type | undefined {
  if (arg.name === undefined) return undefined;
  const member = typer.program.memberOf(symbol, arg.name.text);
  return member === undefined || member === "opaque"
    ? undefined
    : typer.program.typeOfMember(member);
}

/** True when a dotted callee is declared `deferred`, here or in an imported module. */
export function isDeferredPath(callee: Expr, env: Env): boolean {
  const path = dotted(callee);
  if (path === undefined) return false;
  if (path.alias !== undefined) {
    const target = env.module.aliases.get(path.alias);
    return target === undefined || target === "opaque" || target.deferred.has(path.text);
  }
  return [env.module, ...importsOf(env.module)].some((m) => m.deferred.has(path.text));
}

function dotted(expr: Expr): { alias?: string; text: string } | undefined {
  if (expr.kind === "name") return { text: expr.id.text };
  if (expr.kind === "qname") return { alias: expr.alias.text, text: expr.name.text };
  if (expr.kind !== "member") return undefined;
  const object = dotted(expr.object);
  return object === undefined ? undefined : { ...object, text: `${object.text}.${expr.name.text}` };
}

/** A method of a collection, or a parameterised derived value of an instance. */
function method(
  typer: Typer,
  expr: CallExpr,
  callee: Extract<Expr, { kind: "member" }>,
  env: Env,
): Type {
  const object = narrowedTo(
    typer,
    callee.object,
    plain(typer.infer(callee.object, { ...env, rightOperand: false })),
    env,
  );
  typer.envs.set(callee, env);
  const name = callee.name.text;
  if (object.kind === "collection") {
    if (name === "any" || name === "all") {
      for (const arg of expr.args) predicateArg(typer, arg, object.element, callee.object, env);
      return BOOLEAN;
    }
    inferArgs(
      typer,
      expr.args,
      env,
      name === "add" || name === "remove" ? () => object.element : undefined,
    );
    return UNKNOWN;
  }
  inferArgs(typer, expr.args, env);
  if (object.kind !== "entity" && object.kind !== "value") return UNKNOWN;
  const member = typer.program.memberOf(object.symbol, name);
  if (member === undefined || member === "opaque") return UNKNOWN;
  typer.symbols.set(callee, { kind: "member", member });
  return member.node.kind === "derived" && member.node.params !== undefined
    ? typer.program.typeOfMember(member)
    : UNKNOWN;
}

/** The lambda of `any` and `all`; its parameter has what filters tell of the elements. */
function predicateArg(typer: Typer, arg: Arg, element: Type, source: Expr, env: Env): void {
  if (arg.value.kind !== "lambda") {
    typer.infer(arg.value, {
      ...env,
      subject: { type: element, key: typer.freshKey(), depth: env.scope?.depth ?? 0 },
    });
    return;
  }
  const key = typer.freshKey();
  const inner = { ...env, facts: typer.elementFacts(source, key, env) };
  typer.lambda(arg.value, inner, element, key, isWeak(typer, source));
}
