// The statements of TypeScript and JavaScript in the shared vocabulary.

import type { CodeExpr } from "../../expression.ts";
import { branch } from "../../shared/branches.ts";
import { logic, not, opaque } from "../../shared/build.ts";
import { effectsOfSql } from "../../shared/sql-calls.ts";
import { childOf, field, isComment, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { asserted, assigned, augmented, bind, lowerAssignment } from "./assignments.ts";
import { lowerClosureCall } from "./closures.ts";
import { at, type Context } from "./context.ts";
import { lower, lowerObject } from "./expressions.ts";
import { lowerReturn, lowerThrow, mergeRefusals, refusalCall } from "./refusals.ts";
import { lowerSwitch } from "./switches.ts";

/** Statements that say nothing about behaviour. */
const SILENT: ReadonlySet<string> = new Set([
  "empty_statement",
  "import_statement",
  "function_declaration",
  "generator_function_declaration",
  "function_signature",
  "class_declaration",
  "abstract_class_declaration",
  "interface_declaration",
  "type_alias_declaration",
  "enum_declaration",
  "debugger_statement",
  "ambient_declaration",
]);

/** The statements of a block, or the one that stands without braces. */
export function lowerBlock(context: Context, block: Syntax | undefined): readonly Statement[] {
  if (block === undefined) return [];
  if (block.type !== "statement_block" && block.type !== "program")
    return mergeRefusals(lowerStatement(context, block));
  return lowerAll(
    context,
    block.children.filter((c) => c.named && !isComment(c)),
  );
}

/** Statements in a row. */
export function lowerAll(context: Context, nodes: readonly Syntax[]): readonly Statement[] {
  return mergeRefusals(nodes.flatMap((node) => lowerStatement(context, node)));
}

/** One statement; some give several and some none. */
export function lowerStatement(context: Context, node: Syntax): readonly Statement[] {
  if (SILENT.has(node.type) || isComment(node)) return [];
  const place = context.source.place(node);
  switch (node.type) {
    case "expression_statement": {
      const [inner] = named(node);
      return inner === undefined ? [] : lowerExpressionStatement(context, inner);
    }
    case "lexical_declaration":
    case "variable_declaration":
      return named(node).flatMap((declarator) => lowerDeclarator(context, declarator));
    case "if_statement": {
      const condition = condition_(context, node);
      const yes = lowerBlock(context, field(node, "consequence"));
      const otherwise = field(node, "alternative");
      const no = lowerBlock(context, otherwise && named(otherwise)[0]);
      // What never runs is not behaviour.
      if (condition.kind === "literal" && condition.value === false) return no;
      return [branch(place, condition, yes, no)];
    }
    case "statement_block":
      return lowerBlock(context, node);
    case "for_in_statement":
      return lowerForIn(context, node);
    case "for_statement":
      return lowerFor(context, node);
    case "while_statement":
    case "do_statement": {
      const body = lowerBlock(context, field(node, "body"));
      return [{ kind: "loop", over: condition_(context, node), body, place }];
    }
    case "switch_statement":
      return lowerSwitch(context, node, (nodes) => lowerAll(context, nodes));
    case "try_statement":
      return lowerTry(context, node);
    case "return_statement": {
      const [value] = named(node);
      return value === undefined
        ? [lowerReturn(place, undefined)]
        : lowerReturned(context, node, value);
    }
    case "throw_statement":
      return [lowerThrow(place, lower(context, named(node)[0] ?? node))];
    case "break_statement":
      return [{ kind: "leave", what: "break", place }];
    case "continue_statement":
      return [{ kind: "leave", what: "continue", place }];
    case "labeled_statement":
      return lowerBlock(context, field(node, "body"));
    case "export_statement":
      return named(node).flatMap((inner) => lowerStatement(context, inner));
    default:
      return [{ kind: "opaque", text: context.source.line(node), place }];
  }
}

function condition_(context: Context, node: Syntax): CodeExpr {
  const condition = field(node, "condition");
  return condition === undefined ? opaque(at(context, node)) : lower(context, condition);
}

/** `return ..`, with what a closure in it does: `return db.transaction(async (tx) => {..})`. */
function lowerReturned(context: Context, node: Syntax, value: Syntax): readonly Statement[] {
  const place = context.source.place(node);
  const closure = lowerClosureCall(context, value, place, (block) => lowerBlock(context, block));
  if (closure?.returns === true) return closure.statements;
  const lowered = declared(context, value, returnType(context, node));
  const refusal = refusalCall(context, lowered);
  if (refusal !== undefined) return [...(closure?.statements ?? []), { ...refusal, place }];
  return [...(closure?.statements ?? []), ...effectsOfSql(lowered), lowerReturn(place, lowered)];
}

/** The type that the function around promises, where it is a plain name. */
function returnType(context: Context, node: Syntax): string | undefined {
  let fn = node.parent;
  while (fn !== undefined && !/function|method_definition/.test(fn.type)) fn = fn.parent;
  const type = fn && field(fn, "return_type");
  return type === undefined ? undefined : plainType(context.source.of(type));
}

function plainType(text: string): string | undefined {
  const plain = text.replace(/^:\s*/, "").replace(/^Promise\s*<\s*([\s\S]*)>$/, "$1");
  return /^[A-Z]\w*$/.test(plain.trim()) && !/^(?:Response|Promise|Record|Array)$/.test(plain)
    ? plain.trim()
    : undefined;
}

/** An object literal where an instance of a named type is promised is such an instance. */
function declared(context: Context, value: Syntax, type: string | undefined): CodeExpr {
  if (type !== undefined && value.type === "object") return lowerObject(context, value, type);
  return lower(context, value);
}

function lowerDeclarator(context: Context, node: Syntax): readonly Statement[] {
  const pattern = field(node, "name");
  const valueNode = field(node, "value");
  if (pattern === undefined || valueNode === undefined || node.type !== "variable_declarator")
    return [];
  const place = context.source.place(node);
  // Functions have facts of their own.
  if (isFunction(valueNode) || valueNode.type === "class") return [];
  const type = field(node, "type");
  const closure = lowerClosureCall(context, valueNode, place, (block) =>
    lowerBlock(context, block),
  );
  const before = closure?.statements ?? [];
  if (closure?.result !== undefined && pattern.type === "identifier")
    return [
      ...before,
      { kind: "bind", name: context.source.of(pattern), value: closure.result, place },
    ];
  const value = declared(context, valueNode, type && plainType(context.source.of(type)));
  return [...before, ...effectsOfSql(value), ...bind(context, pattern, value, place)];
}

/** Whether a node is a function as a value. */
export function isFunction(node: Syntax): boolean {
  return /^(?:arrow_function|function_expression|function|generator_function)$/.test(node.type);
}

function lowerExpressionStatement(context: Context, node: Syntax): readonly Statement[] {
  const place = context.source.place(node);
  switch (node.type) {
    case "assignment_expression":
      return lowerAssignment(context, node);
    case "augmented_assignment_expression": {
      const target = field(node, "left");
      const right = field(node, "right");
      if (target === undefined || right === undefined) return [];
      const sign = context.source.of(field(node, "operator")).slice(0, -1);
      return augmented(context, node, target, sign, lower(context, right));
    }
    case "update_expression": {
      const target = field(node, "argument");
      const sign = context.source.of(field(node, "operator")).charAt(0);
      const one: CodeExpr = { kind: "literal", value: 1, place, text: "1" };
      return target === undefined ? [] : augmented(context, node, target, sign, one);
    }
    case "unary_expression": {
      const target = field(node, "argument");
      const operator = context.source.of(field(node, "operator"));
      if (operator === "delete" && target !== undefined)
        return [{ kind: "delete", target: lower(context, target), place }];
      return target === undefined ? [] : lowerExpressionStatement(context, target);
    }
    case "await_expression":
    case "parenthesized_expression":
    case "non_null_expression":
      return named(node).flatMap((inner) => lowerExpressionStatement(context, inner));
    case "sequence_expression":
      return named(node).flatMap((inner) => lowerExpressionStatement(context, inner));
    case "string":
    case "identifier":
      return [];
    case "binary_expression": {
      // `ok && act()`, `ok || act()`
      const [left, right] = [field(node, "left"), field(node, "right")];
      const operator = context.source.of(field(node, "operator"));
      if (left === undefined || right === undefined || !/^(?:&&|\|\||\?\?)$/.test(operator)) break;
      const condition = lower(context, left);
      const holds = operator === "&&" ? condition : not(at(context, left), condition);
      return [branch(place, holds, lowerExpressionStatement(context, right))];
    }
    case "ternary_expression": {
      const [yes, no] = [field(node, "consequence"), field(node, "alternative")];
      if (yes === undefined || no === undefined) break;
      const condition = condition_(context, node);
      return [
        branch(
          place,
          condition,
          lowerExpressionStatement(context, yes),
          lowerExpressionStatement(context, no),
        ),
      ];
    }
    default:
  }
  const closure = lowerClosureCall(context, node, place, (block) => lowerBlock(context, block));
  if (closure !== undefined) return closure.statements;
  const expr = lower(context, node);
  const effects = effectsOfSql(expr);
  if (effects.length > 0) return [...effects, { kind: "evaluate", expr, place }];
  return (
    assigned(expr) ??
    asserted(expr) ?? [refusalCall(context, expr) ?? { kind: "evaluate", expr, place }]
  );
}

function lowerForIn(context: Context, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  const place = context.source.place(node);
  const simple = left.type === "identifier";
  const body = lowerBlock(context, field(node, "body"));
  const binder = simple ? { binder: context.source.of(left) } : {};
  return [{ kind: "loop", ...binder, over: lower(context, right), body, place }];
}

function lowerFor(context: Context, node: Syntax): readonly Statement[] {
  const place = context.source.place(node);
  const first = field(node, "initializer");
  const condition = field(node, "condition");
  const step_ = field(node, "increment");
  const before = first === undefined ? [] : lowerStatement(context, first);
  const inner = condition?.type === "expression_statement" ? named(condition)[0] : condition;
  const over =
    inner === undefined || inner.type === "empty_statement"
      ? logic(at(context, node), "and", [])
      : lower(context, inner);
  const body = [
    ...lowerBlock(context, field(node, "body")),
    ...(step_ === undefined ? [] : lowerExpressionStatement(context, step_)),
  ];
  return [...before, { kind: "loop", over, body, place }];
}

function lowerTry(context: Context, node: Syntax): readonly Statement[] {
  const handler = field(node, "handler");
  const last = field(node, "finalizer");
  return [
    {
      kind: "try",
      body: lowerBlock(context, field(node, "body")),
      handlers:
        handler === undefined ? [] : [{ body: lowerBlock(context, field(handler, "body")) }],
      finally: lowerBlock(
        context,
        last && (field(last, "body") ?? childOf(last, "statement_block")),
      ),
      place: context.source.place(node),
    },
  ];
}
