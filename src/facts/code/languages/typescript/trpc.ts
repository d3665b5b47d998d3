// Procedures of tRPC: `login: publicProcedure.input(..).mutation(async ({ input }) => {..})`.

import { field, named, type Syntax } from "../../shared/syntax.ts";
import { type Context, markerOf } from "./context.ts";
import { lower } from "./expressions.ts";
import { handlerOf } from "./handlers.ts";
import type { Registration } from "./routes.ts";

/** The entry that a property of a router is; undefined for every other property. */
export function procedureOf(
  context: Context,
  name: string,
  value: Syntax,
): Registration | undefined {
  const fn = value.type === "call_expression" ? field(value, "function") : undefined;
  if (fn?.type !== "member_expression") return undefined;
  const kind = context.source.of(field(fn, "property"));
  if (!/^(?:mutation|query|subscription)$/.test(kind)) return undefined;
  let root = field(fn, "object");
  while (root?.type === "call_expression") {
    const inner = field(root, "function");
    root = inner?.type === "member_expression" ? field(inner, "object") : undefined;
  }
  if (root === undefined || !/procedure/i.test(context.source.of(root))) return undefined;
  const args = field(value, "arguments");
  const [first] = args === undefined ? [] : named(args);
  const handler = first && handlerOf(context, first);
  if (handler === undefined) return undefined;
  const guard = markerOf(lower(context, root));
  const guards =
    guard === undefined || /^(?:\w+\.)?(?:public|base)?procedure$/i.test(guard.name) ? [] : [guard];
  const place = context.source.place(value);
  return {
    entry: { kind: "route", name: `${kind} ${name}`, guards, place },
    handler: { ...handler, guards },
  };
}
