// Ways in that decorators make: Nest, tsoa, routing-controllers, and the files of Next.

import type { EntryFact, FunctionFact, Marker, TypeFact } from "../../model.ts";
import { lastName, stringOf } from "../../shared/build.ts";
import { HTTP_METHODS, isWebhook, joinPaths } from "../../shared/http.ts";
import { entry } from "./context.ts";
import { scheduleOfDecorator } from "./jobs.ts";

const CONTROLLERS = /^(?:Controller|JsonController|RestController|Route)$/;

/** The entries that the decorators of a method make. */
export function entriesOfMethod(type: TypeFact, method: FunctionFact): readonly EntryFact[] {
  const controller = type.markers.find((m) => CONTROLLERS.test(m.name));
  const around = type.markers.filter((m) => m !== controller && isGuard(m));
  return method.markers.flatMap((marker): readonly EntryFact[] => {
    const own = method.markers.filter((m) => m !== marker && isGuard(m));
    const rest = { handler: method.qualified, guards: [...around, ...own], place: marker.place };
    const [first] = marker.args.map((a) => a.value);
    const text = stringOf(first);
    const verb = marker.name.toLowerCase();
    if (
      controller !== undefined &&
      (HTTP_METHODS.has(verb) || verb === "all") &&
      /^[A-Z]/.test(marker.name)
    ) {
      const base = controller.args[0]?.value;
      const prefix = stringOf(base) ?? stringOf(entry(base, "path")) ?? "";
      const path = joinPaths(prefix, text ?? "");
      const name = `${verb.toUpperCase()} ${path}`;
      return [
        {
          kind: isWebhook(path) ? "webhook" : "route",
          name,
          method: verb.toUpperCase(),
          path,
          ...rest,
        },
      ];
    }
    switch (marker.name) {
      case "Cron":
      case "Interval":
        return [
          { kind: "job", name: method.name, ...scheduleOfDecorator(marker.name, first), ...rest },
        ];
      case "Process":
        return [{ kind: "job", name: text ?? queueOf(type) ?? method.name, ...rest }];
      case "MessagePattern":
      case "EventPattern":
      case "OnEvent":
      case "SubscribeMessage":
      case "RabbitSubscribe":
      case "OnQueueEvent":
        return [
          {
            kind: "message",
            name:
              text ??
              lastName(first) ??
              stringOf(entry(first, "cmd", "queue", "routingKey")) ??
              method.name,
            ...rest,
          },
        ];
      case "Mutation":
      case "Query":
        return type.markers.some((m) => m.name === "Resolver")
          ? [{ kind: "route", name: `${marker.name.toLowerCase()} ${method.name}`, ...rest }]
          : [];
      case "Command":
        return [
          {
            kind: "command",
            name: text ?? stringOf(entry(first, "command", "name")) ?? method.name,
            ...rest,
          },
        ];
      default:
        return [];
    }
  });
}

/** Handlers that are a class each: `@Processor("mail") class .. { process(job) }`, CQRS handlers. */
export function entriesOfClass(
  type: TypeFact,
  methods: readonly FunctionFact[],
): readonly EntryFact[] {
  const run = (name: string): string =>
    methods.find((m) => m.name === name)?.qualified ?? type.name;
  return type.markers.flatMap((marker): readonly EntryFact[] => {
    const rest = { guards: [], place: marker.place };
    const first = marker.args[0]?.value;
    switch (marker.name) {
      case "Processor":
        return methods.some((m) => m.name === "process")
          ? [
              {
                kind: "job",
                name: stringOf(first) ?? lastName(first) ?? type.name,
                handler: run("process"),
                ...rest,
              },
            ]
          : [];
      case "EventsHandler":
        return [
          { kind: "message", name: lastName(first) ?? type.name, handler: run("handle"), ...rest },
        ];
      case "Command":
        return [
          {
            kind: "command",
            name: stringOf(entry(first, "name")) ?? type.name,
            handler: run("run"),
            ...rest,
          },
        ];
      default:
        return [];
    }
  });
}

function queueOf(type: TypeFact): string | undefined {
  const marker = type.markers.find((m) => m.name === "Processor");
  return stringOf(marker?.args[0]?.value);
}

function isGuard({ name }: Marker): boolean {
  return /guard|role|auth|permission|scope|polic|public|middleware|use|interceptor|throttle|security/i.test(
    name,
  );
}

/** Next: exported `GET`, `POST` of `app/../route.ts`, and the default export of `pages/api`. */
export function entriesOfFile(
  path: string,
  functions: readonly FunctionFact[],
): readonly EntryFact[] {
  const app = /(?:^|\/)app\/(.*?)\/?route\.[jt]sx?$/.exec(path)?.[1];
  const pages = /(?:^|\/)pages\/(api\/.*?)(?:\/index)?\.[jt]sx?$/.exec(path)?.[1];
  const place = (f: FunctionFact) => ({ handler: f.qualified, guards: [], place: f.place });
  if (app !== undefined) {
    const url = joinPaths("", readable(app));
    return functions
      .filter((f) => f.exported && /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(f.qualified))
      .map((f) => ({
        kind: isWebhook(url) ? ("webhook" as const) : ("route" as const),
        name: `${f.name} ${url}`,
        method: f.name,
        path: url,
        ...place(f),
      }));
  }
  if (pages === undefined) return [];
  const url = joinPaths("", readable(pages));
  const handler = functions.find((f) => f.exported && /^(?:handler|default)$/.test(f.qualified));
  return handler === undefined
    ? []
    : [{ kind: isWebhook(url) ? "webhook" : "route", name: url, path: url, ...place(handler) }];
}

function readable(path: string): string {
  return path
    .split("/")
    .filter((part) => !/^\(.*\)$/.test(part))
    .map((part) => part.replace(/^\[\.\.\.(.+)\]$/, "*$1").replace(/^\[(.+)\]$/, ":$1"))
    .join("/");
}
