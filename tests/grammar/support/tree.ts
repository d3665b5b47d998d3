// Walks syntax trees without knowing their node types: a node is what has a span.

import type { Located, Module } from "../../../src/ast/index.ts";

export type Node = Located & Readonly<Record<string, unknown>>;

/** Fields that repeat what stands elsewhere in the tree, or that lie outside of their node. */
const ASIDE = new Set(["comments", "leadingComments"]);

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "span" in value;
}

/** The nodes directly below a value, through lists and through parts without a span. */
export function childrenOf(node: object): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (ASIDE.has(key) || key === "span") return [];
    if (isNode(value)) return [value];
    return typeof value === "object" && value !== null ? childrenOf(value) : [];
  });
}

/** Calls `visit` for each node below another, with the node above it; needs no stack. */
export function walk(module: Module, visit: (node: Node, parent: Node) => void): void {
  const open: Node[] = [module as unknown as Node];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const child of childrenOf(parent)) {
      visit(child, parent);
      open.push(child);
    }
  }
}

/** Number of nodes on the longest path from the root. */
export function heightOf(module: Module): number {
  let height = 0;
  const open: [object, number][] = [[module, 1]];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const [node, depth] = top;
    height = Math.max(height, depth);
    for (const child of childrenOf(node)) open.push([child, depth + 1]);
  }
  return height;
}

/** A tree without its positions. */
export function withoutPositions(value: unknown): unknown {
  const positions = new Set(["span", "column"]);
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (positions.has(key) ? undefined : part)),
  );
}
