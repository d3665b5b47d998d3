// The walk over a call: what it registers, and the functions that are written in it.

import { field, isComment, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import { lower } from "./expressions.ts";
import type { Gathered, Scope } from "./gathered.ts";
import { jobsOfCall } from "./jobs.ts";
import { type Registration, routesOfCall } from "./routes.ts";
import { schemaType } from "./schemas.ts";
import { addFunction, walk } from "./walk.ts";

/** A call: what it registers, and functions that are written in it. */
export function addCall(
  context: Context,
  node: Syntax,
  scope: Scope,
  into: Gathered,
  walked = false,
): void {
  const found = [
    ...(node.type === "call_expression" ? routesOfCall(context, node, scope.routers) : []),
    ...jobsOfCall(context, node),
  ];
  const closures = new Map<Syntax, string>();
  for (const one of found) addRegistration(context, one, scope, into, closures);
  if (
    !walked &&
    scope.prefix === "" &&
    node.type === "call_expression" &&
    /(?:init|define)$/.test(context.source.of(field(node, "function")))
  ) {
    const place = context.source.place(node);
    const type = schemaType(context, { name: "", place, namePlace: place }, lower(context, node));
    if (
      type !== undefined &&
      !into.types.some(
        (t) =>
          t.place.start >= place.start &&
          t.place.end <= place.end &&
          t.name === type.name &&
          t.kind === "table",
      )
    )
      into.types.push(type);
  }
  if (walked) return;
  const visit = (at: Syntax): void => {
    for (const child of at.children)
      if (child.named && !closures.has(child) && !isComment(child)) {
        if (child.type === "arguments") visit(child);
        else if (closures.size > 0 && child.type === "call_expression")
          walkWithout(context, child, scope, into, closures);
        else walk(context, child, scope, into);
      }
  };
  visit(node);
}

/** A wrapper around a handler that has a fact already. */
function walkWithout(
  context: Context,
  node: Syntax,
  scope: Scope,
  into: Gathered,
  done: ReadonlyMap<Syntax, string>,
): void {
  const holds = (at: Syntax): boolean => done.has(at) || at.children.some(holds);
  if (!holds(node)) walk(context, node, scope, into);
}

function addRegistration(
  context: Context,
  { entry, handler }: Registration,
  scope: Scope,
  into: Gathered,
  closures: Map<Syntax, string>,
): void {
  if (handler.closure === undefined) {
    into.entries.push({ ...entry, handler: handler.name ?? entry.name });
    return;
  }
  const named = closures.get(handler.closure);
  if (named !== undefined) {
    into.entries.push({ ...entry, handler: named });
    return;
  }
  // Several listeners of one event each have a name of their own.
  const alike = into.functions.filter((f) => f.name === entry.name).length;
  const qualified = alike === 0 ? entry.name : `${entry.name} ${alike + 1}`;
  into.entries.push({ ...entry, handler: qualified });
  closures.set(handler.closure, qualified);
  addFunction(
    context,
    handler.closure,
    { name: entry.name, qualified, exported: false },
    scope,
    into,
  );
}
