// Triggers in the syntax document.

import type { Trigger } from "../../ast/index.ts";
import { expr, qname } from "./expressions.ts";
import { across, type Maker, type Part } from "./part.ts";

/** What fires a rule; alternatives lean to the left. */
export function triggers(make: Maker, alts: readonly Trigger[]): Part {
  const last = alts.at(-1);
  const first = alts[0];
  if (first === undefined || last === undefined) return null;
  if (alts.length === 1) return trigger(make, first);
  const before = alts.slice(0, -1);
  return make.tagged("LogicalOp", across(first, last), {
    left: triggers(make, before),
    op: "Or",
    right: trigger(make, last),
  });
}

function trigger(make: Maker, node: Trigger): Part {
  if (node.kind === "call") {
    const args = node.params.map((param) => {
      const named: Part = { Ident: make.id(param.name) };
      const value = param.optional ? make.tagged("TypeOptional", param, { inner: named }) : named;
      return { Positional: value };
    });
    return make.tagged("Call", node, { function: qname(make, node.name), args });
  }
  if (node.kind === "invalid" && node.bind === undefined) return expr(make, node.expr);
  if (node.bind === undefined) return null;
  return make.tagged("Binding", node, { name: make.id(node.bind), value: watched(make, node) });
}

function watched(make: Maker, node: Exclude<Trigger, { kind: "call" }>): Part {
  switch (node.kind) {
    case "change": {
      const tag = node.mode === "becomes" ? "Becomes" : "TransitionsTo";
      return make.tagged(tag, across(node.entity, node.value), {
        subject: path(make, node.entity, node.path),
        new_state: expr(make, node.value),
      });
    }
    case "derived":
      return path(make, node.entity, node.path);
    case "created": {
      const at = across(node.entity, node);
      const end = node.span.end;
      const field = { span: { start: end - "created".length, end } };
      return make.tagged("MemberAccess", at, {
        object: qname(make, node.entity),
        field: make.node(field, { name: "created" }),
      });
    }
    case "temporal":
      return expr(make, node.cond);
    case "invalid":
      return expr(make, node.expr);
    default:
      return node satisfies never;
  }
}

function path(
  make: Maker,
  entity: Parameters<typeof qname>[1],
  names: readonly Parameters<Maker["id"]>[0][],
): Part {
  let at: Part = qname(make, entity);
  for (const name of names)
    at = make.tagged("MemberAccess", across(entity, name), { object: at, field: make.id(name) });
  return at;
}
