// Decorators: where the grammar puts them differs with what they stand at.

import type { Marker } from "../../model.ts";
import { named, type Syntax } from "../../shared/syntax.ts";
import { type Context, markerOf } from "./context.ts";
import { lower } from "./expressions.ts";

/** The decorators inside a node, or right before it among its siblings. */
export function readDecorators(context: Context, node: Syntax): readonly Marker[] {
  const inside = node.children.filter((c) => c.type === "decorator");
  const siblings = node.parent?.children ?? [];
  const before: Syntax[] = [];
  for (let at = siblings.indexOf(node) - 1; at >= 0; at--) {
    const sibling = siblings[at];
    if (sibling?.type === "comment" || sibling?.type === "export" || sibling?.type === "default")
      continue;
    if (sibling?.type !== "decorator") break;
    before.unshift(sibling);
  }
  return [...before, ...inside].flatMap((decorator) => {
    const [inner] = named(decorator);
    const found = inner && markerOf(lower(context, inner));
    return found === undefined ? [] : [found];
  });
}
