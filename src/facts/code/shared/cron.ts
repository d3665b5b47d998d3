// Schedules: from the parts that a scheduler is given, and from words.

import type { Argument, CodeExpr } from "../expression.ts";
import { numberOf, stringOf } from "./build.ts";
import { parseDuration, unitSeconds } from "./durations.ts";

/** When a job runs. */
export interface Schedule {
  readonly everySeconds?: number;
  readonly cron?: string;
}

const PARTS = ["minute", "hour", "day", "month", "day_of_week"] as const;

/** `minutes=5`, `hours=1, minutes=30`, `seconds=30`; undefined where no unit is named. */
export function intervalOf(args: readonly Argument[]): number | undefined {
  let total = 0;
  for (const { name, value } of args) {
    const unit = name?.endsWith("s") ? unitSeconds(name) : undefined;
    const amount = numberOf(value);
    if (unit !== undefined && amount !== undefined) total += unit * amount;
  }
  return total > 0 ? total : undefined;
}

/** `hour=3`, `day_of_week="mon", hour=7`: a cron line; what is finer than the first part is zero. */
export function cronOf(args: readonly Argument[]): string | undefined {
  const names: Readonly<Record<string, string>> = { day_of_month: "day", month_of_year: "month" };
  const given = new Map<string, string>();
  for (const { name, value } of args) {
    const part = names[name ?? ""] ?? name ?? "";
    const written = value.kind === "literal" ? String(value.value) : undefined;
    if (written !== undefined && (PARTS as readonly string[]).includes(part))
      given.set(part, written);
  }
  if (given.size === 0) return undefined;
  const finest = PARTS.findIndex((part) => given.has(part));
  return PARTS.map((part, i) => given.get(part) ?? (i < finest && i < 2 ? "0" : "*")).join(" ");
}

/** Whether a text is a cron line: five or six parts, or `@daily`. */
export function isCron(text: string): boolean {
  if (/^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text)) return true;
  const parts = text.trim().split(/\s+/);
  return (
    (parts.length === 5 || parts.length === 6) && parts.every((p) => /^[\d*/,\-?LW#A-Z]+$/i.test(p))
  );
}

/** What an expression says about when: a cron line, a length of time, a number of seconds. */
export function scheduleOf(e: CodeExpr | undefined, unit = 1): Schedule {
  if (e === undefined) return {};
  if (e.kind === "duration" && e.seconds !== undefined) return { everySeconds: e.seconds };
  const number = numberOf(e);
  if (number !== undefined) return { everySeconds: number * unit };
  const text = stringOf(e);
  if (text === undefined) return {};
  if (isCron(text)) return { cron: text };
  const seconds = parseDuration(text.replace(/^@?every\s+/i, ""));
  return seconds === undefined ? {} : { everySeconds: seconds };
}
