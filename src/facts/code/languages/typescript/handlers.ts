// What serves an entry: a function by name, one written on the spot, or either inside a wrapper.

import type { Marker } from "../../model.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { type Context, markerOf } from "./context.ts";
import { lower } from "./expressions.ts";

/** What serves an entry. */
export interface Handler {
  /** Its path as written; undefined for one written on the spot. */
  readonly name?: string;
  /** The function itself, where it is written on the spot. */
  readonly closure?: Syntax;
  /** What stands around it and before it. */
  readonly guards: readonly Marker[];
}

/** Wrappers that only pass errors on. */
const PLAIN_WRAPPER = /async|catch|wrap|try|handle|adapt|respond|^ah$|^http$|bind$/i;

/** The handler that an argument is; undefined for what is none. */
export function handlerOf(context: Context, node: Syntax): Handler | undefined {
  switch (node.type) {
    case "arrow_function":
    case "function_expression":
    case "function":
      return { closure: node, guards: [] };
    case "identifier":
    case "member_expression": {
      const e = lower(context, node);
      return e.kind === "path" ? { name: e.segments.join("."), guards: [] } : undefined;
    }
    case "call_expression": {
      const fn = field(node, "function");
      const args = field(node, "arguments");
      if (fn === undefined || args === undefined) return undefined;
      // `controller.login.bind(controller)`
      if (fn.type === "member_expression" && context.source.of(field(fn, "property")) === "bind") {
        const object = field(fn, "object");
        return object && handlerOf(context, object);
      }
      const inner = named(args)
        .map((arg) =>
          arg.type === "call_expression" || /function|arrow|identifier|member/.test(arg.type)
            ? handlerOf(context, arg)
            : undefined,
        )
        .findLast((found) => found !== undefined);
      if (inner === undefined) return undefined;
      const name = context.source.of(fn);
      if (PLAIN_WRAPPER.test(name)) return inner;
      const guard = markerOf(lower(context, fn));
      return { ...inner, guards: [...(guard ? [guard] : []), ...inner.guards] };
    }
    default:
      return undefined;
  }
}

/** Middleware as markers: a path, a call, or a list of them; what is written on the spot has no name. */
export function guardsOf(context: Context, nodes: readonly Syntax[]): readonly Marker[] {
  return nodes.flatMap((node) => {
    if (node.type === "array") return guardsOf(context, named(node));
    if (/function/.test(node.type)) return [];
    const found = markerOf(lower(context, node));
    return found === undefined ? [] : [found];
  });
}
