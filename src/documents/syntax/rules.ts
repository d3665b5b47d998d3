// Rules in the syntax document: their clauses and effects.

import type { Effect, RuleMember } from "../../ast/index.ts";
import { body, clause, forBlock, forValue, ifBlock, ifValue, item } from "./blocks.ts";
import { block, call, expr, letExpr, qname } from "./expressions.ts";
import { annotation, question } from "./members.ts";
import { across, type Maker, type Part, type Tagged } from "./part.ts";
import { triggers } from "./triggers.ts";

/** A member of a rule. */
export function ruleMember(make: Maker, node: RuleMember): Tagged {
  switch (node.kind) {
    case "when":
      return item(make, node, clause("when", triggers(make, node.alts)));
    case "requires":
      return item(
        make,
        node,
        clause(
          "requires",
          block(
            make,
            node.conds,
            node.conds.map((c) => expr(make, c)),
          ),
        ),
      );
    case "ensures":
      return item(make, node, clause("ensures", effects(make, node.effects)));
    case "let":
      return item(make, node, {
        Let: { name: make.id(node.name), value: expr(make, node.value) },
      });
    case "for":
      return item(make, node, forBlock(make, node, ruleMember));
    case "if":
      return item(make, node, ifBlock(make, node, ruleMember));
    case "annotation":
      return annotation(make, node);
    case "openQuestion":
      return question(make, node);
    default:
      return node satisfies never;
  }
}

function effects(make: Maker, list: readonly Effect[]): Part {
  return body(make, list, effect);
}

function effect(make: Maker, node: Effect): Part {
  switch (node.kind) {
    case "let":
      return letExpr(make, node);
    case "assign":
      return make.tagged("Comparison", node, {
        left: expr(make, node.target),
        op: "Eq",
        right: expr(make, node.value),
      });
    case "remove":
    case "assert":
      return expr(make, node.expr);
    case "create":
    case "deferredCall":
      return expr(make, node.call);
    case "emit":
      return call(make, node, qname(make, node.name), node.args);
    case "mutate": {
      // The call as it was written: what is changed, the name of the operation, the argument.
      const start = node.target.span.end;
      const at = make.text({ span: { start, end: node.arg.span.start } }).indexOf(node.op);
      const field = { span: { start: start + at, end: start + at + node.op.length } };
      const callee = make.tagged("MemberAccess", across(node.target, field), {
        object: expr(make, node.target),
        field: make.node(field, { name: node.op }),
      });
      const args = [{ Positional: expr(make, node.arg) }];
      return make.tagged("Call", node, { function: callee, args });
    }
    case "for":
      return forValue(make, node, effect);
    case "if":
      return ifValue(make, node, effect);
    default:
      return node satisfies never;
  }
}
