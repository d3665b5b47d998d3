// Comprehensions and generators as `filter` and `map` over a collection.

import type { CodeExpr } from "../../expression.ts";
import { callOn, lambda, logic, opaque } from "../../shared/build.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { at, type Context } from "./context.ts";
import { lower } from "./expressions.ts";

/** `[f(x) for x in xs if c(x)]` is `xs.filter(x => c(x)).map(x => f(x))`. */
export function lowerComprehension(context: Context, node: Syntax): CodeExpr {
  const parts = comprehensionParts(context, node);
  if (parts === undefined) return opaque(at(context, node));
  const { filtered, binder, body } = parts;
  const here = at(context, node);
  if (body.kind === "path" && body.segments.length === 1 && body.segments[0] === binder)
    return filtered === parts.over && parts.over.kind === "path"
      ? parts.over
      : { ...filtered, ...here };
  return callOn(here, filtered, ["map"], [{ value: lambda(body, namesOf(binder), body) }]);
}

/** The names in `for key, value in ..`. */
function namesOf(binder: string): readonly string[] {
  return binder
    .replace(/[()\s]/g, "")
    .split(",")
    .filter((name) => name !== "");
}

interface Parts {
  readonly binder: string;
  readonly over: CodeExpr;
  /** The collection with the conditions applied. */
  readonly filtered: CodeExpr;
  readonly body: CodeExpr;
}

/** The parts of a comprehension with one loop; undefined for others. */
export function comprehensionParts(context: Context, node: Syntax): Parts | undefined {
  const loops = named(node).filter((n) => n.type === "for_in_clause");
  const [loop] = loops;
  const bodyNode = field(node, "body");
  if (loop === undefined || loops.length !== 1 || bodyNode === undefined) return undefined;
  const left = field(loop, "left");
  const right = field(loop, "right");
  if (left === undefined || right === undefined) return undefined;
  const binder = context.source.line(left);
  const over = lower(context, right);
  const conditions = named(node)
    .filter((n) => n.type === "if_clause")
    .flatMap((clause) => named(clause).map((n) => lower(context, n)));
  const [first] = conditions;
  const here = at(context, node);
  const filtered =
    first === undefined
      ? over
      : callOn(
          here,
          over,
          ["filter"],
          [{ value: lambda(first, namesOf(binder), logic(first, "and", conditions)) }],
        );
  return { binder, over, filtered, body: lower(context, bodyNode) };
}

/**
 * `any(c(x) for x in xs)`, `all(..)`, `next((..), None)`, `sum(1 for ..)` and `len([..])` over a
 * comprehension, in the words of collections.
 */
export function lowerOverGenerator(
  context: Context,
  node: Syntax,
  name: string,
): CodeExpr | undefined {
  const argument = field(node, "arguments");
  if (argument === undefined) return undefined;
  const generator =
    argument.type === "generator_expression"
      ? argument
      : childOf(argument, "generator_expression", "list_comprehension", "set_comprehension");
  if (generator === undefined || (argument !== generator && named(argument)[0] !== generator))
    return undefined;
  const parts = comprehensionParts(context, generator);
  if (parts === undefined) return undefined;
  const here = at(context, node);
  const { binder, filtered, body } = parts;
  switch (name) {
    case "any":
    case "all":
      return callOn(here, filtered, [name], [{ value: lambda(body, namesOf(binder), body) }]);
    case "next":
      return callOn(here, lowerComprehension(context, generator), ["first"], []);
    case "sum":
      return body.kind === "literal" && body.value === 1
        ? callOn(here, filtered, ["count"], [])
        : callOn(here, lowerComprehension(context, generator), ["sum"], []);
    default:
      return undefined;
  }
}
