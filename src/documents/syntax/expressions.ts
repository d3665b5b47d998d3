// Expressions and types in the syntax document: each an object whose one key says what it is.

import type {
  Arg,
  BinaryExpr,
  BinaryOp,
  Expr,
  Id,
  Let,
  Located,
  QName,
  Type,
} from "../../ast/index.ts";
import { across, around, type Maker, type Part, type Tagged } from "./part.ts";

const ARITHMETIC: Readonly<Partial<Record<BinaryOp, string>>> = {
  "+": "Add",
  "-": "Sub",
  "*": "Mul",
  "/": "Div",
};
const COMPARISONS: Readonly<Partial<Record<BinaryOp, string>>> = {
  "=": "Eq",
  "!=": "NotEq",
  "<": "Lt",
  "<=": "LtEq",
  ">": "Gt",
  ">=": "GtEq",
};
const LOGIC: Readonly<Partial<Record<BinaryOp, string>>> = {
  and: "And",
  or: "Or",
  implies: "Implies",
};

/** An expression. */
export function expr(make: Maker, node: Expr): Part {
  const sub = (e: Expr): Part => expr(make, e);
  const all = (list: readonly Expr[]): readonly Part[] => list.map(sub);
  switch (node.kind) {
    case "name":
      return { Ident: make.id(node.id) };
    case "qname":
      return make.tagged("QualifiedName", node, {
        qualifier: node.alias.text,
        name: node.name.text,
      });
    case "string":
      return { StringLiteral: make.string(node) };
    case "number":
      return make.tagged("NumberLiteral", node, { value: node.raw });
    case "duration":
      return make.tagged("DurationLiteral", node, { value: node.raw });
    case "bool":
      return make.tagged("BoolLiteral", node, { value: node.value });
    case "backtick":
      return make.tagged("BacktickLiteral", node, { value: node.text });
    case "null":
      return make.tagged("Null", node);
    case "now":
      return make.tagged("Now", node);
    case "this":
      return make.tagged("This", node);
    case "within":
      return make.tagged("Within", node);
    case "discard":
    case "error":
      return make.tagged("Ident", node, { name: make.text(node) });
    case "set":
      return make.tagged("SetLiteral", node, { elements: all(node.items) });
    case "list":
      return make.tagged("ListLiteral", node, { elements: all(node.items) });
    case "object":
      return make.tagged("ObjectLiteral", node, {
        fields: node.fields.map((f) =>
          make.node(f, { name: make.id(f.name), value: sub(f.value) }),
        ),
      });
    case "member":
      return make.tagged(node.optional ? "OptionalAccess" : "MemberAccess", node, {
        object: sub(node.object),
        field: make.id(node.name),
      });
    case "call":
      return call(make, node, sub(node.callee), node.args);
    case "lookup":
      return make.tagged("JoinLookup", node, {
        entity: qname(make, node.entity),
        fields: node.fields.map((f) =>
          make.node(f, {
            field: make.id(f.name),
            value: f.value === undefined ? null : sub(f.value),
          }),
        ),
      });
    case "unary":
      return unary(make, node);
    case "binary":
      return binary(make, node);
    case "where":
      return make.tagged("Where", node, { source: sub(node.source), condition: sub(node.pred) });
    case "with":
      return make.tagged("With", node, { source: sub(node.source), predicate: sub(node.pred) });
    case "map":
      return make.tagged("ProjectionMap", node, {
        source: sub(node.source),
        field: make.id(node.name),
      });
    case "guarded":
      return make.tagged("WhenGuard", node, {
        action: sub(node.item),
        condition: sub(node.guard),
      });
    case "lambda":
      return make.tagged("Lambda", node, {
        param: { Ident: make.id(node.param) },
        body: sub(node.body),
      });
    case "if":
      return make.tagged("Conditional", node, {
        branches: node.branches.map((b) =>
          make.node(b, { condition: sub(b.cond), body: sub(b.value) }),
        ),
        else_body: node.else === undefined ? null : sub(node.else),
      });
    case "forall":
      return make.tagged("For", node, {
        binding: binding(make, node.names),
        collection: sub(node.source),
        filter: node.filter === undefined ? null : sub(node.filter),
        body: conjunction(make, node.lets, node.body),
      });
    case "pipe":
      return chain(make, "Pipe", node.alts, sub);
    case "typeExpr":
      return type(make, node.type);
    default:
      return node satisfies never;
  }
}

/** A call; what is called may be the name of a trigger. */
export function call(make: Maker, at: Located, callee: Part, args: readonly Arg[]): Tagged {
  return make.tagged("Call", at, {
    function: callee,
    args: args.map((arg) => argument(make, arg)),
  });
}

function argument(make: Maker, arg: Arg): Part {
  if (arg.type !== undefined && arg.value.kind === "name")
    return { Named: make.node(arg, { name: make.id(arg.value.id), value: type(make, arg.type) }) };
  const value = expr(make, arg.value);
  if (arg.name !== undefined) return { Named: make.node(arg, { name: make.id(arg.name), value }) };
  return {
    Positional: arg.optional === true ? make.tagged("TypeOptional", arg, { inner: value }) : value,
  };
}

function unary(make: Maker, node: Extract<Expr, { kind: "unary" }>): Part {
  const operand = expr(make, node.operand);
  switch (node.op) {
    case "not":
      return make.tagged("Not", node, { operand });
    case "exists":
      return make.tagged("Exists", node, { operand });
    case "not exists":
      return make.tagged("NotExists", node, { operand });
    case "-": {
      const sign = { span: { start: node.span.start, end: node.span.start } };
      const left = make.tagged("NumberLiteral", sign, { value: "0" });
      return make.tagged("BinaryOp", node, { left, op: "Sub", right: operand });
    }
    default:
      return node.op satisfies never;
  }
}

function binary(make: Maker, node: BinaryExpr): Part {
  const left = expr(make, node.left);
  const right = expr(make, node.right);
  const { op } = node;
  for (const [tag, names] of [
    ["BinaryOp", ARITHMETIC],
    ["Comparison", COMPARISONS],
    ["LogicalOp", LOGIC],
  ] as const) {
    const name = names[op];
    if (name !== undefined) return make.tagged(tag, node, { left, op: name, right });
  }
  switch (op) {
    case "in":
      return make.tagged("In", node, { element: left, collection: right });
    case "not in":
      return make.tagged("NotIn", node, { element: left, collection: right });
    case "??":
      return make.tagged("NullCoalesce", node, { left, right });
    case "transitions_to":
      return make.tagged("TransitionsTo", node, { subject: left, new_state: right });
    default:
      return make.tagged("Becomes", node, { subject: left, new_state: right });
  }
}

/** `Name` or `alias/Name` in operand position. */
export function qname(make: Maker, name: QName): Tagged {
  if (name.alias === undefined) return { Ident: make.id(name.name) };
  return make.tagged("QualifiedName", name, {
    qualifier: name.alias.text,
    name: name.name.text,
  });
}

/** The names of a loop. */
export function binding(make: Maker, names: readonly Id[]): Part {
  const [only] = names;
  if (names.length === 1 && only !== undefined) return { Single: make.id(only) };
  return { Destructured: [make.ids(names), make.span(around(names).span)] };
}

/** A body of definitions and assertions: one statement as it is, several as a block. */
export function conjunction(make: Maker, lets: readonly Let[], body: readonly Expr[]): Part {
  const parts = [
    ...lets.map((l) => [l, letExpr(make, l)] as const),
    ...body.map((e) => [e, expr(make, e)] as const),
  ].sort(([a], [b]) => a.span.start - b.span.start);
  return block(
    make,
    parts.map(([node]) => node),
    parts.map(([, part]) => part),
  );
}

/** A definition where a value is expected. */
export function letExpr(make: Maker, node: Let): Tagged {
  return make.tagged("LetExpr", node, {
    name: make.id(node.name),
    value: expr(make, node.value),
  });
}

/** Several items in one place; a single one stands for itself. */
export function block(make: Maker, nodes: readonly Located[], items: readonly Part[]): Part {
  if (items.length === 1) return items[0];
  return make.tagged("Block", around(nodes), { items });
}

/** A type; the document writes types as expressions. */
export function type(make: Maker, node: Type): Part {
  switch (node.kind) {
    case "named":
      return qname(make, node.name);
    case "generic":
      return make.tagged("GenericType", node, {
        name: qname(make, node.name),
        args: node.args.map((a) => type(make, a)),
      });
    case "optional":
      return make.tagged("TypeOptional", node, { inner: type(make, node.inner) });
    case "wildcard":
      return make.tagged("Ident", node, { name: "*" });
    case "inlineEnum":
      return chain(make, "Pipe", node.literals, (l) =>
        l.quoted
          ? make.tagged("BacktickLiteral", l, { value: l.text })
          : make.tagged("Ident", l, { name: l.text }),
      );
    case "union":
      return chain(make, "Pipe", node.alts, (a) => type(make, a));
    default:
      return node satisfies never;
  }
}

/** `a | b | c` as pairs that lean to the left. */
function chain<T extends Located>(
  make: Maker,
  tag: string,
  nodes: readonly T[],
  part: (node: T) => Part,
): Part {
  const last = nodes.at(-1);
  const first = nodes[0];
  if (first === undefined || last === undefined) return null;
  if (nodes.length === 1) return part(first);
  const before = nodes.slice(0, -1);
  return make.tagged(tag, across(first, last), {
    left: chain(make, tag, before, part),
    right: part(last),
  });
}
