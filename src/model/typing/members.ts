// Members of what a path leads to (language definition, 6.3 and 6.4).

import type { Expr, MemberExpr, QName } from "../../ast/index.ts";
import { configOf, findWord, type LinkedModule } from "../linked-module.ts";
import { collection, INTEGER, optional, plain, type Type, UNKNOWN } from "../type.ts";
import type { ConfigSymbol, TypeSymbol } from "../type-symbol.ts";
import type { Env } from "./env.ts";
import type { Typer } from "./typer.ts";

/** The built-in members of collections (6.4). */
export const COLLECTION_MEMBERS: ReadonlySet<string> = new Set([
  "count",
  "any",
  "all",
  "first",
  "last",
  "unique",
  "add",
  "remove",
]);

/** Infers `object.name` and `object?.name`. */
export function inferMember(typer: Typer, expr: MemberExpr, env: Env): Type {
  const object = typer.infer(expr.object, { ...env, rightOperand: false });
  const symbol = typer.symbols.get(expr.object);
  const name = expr.name.text;
  if (symbol?.kind === "config") {
    const config = configSymbol(expr, env.module);
    if (config === undefined || config === "opaque") return UNKNOWN;
    typer.symbols.set(expr, { kind: "parameter", config });
    return typeOfConfig(typer, config);
  }
  const narrowed = narrowedTo(typer, expr.object, plain(object), env);
  const type = memberType(typer, narrowed, name, expr, env);
  const key = typer.keyOf(expr, env);
  const known = key === undefined ? undefined : env.facts.get(key);
  if (known?.nonNull === true) return plain(type);
  return expr.optional ? optional(type) : type;
}

/** The parameter that `config.p` or `alias/config.p` names. */
export function configSymbol(
  expr: MemberExpr,
  module: LinkedModule,
): ConfigSymbol | "opaque" | undefined {
  if (expr.object.kind === "qname") {
    const target = module.aliases.get(expr.object.alias.text);
    return target === undefined || target === "opaque"
      ? "opaque"
      : target.config.get(expr.name.text);
  }
  const found = findWord(module, expr.name.text, configOf);
  return found === "opaque" ? found : found?.symbol;
}

/** The declared type of a parameter. */
export function typeOfConfig(typer: Typer, config: ConfigSymbol): Type {
  return config.node.type === undefined
    ? UNKNOWN
    : typer.program.resolve(config.node.type, config.module);
}

/** The variant that an instance is known to be, where that is one only. */
export function narrowedTo(typer: Typer, object: Expr, type: Type, env: Env): Type {
  if (type.kind !== "entity") return type;
  const key = typer.keyOf(object, env);
  const variants = key === undefined ? undefined : env.facts.get(key)?.variants;
  if (variants?.size !== 1) return type;
  const [name] = variants;
  const symbol = name === undefined ? undefined : typer.program.variantNamed(type.symbol, name);
  return symbol === undefined ? type : { kind: "entity", symbol };
}

function memberType(typer: Typer, object: Type, name: string, expr: MemberExpr, env: Env): Type {
  switch (object.kind) {
    case "entity":
    case "value": {
      const member =
        typer.program.memberOf(object.symbol, name) ?? variantMember(typer, object.symbol, name);
      if (member === undefined || member === "opaque") return UNKNOWN;
      typer.symbols.set(expr, { kind: "member", member });
      return typer.program.typeOfMember(member);
    }
    case "record":
      return object.fields.get(name) ?? UNKNOWN;
    case "collection":
      return collectionMember(typer, object, name, expr, env);
    default:
      return UNKNOWN;
  }
}

/** A member that only some variants have, read through the base; whether that is safe is checked. */
function variantMember(
  typer: Typer,
  symbol: TypeSymbol,
  name: string,
): ReturnType<Typer["program"]["memberOf"]> {
  for (const variant of typer.program.variantsOf(symbol)) {
    const member = variant.members.get(name);
    if (member !== undefined) return member;
  }
  return undefined;
}

function collectionMember(
  typer: Typer,
  object: Extract<Type, { kind: "collection" }>,
  name: string,
  expr: MemberExpr,
  env: Env,
): Type {
  switch (name) {
    case "count":
      return INTEGER;
    case "first":
    case "last":
      return optional(object.element);
    case "unique":
      return collection("Set", object.element);
    default:
      break;
  }
  if (env.place !== "exposes" || COLLECTION_MEMBERS.has(name)) return UNKNOWN;
  const element = plain(object.element);
  const mapped = memberType(typer, element, name, expr, env);
  return mapped.kind === "collection" ? mapped : collection(object.of, plain(mapped));
}

/** A qualified name from an expression that is one. */
export function qnameOf(expr: Expr): QName | undefined {
  if (expr.kind === "name") return { span: expr.span, name: expr.id };
  return expr.kind === "qname"
    ? { span: expr.span, alias: expr.alias, name: expr.name }
    : undefined;
}
