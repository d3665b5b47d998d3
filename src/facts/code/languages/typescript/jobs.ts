// Ways in from a clock, a queue, an event or a terminal, registered by calls.

import type { CodeExpr } from "../../expression.ts";
import type { EntryFact } from "../../model.ts";
import { lastName, numberOf, stringOf } from "../../shared/build.ts";
import { isCron, type Schedule, scheduleOf } from "../../shared/cron.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { type Context, entry } from "./context.ts";
import { lower } from "./expressions.ts";
import { type Handler, handlerOf } from "./handlers.ts";
import type { Registration } from "./routes.ts";

/** Names of calls that may register something; all others need no look. */
export const REGISTERING: ReadonlySet<string> = new Set([
  "schedule",
  "scheduleJob",
  "CronJob",
  "Cron",
  "setInterval",
  "define",
  "every",
  "process",
  "Worker",
  "on",
  "subscribe",
  "consume",
  "addListener",
  "action",
  "command",
  "createFunction",
  "task",
  "job",
  "scheduleJobs",
  "onSchedule",
  "onMessagePublished",
  "run",
]);

/** Things that tell of events when they are listened to. */
const BUS =
  /bus$|events?$|emitter$|dispatcher$|broker$|consumer$|subscriber$|queue$|channel$|pubsub$|kafka$|nats$|mediator$|topic$|subscription$/i;

/** What a call registers, apart from routes. */
export function jobsOfCall(context: Context, call: Syntax): readonly Registration[] {
  const made = call.type === "new_expression";
  const fn = field(call, made ? "constructor" : "function");
  const list = field(call, "arguments");
  if (fn === undefined || list === undefined) return [];
  const isMember = fn.type === "member_expression";
  const name = context.source.of(isMember ? field(fn, "property") : fn);
  if (!REGISTERING.has(name)) return [];
  const on = isMember ? field(fn, "object") : undefined;
  const receiver = on === undefined ? "" : context.source.of(on);
  const args = named(list);
  const node = args.findLast((a) => handlerOf(context, a) !== undefined);
  const handler = node && handlerOf(context, node);
  const values = args.map((a) => lower(context, a));
  const found = registered(context, name, receiver, on, values, handler, node);
  return found.map((one) => ({
    entry: { guards: [], ...one.entry, place: context.source.place(call) },
    handler: one.handler,
  }));
}

type Entry = Pick<EntryFact, "kind" | "name" | "everySeconds" | "cron">;
type Found = { readonly entry: Entry; readonly handler: Handler };

function registered(
  context: Context,
  name: string,
  receiver: string,
  on: Syntax | undefined,
  values: readonly CodeExpr[],
  handler: Handler | undefined,
  node: Syntax | undefined,
): readonly Found[] {
  const [first, second] = values;
  const text = stringOf(first);
  const own = handler?.name?.split(".").at(-1);
  const job = (label: string | undefined, schedule: Schedule): readonly Found[] =>
    handler === undefined
      ? []
      : [{ entry: { kind: "job", name: label ?? timed(schedule), ...schedule }, handler }];
  switch (name) {
    case "setInterval": {
      const every = lengthOf(second);
      return every === undefined ? [] : job(own, { everySeconds: every });
    }
    case "schedule":
    case "scheduleJob":
    case "CronJob":
    case "Cron":
    case "onSchedule": {
      const line = [first, second].map(stringOf).find((t) => t !== undefined && isCron(t));
      const given =
        stringOf(entry(first, "cronTime", "schedule", "rule")) ?? stringOf(entry(first, "cron"));
      const schedule = line ?? given;
      if (schedule === undefined) return [];
      return job(
        own ?? (line === text ? undefined : text),
        scheduleOf({
          kind: "literal",
          value: schedule,
          place: first?.place ?? { start: 0, end: 0, line: 1, endLine: 1 },
          text: schedule,
        }),
      );
    }
    case "define":
    case "process":
    case "Worker":
    case "task":
    case "job": {
      if (handler === undefined || node === undefined) return [];
      const isQueue =
        name === "Worker" || /agenda|queue|boss|worker|scheduler|jobs?$/i.test(receiver);
      const label =
        name === "process" && text === undefined ? receiver.replace(/^this\./, "") : text;
      return isQueue && label !== undefined ? job(label, {}) : [];
    }
    case "every": {
      // `agenda.every("5 minutes", "release lockouts")` tells when a job runs that `define` names.
      const schedule = scheduleOf(first);
      const target = stringOf(second);
      if (schedule.cron === undefined && schedule.everySeconds === undefined) return [];
      if (handler !== undefined) return job(own, schedule);
      return target === undefined
        ? []
        : [
            {
              entry: { kind: "job", name: target, ...schedule },
              handler: { name: target, guards: [] },
            },
          ];
    }
    case "createFunction": {
      const trigger = entry(second, "cron", "event");
      const id = stringOf(entry(first, "id", "name")) ?? text;
      const told = stringOf(trigger);
      if (told === undefined || handler === undefined) return [];
      const cron = told.replace(/^TZ=\S+\s+/, "");
      return isCron(cron)
        ? job(id, { cron })
        : [{ entry: { kind: "message", name: told }, handler }];
    }
    case "on":
    case "subscribe":
    case "consume":
    case "addListener":
    case "onMessagePublished": {
      const topic =
        text ??
        (first?.kind === "path" && first.segments.length > 1
          ? first.segments.join(".")
          : undefined) ??
        stringOf(entry(first, "topic", "queue", "channel")) ??
        (name === "subscribe" && first?.kind === "path" && /^[A-Z]/.test(first.segments[0] ?? "")
          ? first.segments.join(".")
          : undefined);
      const listens = BUS.test(receiver.replace(/\(.*$/s, ""));
      return topic === undefined || handler === undefined || !listens || values.length < 2
        ? []
        : [{ entry: { kind: "message", name: topic }, handler }];
    }
    case "action": {
      const command = on && commandOf(context, on);
      return command === undefined || handler === undefined
        ? []
        : [{ entry: { kind: "command", name: command }, handler }];
    }
    case "command": {
      // yargs: the name, a description, a builder, a handler.
      if (handler === undefined || text === undefined || values.length < 3) return [];
      return [{ entry: { kind: "command", name: text.split(" ")[0] ?? text }, handler }];
    }
    default:
      return [];
  }
}

/** A name for what has none: when it runs. */
function timed({ cron, everySeconds }: Schedule): string {
  return cron ?? `every ${everySeconds ?? 0} seconds`;
}

/** Milliseconds in seconds. */
function lengthOf(e: CodeExpr | undefined): number | undefined {
  const number = numberOf(e);
  if (number !== undefined) return number / 1000;
  return e?.kind === "duration" ? e.seconds : undefined;
}

/** The name in `program.command("close <id>").description("..").action(..)`. */
function commandOf(context: Context, node: Syntax): string | undefined {
  for (let at: Syntax | undefined = node; at?.type === "call_expression"; ) {
    const fn = field(at, "function");
    if (fn?.type !== "member_expression") return undefined;
    const args = field(at, "arguments");
    const [first] = args === undefined ? [] : named(args);
    if (context.source.of(field(fn, "property")) === "command") {
      const text = first && stringOf(lower(context, first));
      return text?.split(" ")[0];
    }
    at = field(fn, "object");
  }
  return undefined;
}

/** A marker's first argument as a schedule: `@Cron("0 3 * * *")`, `@Interval(60000)`. */
export function scheduleOfDecorator(name: string, first: CodeExpr | undefined): Schedule {
  if (name === "Interval" || name === "Timeout") {
    const every = lengthOf(first);
    return every === undefined ? {} : { everySeconds: every };
  }
  const text = stringOf(first);
  if (text !== undefined) return isCron(text) ? { cron: text } : {};
  // `CronExpression.EVERY_5_MINUTES`
  const words = /^EVERY_(?:(\d+)_)?(SECOND|MINUTE|HOUR|DAY|WEEK)S?$/.exec(lastName(first) ?? "");
  if (words === null) return {};
  const units: Readonly<Record<string, number>> = {
    SECOND: 1,
    MINUTE: 60,
    HOUR: 3600,
    DAY: 86_400,
    WEEK: 604_800,
  };
  return { everySeconds: Number(words[1] ?? 1) * (units[words[2] ?? ""] ?? 1) };
}
