// Walking the tree without knowing every kind of node: what has a span is a node.

import type { Expr } from "./expressions.ts";
import type { Located } from "./names.ts";

/** A node of any kind. */
export type AnyNode = Located & { readonly kind?: string };

const skipped = new Set(["span", "leadingComments", "comments"]);

// Every check goes through the tree; it never changes, so its shape is read off once.
const knownChildren = new WeakMap<object, readonly AnyNode[]>();
const knownExpressions = new WeakMap<object, readonly Expr[]>();

/** The direct child nodes of a node, in the order in which the tree holds them. */
export function childrenOf(node: object): readonly AnyNode[] {
  let children = knownChildren.get(node);
  if (children === undefined) {
    children = readChildren(node as Readonly<Record<string, unknown>>);
    knownChildren.set(node, children);
  }
  return children;
}

function readChildren(node: Readonly<Record<string, unknown>>): readonly AnyNode[] {
  const children: AnyNode[] = [];
  for (const key in node) {
    const value = node[key];
    if (typeof value !== "object" || value === null || skipped.has(key)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && ("span" in value || "name" in value);
}

/**
 * Visits a node and all below it, parents first.
 * @param visit called with each node; returning false leaves out what is below it
 */
export function walk(node: object, visit: (node: AnyNode) => boolean | undefined): void {
  const pending: AnyNode[] = [node as AnyNode];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (visit(next) === false) continue;
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i] as AnyNode);
  }
}

const expressionKinds: ReadonlySet<string> = new Set<Expr["kind"]>([
  "name",
  "qname",
  "string",
  "number",
  "duration",
  "bool",
  "backtick",
  "null",
  "now",
  "this",
  "within",
  "discard",
  "set",
  "list",
  "object",
  "member",
  "call",
  "lookup",
  "unary",
  "binary",
  "where",
  "with",
  "map",
  "guarded",
  "lambda",
  "forall",
  "pipe",
  "typeExpr",
  "error",
]);

/**
 * True for a node that is an expression. `if` is one only with values in its branches, and a call
 * only with something that is called: triggers in call form have a name.
 */
export function isExpr(node: AnyNode): node is Expr {
  if (node.kind === "if") {
    const branches = (node as { branches?: readonly object[] }).branches ?? [];
    return branches.every((b) => "value" in b);
  }
  // A trigger in call form has the same kind, but calls nothing.
  if (node.kind === "call") return "callee" in node;
  return node.kind !== undefined && expressionKinds.has(node.kind);
}

/** All expressions at and below a node, parents first. */
export function expressionsIn(node: object): readonly Expr[] {
  const known = knownExpressions.get(node);
  if (known !== undefined) return known;
  const found: Expr[] = [];
  walk(node, (n) => {
    if (isExpr(n)) found.push(n);
    return true;
  });
  knownExpressions.set(node, found);
  return found;
}
