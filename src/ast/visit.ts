// Walking the tree without knowing every kind of node: what has a span is a node.

import type { Expr } from "./expressions.ts";
import type { Located } from "./names.ts";

/** A node of any kind. */
export type AnyNode = Located & { readonly kind?: string };

const skipped = new Set(["span", "leadingComments", "comments"]);

/** The direct child nodes of a node, in the order in which the tree holds them. */
export function childrenOf(node: object): readonly AnyNode[] {
  const fields = node as Readonly<Record<string, unknown>>;
  const children: AnyNode[] = [];
  for (const key in fields) {
    const value = fields[key];
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

/** A node and all below it in one row, parents first. */
interface Row {
  readonly nodes: readonly AnyNode[];
  /** For each node the place in the row of what comes after all that is below it. */
  readonly after: readonly number[];
}

// Every check goes through the tree; it never changes, so its shape is read off once for each node
// that somebody starts from.
const rows = new WeakMap<object, Row>();
const knownExpressions = new WeakMap<object, readonly Expr[]>();

function rowOf(node: object): Row {
  const known = rows.get(node);
  if (known !== undefined) return known;
  const nodes: AnyNode[] = [];
  const after: number[] = [];
  // Nodes still to come, and, as places in the row, nodes whose end comes next.
  const open: (AnyNode | number)[] = [node as AnyNode];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "number") {
      after[next] = nodes.length;
      continue;
    }
    open.push(nodes.length);
    after.push(0);
    nodes.push(next);
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i] as AnyNode);
  }
  const row = { nodes, after };
  rows.set(node, row);
  return row;
}

/**
 * Visits a node and all below it, parents first.
 * @param visit called with each node; returning false leaves out what is below it
 */
export function walk(node: object, visit: (node: AnyNode) => boolean | undefined): void {
  const { nodes, after } = rowOf(node);
  for (let at = 0; at < nodes.length; ) {
    const below = visit(nodes[at] as AnyNode) !== false;
    at = below ? at + 1 : (after[at] as number);
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
