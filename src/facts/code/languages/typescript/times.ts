// Moments and lengths of time. JavaScript counts milliseconds: what is added to the present moment,
// or compared with the difference of two, is a length of time.

import type { CodeExpr, Comparison } from "../../expression.ts";
import {
  type At,
  arithmetic,
  compare,
  duration,
  durationOf,
  numberOf,
  stringOf,
} from "../../shared/build.ts";
import { parseDuration, unitInName, unitSeconds } from "../../shared/durations.ts";

/** A number of milliseconds as a length of time. */
export function milliseconds(e: CodeExpr): CodeExpr {
  const number = numberOf(e);
  if (number !== undefined) return duration(e, number / 1000);
  if (e.kind === "arithmetic" && e.op === "*") {
    const right = numberOf(e.right);
    if (right !== undefined) return scaled(e, milliseconds(e.left), right);
    const left = numberOf(e.left);
    if (left !== undefined) return scaled(e, milliseconds(e.right), left);
    return durationOf(e, e, 0.001);
  }
  if (e.kind === "path" || e.kind === "call") {
    const name = e.kind === "path" ? e.segments.at(-1) : undefined;
    // A name that tells another unit would be a mistake of the code; the code's reading holds.
    return durationOf(e, e, name !== undefined && unitInName(name) === undefined ? 0.001 : 0.001);
  }
  return e;
}

function scaled(where: At, e: CodeExpr, factor: number): CodeExpr {
  if (e.kind !== "duration") return e;
  if (e.seconds !== undefined) return duration(where, e.seconds * factor);
  return e.amount === undefined || e.unitSeconds === undefined
    ? e
    : durationOf(where, e.amount, Number((e.unitSeconds * factor).toPrecision(12)));
}

/** `Date.now() + 15 * 60 * 1000`: a moment and a length; other sums are just that. */
export function shiftTime(where: At, op: "+" | "-", left: CodeExpr, right: CodeExpr): CodeExpr {
  if (isMoment(left) && !isMoment(right) && looksLikeLength(right))
    return arithmetic(where, op, left, milliseconds(right));
  if (op === "+" && isMoment(right) && looksLikeLength(left))
    return arithmetic(where, op, right, milliseconds(left));
  return arithmetic(where, op, left, right);
}

/** A comparison; against a stretch of time, a number is milliseconds. */
export function compareTimes(where: At, op: Comparison, left: CodeExpr, right: CodeExpr): CodeExpr {
  if (isStretch(left)) return compare(where, op, left, milliseconds(right));
  if (isStretch(right)) return compare(where, op, milliseconds(left), right);
  return compare(where, op, left, right);
}

function isMoment(e: CodeExpr): boolean {
  return (
    e.kind === "now" ||
    // The present moment is often handed over, so that it can be another one in tests.
    (e.kind === "path" && /^(?:now|currentTime|currentDate)$/.test(e.segments.at(-1) ?? "")) ||
    (e.kind === "arithmetic" && isMoment(e.left) && e.right.kind === "duration")
  );
}

/** A difference in which the present moment takes part. */
function isStretch(e: CodeExpr): boolean {
  return (
    e.kind === "arithmetic" &&
    e.op === "-" &&
    e.right.kind !== "duration" &&
    (e.left.kind === "now" || e.right.kind === "now")
  );
}

/** Constants, products with one, and names; a field read from somewhere may be a moment itself. */
function looksLikeLength(e: CodeExpr): boolean {
  if (numberOf(e) !== undefined || e.kind === "duration") return true;
  if (e.kind === "arithmetic") return e.op === "*" || e.op === "/";
  if (e.kind !== "path") return false;
  const name = e.segments.at(-1) ?? "";
  return (
    unitInName(name) !== undefined ||
    /(?:duration|ttl|timeout|lifetime|interval|period|window|expiry|delay|max_?age)(?:_?ms)?$/i.test(
      name,
    ) ||
    /^[A-Z][A-Z0-9_]*$/.test(name)
  );
}

/**
 * Calls of the usual libraries for dates, and of their own functions by name: `ms("15m")`,
 * `addMinutes(d, 15)`, `dayjs().add(15, "minute")`, `isBefore(a, b)`, `Duration.fromObject(..)`.
 * @param on what a method is called on
 */
export function timeCall(
  where: At,
  on: CodeExpr | undefined,
  name: string,
  args: readonly CodeExpr[],
): CodeExpr | undefined {
  const [first, second] = args;
  const shift = /^(add|sub)(Milliseconds|Seconds|Minutes|Hours|Days|Weeks)$/.exec(name);
  if (shift !== null && on === undefined && first !== undefined && second !== undefined) {
    const unit = unitSeconds(shift[2] ?? "") ?? 1;
    return arithmetic(
      where,
      shift[1] === "add" ? "+" : "-",
      first,
      durationOf(where, second, unit),
    );
  }
  if (/^(?:add|plus|subtract|minus)$/.test(name) && on !== undefined && first !== undefined) {
    const length = lengthOf(where, first, second);
    if (length !== undefined && (isMoment(on) || second !== undefined || first.kind === "create"))
      return arithmetic(where, /^(?:add|plus)$/.test(name) ? "+" : "-", on, length);
  }
  if (/^is(?:Before|After)$/.test(name) && first !== undefined) {
    const [left, right] = on === undefined ? [first, second] : [on, first];
    const op = name === "isBefore" ? "<" : ">";
    if (right !== undefined) return compare(where, op, left, right);
    return on === undefined || args.length > 0
      ? undefined
      : compare(where, op, on, { kind: "now", ...where });
  }
  if (name === "isPast" && on === undefined && first !== undefined)
    return compare(where, "<", first, { kind: "now", place: where.place, text: where.text });
  if (name === "isFuture" && on === undefined && first !== undefined)
    return compare(where, ">", first, { kind: "now", place: where.place, text: where.text });
  if (name === "ms" && on === undefined && first !== undefined) {
    const seconds = parseDuration(stringOf(first) ?? "");
    return seconds === undefined ? undefined : duration(where, seconds);
  }
  if ((name === "fromObject" || name === "duration") && first !== undefined)
    return lengthOf(where, first, second);
  return undefined;
}

/** `{ minutes: 15 }` or `15, "minute"`. */
function lengthOf(where: At, first: CodeExpr, second: CodeExpr | undefined): CodeExpr | undefined {
  const unit = unitSeconds(stringOf(second) ?? "");
  if (unit !== undefined) return durationOf(where, first, unit);
  if (first.kind === "duration") return first;
  if (first.kind !== "create" || first.type !== "{}") return undefined;
  let sum: CodeExpr | undefined;
  for (const { name, value } of first.args) {
    const seconds = unitSeconds(name ?? "");
    if (seconds === undefined) return undefined;
    const length = durationOf(where, value, seconds);
    sum = sum === undefined ? length : arithmetic(where, "+", sum, length);
  }
  return sum;
}
