// Surfaces in the syntax document: parties, and what is shown, offered, led to and waited for.

import type { SurfaceItem, SurfaceMember } from "../../ast/index.ts";
import { body, clause, forBlock, forValue, ifBlock, ifValue, item } from "./blocks.ts";
import { expr, letExpr, type } from "./expressions.ts";
import { annotation, question } from "./members.ts";
import { across, type Maker, type Part, type Tagged } from "./part.ts";

/** A member of a surface. */
export function surfaceMember(make: Maker, node: SurfaceMember): Tagged {
  switch (node.kind) {
    case "facing":
    case "context": {
      const written = type(make, node.type);
      const where = node.kind === "context" ? node.where : undefined;
      const value =
        where === undefined
          ? written
          : make.tagged("Where", across(node.type, where), {
              source: written,
              condition: expr(make, where),
            });
      if (node.name === undefined) return item(make, node, clause(node.kind, value));
      const bound = make.tagged("Binding", across(node.name, where ?? node.type), {
        name: make.id(node.name),
        value,
      });
      return item(make, node, clause(node.kind, bound));
    }
    case "exposes":
    case "provides":
    case "related":
    case "timeout":
      return item(make, node, clause(node.kind, items(make, node.items)));
    case "contracts":
      return item(make, node, {
        ContractsClause: {
          entries: node.entries.map((entry) => ({
            direction: entry.direction === "demands" ? "Demands" : "Fulfils",
            qualifier: entry.name.alias === undefined ? null : make.id(entry.name.alias),
            name: make.id(entry.name.name),
            span: make.span(entry.span),
          })),
        },
      });
    case "let":
      return item(make, node, {
        Let: { name: make.id(node.name), value: expr(make, node.value) },
      });
    case "for":
      return item(make, node, forBlock(make, node, surfaceMember));
    case "if":
      return item(make, node, ifBlock(make, node, surfaceMember));
    case "annotation":
      return annotation(make, node);
    case "openQuestion":
      return question(make, node);
    default:
      return node satisfies never;
  }
}

function items(make: Maker, list: readonly SurfaceItem[]): Part {
  return body(make, list, surfaceItem);
}

function surfaceItem(make: Maker, node: SurfaceItem): Part {
  switch (node.kind) {
    case "item":
      if (node.guard === undefined) return expr(make, node.expr);
      return make.tagged("WhenGuard", node, {
        action: expr(make, node.expr),
        condition: expr(make, node.guard),
      });
    case "let":
      return letExpr(make, node);
    case "for":
      return forValue(make, node, surfaceItem);
    case "if":
      return ifValue(make, node, surfaceItem);
    default:
      return node satisfies never;
  }
}
