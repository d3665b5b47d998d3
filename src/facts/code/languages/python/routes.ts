// Ways in over HTTP: Flask, FastAPI, Starlette, aiohttp, Sanic, Bottle and their kind by decorators,
// Django by its table of addresses.

import type { CodeExpr } from "../../expression.ts";
import type { EntryFact, FunctionFact, Marker } from "../../model.ts";
import { argument, lastName, stringOf } from "../../shared/build.ts";
import { HTTP_METHODS, isWebhook, joinPaths } from "../../shared/http.ts";
import { isTypeName } from "./calls.ts";
import type { Assignment } from "./enums.ts";

/** What a router adds to each of its routes. */
export interface Router {
  readonly prefix: string;
  readonly guards: readonly Marker[];
}

/** Routers by name, with what they add. */
export function routersIn(assignments: readonly Assignment[]): ReadonlyMap<string, Router> {
  const routers = new Map<string, Router>();
  for (const { name, value } of assignments) {
    const made = lastName(value) ?? "";
    if (!/^(?:Blueprint|APIRouter|Router|APIBlueprint|Namespace|NestableBlueprint)$/.test(made))
      continue;
    if (value.kind !== "create" && value.kind !== "call") continue;
    const prefix = argument(value.args, "url_prefix") ?? argument(value.args, "prefix");
    const guards = dependencies(argument(value.args, "dependencies"));
    routers.set(name, { prefix: stringOf(prefix) ?? "", guards });
  }
  return routers;
}

/** The routes that a function's decorators make, one per method. */
export function routesOf(
  fact: FunctionFact,
  routers: ReadonlyMap<string, Router>,
): readonly EntryFact[] {
  const routes = fact.markers.filter((m) => pathOfRoute(m) !== undefined);
  if (routes.length === 0) return [];
  return routes.flatMap((route) => {
    const router = routers.get(route.name.split(".").slice(0, -1).join("."));
    const path = joinPaths(router?.prefix ?? "", pathOfRoute(route) ?? "");
    const guards = [
      ...(router?.guards ?? []),
      ...fact.markers.filter((m) => !routes.includes(m)),
      ...dependencies(route.args.find((a) => a.name === "dependencies")?.value),
      ...fact.params.flatMap((p) => dependencies(p.default)),
    ];
    return methodsOf(route).map((method) => ({
      kind: isWebhook(path) ? ("webhook" as const) : ("route" as const),
      name: `${method} ${path}`,
      method,
      path,
      handler: fact.qualified,
      guards,
      place: route.place,
    }));
  });
}

/** The path of a marker that makes a route; undefined for every other marker. */
function pathOfRoute({ name, args }: Marker): string | undefined {
  const segments = name.split(".");
  const last = segments.at(-1) ?? "";
  if (segments.length < 2) return undefined;
  const isRoute =
    HTTP_METHODS.has(last) || ["route", "api_route", "websocket", "view"].includes(last);
  if (!isRoute) return undefined;
  const path = stringOf(
    argument(args, "path") ?? argument(args, "rule") ?? argument(args, undefined, 0),
  );
  // `@responses.get(..)` of a test, `@cache.get("key")`: a path begins with a slash.
  return path !== undefined && (path === "" || path.startsWith("/")) ? path : undefined;
}

function methodsOf(route: Marker): readonly string[] {
  const last = route.name.split(".").at(-1) ?? "";
  if (HTTP_METHODS.has(last)) return [last.toUpperCase()];
  if (last === "websocket") return ["WEBSOCKET"];
  const listed = argument(route.args, "methods");
  const items = listed?.kind === "list" ? listed.items : [];
  const methods = items.map(stringOf).filter((m) => m !== undefined);
  return methods.length === 0 ? ["GET"] : methods.map((m) => m.toUpperCase());
}

/** `Depends(current_user)`, `Security(..)`, also in a list. */
function dependencies(e: CodeExpr | undefined): readonly Marker[] {
  if (e?.kind === "list") return e.items.flatMap(dependencies);
  if (e?.kind !== "create" || !/^(?:Depends|Security)$/.test(e.type)) return [];
  const on = e.args[0]?.value;
  if (on?.kind === "path")
    return [{ name: on.segments.join("."), args: e.args.slice(1), place: e.place }];
  if (on?.kind === "call" && on.on === undefined)
    return [{ name: on.callee.join("."), args: on.args, place: e.place }];
  return on?.kind === "create" ? [{ name: on.type, args: on.args, place: e.place }] : [];
}

/** Django's `urlpatterns`: `path("login/", views.login)`, `re_path(..)`, and aiohttp's `web.post(..)`. */
export function routesOfTable(value: CodeExpr): readonly EntryFact[] {
  if (value.kind === "list") return value.items.flatMap(routesOfTable);
  if (value.kind === "arithmetic")
    return [...routesOfTable(value.left), ...routesOfTable(value.right)];
  const name = lastName(value) ?? "";
  if (value.kind !== "call" && value.kind !== "create") return [];
  const own = /^(?:path|re_path|url|Route)$/.test(name);
  const method = value.kind === "call" && value.callee[0] === "web" && HTTP_METHODS.has(name);
  if (!own && !method) return [];
  const path = stringOf(argument(value.args, "path", 0));
  const handler = handlerOf(argument(value.args, "endpoint", 1) ?? argument(value.args, "view", 1));
  if (path === undefined || handler === undefined) return [];
  const full = joinPaths("", name === "re_path" || name === "url" ? readable(path) : path);
  const listed = argument(value.args, "methods");
  const verbs = listed?.kind === "list" ? listed.items.flatMap((i) => stringOf(i) ?? []) : [];
  const methods = method ? [name] : verbs;
  const entry = {
    kind: isWebhook(full) ? ("webhook" as const) : ("route" as const),
    path: full,
    handler: handler.name,
    guards: handler.guards,
    place: value.place,
  };
  return methods.length === 0
    ? [{ ...entry, name: full }]
    : methods.map((m) => ({
        ...entry,
        name: `${m.toUpperCase()} ${full}`,
        method: m.toUpperCase(),
      }));
}

/**
 * Routes that a call registers: `router.register("users", UserViewSet)`, `api.add_resource(Users,
 * "/users")`, `app.add_url_rule("/x", view_func=show)`, `app.router.add_post("/x", create)`.
 */
export function routesOfCall(e: CodeExpr): readonly EntryFact[] {
  if (e.kind !== "call" || e.on !== undefined) return [];
  const name = e.callee.at(-1) ?? "";
  const [first, second] = e.args.filter((a) => a.name === undefined).map((a) => a.value);
  const verb = /^add_(get|post|put|patch|delete|route)$/.exec(name)?.[1];
  const resource = name === "add_resource";
  const view = resource
    ? first
    : (argument(e.args, "view_func") ?? (verb === "route" ? e.args[2]?.value : second));
  const written = stringOf(resource ? second : verb === "route" ? second : first);
  const handler = handlerOf(view);
  if (written === undefined || handler === undefined) return [];
  const known =
    resource || name === "add_url_rule" || (verb !== undefined && e.callee.at(-2) === "router");
  const viewSet = name === "register" && /View(?:Set)?$/.test(handler.name);
  if (!known && !viewSet) return [];
  const path = joinPaths("", written);
  const method = verb === undefined ? undefined : verb === "route" ? stringOf(first) : verb;
  const verbs = method === undefined ? {} : { method: method.toUpperCase() };
  const label = method === undefined ? path : `${method.toUpperCase()} ${path}`;
  const kind = isWebhook(path) ? "webhook" : "route";
  return [
    {
      kind,
      name: label,
      ...verbs,
      path,
      handler: handler.name,
      guards: handler.guards,
      place: e.place,
    },
  ];
}

/** A view, maybe inside decorators: `login_required(views.home)`, `Home.as_view()`. */
function handlerOf(
  e: CodeExpr | undefined,
): { name: string; guards: readonly Marker[] } | undefined {
  if (e?.kind === "path") return { name: e.segments.join("."), guards: [] };
  if (e?.kind !== "call" || e.on !== undefined) return undefined;
  if (e.callee.at(-1) === "as_view") {
    const owner = e.callee.slice(0, -1);
    return isTypeName(owner.at(-1) ?? "") ? { name: owner.join("."), guards: [] } : undefined;
  }
  const inner = handlerOf(e.args[0]?.value);
  if (inner === undefined || e.callee.at(-1) === "include") return undefined;
  const guard: Marker = { name: e.callee.join("."), args: e.args.slice(1), place: e.place };
  return { name: inner.name, guards: [guard, ...inner.guards] };
}

function readable(pattern: string): string {
  return pattern.replace(/^\^|\$$/g, "").replace(/\(\?P<(\w+)>(?:\[[^\]]*\]|[^()[\]])*\)/g, "<$1>");
}
