// Assignments of every form, and the calls that mean one.

import type { Arithmetic, CodeExpr } from "../../expression.ts";
import { branch } from "../../shared/branches.ts";
import { arithmetic, callOn, not, opaque, path } from "../../shared/build.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { lowerClosureCall } from "./closures.ts";
import { at, type Context, entriesOf } from "./context.ts";
import { lower } from "./expressions.ts";
import { boundNames } from "./patterns.ts";
import { isFunction, lowerBlock } from "./statements.ts";

/** Names get their values, taken apart where a pattern says so. */
export function bind(
  context: Context,
  pattern: Syntax,
  value: CodeExpr,
  place: Statement["place"],
): readonly Statement[] {
  if (pattern.type === "identifier")
    return [{ kind: "bind", name: context.source.of(pattern), value, place }];
  return boundNames(context, pattern).map(({ name, steps, rest }) => ({
    kind: "bind" as const,
    name,
    value: rest ? opaque(value) : steps.reduce<CodeExpr>(step, value),
    place,
  }));
}

function step(base: CodeExpr, key: string | number): CodeExpr {
  const where = { place: base.place, text: base.text };
  if (typeof key === "number") {
    const index: CodeExpr = { kind: "literal", value: key, ...where };
    const item = base.kind === "list" ? base.items[key] : undefined;
    return (
      item ?? (base.kind === "opaque" ? base : callOn(where, base, ["[]"], [{ value: index }]))
    );
  }
  if (base.kind === "path") return path(where, [...base.segments, key]);
  const own = entriesOf(base).find((a) => a.name === key)?.value;
  return own ?? (base.kind === "opaque" ? base : callOn(where, base, [`.${key}`], []));
}

/** `a = b`, also in a row. */
export function lowerAssignment(context: Context, node: Syntax): readonly Statement[] {
  const left = field(node, "left");
  const right = field(node, "right");
  if (left === undefined || right === undefined) return [];
  // Functions have facts of their own.
  if (isFunction(right)) return [];
  const place = context.source.place(node);
  if (right.type === "assignment_expression") {
    const inner = lowerAssignment(context, right);
    let end: Syntax | undefined = right;
    while (end?.type === "assignment_expression") end = field(end, "right");
    return end === undefined
      ? inner
      : [...inner, ...assign(context, left, lower(context, end), place)];
  }
  const closure = lowerClosureCall(context, right, place, (block) => lowerBlock(context, block));
  const value = closure?.result ?? lower(context, right);
  return [...(closure?.statements ?? []), ...assign(context, left, value, place)];
}

function assign(
  context: Context,
  left: Syntax,
  value: CodeExpr,
  place: Statement["place"],
): readonly Statement[] {
  if (left.type === "identifier" || left.type.endsWith("_pattern"))
    return bind(context, left, value, place);
  const target = lower(context, left);
  if (target.kind === "path") return [{ kind: "assign", target: target.segments, value, place }];
  if (target.kind === "call" && target.callee.at(-1) === "[]") {
    const callee = [...target.callee.slice(0, -1), "[]="];
    const expr: CodeExpr = { ...target, callee, args: [...target.args, { value }] };
    return [{ kind: "evaluate", expr, place }];
  }
  return [{ kind: "opaque", text: context.source.line(left.parent ?? left), place }];
}

/** `a += b`, `a ??= b`, `a++`. */
export function augmented(
  context: Context,
  node: Syntax,
  left: Syntax,
  sign: string,
  value: CodeExpr,
): readonly Statement[] {
  const place = context.source.place(node);
  const here = at(context, node);
  const target = lower(context, left);
  if (/^(?:\?\?|\|\||&&)$/.test(sign)) {
    // `a.b ??= c` assigns where there is none.
    const missing = sign === "&&" ? target : not(here, target);
    return [branch(place, missing, assign(context, left, value, place))];
  }
  const op = (["+", "-", "*", "/", "%"] as const).find((o) => o === sign) as Arithmetic | undefined;
  if (left.type === "identifier") {
    const name = context.source.of(left);
    const result = op ? arithmetic(here, op, path(here, [name]), value) : opaque(here);
    return [{ kind: "bind", name, value: result, place }];
  }
  if (target.kind === "path")
    return [
      {
        kind: "assign",
        target: target.segments,
        ...(op && { op }),
        value: op ? value : opaque(here),
        place,
      },
    ];
  if (target.kind === "call") {
    const expr = callOn(here, target, [`${sign}=`], [{ value }]);
    return [{ kind: "evaluate", expr, place }];
  }
  return [{ kind: "opaque", text: context.source.line(node), place }];
}

/** `Object.assign(user, { status: "x" })` */
export function assigned(e: CodeExpr): readonly Statement[] | undefined {
  if (e.kind !== "call" || e.callee.join(".") !== "Object.assign") return undefined;
  const [target, source] = e.args.map((a) => a.value);
  const entries = entriesOf(source);
  if (target?.kind !== "path" || entries.length === 0) return undefined;
  return entries.map(({ name, value }) => ({
    kind: "assign",
    target: [...target.segments, name ?? ""],
    value,
    place: value.place,
  }));
}

/** `assert(ok)`, `invariant(ok, "..")`, `assert.equal(a, b)`. */
export function asserted(e: CodeExpr): readonly Statement[] | undefined {
  if (e.kind !== "call" || e.on !== undefined) return undefined;
  const [first, second] = e.args.map((a) => a.value);
  const name = e.callee.join(".");
  if (first === undefined) return undefined;
  if (/^(?:assert|invariant|tinyInvariant|assert\.ok|console\.assert)$/.test(name))
    return [{ kind: "assert", condition: first, place: e.place }];
  if (!/^assert\.(?:strictE|e)qual$/.test(name) || second === undefined) return undefined;
  const condition: CodeExpr = {
    kind: "compare",
    op: "==",
    left: first,
    right: second,
    place: e.place,
    text: e.text,
  };
  return [{ kind: "assert", condition, place: e.place }];
}
