// What repeats or depends on a condition in the syntax document, and the clauses around it.

import type { ForOf, IfOf, Located } from "../../ast/index.ts";
import { binding, block, expr } from "./expressions.ts";
import type { Maker, Part, Tagged } from "./part.ts";

/** Makes the part of one member, effect or item. */
export type Each<T> = (make: Maker, node: T) => Part;

/** A member of a body: its span, and what it is. */
export function item(make: Maker, node: Located, kind: Part): Tagged {
  return { span: make.span(node.span), kind };
}

/** A clause: its keyword, and what stands behind the colon. */
export function clause(keyword: string, value: Part): Tagged {
  return { Clause: { keyword, value } };
}

/** Repetition among the members of a body. */
export function forBlock<T>(make: Maker, node: ForOf<T>, each: Each<T>): Tagged {
  return {
    ForBlock: {
      binding: binding(make, node.names),
      collection: expr(make, node.source),
      filter: node.filter === undefined ? null : expr(make, node.filter),
      items: node.body.map((m) => each(make, m)),
    },
  };
}

/** Branches among the members of a body. */
export function ifBlock<T>(make: Maker, node: IfOf<T>, each: Each<T>): Tagged {
  const all = (list: readonly T[]) => list.map((m) => each(make, m));
  return {
    IfBlock: {
      branches: node.branches.map((b) =>
        make.node(b, { condition: expr(make, b.cond), items: all(b.body) }),
      ),
      else_items: node.else === undefined ? null : all(node.else),
    },
  };
}

/** Repetition where a value is expected. */
export function forValue<T extends Located>(make: Maker, node: ForOf<T>, each: Each<T>): Tagged {
  return make.tagged("For", node, {
    binding: binding(make, node.names),
    collection: expr(make, node.source),
    filter: node.filter === undefined ? null : expr(make, node.filter),
    body: body(make, node.body, each),
  });
}

/** Branches where a value is expected. */
export function ifValue<T extends Located>(make: Maker, node: IfOf<T>, each: Each<T>): Tagged {
  return make.tagged("Conditional", node, {
    branches: node.branches.map((b) =>
      make.node(b, { condition: expr(make, b.cond), body: body(make, b.body, each) }),
    ),
    else_body: node.else === undefined ? null : body(make, node.else, each),
  });
}

/** Several statements as one value; a single one stands for itself. */
export function body<T extends Located>(make: Maker, nodes: readonly T[], each: Each<T>): Part {
  return block(
    make,
    nodes,
    nodes.map((n) => each(make, n)),
  );
}
