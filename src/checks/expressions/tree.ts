// What the checks of expressions have in common: the nodes of a module, gathered once, and types
// as messages show them.

import type { Declaration, Expr, Module } from "../../ast/index.ts";
import type { AnyNode } from "../../ast/visit.ts";
import { isExpr, walk } from "../../ast/visit.ts";
import { hasUnknown, plain, show, type Type } from "../../model/type.ts";

/** A node with the declaration in which it stands. */
export interface Placed<T> {
  readonly node: T;
  readonly declaration: Declaration;
}

const gathered = new WeakMap<Module, readonly Placed<AnyNode>[]>();

/** All nodes of a module, parents first. */
export function nodesOf(module: Module): readonly Placed<AnyNode>[] {
  let nodes = gathered.get(module);
  if (nodes === undefined) {
    const found: Placed<AnyNode>[] = [];
    for (const declaration of module.declarations) {
      walk(declaration, (node) => {
        found.push({ node, declaration });
        return true;
      });
    }
    nodes = found;
    gathered.set(module, nodes);
  }
  return nodes;
}

const expressions = new WeakMap<Module, readonly Placed<Expr>[]>();

/** All expressions of a module, parents first. */
export function expressionsOf(module: Module): readonly Placed<Expr>[] {
  let found = expressions.get(module);
  if (found === undefined) {
    found = nodesOf(module).flatMap(({ node, declaration }) =>
      isExpr(node) ? [{ node, declaration }] : [],
    );
    expressions.set(module, found);
  }
  return found;
}

const LONGEST = 30;

/** A type in few enough letters for a message of one line. */
export function brief(type: Type): string {
  const text = show(plain(type));
  if (type.kind === "null") return "null";
  const inner = plain(type);
  // A literal such as `{}` that does not say what it holds.
  if (inner.kind === "collection" && hasUnknown(inner)) return `a ${inner.of.toLowerCase()}`;
  if (text.length <= LONGEST) return text;
  switch (plain(type).kind) {
    case "enum":
      return "an enum";
    case "record":
      return "an object";
    case "collection":
      return "a collection";
    default:
      return `${text.slice(0, LONGEST - 1)}…`;
  }
}

/** A path as its author wrote it; undefined for what is no path. */
export function pathText(expr: Expr): string | undefined {
  switch (expr.kind) {
    case "name":
      return expr.id.text;
    case "qname":
      return `${expr.alias.text}/${expr.name.text}`;
    case "this":
    case "within":
      return expr.kind;
    case "member": {
      const object = pathText(expr.object);
      return object === undefined
        ? undefined
        : `${object}${expr.optional ? "?." : "."}${expr.name.text}`;
    }
    default:
      return undefined;
  }
}

/** A text cut to a length, for messages of one line. */
export function short(text: string, longest = 40): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
