// Go's statements. An error that is returned, or a response that refuses and ends the function, is
// a refusal; the functions given to transactions and locks are read in place.

import type { CodeExpr } from "../../expression.ts";
import type { Place } from "../../place.ts";
import { branch, type Case, chainOf } from "../../shared/branches.ts";
import { compare, literal, logic, opaque } from "../../shared/build.ts";
import { around, childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import type { ReturnStatement, Statement } from "../../statement.ts";
import { assignments } from "./assignments.ts";
import { lower, onlyResult } from "./expressions.ts";
import { refusalOf, returned } from "./refusals.ts";
import type { Scope } from "./scope.ts";
import { signature } from "./signature.ts";

/** The statements of a block. */
export function block(scope: Scope, node: Syntax | undefined): readonly Statement[] {
  if (node === undefined) return [];
  return sequence(scope, named(childOf(node, "statement_list") ?? node));
}

/** Statements in their order; what comes after a `return` is never reached. */
export function sequence(scope: Scope, nodes: readonly Syntax[]): readonly Statement[] {
  const out: Statement[] = [];
  for (const node of nodes) {
    if (node.type === "return_statement") {
      const last = out.at(-1);
      const refusal = named(node).length === 0 && last !== undefined && refusalOf(scope, last);
      if (refusal) out[out.length - 1] = refusal;
      else out.push(...statement(scope, node));
      return out;
    }
    out.push(...statement(scope, node));
  }
  return out;
}

function statement(scope: Scope, node: Syntax): readonly Statement[] {
  const outer = scope.pending;
  scope.pending = [];
  const lowered = plainStatement(scope, node);
  const effects = scope.pending;
  scope.pending = outer;
  return effects.length === 0 ? lowered : [...effects, ...lowered];
}

function plainStatement(scope: Scope, node: Syntax): readonly Statement[] {
  const { file } = scope;
  const place = file.source.place(node);
  switch (node.type) {
    case "expression_statement": {
      const inner = named(node)[0];
      return inner === undefined ? [] : effect(scope, inner);
    }
    case "go_statement":
    case "defer_statement": {
      const inner = named(node)[0];
      return inner === undefined ? [] : effect(scope, inner);
    }
    case "short_var_declaration":
    case "assignment_statement":
    case "inc_statement":
    case "dec_statement":
    case "var_declaration":
    case "const_declaration":
      return assignments(scope, node);
    case "return_statement":
      return returnStatement(scope, node);
    case "if_statement":
      return ifStatement(scope, node);
    case "for_statement":
      return loop(scope, node);
    case "expression_switch_statement":
      return valueSwitch(scope, node);
    case "type_switch_statement":
    case "select_statement":
      return opaqueSwitch(scope, node);
    case "block":
      return block(scope, node);
    case "labeled_statement": {
      const inner = named(node).at(-1);
      return inner === undefined || inner.type === "label_name" ? [] : statement(scope, inner);
    }
    case "send_statement":
    case "receive_statement":
      return [{ kind: "evaluate", expr: file.opaque(node), place }];
    case "continue_statement":
    case "break_statement":
      return leave(node, place);
    case "type_declaration":
    case "empty_statement":
    case "fallthrough_statement":
      return [];
    default:
      return [{ kind: "opaque", text: file.source.line(node), place }];
  }
}

/** A `break` without a label that only ends the case of a switch says nothing. */
function leave(node: Syntax, place: Place): readonly Statement[] {
  if (node.type === "continue_statement") return [{ kind: "leave", what: "continue", place }];
  const left = around(node, "for_statement", "expression_case", "type_case", "communication_case");
  const plain = named(node).length === 0 && left?.type !== "for_statement";
  return plain ? [] : [{ kind: "leave", what: "break", place }];
}

/** A call for its effect. */
function effect(scope: Scope, node: Syntax): readonly Statement[] {
  const { file } = scope;
  const place = file.source.place(node);
  const inside = closureStatements(scope, node);
  if (inside !== undefined) return inside;
  const expr = lower(scope, node);
  if (expr.kind === "call" && expr.on === undefined) {
    const name = expr.callee.join(".");
    const [first] = expr.args;
    if (name === "panic" || /^(?:log(?:rus|ger)?\.(?:Fatal|Panic)\w*|os\.Exit)$/.test(name)) {
      const error = first?.value.kind === "literal" ? String(first.value.value) : first?.value.text;
      return [{ kind: "raise", args: expr.args, place, ...(error !== undefined && { error }) }];
    }
    if (name === "delete" && first !== undefined)
      return [{ kind: "delete", target: first.value, place }];
  }
  return [{ kind: "evaluate", expr, place }, ...ormUpdates(expr)];
}

/** `db.Model(&user).Update("status", x)` writes to a field, as an assignment does. */
function ormUpdates(expr: CodeExpr): readonly Statement[] {
  if (expr.kind !== "call" || !/^(?:Update|UpdateColumn|Updates)$/.test(expr.callee.at(-1) ?? ""))
    return [];
  let on = expr.on;
  while (on?.kind === "call" && on.callee.at(-1) !== "Model") on = on.on;
  const model = on?.kind === "call" ? on.args[0]?.value : undefined;
  const target =
    model?.kind === "path" ? model.segments : model?.kind === "create" ? [model.type] : undefined;
  if (target === undefined) return [];
  const [only] = expr.args;
  const written = only?.value.kind === "create" ? only.value.args : expr.args;
  return written.flatMap(({ name, value }): readonly Statement[] =>
    name === undefined
      ? []
      : [{ kind: "assign", target: [...target, name], value, place: expr.place }],
  );
}

const LATER =
  /^(?:(?:Handle|Add|Register|On|After)\w*|GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|Use|Group|Route|Any|All|Match|Slice|SliceStable|Sort\w*|Subscribe\w*)$/;

/**
 * The body of a function that is called here and now: `db.Transaction(func(tx) error {..})`,
 * `func() {..}()`. Undefined where the call has none, or keeps it for later.
 */
export function closureStatements(scope: Scope, node: Syntax): readonly Statement[] | undefined {
  if (node.type !== "call_expression") return undefined;
  const fn = field(node, "function");
  const list = field(node, "arguments");
  if (fn === undefined || list === undefined) return undefined;
  const { file } = scope;
  const name = fn.type === "selector_expression" ? file.source.of(field(fn, "field")) : "";
  const literals = fn.type === "func_literal" ? [fn] : named(list).filter(isFunction);
  const [closure] = literals;
  if (closure === undefined || literals.length > 1 || LATER.test(name)) return undefined;
  const body = field(closure, "body");
  if (body === undefined || onlyResult(body) !== undefined) return undefined;
  const { results, fails, types } = signature(file, closure);
  const statements = block(scope.inner(results, fails, types), body);
  const around: CodeExpr =
    fn.type === "func_literal" ? opaque(file.at(fn)) : callWithout(scope, node, fn, list);
  return [{ kind: "scope", around, body: statements, place: file.source.place(node) }];
}

function isFunction(node: Syntax): boolean {
  return node.type === "func_literal";
}

/** The call around a closure, without the closure. */
function callWithout(scope: Scope, node: Syntax, fn: Syntax, list: Syntax): CodeExpr {
  const callee = lower(scope, fn);
  if (callee.kind !== "path") return scope.file.opaque(fn);
  const args = named(list)
    .filter((one) => !isFunction(one))
    .map((one) => ({ value: lower(scope, one) }));
  return { kind: "call", callee: callee.segments, args, ...scope.file.at(node) };
}

function returnStatement(scope: Scope, node: Syntax): readonly Statement[] {
  const place = scope.file.source.place(node);
  const list = childOf(node, "expression_list");
  const nodes = list === undefined ? [] : named(list);
  const [only] = nodes;
  const inside = nodes.length === 1 && only !== undefined && closureStatements(scope, only);
  if (inside) return [...inside, { kind: "return", refuses: false, place }];
  const values = nodes.map((one) => lower(scope, one));
  const statement: ReturnStatement = returned(scope, place, values);
  return [statement];
}

function ifStatement(scope: Scope, node: Syntax): readonly Statement[] {
  const place = scope.file.source.place(node);
  const initializer = field(node, "initializer");
  const before = initializer === undefined ? [] : statement(scope, initializer);
  const condition = field(node, "condition");
  const alternative = field(node, "alternative");
  const then = block(scope, field(node, "consequence"));
  const otherwise =
    alternative === undefined
      ? []
      : alternative.type === "if_statement"
        ? statement(scope, alternative)
        : block(scope, alternative);
  const test = condition === undefined ? scope.file.opaque(node) : lower(scope, condition);
  return [...before, branch(place, test, then, otherwise)];
}

function loop(scope: Scope, node: Syntax): readonly Statement[] {
  const { file } = scope;
  const place = file.source.place(node);
  const body = block(scope, field(node, "body"));
  const range = childOf(node, "range_clause");
  if (range !== undefined) {
    const right = field(range, "right");
    const left = field(range, "left");
    const names = left === undefined ? [] : named(left).map((one) => file.source.of(one));
    const binder = names[1] ?? "_";
    const over = right === undefined ? file.opaque(range) : lower(scope, right);
    return [{ kind: "loop", over, body, place, ...(binder !== "_" && { binder }) }];
  }
  const clause = childOf(node, "for_clause");
  const parts = clause ?? node;
  const initializer = field(parts, "initializer");
  const condition =
    clause === undefined
      ? named(node).find((one) => one.field !== "body")
      : field(parts, "condition");
  const over =
    condition === undefined ? literal({ place, text: "for" }, true) : lower(scope, condition);
  const before = initializer === undefined ? [] : statement(scope, initializer);
  return [...before, { kind: "loop", over, body, place }];
}

/** `switch` over a value, or over conditions where there is none. */
function valueSwitch(scope: Scope, node: Syntax): readonly Statement[] {
  const { file } = scope;
  const initializer = field(node, "initializer");
  const before = initializer === undefined ? [] : statement(scope, initializer);
  const valueNode = field(node, "value");
  const value = valueNode && lower(scope, valueNode);
  const nodes = named(node).filter((one) => /_case$/.test(one.type));
  const bodies = nodes.map((one) => sequence(scope, bodyOf(one)));
  for (let i = nodes.length - 2; i >= 0; i--) {
    const last = bodyOf(nodes[i] ?? node).at(-1);
    if (last?.type === "fallthrough_statement")
      bodies[i] = [...(bodies[i] ?? []), ...(bodies[i + 1] ?? [])];
  }
  const cases = nodes.map((one, i): Case => {
    const list = field(one, "value");
    const tests = (list === undefined ? [] : named(list)).map((test) => {
      const against = lower(scope, test);
      return value === undefined ? against : compare(file.at(test), "==", value, against);
    });
    const condition =
      list === undefined || tests.length === 0 ? undefined : logic(file.at(list), "or", tests);
    return { place: file.source.place(one), condition, body: bodies[i] ?? [] };
  });
  return [...before, ...chainOf(cases)];
}

function bodyOf(node: Syntax): readonly Syntax[] {
  const list = childOf(node, "statement_list");
  return list === undefined ? [] : named(list);
}

/** `select` and switches over types: the branches are known, what decides between them is not. */
function opaqueSwitch(scope: Scope, node: Syntax): readonly Statement[] {
  const { file } = scope;
  const cases = named(node)
    .filter((one) => /_case$/.test(one.type))
    .map((one): Case => {
      const communication = field(one, "communication");
      const first = communication === undefined ? [] : statement(scope, communication);
      const what = communication ?? field(one, "type");
      const condition = what === undefined ? undefined : file.opaque(what);
      const body = [...first, ...sequence(scope, bodyOf(one))];
      return { place: file.source.place(one), condition, body };
    });
  return chainOf(cases);
}
