// Ways in other than HTTP: jobs with their schedules, commands, messages.

import type { Argument, CodeExpr } from "../../expression.ts";
import type { EntryFact, FunctionFact, Marker } from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { cronOf, intervalOf, type Schedule, scheduleOf } from "../../shared/cron.ts";

/** The entries that a function's decorators make, apart from routes. */
export function entriesOfMarkers(fact: FunctionFact): readonly EntryFact[] {
  return fact.markers.flatMap((marker) => {
    const entry = entryOf(marker, fact);
    if (entry === undefined) return [];
    const guards = fact.markers.filter((m) => m !== marker && !describes(m));
    return [{ ...entry, handler: fact.qualified, guards, place: marker.place }];
  });
}

/** Decorators that describe a command's arguments and refuse nothing. */
function describes({ name }: Marker): boolean {
  return /(?:^|\.)(?:\w*option|\w*argument|pass_\w+|help|version|wraps|override)$/.test(name);
}

type Entry = Pick<EntryFact, "kind" | "name" | "everySeconds" | "cron">;

function entryOf({ name, args }: Marker, fact: FunctionFact): Entry | undefined {
  const segments = name.split(".");
  const last = segments.at(-1) ?? "";
  const first = argument(args, undefined, 0);
  const id = stringOf(argument(args, "id")) ?? stringOf(argument(args, "name"));
  const job = (schedule: Schedule): Entry => ({ kind: "job", name: id ?? fact.name, ...schedule });
  switch (last) {
    case "task":
    case "scheduled_job": {
      if (stringOf(first) === "interval") return job(every(args));
      if (stringOf(first) === "cron") return job(cron(args));
      // Celery's own name for a task is a path; the function's says more.
      return last === "task" && segments.length > 1 ? { kind: "job", name: fact.name } : undefined;
    }
    case "shared_task":
    case "actor":
    case "job":
    case "db_task":
      return { kind: "job", name: fact.name };
    case "periodic_task":
    case "db_periodic_task":
    case "repeat_every":
    case "every":
    case "crontab":
    case "cron":
      return job(schedule(argument(args, "run_every") ?? first, args));
    case "command":
      return { kind: "command", name: stringOf(first) ?? id ?? fact.name.replaceAll("_", "-") };
    case "receiver":
    case "listens_for":
    case "subscriber":
    case "subscribe":
    case "event_handler":
    case "agent":
    case "consumer":
    case "on_event":
    case "handles":
      return message(args, last);
    default:
      return undefined;
  }
}

function message(args: readonly Argument[], how: string): Entry | undefined {
  const positional = args.filter((a) => a.name === undefined).map((a) => a.value);
  // `@receiver(post_save, sender=User)`, `@listens_for(User, "before_insert")`.
  const sender = argument(args, "sender");
  const parts = [
    ...positional.slice(0, how === "listens_for" ? 2 : 1),
    ...(sender ? [sender] : []),
  ];
  const names = parts.flatMap(
    (p) => stringOf(p) ?? (p.kind === "path" ? p.segments.join(".") : []),
  );
  return names.length === 0 || (how === "on_event" && /^(?:startup|shutdown)$/.test(names[0] ?? ""))
    ? undefined
    : { kind: "message", name: names.join(" ") };
}

function every(args: readonly Argument[]): Schedule {
  const seconds = intervalOf(args);
  return seconds === undefined ? {} : { everySeconds: seconds };
}

function cron(args: readonly Argument[]): Schedule {
  const line = cronOf(args);
  return line === undefined ? {} : { cron: line };
}

/** `crontab(minute=0)`, `timedelta(minutes=5)`, `300.0`, `minutes=5`. */
function schedule(e: CodeExpr | undefined, args: readonly Argument[] = []): Schedule {
  if (e?.kind === "call" || e?.kind === "create") {
    const name = e.kind === "call" ? e.callee.at(-1) : e.type;
    if (/cron/i.test(name ?? "")) {
      const written = stringOf(e.args[0]?.value);
      return written === undefined || e.args.length > 1
        ? crontab(e.args)
        : scheduleOf(e.args[0]?.value);
    }
    if (/interval|schedule/i.test(name ?? "")) {
      const told = every(e.args);
      return told.everySeconds === undefined ? scheduleOf(e.args[0]?.value) : told;
    }
    return {};
  }
  const told = scheduleOf(e);
  if (told.cron !== undefined || told.everySeconds !== undefined) return told;
  const spaced = every(args);
  return spaced.everySeconds === undefined ? cron(args) : spaced;
}

/** Celery's and Huey's `crontab`: parts by position too, and those left out are `*`. */
function crontab(args: readonly Argument[]): Schedule {
  const names = ["minute", "hour", "day_of_week", "day_of_month", "month_of_year"];
  const line = (name: string, other: string, position: number): string => {
    const e = argument(args, name, position) ?? argument(args, other);
    return e?.kind === "literal" ? String(e.value) : "*";
  };
  return {
    cron: [
      line(names[0] ?? "", "minute", 0),
      line(names[1] ?? "", "hour", 1),
      line("day_of_month", "day", 3),
      line("month_of_year", "month", 4),
      line("day_of_week", "weekday", 2),
    ].join(" "),
  };
}

/** Celery's table: `{"name": {"task": "app.tasks.f", "schedule": 300.0}}`. */
export function beatEntries(table: CodeExpr): readonly EntryFact[] {
  if (table.kind !== "create" || table.type !== "{}") return [];
  return table.args.flatMap(({ name, value }) => {
    if (value.kind !== "create" || name === undefined) return [];
    const task = stringOf(argument(value.args, "task"));
    const when = argument(value.args, "schedule");
    if (task === undefined || when === undefined) return [];
    const entry = { kind: "job" as const, name, ...schedule(when), guards: [], place: value.place };
    return [{ ...entry, handler: task.split(".").at(-1) ?? task }];
  });
}

/**
 * A call that registers a function with a scheduler: `scheduler.add_job(f, "interval", minutes=5)`,
 * `schedule.every(10).minutes.do(f)`, `signal.connect(f)`, `Timer(5, f)`.
 */
export function entryOfCall(e: CodeExpr): EntryFact | undefined {
  if (e.kind !== "call") return undefined;
  const name = e.callee.at(-1);
  const first = argument(e.args, "func", 0);
  if (first?.kind !== "path") return undefined;
  const entry = { handler: first.segments.join("."), guards: [], place: e.place };
  const label = stringOf(argument(e.args, "id")) ?? first.segments.at(-1) ?? "";
  if (name === "add_job") {
    const trigger = argument(e.args, "trigger", 1);
    const kind = stringOf(trigger);
    const when =
      kind === "interval" ? every(e.args) : kind === "cron" ? cron(e.args) : schedule(trigger);
    return { kind: "job", name: label, ...when, ...entry };
  }
  if (name === "add_periodic_task") {
    const task = e.args[1]?.value;
    return task === undefined
      ? undefined
      : { kind: "job", name: label, ...schedule(first), ...entry };
  }
  if (name === "do") {
    const seconds = everyPhrase(e.on);
    return seconds === undefined
      ? undefined
      : { kind: "job", name: label, everySeconds: seconds, ...entry };
  }
  if (name === "connect" && e.callee.length > 1 && e.on === undefined)
    return /(?:^|_)(?:save|delete|init|signal|created|updated|done|sent|changed)$/.test(
      e.callee.at(-2) ?? "",
    )
      ? { kind: "message", name: e.callee.at(-2) ?? "", ...entry }
      : undefined;
  return undefined;
}

/** `schedule.every(10).minutes`, `schedule.every().day.at("10:30")`. */
function everyPhrase(e: CodeExpr | undefined): number | undefined {
  const units: Readonly<Record<string, number>> = {
    second: 1,
    seconds: 1,
    minute: 60,
    minutes: 60,
    hour: 3600,
    hours: 3600,
    day: 86_400,
    days: 86_400,
    week: 604_800,
    weeks: 604_800,
  };
  for (let at = e; at?.kind === "call"; at = at.on) {
    const unit = units[(at.callee.at(-1) ?? "").replace(/^\./, "")];
    if (unit === undefined) continue;
    const [amount] = at.on?.kind === "call" ? at.on.args : [];
    return unit * (amount?.value.kind === "literal" ? Number(amount.value.value) : 1);
  }
  return undefined;
}
