// Ways into a C# program that attributes and base types declare: controllers, functions of the
// cloud, consumers of messages, background services.

import type { CodeExpr } from "../../expression.ts";
import type { ConstantFact, EntryFact, FunctionFact, Marker, TypeFact } from "../../model.ts";
import { argument, lastName, stringOf } from "../../shared/build.ts";
import { isWebhook, joinPaths } from "../../shared/http.ts";
import { marked } from "../../shared/jvm-annotations.ts";
import type { Statement } from "../../statement.ts";

/** Entries of the methods of a file. */
export function methodEntries(
  types: readonly TypeFact[],
  functions: readonly FunctionFact[],
  constants: readonly ConstantFact[],
  parameterMarkers: ReadonlyMap<FunctionFact, readonly Marker[]>,
): readonly EntryFact[] {
  return functions.flatMap((fn) => {
    const type = types.find((one) => one.name === fn.owner);
    return [
      ...controllerEntries(type, fn),
      ...handlerEntries(type, fn, constants),
      ...triggerEntries(fn, parameterMarkers.get(fn) ?? []),
    ];
  });
}

const GUARD =
  /^(?:Authorize|AllowAnonymous|RequiredScope|ServiceFilter|TypeFilter|EnableRateLimiting)|Permission|Authoriz|Require|Role|ApiKey/;

function controllerEntries(type: TypeFact | undefined, fn: FunctionFact): readonly EntryFact[] {
  const above = type?.markers ?? [];
  const guards = [...above, ...fn.markers].filter((one) => GUARD.test(one.name));
  const base = marked(above, "Route", "RoutePrefix");
  const prefix = base === undefined ? "" : (stringOf(argument(base.args, "template", 0)) ?? "");
  const own = marked(fn.markers, "Route");
  const ownPath = own === undefined ? "" : (stringOf(argument(own.args, "template", 0)) ?? "");
  return fn.markers.flatMap((marker): readonly EntryFact[] => {
    const method = /^Http(Get|Post|Put|Patch|Delete|Head|Options)$/
      .exec(marker.name)?.[1]
      ?.toUpperCase();
    if (method === undefined) return [];
    const written = stringOf(argument(marker.args, "template", 0)) ?? ownPath;
    const isAbsolute = /^[~/]/.test(written);
    const full = joinPaths(isAbsolute ? "" : prefix, written.replace(/^~/, ""))
      .replaceAll("[controller]", (type?.name ?? "").replace(/Controller$/, ""))
      .replaceAll("[action]", fn.name);
    const kind = isWebhook(full) ? "webhook" : "route";
    const { qualified: handler, place } = fn;
    return [{ kind, name: `${method} ${full}`, method, path: full, handler, guards, place }];
  });
}

/** What implements a handler: `IConsumer<OrderPaid>`, `IJob`, `BackgroundService`. */
function handlerEntries(
  type: TypeFact | undefined,
  fn: FunctionFact,
  constants: readonly ConstantFact[],
): readonly EntryFact[] {
  const bases = type?.bases ?? [];
  const { qualified: handler, place } = fn;
  const first = fn.params[0]?.type;
  const message =
    (fn.name === "Consume" && bases.includes("IConsumer")) ||
    (fn.name === "Handle" &&
      bases.some((one) =>
        /^(?:INotificationHandler|IRequestHandler|IHandleMessages|ICommandHandler|IEventHandler|IDomainEventHandler)$/.test(
          one,
        ),
      ));
  if (message && first !== undefined)
    return [
      { kind: "message", name: first.args[0]?.name ?? first.name, handler, guards: [], place },
    ];
  if (fn.name === "Execute" && bases.includes("IJob"))
    return [{ kind: "job", name: type?.name ?? fn.name, handler, guards: [], place }];
  const isService = bases.some((one) => /^(?:BackgroundService|IHostedService)$/.test(one));
  if (!isService || !/^(?:ExecuteAsync|StartAsync)$/.test(fn.name)) return [];
  const everySeconds = intervalIn(fn.body, constants);
  const name = type?.name ?? fn.name;
  return [
    {
      kind: "job",
      name,
      handler,
      guards: [],
      place,
      ...(everySeconds !== undefined && { everySeconds }),
    },
  ];
}

/** The pause between two rounds: `new PeriodicTimer(..)`, `Task.Delay(..)`. */
function intervalIn(
  body: readonly Statement[],
  constants: readonly ConstantFact[],
): number | undefined {
  let found: number | undefined;
  const ask = (e: CodeExpr | undefined): void => {
    const timed =
      (e?.kind === "create" && e.type === "PeriodicTimer") ||
      (e?.kind === "call" && e.callee.join(".") === "Task.Delay");
    const arg = timed && (e.kind === "create" || e.kind === "call") ? e.args[0]?.value : undefined;
    const name = lastName(arg);
    const known =
      arg?.kind === "path" ? constants.find((one) => one.name.endsWith(`.${name}`))?.value : arg;
    if (known?.kind === "duration") found ??= known.seconds;
    else if (known?.kind === "literal" && typeof known.value === "number")
      found ??= known.value / 1000;
  };
  const visit = (statements: readonly Statement[]): void => {
    for (const one of statements) {
      if (one.kind === "evaluate") ask(one.expr);
      if (one.kind === "bind") ask(one.value);
      if (one.kind === "loop" || one.kind === "scope" || one.kind === "try") visit(one.body);
      if (one.kind === "try") visit(one.finally);
      if (one.kind === "if") {
        visit(one.then);
        visit(one.else);
      }
    }
  };
  visit(body);
  return found;
}

/** Functions of the cloud: `[TimerTrigger("0 0 3 * * *")]` at a parameter. */
function triggerEntries(fn: FunctionFact, markers: readonly Marker[]): readonly EntryFact[] {
  const { qualified: handler, place } = fn;
  const named = marked(fn.markers, "FunctionName", "Function");
  const name = (named && stringOf(argument(named.args, "name", 0))) ?? fn.name;
  return markers.flatMap((marker): readonly EntryFact[] => {
    const first = stringOf(
      marker.args.find((one) => one.name === undefined && stringOf(one.value))?.value,
    );
    if (marker.name === "TimerTrigger" && first !== undefined)
      return [{ kind: "job", name, cron: first, handler, guards: [], place }];
    if (/^(?:ServiceBus|Queue|EventHub|EventGrid|Kafka|RabbitMQ)Trigger$/.test(marker.name))
      return [{ kind: "message", name: first ?? name, handler, guards: [], place }];
    if (marker.name !== "HttpTrigger") return [];
    const route = joinPaths("", stringOf(argument(marker.args, "Route")) ?? name);
    const methods = marker.args.flatMap((one) =>
      one.name === undefined ? (stringOf(one.value) ?? []) : [],
    );
    return methods.map((method): EntryFact => {
      const upper = method.toUpperCase();
      return {
        kind: isWebhook(route) ? "webhook" : "route",
        name: `${upper} ${route}`,
        method: upper,
        path: route,
        handler,
        guards: [marker],
        place,
      };
    });
  });
}
