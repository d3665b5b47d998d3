// What a word in operand position means (language definition, 5.3).

import { isUpper } from "../../ast/case-class.ts";
import type { NameExpr, QNameExpr } from "../../ast/index.ts";
import {
  collectionsOf,
  find,
  findWord,
  importsOf,
  instancesOf,
  typesOf,
} from "../linked-module.ts";
import { collection, type EnumType, isOpen, plain, type Type, UNKNOWN } from "../type.ts";
import type { InstanceSymbol, MemberSymbol } from "../type-symbol.ts";
import type { Env } from "./env.ts";
import { typeOfConfig } from "./members.ts";
import { lookup } from "./scope.ts";
import type { NameSymbol } from "./symbol.ts";
import type { Typer } from "./typer.ts";

/** Infers a bare word. */
export function inferName(
  typer: Typer,
  expr: NameExpr,
  env: Env,
  expected: Type | undefined,
): Type {
  // Bindings with a capital letter: a `let` against the convention, or the entity's name in a
  // temporal trigger, which stands for the instance.
  const bound = isUpper(expr.id.text) ? lookup(env.scope, expr.id.text) : undefined;
  const symbol: NameSymbol =
    bound !== undefined
      ? { kind: "binding", binding: bound }
      : isUpper(expr.id.text)
        ? upper(expr.id.text, env)
        : lower(typer, expr.id.text, env, expected);
  typer.symbols.set(expr, symbol);
  return typeOfSymbol(typer, symbol);
}

/** Infers `alias/Name` (5.2). */
export function inferQName(typer: Typer, expr: QNameExpr, env: Env): Type {
  const symbol = qualified(expr, env);
  typer.symbols.set(expr, symbol);
  return typeOfSymbol(typer, symbol);
}

/** The type that a meaning has. */
export function typeOfSymbol(typer: Typer, symbol: NameSymbol): Type {
  switch (symbol.kind) {
    case "binding":
      return symbol.binding.type;
    case "member":
      return typer.program.typeOfMember(symbol.member);
    case "instance":
      return typeOfInstance(typer, symbol.instance);
    case "literal":
      return symbol.of;
    case "type":
      return { kind: "typeName", symbol: symbol.type };
    case "collection":
      return collection("Set", { kind: "entity", symbol: symbol.entity });
    case "parameter":
      return typeOfConfig(typer, symbol.config);
    case "config":
    case "deferred":
    case "blackBox":
    case "opaque":
    case "free":
    case "unresolved":
      return UNKNOWN;
    default:
      return symbol satisfies never;
  }
}

/** The type of a `given` binding or a default instance. */
export function typeOfInstance(typer: Typer, instance: InstanceSymbol): Type {
  const { node, module } = instance;
  if ("kind" in node) {
    if (node.type === undefined) return UNKNOWN;
    const found = find(module, node.type, typesOf);
    return found === undefined || found === "opaque"
      ? UNKNOWN
      : typer.program.typeOfSymbol(found.symbol);
  }
  return typer.program.resolve(node.type, module);
}

function upper(text: string, env: Env): NameSymbol {
  const { module } = env;
  const own = module.types.get(text);
  if (own !== undefined) return { kind: "type", type: own };
  const collectionHere = module.collections.get(text);
  if (collectionHere !== undefined) return { kind: "collection", entity: collectionHere };
  if (isDeferred(text, env)) return { kind: "deferred" };
  const type = findWord(module, text, typesOf);
  if (type === "opaque") return { kind: "opaque" };
  if (type !== undefined) return { kind: "type", type: type.symbol };
  const entity = findWord(module, text, collectionsOf);
  if (entity === "opaque") return { kind: "opaque" };
  return entity === undefined
    ? { kind: "unresolved" }
    : { kind: "collection", entity: entity.symbol };
}

function isDeferred(text: string, env: Env): boolean {
  const starts = (path: string): boolean => path === text || path.startsWith(`${text}.`);
  const modules = [env.module, ...importsOf(env.module)];
  return modules.some((m) => [...m.deferred].some(starts));
}

function qualified(expr: QNameExpr, env: Env): NameSymbol {
  const target = env.module.aliases.get(expr.alias.text);
  if (target === undefined || target === "opaque") return { kind: "opaque" };
  const name = expr.name.text;
  if (name === "config") return { kind: "config" };
  const type = target.types.get(name);
  if (type !== undefined) return { kind: "type", type };
  const entity = target.collections.get(name);
  if (entity !== undefined) return { kind: "collection", entity };
  const instance = target.instances.get(name);
  if (instance !== undefined) return { kind: "instance", instance };
  return { kind: "opaque" };
}

function lower(typer: Typer, text: string, env: Env, expected: Type | undefined): NameSymbol {
  const want = expected === undefined ? undefined : plain(expected);
  const literal =
    want?.kind === "enum" && want.literals.some((l) => l.text === text) ? want : undefined;
  if (env.subject !== undefined) {
    const found = inPredicate(typer, text, env, literal);
    if (found !== undefined) return found;
  }
  if (env.place === "config") {
    const parameter = env.module.config.get(text);
    if (parameter !== undefined) return { kind: "parameter", config: parameter };
  }
  const binding = lookup(env.scope, text);
  if (binding !== undefined && (literal === undefined || mayBe(binding.type, literal)))
    return { kind: "binding", binding };
  const own = env.self === undefined ? undefined : memberNamed(typer, env.self.symbol, text);
  if (own !== undefined && (literal === undefined || mayBe(typeOfSymbol(typer, own), literal)))
    return own;
  const instance = instanceNamed(text, env);
  if (
    instance !== undefined &&
    (literal === undefined || mayBe(typeOfSymbol(typer, instance), literal))
  )
    return instance;
  const ofVariant = variantMember(typer, text, env);
  if (ofVariant !== undefined) return ofVariant;
  if (literal !== undefined) return { kind: "literal", of: literal };
  if (text === "config") return { kind: "config" };
  if (want === undefined || want.kind === "unknown" || want.kind === "any") return { kind: "free" };
  return want.kind === "enum" ? { kind: "unresolved", literalOf: want } : { kind: "unresolved" };
}

/**
 * True when a name in scope may be the value of an enum that is wanted. In `admin.role = admin`
 * the party cannot be: who writes so means the literal, although the name is taken (5.3).
 */
function mayBe(type: Type, wanted: EnumType): boolean {
  const inner = plain(type);
  return isOpen(inner) || (inner.kind === "enum" && inner.identity === wanted.identity);
}

/** Inside `where` and `with` the element is the implicit subject. */
function inPredicate(
  typer: Typer,
  text: string,
  env: Env,
  literal: EnumType | undefined,
): NameSymbol | undefined {
  const { subject } = env;
  if (subject === undefined) return undefined;
  // An expected enum means the right side of a comparison: local names, then literals.
  if (literal !== undefined) {
    const local = lookup(env.scope, text);
    if (local !== undefined && mayBe(local.type, literal))
      return { kind: "binding", binding: local };
    const given = env.module.instances.get(text);
    if (given !== undefined && !("kind" in given.node))
      return { kind: "instance", instance: given };
    return { kind: "literal", of: literal };
  }
  const inner = lookup(env.scope, text, subject.depth);
  if (inner !== undefined) return { kind: "binding", binding: inner };
  if (env.rightOperand === true) {
    const outer = lookup(env.scope, text);
    if (outer !== undefined) return { kind: "binding", binding: outer };
    const given = env.module.instances.get(text);
    if (given !== undefined && !("kind" in given.node))
      return { kind: "instance", instance: given };
  }
  const type = plain(subject.type);
  if (type.kind === "entity" || type.kind === "value") return memberNamed(typer, type.symbol, text);
  // The element is not known, so the word may be one of its members.
  const outer = lookup(env.scope, text);
  return outer === undefined ? { kind: "opaque" } : { kind: "binding", binding: outer };
}

function memberNamed(
  typer: Typer,
  owner: MemberSymbol["owner"],
  text: string,
): NameSymbol | undefined {
  const member = typer.program.memberOf(owner, text);
  if (member === undefined) return undefined;
  return member === "opaque" ? { kind: "opaque" } : { kind: "member", member };
}

/** A member that only some variants of the element have; whether that is safe is checked. */
function variantMember(typer: Typer, text: string, env: Env): NameSymbol | undefined {
  const type = env.subject === undefined ? UNKNOWN : plain(env.subject.type);
  if (type.kind !== "entity") return undefined;
  for (const variant of typer.program.variantsOf(type.symbol)) {
    const member = variant.members.get(text);
    if (member !== undefined) return { kind: "member", member };
  }
  return undefined;
}

function instanceNamed(text: string, env: Env): NameSymbol | undefined {
  const found = findWord(env.module, text, instancesOf);
  if (found === undefined) return undefined;
  return found === "opaque" ? { kind: "opaque" } : { kind: "instance", instance: found.symbol };
}
