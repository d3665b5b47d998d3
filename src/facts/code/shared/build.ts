// Making expressions, with the little arithmetic that every language wants done on constants.

import type {
  Argument,
  Arithmetic,
  CallExpr,
  CodeExpr,
  CompareExpr,
  LambdaExpr,
  PathExpr,
} from "../expression.ts";
import type { Place } from "../place.ts";

/** Where an expression stands and what it says. */
export interface At {
  readonly place: Place;
  readonly text: string;
}

function at(e: At): At {
  return { place: e.place, text: e.text };
}

export function path(where: At, segments: readonly string[]): PathExpr {
  return { kind: "path", segments, ...at(where) };
}

export function literal(where: At, value: string | number | boolean | null): CodeExpr {
  return { kind: "literal", value, ...at(where) };
}

export function opaque(where: At): CodeExpr {
  return { kind: "opaque", ...at(where) };
}

export function duration(where: At, seconds: number): CodeExpr {
  return { kind: "duration", seconds, ...at(where) };
}

/** So many units of a length of time; the amount need not be constant. */
export function durationOf(where: At, amount: CodeExpr, unitSeconds: number): CodeExpr {
  const number = numberOf(amount);
  return number === undefined
    ? { kind: "duration", amount, unitSeconds, ...at(where) }
    : duration(where, exact(number * unitSeconds));
}

export function compare(
  where: At,
  op: CompareExpr["op"],
  left: CodeExpr,
  right: CodeExpr,
): CodeExpr {
  return { kind: "compare", op, left, right, ...at(where) };
}

export function not(where: At, operand: CodeExpr): CodeExpr {
  return { kind: "not", operand, ...at(where) };
}

/** `and` or `or`, with operands of the same kind taken in; one operand is itself. */
export function logic(where: At, kind: "and" | "or", operands: readonly CodeExpr[]): CodeExpr {
  const flat = operands.flatMap((o) => (o.kind === kind ? o.operands : [o]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind, operands: flat, ...at(where) };
}

export function lambda(where: At, params: readonly string[], body?: CodeExpr): LambdaExpr {
  return { kind: "lambda", params, ...(body === undefined ? {} : { body }), ...at(where) };
}

/** A call of a method on any expression: a path is continued, everything else is what it is `on`. */
export function callOn(
  where: At,
  receiver: CodeExpr,
  method: readonly string[],
  args: readonly Argument[],
): CallExpr {
  return receiver.kind === "path"
    ? { kind: "call", callee: [...receiver.segments, ...method], args, ...at(where) }
    : { kind: "call", callee: method, on: receiver, args, ...at(where) };
}

/** Arithmetic, done where both sides are constant. */
export function arithmetic(where: At, op: Arithmetic, left: CodeExpr, right: CodeExpr): CodeExpr {
  const folded = fold(op, left, right);
  if (folded !== undefined)
    return folded.isDuration ? duration(where, folded.value) : literal(where, folded.value);
  if (op === "*") {
    // `5 * time.Minute` and `minutes * timedelta(seconds=60)`: an amount of a known unit.
    if (right.kind === "duration" && right.seconds !== undefined)
      return durationOf(where, left, right.seconds);
    if (left.kind === "duration" && left.seconds !== undefined)
      return durationOf(where, right, left.seconds);
  }
  return { kind: "arithmetic", op, left, right, ...at(where) };
}

function fold(op: Arithmetic, left: CodeExpr, right: CodeExpr) {
  const a = left.kind === "duration" ? left.seconds : numberOf(left);
  const b = right.kind === "duration" ? right.seconds : numberOf(right);
  if (a === undefined || b === undefined) return undefined;
  const lengths = (left.kind === "duration" ? 1 : 0) + (right.kind === "duration" ? 1 : 0);
  switch (op) {
    case "+":
      return lengths === 1 ? undefined : { value: exact(a + b), isDuration: lengths === 2 };
    case "-":
      return lengths === 1 ? undefined : { value: exact(a - b), isDuration: lengths === 2 };
    case "*":
      return lengths === 2 ? undefined : { value: exact(a * b), isDuration: lengths === 1 };
    case "/":
      if (b === 0 || (lengths === 1 && right.kind === "duration")) return undefined;
      return { value: exact(a / b), isDuration: lengths === 1 };
    case "%":
      return b === 0 || lengths > 0 ? undefined : { value: a % b, isDuration: false };
    default:
      return op satisfies never;
  }
}

/** Without the noise of binary fractions. */
function exact(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}

/** The number that a literal is. */
export function numberOf(e: CodeExpr | undefined): number | undefined {
  return e?.kind === "literal" && typeof e.value === "number" ? e.value : undefined;
}

/** The text that a literal is. */
export function stringOf(e: CodeExpr | undefined): string | undefined {
  return e?.kind === "literal" && typeof e.value === "string" ? e.value : undefined;
}

/** The argument by a name, or by its position among those without one. */
export function argument(
  args: readonly Argument[],
  name: string | undefined,
  position?: number,
): CodeExpr | undefined {
  const byName = name === undefined ? undefined : args.find((a) => a.name === name);
  if (byName !== undefined || position === undefined) return byName?.value;
  return args.filter((a) => a.name === undefined)[position]?.value;
}

/** The last segment of a path, call or creation: `db.Column` is `Column`. */
export function lastName(e: CodeExpr | undefined): string | undefined {
  if (e?.kind === "path") return e.segments.at(-1);
  if (e?.kind === "call") return e.callee.at(-1);
  return e?.kind === "create" ? e.type.split(".").at(-1) : undefined;
}
