// The syntax tree as plain objects. Every step in the parser's own tree crosses into WebAssembly;
// one walk with a cursor is paid once, and looking around afterwards costs nothing.

import type { Node, TreeCursor } from "web-tree-sitter";

/** A node of a syntax tree, named or not. */
export interface Syntax {
  readonly type: string;
  /** Offsets in UTF-16 code units, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  /** The field of its parent that it is in. */
  readonly field: string | undefined;
  readonly parent: Syntax | undefined;
  /** All children, with punctuation and comments. */
  readonly children: Syntax[];
}

/** Deeper nesting is left out: nobody wrote it, and reading it could exhaust the stack. */
const DEEPEST = 400;

/** Copies a tree of the parser. */
export function toSyntax(root: Node): Syntax {
  const cursor = root.walk();
  try {
    return copy(cursor, undefined, 0);
  } finally {
    cursor.delete();
  }
}

function copy(cursor: TreeCursor, parent: Syntax | undefined, depth: number): Syntax {
  const node: Syntax = {
    type: cursor.nodeType,
    start: cursor.startIndex,
    end: cursor.endIndex,
    named: cursor.nodeIsNamed,
    field: cursor.currentFieldName ?? undefined,
    parent,
    children: [],
  };
  if (depth < DEEPEST && cursor.gotoFirstChild()) {
    do node.children.push(copy(cursor, node, depth + 1));
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return node;
}

/** The first child in a field. */
export function field(node: Syntax, name: string): Syntax | undefined {
  for (const child of node.children) if (child.field === name) return child;
  return undefined;
}

/** All children in a field, in order, without separators. */
export function fieldAll(node: Syntax, name: string): readonly Syntax[] {
  return node.children.filter((child) => child.field === name && child.named);
}

/** The named children without comments. */
export function named(node: Syntax): readonly Syntax[] {
  return node.children.filter((child) => child.named && !isComment(child));
}

/** The first named child of one of the types. */
export function childOf(node: Syntax, ...types: readonly string[]): Syntax | undefined {
  for (const child of node.children) if (types.includes(child.type)) return child;
  return undefined;
}

/** Whether a token such as `async` or `export` is among the children. */
export function hasToken(node: Syntax, token: string): boolean {
  return node.children.some((child) => child.type === token);
}

/** Comments are called so in every grammar. */
export function isComment(node: Syntax): boolean {
  return node.type.endsWith("comment");
}

/** The nearest node around this one that is of one of the types. */
export function around(node: Syntax, ...types: readonly string[]): Syntax | undefined {
  for (let at = node.parent; at !== undefined; at = at.parent)
    if (types.includes(at.type)) return at;
  return undefined;
}

/** All comments below a node, in the order of the text. */
export function commentsIn(node: Syntax): readonly Syntax[] {
  const found: Syntax[] = [];
  const visit = (at: Syntax): void => {
    if (isComment(at)) found.push(at);
    else for (const one of at.children) visit(one);
  };
  visit(node);
  return found;
}
