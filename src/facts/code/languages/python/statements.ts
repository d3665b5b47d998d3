// Python's statements in the shared vocabulary.

import type { Arithmetic, CodeExpr } from "../../expression.ts";
import { branch } from "../../shared/branches.ts";
import { arithmetic, callOn, opaque, path, stringOf } from "../../shared/build.ts";
import { effectsOfSql } from "../../shared/sql-calls.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { lowerArguments } from "./calls.ts";
import { at, type Context } from "./context.ts";
import { lower } from "./expressions.ts";
import { lowerMatch } from "./match.ts";
import { abortCall, httpError, lowerReturn } from "./refusals.ts";

/** Statements that say nothing about behaviour. */
const SILENT: ReadonlySet<string> = new Set([
  "comment",
  "pass_statement",
  "global_statement",
  "nonlocal_statement",
  "import_statement",
  "import_from_statement",
  "future_import_statement",
  "function_definition",
  "class_definition",
  "decorated_definition",
  "type_alias_statement",
]);

/** The statements of a block, in order. */
export function lowerBlock(context: Context, block: Syntax | undefined): readonly Statement[] {
  if (block === undefined) return [];
  return block.children.filter((c) => c.named).flatMap((child) => lowerStatement(context, child));
}

/** One statement; some give several, such as a tuple of targets, and some none. */
export function lowerStatement(context: Context, node: Syntax): readonly Statement[] {
  if (SILENT.has(node.type)) return [];
  const place = context.source.place(node);
  switch (node.type) {
    case "expression_statement":
      return named(node).flatMap((inner) => lowerExpressionStatement(context, inner));
    case "if_statement":
      return lowerIf(context, node);
    case "for_statement":
      return lowerFor(context, node);
    case "while_statement": {
      const [before, over] = lowerCondition(context, field(node, "condition"));
      const body = lowerBlock(context, field(node, "body"));
      const after = lowerBlock(context, elseBody(field(node, "alternative")));
      return [...before, { kind: "loop", over, body, place }, ...after];
    }
    case "with_statement":
      return lowerWith(context, node);
    case "try_statement":
      return lowerTry(context, node);
    case "match_statement":
      return lowerMatch(context, node, (block) => lowerBlock(context, block));
    case "return_statement": {
      const [value] = named(node);
      const [before, lowered] =
        value === undefined ? [[], undefined] : lowerCondition(context, value);
      return [...before, lowerReturn(place, lowered)];
    }
    case "raise_statement":
      return [lowerRaise(context, node)];
    case "assert_statement": {
      const [before, condition] = lowerCondition(context, named(node)[0]);
      return [...before, { kind: "assert", condition, place }];
    }
    case "delete_statement":
      return named(node).flatMap((target) => lowerDelete(context, target));
    case "continue_statement":
    case "break_statement":
      return [
        { kind: "leave", what: node.type === "break_statement" ? "break" : "continue", place },
      ];
    case "block":
      return lowerBlock(context, node);
    default:
      return [{ kind: "opaque", text: context.source.line(node), place }];
  }
}

function lowerExpressionStatement(context: Context, node: Syntax): readonly Statement[] {
  const place = context.source.place(node);
  switch (node.type) {
    case "assignment":
      return lowerAssignment(context, node);
    case "augmented_assignment":
      return lowerAugmented(context, node);
    // A doc string, `...` or a bare name.
    case "string":
    case "concatenated_string":
    case "ellipsis":
    case "identifier":
    case "comment":
      return [];
    case "tuple":
    case "expression_list":
      return named(node).flatMap((inner) => lowerExpressionStatement(context, inner));
    default: {
      const [before, expr] = lowerCondition(context, node);
      if (expr.kind === "call" && expr.callee.length === 1 && expr.callee[0] === "setattr") {
        const [object, name, value] = expr.args.map((a) => a.value);
        const attribute = stringOf(name);
        if (object?.kind === "path" && attribute !== undefined && value !== undefined)
          return [
            ...before,
            { kind: "assign", target: [...object.segments, attribute], value, place },
          ];
      }
      return [...before, abortCall(expr) ?? { kind: "evaluate", expr, place }];
    }
  }
}

/** An expression with what happens by it: names that `:=` binds, the effects of SQL that it runs. */
function lowerCondition(
  context: Context,
  node: Syntax | undefined,
): readonly [readonly Statement[], CodeExpr] {
  if (node === undefined)
    return [[], opaque({ place: { start: 0, end: 0, line: 1, endLine: 1 }, text: "" })];
  const binds: Statement[] = [];
  const visit = (at: Syntax): void => {
    if (at.type === "lambda" || at.type.endsWith("comprehension")) return;
    if (at.type === "generator_expression") return;
    for (const child of at.children) if (child.named) visit(child);
    if (at.type !== "named_expression") return;
    const name = field(at, "name");
    const value = field(at, "value");
    if (name === undefined || value === undefined) return;
    const place = context.source.place(at);
    binds.push({
      kind: "bind",
      name: context.source.of(name),
      value: lower(context, value),
      place,
    });
  };
  if (context.source.of(node).includes(":=")) visit(node);
  const expr = lower(context, node);
  return [[...binds, ...effectsOfSql(expr)], expr];
}

function lowerIf(context: Context, node: Syntax): readonly Statement[] {
  const place = context.source.place(node);
  const [before, condition] = lowerCondition(context, field(node, "condition"));
  const then = lowerBlock(context, field(node, "consequence"));
  const rest = node.children.filter((c) => c.type === "elif_clause" || c.type === "else_clause");
  const otherwise = lowerAlternatives(context, rest);
  // What never runs is not behaviour.
  const never =
    condition.kind === "literal" && (condition.value === false || condition.value === 0);
  if (never) return otherwise;
  const type = condition.kind === "path" && condition.segments.at(-1) === "TYPE_CHECKING";
  if (type) return otherwise;
  return [...before, branch(place, condition, then, otherwise)];
}

function lowerAlternatives(context: Context, rest: readonly Syntax[]): readonly Statement[] {
  const [first, ...others] = rest;
  if (first === undefined) return [];
  if (first.type === "else_clause") return lowerBlock(context, elseBody(first));
  const [before, condition] = lowerCondition(context, field(first, "condition"));
  const then = lowerBlock(context, field(first, "consequence"));
  const otherwise = lowerAlternatives(context, others);
  return [...before, branch(context.source.place(first), condition, then, otherwise)];
}

function elseBody(clause: Syntax | undefined): Syntax | undefined {
  return clause && (field(clause, "body") ?? childOf(clause, "block"));
}

function lowerFor(context: Context, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  const binder = left.type === "identifier" ? { binder: context.source.of(left) } : {};
  const over = lower(context, right);
  const body = lowerBlock(context, field(node, "body"));
  const place = context.source.place(node);
  const clause = field(node, "alternative");
  const after = lowerBlock(context, elseBody(clause));
  const loop: Statement = { kind: "loop", ...binder, over, body, place };
  if (clause === undefined || after.length === 0) return [loop];
  // `else` runs where no `break` was met.
  const unbroken = branch(context.source.place(clause), opaque(at(context, clause)), after);
  return [loop, ...(breaks(body) ? [unbroken] : after)];
}

function breaks(body: readonly Statement[]): boolean {
  return body.some((s) => {
    if (s.kind === "leave") return s.what === "break";
    if (s.kind === "if") return breaks(s.then) || breaks(s.else);
    if (s.kind === "try") return breaks(s.body) || s.handlers.some((h) => breaks(h.body));
    return s.kind === "scope" && breaks(s.body);
  });
}

function lowerWith(context: Context, node: Syntax): readonly Statement[] {
  const clause = childOf(node, "with_clause");
  const items = clause === undefined ? [] : withItems(clause);
  const place = context.source.place(node);
  let body = lowerBlock(context, field(node, "body"));
  for (const item of [...items].reverse()) {
    const value = field(item, "value") ?? named(item)[0];
    if (value === undefined) continue;
    const isNamed = value.type === "as_pattern";
    const [resource] = isNamed ? named(value) : [value];
    const target = isNamed ? field(value, "alias") : undefined;
    const around = resource && lower(context, resource);
    if (around !== undefined && target !== undefined && /^\w+$/.test(context.source.of(target))) {
      const name = context.source.of(target);
      body = [{ kind: "bind", name, value: around, place: context.source.place(item) }, ...body];
    }
    body = [{ kind: "scope", ...(around === undefined ? {} : { around }), body, place }];
  }
  return body;
}

function withItems(clause: Syntax): readonly Syntax[] {
  return named(clause).flatMap((n) => (n.type === "with_item" ? [n] : withItems(n)));
}

function lowerTry(context: Context, node: Syntax): readonly Statement[] {
  const handlers = [];
  let after: readonly Statement[] = [];
  let last: readonly Statement[] = [];
  for (const child of node.children) {
    if (child.type === "except_clause" || child.type === "except_group_clause") {
      const [caught] = named(child).filter((n) => n.type !== "block");
      const type = caught?.type === "as_pattern" ? named(caught)[0] : caught;
      const body = lowerBlock(context, childOf(child, "block"));
      handlers.push({ ...(type && { error: context.source.line(type) }), body });
    } else if (child.type === "else_clause") after = lowerBlock(context, elseBody(child));
    else if (child.type === "finally_clause") last = lowerBlock(context, childOf(child, "block"));
  }
  const body = [...lowerBlock(context, field(node, "body")), ...after];
  return [{ kind: "try", body, handlers, finally: last, place: context.source.place(node) }];
}

function lowerRaise(context: Context, node: Syntax): Statement {
  const place = context.source.place(node);
  const [what] = named(node);
  if (what === undefined) return { kind: "raise", args: [], place };
  const value = lower(context, what);
  const refusal = httpError({ ...value, ...at(context, node) });
  if (refusal !== undefined) return refusal;
  switch (value.kind) {
    case "create":
      return { kind: "raise", error: value.type, args: value.args, place };
    case "path":
      return { kind: "raise", error: value.segments.at(-1) ?? "", args: [], place };
    case "call":
      return { kind: "raise", error: value.callee.at(-1) ?? "", args: value.args, place };
    default:
      return { kind: "raise", args: lowerArguments(context, undefined), place };
  }
}

function lowerDelete(context: Context, target: Syntax): readonly Statement[] {
  if (target.type === "expression_list" || target.type === "tuple")
    return named(target).flatMap((inner) => lowerDelete(context, inner));
  // `del name` forgets a local name.
  if (target.type === "identifier") return [];
  return [{ kind: "delete", target: lower(context, target), place: context.source.place(target) }];
}

function lowerAssignment(context: Context, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  if (right.type === "assignment") {
    // `a = b = 0`
    const inner = lowerAssignment(context, right);
    let end: Syntax | undefined = right;
    while (end?.type === "assignment") end = field(end, "right");
    return end === undefined
      ? inner
      : [...inner, ...assign(context, left, lower(context, end), node)];
  }
  const [before, value] = lowerCondition(context, right);
  if (/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(left.type)) {
    const targets = named(left);
    const values = value.kind === "list" ? value.items : [];
    return [
      ...before,
      ...targets.flatMap((target, index) => {
        const part = values.length === targets.length ? values[index] : undefined;
        return assign(context, target, part ?? itemOf(value, index), node);
      }),
    ];
  }
  return [...before, ...assign(context, left, value, node)];
}

/** A member by its place, as unpacking takes it. */
function itemOf(value: CodeExpr, index: number): CodeExpr {
  const where = { place: value.place, text: value.text };
  const key: CodeExpr = { kind: "literal", value: index, ...where };
  return value.kind === "opaque" ? opaque(where) : callOn(where, value, ["[]"], [{ value: key }]);
}

function assign(
  context: Context,
  left: Syntax,
  value: CodeExpr,
  statement: Syntax,
): readonly Statement[] {
  const place = context.source.place(statement);
  if (left.type === "identifier")
    return [{ kind: "bind", name: context.source.of(left), value, place }];
  const target = lower(context, left);
  if (target.kind === "path") return [{ kind: "assign", target: target.segments, value, place }];
  if (target.kind === "call" && target.callee.at(-1) === "[]") {
    const callee = [...target.callee.slice(0, -1), "[]="];
    const expr: CodeExpr = { ...target, callee, args: [...target.args, { value }] };
    return [{ kind: "evaluate", expr, place }];
  }
  return [{ kind: "opaque", text: context.source.line(statement), place }];
}

function lowerAugmented(context: Context, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  const place = context.source.place(node);
  const sign = context.source.of(field(node, "operator")).slice(0, -1);
  const op = (sign === "//" ? "/" : sign) as Arithmetic;
  const [before, value] = lowerCondition(context, right);
  const known = ["+", "-", "*", "/", "%"].includes(op);
  const target = lower(context, left);
  if (left.type === "identifier") {
    const here = at(context, node);
    const name = context.source.of(left);
    const result = known ? arithmetic(here, op, path(here, [name]), value) : opaque(here);
    return [...before, { kind: "bind", name, value: result, place }];
  }
  if (target.kind === "path") {
    if (known) return [...before, { kind: "assign", target: target.segments, op, value, place }];
    const here = at(context, node);
    return [...before, { kind: "assign", target: target.segments, value: opaque(here), place }];
  }
  if (target.kind === "call") {
    const expr = callOn(at(context, node), target, [`${sign}=`], [{ value }]);
    return [...before, { kind: "evaluate", expr, place }];
  }
  return [{ kind: "opaque", text: context.source.line(node), place }];
}
