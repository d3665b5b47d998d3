// Java's statements. Setters are assignments, `forEach` is a loop, an optional that must be there
// is a refusal where it is not.

import type { CodeExpr } from "../../expression.ts";
import { branch, type Case, chainOf } from "../../shared/branches.ts";
import { arithmetic, callOn, compare, literal } from "../../shared/build.ts";
import { propertyOfSetter } from "../../shared/jvm-calls.ts";
import { messageOf, statusOfResponse } from "../../shared/jvm-responses.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import {
  around,
  childOf,
  field,
  fieldAll,
  hasToken,
  named,
  type Syntax,
} from "../../shared/syntax.ts";
import type { ReturnStatement, Statement } from "../../statement.ts";
import { argumentsOf, caseCondition, lambdaParams, lower } from "./expressions.ts";
import { raiseOf } from "./raises.ts";

/** The statements of a block or of a single statement. */
export function block(scope: ObjectScope, node: Syntax | undefined): readonly Statement[] {
  if (node === undefined) return [];
  if (node.type !== "block" && node.type !== "constructor_body") return statement(scope, node);
  return sequence(scope, named(node));
}

export function sequence(scope: ObjectScope, nodes: readonly Syntax[]): readonly Statement[] {
  const out: Statement[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const refusal =
      node.type === "return_statement" && named(node).length === 0 && last && responseOf(last);
    if (refusal) out[out.length - 1] = refusal;
    else out.push(...statement(scope, node));
  }
  return out;
}

/** `response.sendError(403); return;`. */
function responseOf(before: Statement): ReturnStatement | undefined {
  if (before.kind !== "evaluate") return undefined;
  const status = statusOfResponse(before.expr);
  if (status === undefined || status < 400) return undefined;
  return { kind: "return", refuses: true, status, value: before.expr, place: before.place };
}

function statement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  return scope.collect(() => plainStatement(scope, node));
}

function plainStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  switch (node.type) {
    case "expression_statement": {
      const inner = named(node)[0];
      return inner === undefined ? [] : effect(scope, inner);
    }
    case "local_variable_declaration":
      return fieldAll(node, "declarator").flatMap((one) => declared(scope, node, one));
    case "return_statement":
      return [returned(scope, node)];
    case "throw_statement":
      return [raiseOf(scope, node, named(node)[0])];
    case "if_statement": {
      const condition = field(node, "condition");
      const test = condition === undefined ? scope.opaque(node) : lower(scope, condition);
      const then = block(scope, field(node, "consequence"));
      return [branch(place, test, then, block(scope, field(node, "alternative")))];
    }
    case "enhanced_for_statement": {
      const binder = scope.source.of(field(node, "name"));
      const value = field(node, "value");
      const over = value === undefined ? scope.opaque(node) : lower(scope, value);
      scope.locals.add(binder);
      return [{ kind: "loop", binder, over, body: block(scope, field(node, "body")), place }];
    }
    case "for_statement":
    case "while_statement":
    case "do_statement": {
      const first = fieldAll(node, "init").flatMap((one) =>
        one.type === "local_variable_declaration" ? statement(scope, one) : effect(scope, one),
      );
      const condition = field(node, "condition");
      const over =
        condition === undefined ? literal({ place, text: "for" }, true) : lower(scope, condition);
      return [...first, { kind: "loop", over, body: block(scope, field(node, "body")), place }];
    }
    case "try_statement":
    case "try_with_resources_statement":
      return tryStatement(scope, node);
    case "synchronized_statement": {
      const lock = childOf(node, "parenthesized_expression");
      const body = block(scope, field(node, "body"));
      return [{ kind: "scope", body, place, ...(lock && { around: lower(scope, lock) }) }];
    }
    case "switch_expression":
    case "switch_statement":
      return switchStatement(scope, node);
    case "assert_statement": {
      const condition = named(node)[0];
      return condition === undefined
        ? []
        : [{ kind: "assert", condition: lower(scope, condition), place }];
    }
    case "block":
      return block(scope, node);
    case "labeled_statement": {
      const inner = named(node).at(-1);
      return inner === undefined ? [] : statement(scope, inner);
    }
    case "continue_statement":
      return [{ kind: "leave", what: "continue", place }];
    case "break_statement": {
      const left = around(
        node,
        "for_statement",
        "enhanced_for_statement",
        "while_statement",
        "do_statement",
        "switch_block",
      );
      return left?.type === "switch_block" && named(node).length === 0
        ? []
        : [{ kind: "leave", what: "break", place }];
    }
    case "yield_statement":
    case "class_declaration":
    case "record_declaration":
    case "enum_declaration":
    case "interface_declaration":
      return [];
    case "explicit_constructor_invocation":
      return [
        {
          kind: "evaluate",
          expr: callOn(scope.at(node), scope.path(node, ["super"]), [], argumentsOf(scope, node)),
          place,
        },
      ];
    default:
      return [{ kind: "opaque", text: scope.source.line(node), place }];
  }
}

function declared(scope: ObjectScope, node: Syntax, declarator: Syntax): readonly Statement[] {
  const name = scope.source.of(field(declarator, "name"));
  const type = field(node, "type");
  scope.locals.add(name);
  const typeName = type && scope.source.line(type).replace(/<.*$/, "");
  if (typeName !== undefined && typeName !== "var") scope.types.set(name, typeName);
  const valueNode = field(declarator, "value");
  if (valueNode === undefined) return [];
  const value = lower(scope, valueNode);
  if (value.kind === "create" && typeName === "var") scope.types.set(name, value.type);
  return [{ kind: "bind", name, value, place: scope.source.place(node) }];
}

function returned(scope: ObjectScope, node: Syntax): Statement {
  const place = scope.source.place(node);
  const inner = named(node)[0];
  if (inner === undefined) return { kind: "return", refuses: false, place };
  const value = lower(scope, inner);
  const status = statusOfResponse(value);
  const refuses = status !== undefined && status >= 400;
  const error = refuses ? messageOf(value) : undefined;
  return {
    kind: "return",
    value,
    refuses,
    place,
    ...(status !== undefined && { status }),
    ...(error !== undefined && { error }),
  };
}

const ASSERTIONS =
  /^(?:(?:Preconditions|Assert|Validate|Verify|Objects)\.)?(?:checkState|checkArgument|verify|isTrue|state|validState)$/;

/** An expression for its effect. */
function effect(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  if (node.type === "assignment_expression" || node.type === "update_expression")
    return write(scope, node);
  if (node.type === "method_invocation") {
    const name = scope.source.of(field(node, "name"));
    const object = field(node, "object");
    const list = field(node, "arguments");
    const args = list === undefined ? [] : named(list);
    const [only] = args;
    const written = object === undefined ? name : `${scope.source.of(object)}.${name}`;
    if (only !== undefined && ASSERTIONS.test(written))
      return [{ kind: "assert", condition: lower(scope, only), place }];
    if (
      only !== undefined &&
      /^(?:Assert\.notNull|Objects\.requireNonNull|Preconditions\.checkNotNull)$/.test(written)
    ) {
      const value = lower(scope, only);
      const condition = compare(scope.at(only), "!=", value, literal(scope.at(only), null));
      return [{ kind: "assert", condition, place }];
    }
    const property = args.length === 1 ? propertyOfSetter(name) : undefined;
    if (property !== undefined && only !== undefined) {
      const target = setterTarget(scope, object, property);
      if (target !== undefined)
        return [{ kind: "assign", target, value: lower(scope, only), place }];
    }
    const inside = closureStatements(scope, node, object, name, args);
    if (inside !== undefined) return inside;
  }
  return [{ kind: "evaluate", expr: lower(scope, node), place }];
}

function setterTarget(
  scope: ObjectScope,
  object: Syntax | undefined,
  property: string,
): readonly string[] | undefined {
  if (object === undefined)
    return scope.members.fields.has(property) ? ["self", property] : undefined;
  const receiver = lower(scope, object);
  if (receiver.kind !== "path" || /^[A-Z]/.test(receiver.segments.at(-1) ?? "")) return undefined;
  return [...receiver.segments, property];
}

/** `forEach(x -> {..})` is a loop, `ifPresent(x -> {..})` a branch, other closures a scope. */
function closureStatements(
  scope: ObjectScope,
  node: Syntax,
  object: Syntax | undefined,
  name: string,
  args: readonly Syntax[],
): readonly Statement[] | undefined {
  const closures = args.filter((one) => one.type === "lambda_expression");
  const [closure] = closures;
  const body = closure && field(closure, "body");
  if (closure === undefined || body === undefined || closures.length > 1) return undefined;
  const place = scope.source.place(node);
  const params = lambdaParams(scope, closure);
  const [binder] = params;
  const inner = scope.inner(params);
  const read = (): readonly Statement[] =>
    body.type === "block" ? block(inner, body) : inner.collect(() => effect(inner, body));
  if (name === "forEach" && object !== undefined && binder !== undefined && params.length === 1)
    return [{ kind: "loop", binder, over: lower(scope, object), body: read(), place }];
  if (name === "ifPresent" && object !== undefined && binder !== undefined) {
    const value = lower(scope, object);
    const present = compare(
      scope.at(node),
      "!=",
      scope.path(node, [binder]),
      literal(scope.at(node), null),
    );
    return [{ kind: "bind", name: binder, value, place }, branch(place, present, read())];
  }
  if (body.type !== "block" || !/execute|transaction|run|call|with|lock|submit|invoke/i.test(name))
    return undefined;
  const others = args.filter((one) => one !== closure).map((one) => ({ value: lower(scope, one) }));
  const receiver = object === undefined ? scope.path(node, []) : lower(scope, object);
  const call: CodeExpr = callOn(scope.at(node), receiver, [name], others);
  return [{ kind: "scope", around: call, body: read(), place }];
}

/** Assignments and steps by one. */
function write(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  const isStep = node.type === "update_expression";
  const left = isStep ? named(node)[0] : field(node, "left");
  const right = isStep ? undefined : field(node, "right");
  if (left === undefined) return [];
  const sign = isStep
    ? hasToken(node, "++")
      ? "+"
      : "-"
    : (field(node, "operator")?.type ?? "=").slice(0, -1);
  const op =
    sign === "+" || sign === "-" || sign === "*" || sign === "/" || sign === "%" ? sign : undefined;
  const value =
    right === undefined
      ? isStep
        ? literal(scope.at(node), 1)
        : scope.opaque(node)
      : op === undefined && sign !== ""
        ? // What `|=` makes of a value is not said by its right side alone.
          scope.opaque(node)
        : right.type === "assignment_expression"
          ? lower(scope, field(right, "right") ?? right)
          : lower(scope, right);
  const chained = right?.type === "assignment_expression" ? write(scope, right) : [];
  const target = lower(scope, left);
  if (target.kind === "path") {
    if (target.segments.length > 1)
      return [
        ...chained,
        { kind: "assign", target: target.segments, value, place, ...(op && { op }) },
      ];
    const result = op === undefined ? value : arithmetic(scope.at(node), op, target, value);
    return [...chained, { kind: "bind", name: target.segments[0] ?? "", value: result, place }];
  }
  if (target.kind === "call" && target.callee.at(-1) === "[]") {
    const callee = [...target.callee.slice(0, -1), "[]="];
    const expr: CodeExpr = { ...target, callee, args: [...target.args, { value }] };
    return [...chained, { kind: "evaluate", expr, place }];
  }
  return [...chained, { kind: "evaluate", expr: scope.opaque(node), place }];
}

function tryStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  const resources = field(node, "resources");
  const opened = (resources === undefined ? [] : named(resources)).flatMap(
    (one): readonly Statement[] => {
      const value = field(one, "value");
      const name = scope.source.of(field(one, "name"));
      if (value === undefined) return [];
      scope.locals.add(name);
      return [{ kind: "bind", name, value: lower(scope, value), place: scope.source.place(one) }];
    },
  );
  const body = [...opened, ...block(scope, field(node, "body"))];
  const handlers = named(node)
    .filter((one) => one.type === "catch_clause")
    .map((one) => {
      const parameter = childOf(one, "catch_formal_parameter");
      const type = parameter && childOf(parameter, "catch_type");
      const name = parameter && field(parameter, "name");
      if (name) scope.locals.add(scope.source.of(name));
      const error = type && scope.source.line(type);
      return { ...(error !== undefined && { error }), body: block(scope, field(one, "body")) };
    });
  const last = childOf(node, "finally_clause");
  const finals = last === undefined ? [] : block(scope, childOf(last, "block"));
  if (handlers.length === 0 && finals.length === 0) return [{ kind: "scope", body, place }];
  return [{ kind: "try", body, handlers, finally: finals, place }];
}

function switchStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const subject = field(node, "condition");
  const body = field(node, "body");
  if (subject === undefined || body === undefined) return [];
  const value = lower(scope, subject);
  const groups = named(body);
  const cases: Case[] = [];
  let labels: (CodeExpr | undefined)[] = [];
  for (const [i, group] of groups.entries()) {
    const own = group.children.filter((one) => one.type === "switch_label");
    labels.push(...own.map((one) => caseCondition(scope, value, one)));
    const statements = named(group).filter((one) => one.type !== "switch_label");
    if (statements.length === 0 && i < groups.length - 1) continue;
    const taken =
      group.type === "switch_rule"
        ? statements.flatMap((one) => block(scope, one))
        : sequence(scope, throughGroups(groups, i));
    const known = labels.filter((one) => one !== undefined);
    const condition =
      known.length < labels.length
        ? undefined
        : known.length === 1
          ? known[0]
          : ({ kind: "or", operands: known, ...scope.at(group) } as const);
    cases.push({ place: scope.source.place(group), condition, body: taken });
    labels = [];
  }
  return chainOf(cases);
}

/** The statements of a group, and of the next ones as far as it falls through. */
function throughGroups(groups: readonly Syntax[], from: number): readonly Syntax[] {
  const out: Syntax[] = [];
  for (const group of groups.slice(from)) {
    const statements = named(group).filter((one) => one.type !== "switch_label");
    out.push(...statements);
    const last = statements.at(-1);
    const inner = last?.type === "block" ? named(last).at(-1) : last;
    if (/^(?:break|return|throw|continue|yield)_statement$/.test(inner?.type ?? "")) break;
  }
  return out;
}
