// Where values go: assignments, creations, default instances, additions to collections, watched
// changes. Each value with the type that its place takes.

import type { Expr, Id, Module, ObjectExpr } from "../../ast/index.ts";
import { type AnyNode, isExpr } from "../../ast/visit.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain, type Type } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { CheckContext } from "../check.ts";
import { nodesOf } from "./tree.ts";

/** How a value gets to its place. */
export type Use = "assign" | "create" | "default" | "add" | "watch";

/** A value and the place that takes it. */
export interface Target {
  readonly value: Expr;
  readonly use: Use;
  readonly type: Type;
  /** The field that takes the value, where one does. */
  readonly member?: MemberSymbol;
}

const gathered = new WeakMap<SpecModel, WeakMap<Module, readonly Target[]>>();

/** The values of a module whose places have a known type. */
export function targetsOf(context: CheckContext): readonly Target[] {
  let known = gathered.get(context.spec);
  if (known === undefined) {
    known = new WeakMap();
    gathered.set(context.spec, known);
  }
  let targets = known.get(context.module);
  if (targets === undefined) {
    targets = nodesOf(context.module).flatMap(({ node }) => targetsAt(context, node));
    known.set(context.module, targets);
  }
  return targets;
}

function targetsAt(context: CheckContext, node: AnyNode): readonly Target[] {
  const { typer, program } = context.spec;
  switch (node.kind) {
    case "assign": {
      const { target, value } = node as unknown as { target: Expr; value: Expr };
      const symbol = typer.symbols.get(target);
      if (symbol?.kind !== "member") return [];
      return fieldTarget(context, value, "assign", symbol.member);
    }
    case "call": {
      if (!isExpr(node) || node.kind !== "call") return [];
      const { callee, args } = node;
      if (callee.kind !== "member") return [];
      const object = typer.symbols.get(callee.object);
      if (callee.name.text === "created" && object?.kind === "type")
        return fieldTargets(context, "create", object.type, args);
      return [];
    }
    case "default": {
      const d = node as Extract<Module["declarations"][number], { kind: "default" }>;
      if (d.type === undefined || d.value.kind !== "object") return [];
      const found = find(context.linked, d.type, typesOf);
      if (found === undefined || found === "opaque") return [];
      return fieldTargets(context, "default", found.symbol, d.value.fields);
    }
    case "mutate": {
      const { target, arg } = node as unknown as { target: Expr; arg: Expr };
      const type = plain(typer.typeOf(target));
      return type.kind === "collection" ? [{ value: arg, use: "add", type: type.element }] : [];
    }
    case "change": {
      const { entity, path, value } = node as unknown as {
        entity: Parameters<typeof find>[1];
        path: readonly Id[];
        value: Expr;
      };
      const found = find(context.linked, entity, typesOf);
      const member =
        found === undefined || found === "opaque"
          ? undefined
          : lastOf(context.spec, found.symbol, path);
      if (member === undefined) return [];
      return [{ value, use: "watch", type: program.typeOfMember(member), member }];
    }
    default:
      return [];
  }
}

/** The member at the end of a path from a type. */
function lastOf(
  { program }: SpecModel,
  owner: TypeSymbol,
  path: readonly Id[],
): MemberSymbol | undefined {
  let symbol: TypeSymbol | undefined = owner;
  let member: MemberSymbol | undefined;
  for (const id of path) {
    const found: MemberSymbol | "opaque" | undefined =
      symbol === undefined ? undefined : program.memberOf(symbol, id.text);
    if (found === undefined || found === "opaque") return undefined;
    member = found;
    const type = plain(program.typeOfMember(found));
    symbol = type.kind === "entity" || type.kind === "value" ? type.symbol : undefined;
  }
  return member;
}

function fieldTargets(
  context: CheckContext,
  use: Use,
  owner: TypeSymbol,
  args: readonly { readonly name?: Id; readonly value: Expr }[],
): readonly Target[] {
  return args.flatMap(({ name, value }) => {
    const member = name === undefined ? undefined : context.spec.program.memberOf(owner, name.text);
    return member === undefined || member === "opaque"
      ? []
      : fieldTarget(context, value, use, member);
  });
}

function fieldTarget(
  context: CheckContext,
  value: Expr,
  use: Use,
  member: MemberSymbol,
): readonly Target[] {
  const type = context.spec.program.typeOfMember(member);
  const inner = plain(type);
  const nested =
    value.kind === "object" && inner.kind === "value"
      ? objectTargets(context, value, inner, use)
      : [];
  return [{ value, use, type, member }, ...nested];
}

function objectTargets(
  context: CheckContext,
  value: ObjectExpr,
  type: Extract<Type, { kind: "value" }>,
  use: Use,
): readonly Target[] {
  return fieldTargets(context, use, type.symbol, value.fields);
}

/** The alternatives of a value: the branches of `if`, both sides of `??`. */
export function alternativesOf(value: Expr): readonly Expr[] {
  if (value.kind === "if") {
    const last = value.else === undefined ? [] : alternativesOf(value.else);
    return [...value.branches.flatMap((branch) => alternativesOf(branch.value)), ...last];
  }
  if (value.kind === "binary" && value.op === "??")
    return [...alternativesOf(value.left), ...alternativesOf(value.right)];
  return [value];
}

/** The status field of an entity, or one that a transition graph governs (8.2). */
export function isGoverned(spec: SpecModel, member: MemberSymbol): boolean {
  return member.name === "status" || spec.program.graphOf(member) !== undefined;
}
