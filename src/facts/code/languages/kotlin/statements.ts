// Kotlin's statements. `require` and `check` are assertions, scope functions are read in place.

import type { CodeExpr } from "../../expression.ts";
import { branch, type Case, chainOf } from "../../shared/branches.ts";
import { arithmetic, callOn, compare, literal } from "../../shared/build.ts";
import { propertyOfSetter } from "../../shared/jvm-calls.ts";
import { messageOf, statusAmong } from "../../shared/jvm-responses.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { partsOf } from "./calls.ts";
import {
  argumentsOf,
  entryCondition,
  lambdaBody,
  lambdaParams,
  lower,
  subjectOf,
} from "./expressions.ts";
import { raiseOf, returnOf } from "./raises.ts";
import { typeNode } from "./types.ts";

/** The statements of a block or of a single statement. */
export function block(scope: ObjectScope, node: Syntax | undefined): readonly Statement[] {
  if (node === undefined) return [];
  return sequence(scope, node.type === "block" ? named(node) : [node]);
}

export function sequence(scope: ObjectScope, nodes: readonly Syntax[]): readonly Statement[] {
  const out: Statement[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const isBare =
      node.type === "return_expression" && named(node).every((one) => one.field === "label");
    const refusal = isBare && last && responseOf(last);
    if (refusal) out[out.length - 1] = refusal;
    else out.push(...scope.collect(() => plainStatement(scope, node)));
  }
  return out;
}

/** `call.respond(HttpStatusCode.Forbidden)` before a bare return refuses. */
function responseOf(before: Statement): Statement | undefined {
  if (before.kind !== "evaluate" || before.expr.kind !== "call") return undefined;
  const { expr, place } = before;
  const status = /^respond/.test(expr.callee.at(-1) ?? "") ? statusAmong(expr.args) : undefined;
  if (status === undefined || status < 400) return undefined;
  const error = messageOf(expr);
  return {
    kind: "return",
    refuses: true,
    status,
    value: expr,
    place,
    ...(error !== undefined && { error }),
  };
}

function plainStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  switch (node.type) {
    case "property_declaration":
      return declared(scope, node);
    case "assignment":
      return assignment(scope, node);
    case "return_expression":
      return returned(scope, node);
    case "throw_expression":
      return [raiseOf(scope, node)];
    case "if_expression": {
      const condition = field(node, "condition");
      const isElse = node.children.findIndex((one) => one.type === "else");
      const rest = named(node).filter((one) => one !== condition);
      const test = condition === undefined ? scope.opaque(node) : lower(scope, condition);
      const start = node.children[isElse]?.start ?? Number.POSITIVE_INFINITY;
      const [then, otherwise] = [
        rest.find((one) => one.start < start),
        rest.find((one) => one.start > start),
      ];
      return [branch(place, test, block(scope, then), block(scope, otherwise))];
    }
    case "when_expression": {
      const subject = subjectOf(scope, node);
      const cases = named(node)
        .filter((one) => one.type === "when_entry")
        .map((one): Case => {
          const condition = entryCondition(scope, subject, one);
          const body = named(one)
            .filter((child) => child.field !== "condition")
            .at(-1);
          return { place: scope.source.place(one), condition, body: block(scope, body) };
        });
      return chainOf(cases);
    }
    case "for_statement": {
      const [variable, over, body] = named(node).filter((one) => one.type !== "annotation");
      const binder = variable === undefined ? "_" : scope.source.of(named(variable)[0] ?? variable);
      scope.locals.add(binder);
      const collection = over === undefined ? scope.opaque(node) : lower(scope, over);
      return [{ kind: "loop", binder, over: collection, body: block(scope, body), place }];
    }
    case "while_statement":
    case "do_while_statement": {
      const condition = field(node, "condition");
      const body = named(node).find((one) => one !== condition);
      const over = condition === undefined ? scope.opaque(node) : lower(scope, condition);
      return [{ kind: "loop", over, body: block(scope, body), place }];
    }
    case "try_expression":
      return tryStatement(scope, node);
    case "identifier": {
      const word = scope.source.of(node).replace(/@.*$/, "");
      if (word === "continue" || word === "break") return [{ kind: "leave", what: word, place }];
      return [];
    }
    case "continue_expression":
    case "break_expression":
      return [
        { kind: "leave", what: node.type === "break_expression" ? "break" : "continue", place },
      ];
    case "function_declaration":
    case "class_declaration":
    case "object_declaration":
      return [];
    case "unary_expression": {
      const sign = hasToken(node, "++") ? "+" : hasToken(node, "--") ? "-" : undefined;
      const target = field(node, "argument") ?? named(node)[0];
      if (sign !== undefined && target !== undefined)
        return write(scope, node, target, literal(scope.at(node), 1), sign);
      return [{ kind: "evaluate", expr: lower(scope, node), place }];
    }
    case "call_expression":
      return callStatement(scope, node) ?? [{ kind: "evaluate", expr: lower(scope, node), place }];
    default:
      return [{ kind: "evaluate", expr: lower(scope, node), place }];
  }
}

function declared(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const variable = childOf(node, "variable_declaration");
  const valueNode = named(node).at(-1);
  const place = scope.source.place(node);
  if (variable === undefined || valueNode === undefined) {
    const many = childOf(node, "multi_variable_declaration");
    if (many === undefined || valueNode === undefined) return [];
    for (const one of named(many)) scope.locals.add(scope.source.of(named(one)[0] ?? one));
    return [{ kind: "evaluate", expr: lower(scope, valueNode), place }];
  }
  const name = scope.source.of(named(variable)[0]);
  scope.locals.add(name);
  const type = typeNode(variable);
  if (type !== undefined) scope.types.set(name, scope.source.line(type).replace(/[<?].*$/, ""));
  if (valueNode === variable || valueNode.type === "modifiers") return [];
  const inside = valueNode.type === "call_expression" ? applied(scope, valueNode, name) : undefined;
  if (inside !== undefined) return inside;
  const value = lower(scope, valueNode);
  if (value.kind === "create") scope.types.set(name, value.type);
  return [{ kind: "bind", name, value, place }];
}

/** `val user = User().apply { status = Status.NEW }`. */
function applied(scope: ObjectScope, node: Syntax, name: string): readonly Statement[] | undefined {
  const parts = partsOf(node);
  const [inner, member] = parts === undefined ? [] : named(parts.callee);
  const method = member && scope.source.of(member);
  if (
    parts?.lambda === undefined ||
    inner === undefined ||
    (method !== "apply" && method !== "also")
  )
    return undefined;
  const place = scope.source.place(node);
  const value = lower(scope, inner);
  return [
    { kind: "bind", name, value, place },
    ...withReceiver(scope, parts.lambda, [name], method),
  ];
}

/** A lambda whose names are those of what it is applied to. */
function withReceiver(
  scope: ObjectScope,
  lambda: Syntax,
  receiver: readonly string[],
  method: string,
): readonly Statement[] {
  const isNamed = method === "also" || method === "let";
  const params = isNamed ? lambdaParams(scope, lambda) : [];
  const inner = scope.inner(params);
  if (!isNamed) inner.implicit = receiver;
  const [binder] = params;
  const where = scope.at(lambda);
  const bound: readonly Statement[] =
    isNamed && binder !== undefined && binder !== receiver.join(".")
      ? [{ kind: "bind", name: binder, value: scope.path(lambda, receiver), place: where.place }]
      : [];
  return [...bound, ...sequence(inner, lambdaBody(lambda))];
}

function returned(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const inner = named(node).find((one) => one.field !== "label" && one.type !== "label");
  // What is returned is often a block that ends in a value; its statements come first.
  if (inner?.type === "call_expression") {
    const inside = callStatement(scope, inner);
    if (inside?.some((one) => one.kind === "scope"))
      return [...inside, { kind: "return", refuses: false, place: scope.source.place(node) }];
  }
  return [returnOf(scope, node)];
}

/** Calls that are statements by nature: assertions, setters, loops, scopes. */
export function callStatement(scope: ObjectScope, node: Syntax): readonly Statement[] | undefined {
  const parts = partsOf(node);
  if (parts === undefined) return undefined;
  const { callee, values, lambda } = parts;
  const place = scope.source.place(node);
  const [inner, member] =
    callee.type === "navigation_expression" ? named(callee) : [undefined, callee];
  const name = scope.source.of(member);
  const first = values && named(values)[0];
  if (inner === undefined) {
    if (/^(?:require|check|assert)$/.test(name) && first !== undefined)
      return [{ kind: "assert", condition: lower(scope, first), place }];
    if (/^(?:requireNotNull|checkNotNull)$/.test(name) && first !== undefined) {
      const condition = compare(
        scope.at(first),
        "!=",
        lower(scope, first),
        literal(scope.at(first), null),
      );
      return [{ kind: "assert", condition, place }];
    }
    if (name === "error") {
      const args = argumentsOf(scope, values);
      return [
        {
          kind: "raise",
          error:
            messageOf({ kind: "call", callee: [name], args, ...scope.at(node) }) ??
            "IllegalStateException",
          args,
          place,
        },
      ];
    }
    if (name === "with" && first !== undefined && lambda !== undefined) {
      const receiver = lower(scope, first);
      return receiver.kind === "path"
        ? withReceiver(scope, lambda, receiver.segments, "apply")
        : undefined;
    }
  }
  const property =
    inner !== undefined && first !== undefined && lambda === undefined
      ? propertyOfSetter(name)
      : undefined;
  if (
    property !== undefined &&
    inner !== undefined &&
    first !== undefined &&
    values &&
    named(values).length === 1
  ) {
    const receiver = lower(scope, inner);
    if (receiver.kind === "path")
      return [
        {
          kind: "assign",
          target: [...receiver.segments, property],
          value: lower(scope, first),
          place,
        },
      ];
  }
  if (lambda === undefined) return undefined;
  if (inner !== undefined) {
    const receiver = lower(scope, inner);
    const [binder = "it"] = lambdaParams(scope, lambda);
    if (/^(?:forEach|onEach)$/.test(name)) {
      const body = sequence(scope.inner([binder]), lambdaBody(lambda));
      return [{ kind: "loop", binder, over: receiver, body, place }];
    }
    if (/^(?:apply|also|let|run)$/.test(name)) {
      const isSafe = hasToken(callee, "?.");
      const path = receiver.kind === "path" ? receiver.segments : [binder];
      const bound: readonly Statement[] =
        receiver.kind === "path" ? [] : [{ kind: "bind", name: binder, value: receiver, place }];
      const body = withReceiver(scope, lambda, path, name);
      if (!isSafe) return [...bound, ...body];
      const present = compare(
        scope.at(node),
        "!=",
        scope.path(node, path),
        literal(scope.at(node), null),
      );
      return [...bound, branch(place, present, body)];
    }
  }
  if (
    !/transaction|withLock|synchronized|execute|^use$|runBlocking|withContext|coroutineScope|launch|suspendTransaction|inTx/i.test(
      name,
    )
  )
    return undefined;
  const target = lower(scope, callee);
  const around: CodeExpr = callOn(scope.at(node), target, [], argumentsOf(scope, values));
  return [
    {
      kind: "scope",
      around,
      body: sequence(scope.inner(lambdaParams(scope, lambda)), lambdaBody(lambda)),
      place,
    },
  ];
}

function assignment(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  const sign = node.children.find((one) => !one.named)?.type ?? "=";
  const first = sign.slice(0, 1);
  const op =
    sign.length === 2 &&
    (first === "+" || first === "-" || first === "*" || first === "/" || first === "%")
      ? first
      : undefined;
  return write(scope, node, left, lower(scope, right), op);
}

function write(
  scope: ObjectScope,
  node: Syntax,
  left: Syntax,
  value: CodeExpr,
  op: "+" | "-" | "*" | "/" | "%" | undefined,
): readonly Statement[] {
  const place = scope.source.place(node);
  const written = left.type === "identifier" ? scope.source.of(left) : "";
  const isImplicit = scope.implicit !== undefined && written !== "" && !scope.locals.has(written);
  const target = isImplicit
    ? scope.path(left, [...(scope.implicit ?? []), written])
    : lower(scope, left);
  if (target.kind === "path") {
    if (target.segments.length > 1)
      return [{ kind: "assign", target: target.segments, value, place, ...(op && { op }) }];
    const result = op === undefined ? value : arithmetic(scope.at(node), op, target, value);
    return [{ kind: "bind", name: target.segments[0] ?? "", value: result, place }];
  }
  if (target.kind === "call" && target.callee.at(-1) === "[]") {
    const callee = [...target.callee.slice(0, -1), "[]="];
    return [
      { kind: "evaluate", expr: { ...target, callee, args: [...target.args, { value }] }, place },
    ];
  }
  return [{ kind: "evaluate", expr: scope.opaque(node), place }];
}

function tryStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  const handlers = named(node)
    .filter((one) => one.type === "catch_block")
    .map((one) => {
      const type = typeNode(one);
      const body = block(scope, childOf(one, "block"));
      return type === undefined ? { body } : { error: scope.source.line(type), body };
    });
  const last = childOf(node, "finally_block");
  const finals = last === undefined ? [] : block(scope, childOf(last, "block"));
  return [
    { kind: "try", body: block(scope, childOf(node, "block")), handlers, finally: finals, place },
  ];
}
