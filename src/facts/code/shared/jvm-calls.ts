// What calls of the Java platform mean, in Java and in Kotlin: time, equality, collections,
// streams, optionals, getters.

import type { Argument, CodeExpr } from "../expression.ts";
import type { At } from "./build.ts";
import {
  arithmetic,
  callOn,
  compare,
  durationOf,
  literal,
  not,
  numberOf,
  path,
  stringOf,
} from "./build.ts";
import { collectionMethod, countOf } from "./collections.ts";
import { parseDuration, unitSeconds } from "./durations.ts";

/** The meaning of a call on a receiver, or of a static one whose type is the receiver. */
export function jvmCall(
  where: At,
  receiver: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const values = args.map((one) => one.value);
  const type = receiver.kind === "path" ? (receiver.segments.at(-1) ?? "") : "";
  if (/^[A-Z]/.test(type)) {
    const known = ofType(where, type, name, values);
    if (known !== undefined) return known;
  }
  return (
    ofTime(where, receiver, name, values) ??
    ofStream(where, receiver, name, args) ??
    ofValue(where, receiver, name, values)
  );
}

const MOMENTS = /^(?:Instant|LocalDateTime|LocalDate|ZonedDateTime|OffsetDateTime|Clock|Date)$/;

function ofType(
  where: At,
  type: string,
  name: string,
  values: readonly CodeExpr[],
): CodeExpr | undefined {
  const [first, second] = values;
  const member = path(where, [name]);
  if (MOMENTS.test(type) && name === "now") return { kind: "now", ...where };
  if (type === "System" && name === "currentTimeMillis") return { kind: "now", ...where };
  if (type === "Duration" || type === "Period") {
    const unit = /^of([A-Z]\w*)$/.exec(name)?.[1];
    const seconds = unit === undefined ? undefined : unitSeconds(unit);
    if (seconds !== undefined && first !== undefined) return durationOf(where, first, seconds);
    const written = name === "parse" ? parseDuration(stringOf(first) ?? "") : undefined;
    if (written !== undefined) return { kind: "duration", seconds: written, ...where };
    if (name === "between" && first && second) return arithmetic(where, "-", second, first);
    if (name === "of" && first && second?.kind === "path") {
      const of = unitSeconds(second.segments.at(-1) ?? "");
      if (of !== undefined) return durationOf(where, first, of);
    }
    return undefined;
  }
  if (type === "Objects") {
    if (name === "equals" && first && second) return compare(where, "==", first, second);
    if (name === "isNull" && first) return compare(where, "==", first, literal(where, null));
    if (name === "nonNull" && first) return compare(where, "!=", first, literal(where, null));
    return undefined;
  }
  const lists = /^(?:List|Set|Arrays|EnumSet|ImmutableList|ImmutableSet|Stream)$/;
  if (lists.test(type) && /^(?:of|asList)$/.test(name))
    return { kind: "list", items: values, ...where };
  if (/^(?:Map|ImmutableMap)$/.test(type) && name === "of" && values.length % 2 === 0) {
    const args = values.flatMap((key, i): readonly Argument[] => {
      const value = values[i + 1];
      return i % 2 === 1 || value === undefined ? [] : [{ name: keyOf(key), value }];
    });
    return { kind: "create", type: "{}", args, ...where };
  }
  if (type === "Optional" && /^of(?:Nullable)?$/.test(name)) return first;
  if (type === "Optional" && name === "empty") return literal(where, null);
  // `TimeUnit.MINUTES.toMillis(5)`, whose receiver ends in the unit.
  const seconds = /^to(?:Millis|Seconds|Minutes|Nanos)$/.test(name) ? unitSeconds(type) : undefined;
  if (seconds !== undefined && first !== undefined && member)
    return durationOf(where, first, seconds);
  return undefined;
}

function keyOf(key: CodeExpr): string {
  if (key.kind === "literal") return String(key.value);
  return key.kind === "path" ? key.segments.join(".") : key.text;
}

const ORDER: Readonly<Record<string, ">" | "<" | "==">> = {
  isAfter: ">",
  after: ">",
  isBefore: "<",
  before: "<",
  isEqual: "==",
  equals: "==",
  equalsIgnoreCase: "==",
  contentEquals: "==",
};

function ofTime(
  where: At,
  receiver: CodeExpr,
  name: string,
  values: readonly CodeExpr[],
): CodeExpr | undefined {
  const [only] = values;
  if (values.length !== 1 || only === undefined) {
    return receiver.kind === "now" &&
      /^(?:toInstant|toEpochMilli|getEpochSecond|millis)$/.test(name)
      ? receiver
      : undefined;
  }
  const op = Object.hasOwn(ORDER, name) ? ORDER[name] : undefined;
  if (op !== undefined) return compare(where, op, receiver, only);
  const moved = /^(plus|minus)([A-Z]\w*)?$/.exec(name);
  if (moved === null) return undefined;
  const unit = moved[2] === undefined ? undefined : unitSeconds(moved[2]);
  if (moved[2] !== undefined && unit === undefined) return undefined;
  const by = unit === undefined ? only : durationOf(where, only, unit);
  return arithmetic(where, moved[1] === "plus" ? "+" : "-", receiver, by);
}

function ofStream(
  where: At,
  receiver: CodeExpr,
  name: string,
  args: readonly Argument[],
): CodeExpr | undefined {
  const [only] = args;
  if (/^(?:stream|parallelStream|asSequence|toList|toSet|collect|toMutableList)$/.test(name)) {
    if (name === "collect" && receiver.kind !== "call") return undefined;
    return receiver;
  }
  if (/^(?:findFirst|findAny)$/.test(name) && args.length === 0) {
    return receiver.kind === "call" && receiver.callee.at(-1) === "filter"
      ? { ...receiver, ...where, callee: [...receiver.callee.slice(0, -1), "find"] }
      : undefined;
  }
  const shared = collectionMethod(name);
  if (shared === undefined || args.length !== 1 || only?.value.kind !== "lambda") return undefined;
  return callOn(where, receiver, [shared], args);
}

function ofValue(
  where: At,
  receiver: CodeExpr,
  name: string,
  values: readonly CodeExpr[],
): CodeExpr | undefined {
  const [first] = values;
  if (values.length === 1 && first !== undefined) {
    // What texts contain is not a question about members.
    const collection = receiver.kind === "list" || receiver.kind === "path";
    if ((name === "contains" || name === "containsKey") && collection && !stringOf(first))
      return { kind: "in", item: first, collection: receiver, ...where };
    if (name === "contains" && receiver.kind === "list")
      return { kind: "in", item: first, collection: receiver, ...where };
    return undefined;
  }
  if (values.length > 0) return undefined;
  if (name === "isPresent") return compare(where, "!=", receiver, literal(where, null));
  if (name === "size") return countOf(where, receiver);
  if (name === "intValue" || name === "longValue" || name === "toMillis") return receiver;
  return undefined;
}

/** `a.compareTo(b) > 0` compares `a` and `b`. */
export function comparisonOf(
  where: At,
  op: "==" | "!=" | "<" | "<=" | ">" | ">=",
  left: CodeExpr,
  right: CodeExpr,
): CodeExpr {
  const [against] = left.kind === "call" ? left.args : [];
  if (left.kind === "call" && left.callee.at(-1) === "compareTo" && numberOf(right) === 0) {
    const callee = left.callee.slice(0, -1);
    const receiver = left.on ?? path(where, callee);
    if (against !== undefined && (left.on === undefined || callee.length === 0))
      return compare(where, op, receiver, against.value);
  }
  return compare(where, op, left, right);
}

/** The name of the property that a getter reads: `getStatus` is `status`, `isActive` `isActive`. */
export function propertyOfGetter(name: string): string | undefined {
  if (/^is[A-Z]\w*$/.test(name))
    return /^is(?:Empty|Present|Blank|Null|NotEmpty|NotBlank|Before|After|Equal)$/.test(name)
      ? undefined
      : name;
  const property = /^get([A-Z]\w*)$/.exec(name)?.[1];
  if (
    property === undefined ||
    /^(?:All|Or|And|Next|One|First|Last|Instance|Class)(?![a-z])/.test(property)
  )
    return undefined;
  return lowerFirst(property);
}

/** The name of the property that a setter writes. */
export function propertyOfSetter(name: string): string | undefined {
  const property = /^set([A-Z]\w*)$/.exec(name)?.[1];
  return property === undefined ? undefined : lowerFirst(property);
}

/** Abbreviations stay: `getURL` is `URL`. */
function lowerFirst(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** Whether calls on it do more than read a field: `userRepository.getAll()`. */
export function isCollaborator(receiver: CodeExpr): boolean {
  const last = receiver.kind === "path" ? (receiver.segments.at(-1) ?? "") : "";
  return (
    /(?:repo|repository|dao|service|client|store|manager|provider|factory|gateway|cache|mapper|helper|util|utils)$/i.test(
      last,
    ) || /^[A-Z]/.test(last)
  );
}

/** `!optional.isPresent()` and the like stay readable. */
export function negated(where: At, operand: CodeExpr): CodeExpr {
  if (operand.kind === "compare" && operand.op === "==") return { ...operand, op: "!=", ...where };
  if (operand.kind === "compare" && operand.op === "!=") return { ...operand, op: "==", ...where };
  return not(where, operand);
}
