// Ways into a program that annotations of the Java platform declare: controllers of Spring,
// Micronaut and Jakarta, scheduled methods, listeners, commands.

import type { CodeExpr } from "../expression.ts";
import type { EntryFact, FunctionFact, Marker, TypeFact } from "../model.ts";
import { argument, lastName, numberOf, stringOf } from "./build.ts";
import { parseDuration, unitSeconds } from "./durations.ts";
import { isWebhook, joinPaths } from "./http.ts";
import { marked } from "./jvm-annotations.ts";

/** Entries of all methods with annotations, by the annotations of the type around them. */
export function annotatedEntries(
  types: readonly TypeFact[],
  functions: readonly FunctionFact[],
): readonly EntryFact[] {
  const byName = new Map(types.map((type) => [type.name, type.markers] as const));
  return functions.flatMap((fn) => entriesOf(fn, byName.get(fn.owner ?? "") ?? []));
}

function entriesOf(fn: FunctionFact, above: readonly Marker[]): readonly EntryFact[] {
  const { place, qualified: handler } = fn;
  const found: EntryFact[] = [];
  const add = (entry: Omit<EntryFact, "handler" | "place" | "guards">, guards: Marker[] = []) =>
    found.push({ ...entry, handler, guards, place });
  const guards = [...above, ...fn.markers].filter(isGuard);
  for (const marker of fn.markers) {
    const name = marker.name.split(".").at(-1) ?? "";
    const http = /^(Get|Post|Put|Patch|Delete)(?:Mapping)?$/.exec(name)?.[1];
    if (http !== undefined && (name.endsWith("Mapping") || marked(above, "Controller"))) {
      for (const path of pathsOf(marker)) add(route(above, http.toUpperCase(), path), guards);
    } else if (name === "RequestMapping") {
      const methods = itemsOf(argument(marker.args, "method")).map((one) => lastName(one));
      for (const method of methods.length === 0 ? [undefined] : methods)
        for (const path of pathsOf(marker)) add(route(above, method, path), guards);
    } else if (/^(?:GET|POST|PUT|PATCH|DELETE)$/.test(name)) {
      const own = marked(fn.markers, "Path");
      add(route(above, name, own === undefined ? "" : (pathsOf(own)[0] ?? "")), guards);
    } else if (name === "Scheduled") add({ kind: "job", name: handler, ...scheduled(marker) });
    else if (
      /^(?:KafkaListener|RabbitListener|SqsListener|JmsListener|Incoming|StreamListener|KafkaHandler)$/.test(
        name,
      )
    ) {
      for (const topic of topicsOf(marker)) add({ kind: "message", name: topic });
    } else if (
      /^(?:EventListener|TransactionalEventListener|EventHandler|CommandHandler)$/.test(name)
    ) {
      const event = fn.params[0]?.type?.name;
      if (event !== undefined) add({ kind: "message", name: event });
    } else if (name === "ShellMethod") {
      const key = stringOf(argument(marker.args, "key"));
      add({ kind: "command", name: key ?? fn.name });
    }
  }
  const command = marked(above, "Command");
  const commandName = command && stringOf(argument(command.args, "name"));
  if (commandName !== undefined && /^(?:run|call|execute)$/.test(fn.name))
    add({ kind: "command", name: commandName });
  return found;
}

function route(
  above: readonly Marker[],
  method: string | undefined,
  path: string,
): Omit<EntryFact, "handler" | "place" | "guards"> {
  const base = marked(above, "RequestMapping", "Path") ?? controllerWithPath(above);
  const prefix = base === undefined ? "" : (pathsOf(base)[0] ?? "");
  const full = joinPaths(prefix, path);
  return {
    kind: isWebhook(full) ? "webhook" : "route",
    name: method === undefined ? full : `${method} ${full}`,
    path: full,
    ...(method !== undefined && { method }),
  };
}

/** Micronaut says the path at the controller; Spring gives a name there, without a slash. */
function controllerWithPath(above: readonly Marker[]): Marker | undefined {
  const controller = marked(above, "Controller");
  return controller !== undefined && pathsOf(controller)[0]?.startsWith("/")
    ? controller
    : undefined;
}

function pathsOf(marker: Marker): readonly string[] {
  const value = argument(marker.args, "value", 0) ?? argument(marker.args, "path");
  const paths = itemsOf(value).flatMap((one) => stringOf(one) ?? []);
  return paths.length === 0 ? [""] : paths;
}

function itemsOf(e: CodeExpr | undefined): readonly CodeExpr[] {
  return e === undefined ? [] : e.kind === "list" ? e.items : [e];
}

function topicsOf(marker: Marker): readonly string[] {
  for (const key of ["topics", "queues", "destination", "value", "topicPattern"]) {
    const value = argument(marker.args, key, key === "value" ? 0 : undefined);
    const names = itemsOf(value).flatMap((one) => stringOf(one) ?? lastName(one) ?? []);
    if (names.length > 0) return names;
  }
  return [];
}

/** `@Scheduled(fixedRate = 5, timeUnit = MINUTES)`, `every = "10m"`, `cron = ".."`. */
function scheduled(marker: Marker): Pick<EntryFact, "everySeconds" | "cron"> {
  const cron = stringOf(argument(marker.args, "cron"));
  if (cron !== undefined) return { cron };
  const unitName = lastName(argument(marker.args, "timeUnit"));
  const unit = (unitName === undefined ? undefined : unitSeconds(unitName)) ?? 0.001;
  for (const key of ["fixedRate", "fixedDelay", "fixedRateString", "fixedDelayString", "every"]) {
    const value = argument(marker.args, key);
    if (value === undefined) continue;
    if (value.kind === "duration" && value.seconds !== undefined)
      return { everySeconds: value.seconds };
    const text = stringOf(value)?.replace(/^\$\{[^:}]+:(.*)\}$/, "$1");
    const number = numberOf(value) ?? (text && /^\d+$/.test(text) ? Number(text) : undefined);
    if (number !== undefined) return { everySeconds: Number((number * unit).toPrecision(12)) };
    const seconds = text === undefined ? undefined : parseDuration(text);
    if (seconds !== undefined) return { everySeconds: seconds };
  }
  return {};
}

function isGuard(marker: Marker): boolean {
  const name = marker.name.split(".").at(-1) ?? "";
  return /^(?:Pre|Post)Authorize$|^Secured$|RolesAllowed|PermitAll|DenyAll|Authenticated|Auth|Permission|Requires?[A-Z]|Role|Scope|RateLimit/.test(
    name,
  );
}
