// Ways in over HTTP, registered by calls: Express, Fastify, Hono, Koa and their kind.

import type { EntryFact, Marker } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import { HTTP_METHODS, isWebhook, joinPaths } from "../../shared/http.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { type Context, entriesOf } from "./context.ts";
import { lower } from "./expressions.ts";
import { guardsOf, type Handler, handlerOf } from "./handlers.ts";
import { keyName, stringValue } from "./literals.ts";

/** An entry whose handler may still need a name. */
export interface Registration {
  readonly entry: Omit<EntryFact, "handler">;
  readonly handler: Handler;
}

/** Receivers that answer requests rather than send them. */
const SERVER =
  /(?:^|\.|_)(?:app|server|fastify|hono|koa|api|r|v\d|express|instance|web)$|rout(?:e|er|es)\d*$|(?:app|api|server|controller)$/i;
const CLIENT =
  /axios|client|http$|request|supertest|agent|fetch|\$|cy$|ky$|got$|cache|map$|params|headers|redis|store|storage|config|session|db$/i;

/** What is known of the routers of a file. */
export interface Routers {
  /** Prefixes of paths by the name of the router. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly before: readonly Before[];
}

/** The routes that a call registers. */
export function routesOfCall(
  context: Context,
  call: Syntax,
  { prefixes, before }: Routers,
): readonly Registration[] {
  const fn = field(call, "function");
  const args = field(call, "arguments");
  if (fn?.type !== "member_expression" || args === undefined) return [];
  const name = context.source.of(field(fn, "property"));
  const object = field(fn, "object");
  if (object === undefined) return [];
  if (name === "route")
    return routeOfOptions(context, call, args, receiver(context, object), prefixes);
  const method = name === "del" ? "delete" : name;
  if (!HTTP_METHODS.has(method) && method !== "all") return [];
  const list = named(args);
  const chained = pathOfChain(context, object);
  const [first] = list;
  const own = first === undefined ? undefined : stringValue(context, first);
  const path = chained ?? own;
  const rest = chained === undefined ? list.slice(1) : list;
  const last = rest.at(-1);
  if (path === undefined || last === undefined || !/^(?:[/*]|$)/.test(path)) return [];
  const root = receiver(context, object);
  const onTheSpot = /function/.test(last.type) || last.type === "call_expression";
  // A client sends values; a server is given functions.
  if (CLIENT.test(root) || (!SERVER.test(root) && !(onTheSpot && /function/.test(last.type))))
    return [];
  if (!onTheSpot && /^(?:object|string|template_string|number|await_expression)$/.test(last.type))
    return [];
  if (isAwaited(call)) return [];
  const handler = handlerOf(context, last);
  if (handler === undefined) return [];
  const middle = rest.slice(0, -1);
  const options = middle.filter((n) => n.type === "object");
  const guards = [
    ...before.filter((b) => b.router === root && b.after <= call.start).flatMap((b) => b.guards),
    ...guardsOf(
      context,
      middle.filter((n) => n.type !== "object"),
    ),
    ...options.flatMap((o) => hooksOf(context, o)),
  ];
  return [
    registration(context, call, method, joinPaths(prefixes.get(root) ?? "", path), {
      ...handler,
      guards: [...guards, ...handler.guards],
    }),
  ];
}

function registration(
  context: Context,
  call: Syntax,
  method: string,
  path: string,
  handler: Handler,
): Registration {
  const verb = method.toUpperCase();
  return {
    entry: {
      kind: isWebhook(path) ? "webhook" : "route",
      name: `${verb} ${path}`,
      method: verb,
      path,
      guards: handler.guards,
      place: context.source.place(call),
    },
    handler,
  };
}

function isAwaited(call: Syntax): boolean {
  return /^(?:await_expression|variable_declarator|assignment_expression|return_statement)$/.test(
    call.parent?.type ?? "",
  );
}

/** The name of what a chain of calls begins with: `app` of `app.get(..).post(..)`. */
function receiver(context: Context, node: Syntax): string {
  let at: Syntax | undefined = node;
  while (at?.type === "call_expression") {
    const fn = field(at, "function");
    at = fn?.type === "member_expression" ? field(fn, "object") : undefined;
  }
  return at === undefined ? "" : context.source.of(at).replace(/^this\.#?/, "");
}

/** The path of `router.route("/users/:id").get(..)`. */
function pathOfChain(context: Context, node: Syntax): string | undefined {
  for (let at: Syntax | undefined = node; at?.type === "call_expression"; ) {
    const fn = field(at, "function");
    if (fn?.type !== "member_expression") return undefined;
    const args = field(at, "arguments");
    const [first] = args === undefined ? [] : named(args);
    if (context.source.of(field(fn, "property")) === "route")
      return first && stringValue(context, first);
    at = field(fn, "object");
  }
  return undefined;
}

/** Fastify's `app.route({ method: "POST", url: "/login", preHandler: [..], handler })`. */
function routeOfOptions(
  context: Context,
  call: Syntax,
  args: Syntax,
  root: string,
  prefixes: ReadonlyMap<string, string>,
): readonly Registration[] {
  const [options] = named(args);
  if (options?.type !== "object") return [];
  const values = entriesOf(lower(context, options));
  const find = (...keys: readonly string[]) =>
    values.find((v) => keys.includes(v.name ?? ""))?.value;
  const path = stringOf(find("url", "path"));
  const method = find("method");
  const methods = method?.kind === "list" ? method.items.map(stringOf) : [stringOf(method)];
  const pair = named(options).find(
    (p) => keyName(context, field(p, "key") ?? field(p, "name")) === "handler",
  );
  const value = pair && (field(pair, "value") ?? pair);
  const handler =
    value?.type === "method_definition"
      ? { closure: value, guards: [] }
      : value && handlerOf(context, value);
  if (path === undefined || handler === undefined) return [];
  const guards = hooksOf(context, options);
  return methods.flatMap((m) =>
    m === undefined
      ? []
      : [
          registration(context, call, m.toLowerCase(), joinPaths(prefixes.get(root) ?? "", path), {
            ...handler,
            guards,
          }),
        ],
  );
}

/** `preHandler`, `onRequest`, `middleware` in the options of a route. */
function hooksOf(context: Context, options: Syntax) {
  return named(options).flatMap((pair) => {
    const key = keyName(context, field(pair, "key"));
    const value = field(pair, "value");
    const isHook = /^(?:preHandler|onRequest|preValidation|middlewares?|pre|beforeHandle)$/.test(
      key ?? "",
    );
    return isHook && value !== undefined ? guardsOf(context, [value]) : [];
  });
}

/** Middleware by its name that may turn a request away. */
const REFUSING =
  /auth|session|user|role|permission|require|ensure|guard|protect|admin|jwt|verify|scope|login|limit/i;

/** What stands before all routes of a router that are registered after it: `router.use(requireAuth)`. */
export interface Before {
  readonly router: string;
  readonly after: number;
  readonly guards: readonly Marker[];
}

/** `router.use(requireAuth, requireRole("admin"))`; undefined for every other call. */
export function beforeOfCall(context: Context, call: Syntax): Before | undefined {
  const fn = field(call, "function");
  const args = field(call, "arguments");
  if (fn?.type !== "member_expression" || args === undefined) return undefined;
  const name = context.source.of(field(fn, "property"));
  const object = field(fn, "object");
  if (!/^(?:use|addHook)$/.test(name) || object === undefined) return undefined;
  const list = named(args);
  // With a path it holds for a part only; `addHook` is given the name of the moment first.
  const rest = name === "addHook" ? list.slice(1) : list;
  if (rest.some((n) => n.type === "string" || n.type === "template_string")) return undefined;
  const guards = guardsOf(context, rest).filter((g) => REFUSING.test(g.name));
  return guards.length === 0
    ? undefined
    : { router: receiver(context, object), after: call.end, guards };
}

/** `app.use("/api", router)`, `fastify.register(routes, { prefix: "/api" })`, `app.route("/api", sub)`. */
export function prefixOfCall(
  context: Context,
  call: Syntax,
): readonly (readonly [string, string])[] {
  const fn = field(call, "function");
  const args = field(call, "arguments");
  if (fn?.type !== "member_expression" || args === undefined) return [];
  const name = context.source.of(field(fn, "property"));
  const list = named(args);
  const [first, second] = list;
  const last = list.at(-1);
  if (
    (name === "use" || name === "route") &&
    first !== undefined &&
    last !== undefined &&
    last !== first
  ) {
    const path = stringValue(context, first);
    return path === undefined || last.type !== "identifier"
      ? []
      : [[context.source.of(last), path]];
  }
  if (name !== "register" || first?.type !== "identifier" || second?.type !== "object") return [];
  const prefix = stringOf(
    entriesOf(lower(context, second)).find((e) => e.name === "prefix")?.value,
  );
  return prefix === undefined ? [] : [[context.source.of(first), prefix]];
}
