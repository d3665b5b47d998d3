// C#'s statements. Guards of the platform (`ArgumentNullException.ThrowIfNull(x)`) are refusals,
// a `using` is a scope only where it has a block of its own.

import type { CodeExpr } from "../../expression.ts";
import { branch, type Case, chainOf } from "../../shared/branches.ts";
import { arithmetic, callOn, compare, literal, logic } from "../../shared/build.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { around, childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { lambdaParams, lower } from "./expressions.ts";
import { patternTest } from "./patterns.ts";
import { raiseOf, refusalIn } from "./raises.ts";

/** The statements of a block, of a single statement, or of `=> expression`. */
export function block(scope: ObjectScope, node: Syntax | undefined): readonly Statement[] {
  if (node === undefined) return [];
  if (node.type === "arrow_expression_clause") return arrow(scope, node);
  if (node.type !== "block") return statement(scope, node);
  return named(node).flatMap((one) => statement(scope, one));
}

/** A function that is one expression: its result, or what it does. */
function arrow(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const inner = named(node)[0];
  if (inner === undefined) return [];
  if (inner.type === "throw_expression") return [raiseOf(scope, inner, named(inner)[0])];
  const isEffect = /^(?:assignment_expression|postfix_unary_expression)$/.test(inner.type);
  return scope.collect(() => (isEffect ? effect(scope, inner) : [returned(scope, inner, inner)]));
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
    case "local_declaration_statement": {
      const declaration = childOf(node, "variable_declaration");
      return declaration === undefined ? [] : declared(scope, declaration);
    }
    case "return_statement":
      return [returned(scope, node, named(node)[0])];
    case "throw_statement":
      return [raiseOf(scope, node, named(node)[0])];
    case "if_statement": {
      const condition = field(node, "condition");
      const test = condition === undefined ? scope.opaque(node) : lower(scope, condition);
      const then = block(scope, field(node, "consequence"));
      return [branch(place, test, then, block(scope, field(node, "alternative")))];
    }
    case "foreach_statement": {
      const binder = scope.source.of(field(node, "left"));
      const right = field(node, "right");
      const over = right === undefined ? scope.opaque(node) : lower(scope, right);
      scope.locals.add(binder);
      return [{ kind: "loop", binder, over, body: block(scope, field(node, "body")), place }];
    }
    case "for_statement":
    case "while_statement":
    case "do_statement": {
      const initializer = field(node, "initializer");
      const before =
        initializer?.type === "variable_declaration" ? declared(scope, initializer) : [];
      const condition = field(node, "condition");
      const over =
        condition === undefined ? literal({ place, text: "for" }, true) : lower(scope, condition);
      return [...before, { kind: "loop", over, body: block(scope, field(node, "body")), place }];
    }
    case "using_statement":
    case "lock_statement":
    case "fixed_statement": {
      const declaration = childOf(node, "variable_declaration");
      const before = declaration === undefined ? [] : declared(scope, declaration);
      const inside = block(scope, field(node, "body") ?? childOf(node, "block"));
      return [{ kind: "scope", body: [...before, ...inside], place }];
    }
    case "checked_statement":
    case "unsafe_statement":
      return block(scope, childOf(node, "block"));
    case "try_statement":
      return tryStatement(scope, node);
    case "switch_statement":
      return switchStatement(scope, node);
    case "block":
      return block(scope, node);
    case "labeled_statement": {
      const inner = named(node).at(-1);
      return inner === undefined ? [] : statement(scope, inner);
    }
    case "continue_statement":
      return [{ kind: "leave", what: "continue", place }];
    case "break_statement":
      return around(
        node,
        "for_statement",
        "foreach_statement",
        "while_statement",
        "do_statement",
        "switch_section",
      )?.type === "switch_section"
        ? []
        : [{ kind: "leave", what: "break", place }];
    case "yield_statement": {
      const inner = named(node)[0];
      return inner === undefined
        ? [{ kind: "return", refuses: false, place }]
        : [{ kind: "evaluate", expr: lower(scope, inner), place }];
    }
    case "local_function_statement":
    case "empty_statement":
      return [];
    default:
      return [{ kind: "opaque", text: scope.source.line(node), place }];
  }
}

function declared(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const type = field(node, "type");
  return named(node)
    .filter((one) => one.type === "variable_declarator")
    .flatMap((one): readonly Statement[] => {
      const nameNode = field(one, "name");
      const valueNode = named(one).find((child) => child !== nameNode);
      const name = scope.source.of(nameNode);
      scope.locals.add(name);
      if (type !== undefined && type.type !== "implicit_type")
        scope.types.set(name, scope.source.line(type).replace(/[<?].*$/, ""));
      if (valueNode === undefined) return [];
      const value = lower(scope, valueNode);
      if (value.kind === "create") scope.types.set(name, value.type);
      return [{ kind: "bind", name, value, place: scope.source.place(node) }];
    });
}

function returned(scope: ObjectScope, node: Syntax, inner: Syntax | undefined): Statement {
  const place = scope.source.place(node);
  if (inner === undefined) return { kind: "return", refuses: false, place };
  const value = lower(scope, inner);
  const refusal = refusalIn(value);
  return { kind: "return", value, refuses: refusal !== undefined, place, ...refusal };
}

/** An expression for its effect. */
function effect(scope: ObjectScope, written: Syntax): readonly Statement[] {
  const node = written.type === "await_expression" ? (named(written)[0] ?? written) : written;
  const place = scope.source.place(node);
  if (node.type === "assignment_expression") return assignment(scope, node);
  if (/^(?:postfix|prefix)_unary_expression$/.test(node.type)) {
    const sign = hasToken(node, "++") ? "+" : hasToken(node, "--") ? "-" : undefined;
    const target = named(node).at(-1);
    if (sign !== undefined && target !== undefined)
      return write(scope, node, target, literal(scope.at(node), 1), sign);
  }
  if (node.type === "conditional_access_expression") {
    const inner = named(node).at(-1);
    if (inner?.type === "assignment_expression") return effect(scope, inner);
  }
  if (node.type === "invocation_expression") {
    const inside = closureStatements(scope, node);
    if (inside !== undefined) return inside;
  }
  const expr = lower(scope, node);
  return guardOf(scope, node, expr) ?? [{ kind: "evaluate", expr, place }, ...bulkUpdates(expr)];
}

/** `ArgumentNullException.ThrowIfNull(x)`, `Guard.Against.Null(x)`, `Debug.Assert(x)`. */
function guardOf(scope: ObjectScope, node: Syntax, e: CodeExpr): readonly Statement[] | undefined {
  if (e.kind !== "call" || e.on !== undefined) return undefined;
  const place = scope.source.place(node);
  const first = e.args[0]?.value;
  const second = e.args[1]?.value;
  const name = e.callee.join(".");
  if (first === undefined) return undefined;
  if (name === "Debug.Assert") return [{ kind: "assert", condition: first, place }];
  const where = { place, text: e.text };
  const nothing = literal(where, null);
  const zero = literal(where, 0);
  const asked = /(?:Exception\.ThrowIf|^Guard\.Against\.)(\w+)$/.exec(name)?.[1];
  if (asked === undefined) return undefined;
  const tests: Readonly<Record<string, CodeExpr | undefined>> = {
    Null: compare(where, "==", first, nothing),
    NullOrEmpty: compare(where, "==", first, nothing),
    NullOrWhiteSpace: compare(where, "==", first, nothing),
    Negative: compare(where, "<", first, zero),
    NegativeOrZero: compare(where, "<=", first, zero),
    Zero: compare(where, "==", first, zero),
    GreaterThan: second && compare(where, ">", first, second),
    GreaterThanOrEqual: second && compare(where, ">=", first, second),
    LessThan: second && compare(where, "<", first, second),
    LessThanOrEqual: second && compare(where, "<=", first, second),
  };
  const test = Object.hasOwn(tests, asked) ? tests[asked] : undefined;
  const error = name.startsWith("Guard") ? "ArgumentException" : (e.callee.at(-2) ?? "Exception");
  return test && [branch(place, test, [{ kind: "raise", error, args: [], place }])];
}

/** `db.Users.Where(..).ExecuteUpdateAsync(s => s.SetProperty(u => u.Status, Status.Off))`. */
function bulkUpdates(e: CodeExpr): readonly Statement[] {
  if (e.kind !== "call" || !/^ExecuteUpdate(?:Async)?$/.test(e.callee.at(-1) ?? "")) return [];
  let on: CodeExpr | undefined = e.on;
  while (on?.kind === "call" && on.on !== undefined) on = on.on;
  const set = on?.kind === "call" ? on.callee.slice(0, -1) : e.callee.slice(0, -1);
  const lambda = e.args[0]?.value;
  const out: Statement[] = [];
  let at = lambda?.kind === "lambda" ? lambda.body : undefined;
  while (at?.kind === "call" && at.callee.at(-1) === "SetProperty") {
    const [property, value] = at.args.map((one) => one.value);
    const path =
      property?.kind === "lambda" && property.body?.kind === "path" ? property.body : undefined;
    const field = path?.segments.at(-1);
    const written = value?.kind === "lambda" ? value.body : value;
    if (field !== undefined && written !== undefined && set.length > 0)
      out.unshift({ kind: "assign", target: [...set, field], value: written, place: e.place });
    at = at.on;
  }
  return out;
}

/** `list.ForEach(x => {..})` is a loop; closures of transactions and retries are a scope. */
function closureStatements(scope: ObjectScope, node: Syntax): readonly Statement[] | undefined {
  const fn = field(node, "function");
  const list = childOf(node, "argument_list");
  if (fn === undefined || list === undefined) return undefined;
  const closures = named(list)
    .map((one) => named(one).at(-1))
    .filter((one) => one?.type === "lambda_expression");
  const [closure] = closures;
  const body = closure && field(closure, "body");
  if (closure === undefined || body === undefined || closures.length > 1) return undefined;
  const callee = lower(scope, fn);
  const name = callee.kind === "path" ? (callee.segments.at(-1) ?? "") : "";
  const params = lambdaParams(scope, closure);
  const inner = scope.inner(params);
  const place = scope.source.place(node);
  const [binder] = params;
  if (name === "ForEach" && callee.kind === "path" && binder !== undefined) {
    const over: CodeExpr = { ...callee, segments: callee.segments.slice(0, -1) };
    const inside =
      body.type === "block" ? block(inner, body) : inner.collect(() => effect(inner, body));
    return [{ kind: "loop", binder, over, body: inside, place }];
  }
  if (
    body.type !== "block" ||
    !/^(?:Execute|Run|Invoke|With|InTransaction|Transaction|Retry)/.test(name)
  )
    return undefined;
  const call = callOn(scope.at(node), callee, [], []);
  return [{ kind: "scope", around: call, body: block(inner, body), place }];
}

function assignment(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  const sign = (field(node, "operator") ?? node.children[1])?.type ?? "=";
  const place = scope.source.place(node);
  const chained = right.type === "assignment_expression" ? assignment(scope, right) : [];
  const value = lower(
    scope,
    right.type === "assignment_expression" ? (field(right, "right") ?? right) : right,
  );
  if (scope.source.of(left) === "_") return [...chained, { kind: "evaluate", expr: value, place }];
  if (sign === "??=") {
    const missing = compare(
      scope.at(node),
      "==",
      lower(scope, left),
      literal(scope.at(node), null),
    );
    return [...chained, branch(place, missing, write(scope, node, left, value, undefined))];
  }
  const first = sign.slice(0, 1);
  const op =
    sign.length === 2 &&
    (first === "+" || first === "-" || first === "*" || first === "/" || first === "%")
      ? first
      : undefined;
  // What `|=` makes of a value is not said by its right side alone.
  const known = op !== undefined || sign === "=" ? value : scope.opaque(node);
  return [...chained, ...write(scope, node, left, known, op)];
}

function write(
  scope: ObjectScope,
  node: Syntax,
  left: Syntax,
  value: CodeExpr,
  op: "+" | "-" | "*" | "/" | "%" | undefined,
): readonly Statement[] {
  const place = scope.source.place(node);
  const target = lower(scope, left);
  if (target.kind === "path") {
    if (target.segments.length > 1)
      return [{ kind: "assign", target: target.segments, value, place, ...(op && { op }) }];
    const result = op === undefined ? value : arithmetic(scope.at(node), op, target, value);
    return [{ kind: "bind", name: target.segments[0] ?? "", value: result, place }];
  }
  if (target.kind === "call" && target.callee.at(-1) === "[]") {
    const callee = [...target.callee.slice(0, -1), "[]="];
    const expr: CodeExpr = { ...target, callee, args: [...target.args, { value }] };
    return [{ kind: "evaluate", expr, place }];
  }
  return [{ kind: "evaluate", expr: scope.opaque(node), place }];
}

function tryStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const place = scope.source.place(node);
  const body = block(scope, field(node, "body"));
  const handlers = named(node)
    .filter((one) => one.type === "catch_clause")
    .map((one) => {
      const declaration = childOf(one, "catch_declaration");
      const type = declaration && field(declaration, "type");
      const error = type && scope.source.line(type);
      return { ...(error !== undefined && { error }), body: block(scope, field(one, "body")) };
    });
  const last = childOf(node, "finally_clause");
  const finals = last === undefined ? [] : block(scope, childOf(last, "block"));
  return [{ kind: "try", body, handlers, finally: finals, place }];
}

function switchStatement(scope: ObjectScope, node: Syntax): readonly Statement[] {
  const subject = field(node, "value");
  const body = field(node, "body");
  if (subject === undefined || body === undefined) return [];
  const value = lower(scope, subject);
  const cases: Case[] = [];
  let tests: CodeExpr[] = [];
  let takesAll = false;
  for (const section of named(body)) {
    const own = named(section);
    const labels = own.filter((one) => /_pattern$|^discard$/.test(one.type));
    const when = childOf(section, "when_clause");
    const extra = when && named(when)[0];
    const test = logic(
      scope.at(section),
      "or",
      labels.map((one) => patternTest(scope, value, one) ?? literal(scope.at(one), true)),
    );
    if (labels.length === 0) takesAll = true;
    else
      tests.push(
        extra === undefined ? test : logic(scope.at(section), "and", [test, lower(scope, extra)]),
      );
    const statements = own.filter((one) => !labels.includes(one) && one !== when);
    if (statements.length === 0) continue;
    const condition = takesAll ? undefined : logic(scope.at(section), "or", tests);
    const taken = statements.flatMap((one) => statement(scope, one));
    cases.push({ place: scope.source.place(section), condition, body: taken });
    tests = [];
    takesAll = false;
  }
  return chainOf(cases);
}
