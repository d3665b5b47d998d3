// Rules, surfaces and actors in the syntax document: clauses, effects, items, and what repeats or
// depends on a condition.

import type {
  Effect,
  ForOf,
  IfOf,
  Located,
  RuleMember,
  SurfaceItem,
  SurfaceMember,
  Trigger,
} from "../../ast/index.ts";
import { binding, block, call, expr, letExpr, qname, type } from "./expressions.ts";
import { annotation, question } from "./members.ts";
import { across, type Maker, type Part, type Tagged } from "./part.ts";

/** A member of a rule or surface: its span, and what it is. */
export function item(make: Maker, node: Located, kind: Part): Tagged {
  return { span: make.span(node.span), kind };
}

export function clause(keyword: string, value: Part): Tagged {
  return { Clause: { keyword, value } };
}

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

type Each<T> = (make: Maker, node: T) => Part;

function forBlock<T>(make: Maker, node: ForOf<T>, each: Each<T>): Tagged {
  return {
    ForBlock: {
      binding: binding(make, node.names),
      collection: expr(make, node.source),
      filter: node.filter === undefined ? null : expr(make, node.filter),
      items: node.body.map((m) => each(make, m)),
    },
  };
}

function ifBlock<T>(make: Maker, node: IfOf<T>, each: Each<T>): Tagged {
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

/** Repetition and branches where a value is expected. */
function forValue<T extends Located>(make: Maker, node: ForOf<T>, each: Each<T>): Tagged {
  return make.tagged("For", node, {
    binding: binding(make, node.names),
    collection: expr(make, node.source),
    filter: node.filter === undefined ? null : expr(make, node.filter),
    body: body(make, node.body, each),
  });
}

function ifValue<T extends Located>(make: Maker, node: IfOf<T>, each: Each<T>): Tagged {
  return make.tagged("Conditional", node, {
    branches: node.branches.map((b) =>
      make.node(b, { condition: expr(make, b.cond), body: body(make, b.body, each) }),
    ),
    else_body: node.else === undefined ? null : body(make, node.else, each),
  });
}

function body<T extends Located>(make: Maker, nodes: readonly T[], each: Each<T>): Part {
  return block(
    make,
    nodes,
    nodes.map((n) => each(make, n)),
  );
}

function triggers(make: Maker, alts: readonly Trigger[]): Part {
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
