// Calls: collections asked, records looked up, records removed or stored, helpers followed.

import { type InFile, lastSegment } from "../codebase.ts";
import type { CallExpr, CodeExpr } from "../expression.ts";
import type { FunctionFact } from "../model.ts";
import { conjunction, conjuncts, negation } from "./condition.ts";
import { filterOf } from "./filter.ts";
import { about } from "./lower-condition.ts";
import { element, type Frame, type Machine, quietly, siteOf } from "./machine.ts";
import { chainOf, fetchOf } from "./queries.ts";
import { changedRecords, note } from "./stores.ts";
import type { Condition, Site, Term } from "./term.ts";
import { recordType } from "./types.ts";

/** Calls that give their receiver or argument in another dress. */
const SAME =
  /^(?:strip|lower|trim|toLowerCase|toUpperCase|upper|toString|to_s|to_string|casefold|normalize|valueOf|clone|copied|cloned|as_str|to_owned|into|unwrap|as_ref|downcase|copy|orElseThrow|getOrThrow|expect|unwrap_or_default|Trim|ToLower|ToUpper|ToLowerInvariant|TrimSpace|String|UTC|toInstant|ToUniversalTime|get|orElse|or_else|require|value)$/;

/** The value of a call, with its effects noted. */
export function callTerm(machine: Machine, expr: CallExpr, frame: Frame): Term {
  const site = siteOf(frame, expr.place);
  const name = expr.callee.at(-1) ?? "";
  if (name === "yield" && expr.callee.length === 1 && frame.onYield !== undefined) {
    frame.onYield(frame);
    return { kind: "opaque", text: expr.text, site };
  }
  if (name.startsWith(".") && expr.on !== undefined) {
    const of = machine.term(expr.on, frame);
    return { kind: "member", of, name: name.slice(1), site };
  }
  const target = resolve(machine, expr, frame);
  if (target === undefined) {
    const collection = collectionCall(machine, expr, frame, site);
    if (collection !== undefined) return collection;
    const member = elementOf(machine, expr, frame, site);
    if (member !== undefined) return member;
    const fetched = fetchOf(machine, expr, frame);
    if (fetched !== undefined) {
      intoVariable(expr, fetched, frame);
      return fetched;
    }
  }
  const receiver = receiverOf(machine, expr, frame);
  const args = expr.args.map((a) => ({
    ...(a.name === undefined ? {} : { name: a.name }),
    value: machine.term(a.value, frame),
  }));
  if (target === undefined) {
    if (args.length === 0 && receiver !== undefined && SAME.test(name)) return receiver;
    const [first] = args;
    if (
      first !== undefined &&
      args.length === 1 &&
      expr.on === undefined &&
      expr.callee.length === 1 &&
      SAME.test(name)
    )
      return first.value;
    if (
      first !== undefined &&
      SAME.test(name) &&
      (receiver?.kind === "fetch" || receiver?.kind === "collection")
    )
      return receiver;
  }
  note(machine, frame, site, {
    kind: "call",
    callee: expr.on === undefined ? expr.callee : [...chainOf(expr).receiver, ...expr.callee],
    ...(receiver === undefined ? {} : { on: receiver }),
    args,
    followed: target !== undefined,
  });
  if (target !== undefined) {
    const result = machine.inline(target, { self: receiver, args, site }, frame);
    const declared = machine.codebase.typeNamed(target.fact.returns);
    if (result !== undefined && result.kind !== "opaque" && result.kind !== "call") return result;
    if (declared !== undefined) return declaredRecord(declared, target.fact, args, site);
    return result ?? { kind: "call", name, args: args.map((a) => a.value), site };
  }
  const changed = changedRecords(machine, expr, receiver, args, frame, site);
  if (changed !== undefined) return changed;
  const closures = expr.args.filter((a) => a.value.kind === "lambda");
  for (const { value } of closures)
    if (value.kind === "lambda" && value.body !== undefined) machine.term(value.body, frame);
  return {
    kind: "call",
    name,
    ...(receiver === undefined ? {} : { on: receiver }),
    args: args.map((a) => a.value),
    site,
  };
}

/** `Find(&loans)` and `Count(&open)` leave what they found in a variable. */
function intoVariable(expr: CallExpr, found: Term, frame: Frame): void {
  const [first] = expr.args;
  if (first?.value.kind !== "path" || first.value.segments.length !== 1) return;
  const [name = ""] = first.value.segments;
  const known = frame.names.get(name);
  const isOut =
    known === undefined
      ? /^[a-z]/.test(name) && expr.on !== undefined
      : known.kind === "root" || known.kind === "opaque";
  if (
    !isOut ||
    !/^(?:find|first|take|last|scan|count|pluck|get|select|one|all)$/i.test(
      expr.callee.at(-1) ?? "",
    )
  )
    return;
  if (known?.kind === "root" && known.origin === "parameter") return;
  frame.names.set(name, found.kind === "fetch" ? { ...found, label: name } : found);
}

/** `loans[i]`: one of the records. */
function elementOf(machine: Machine, expr: CallExpr, frame: Frame, site: Site): Term | undefined {
  if (expr.callee.at(-1) !== "[]" || expr.callee.length !== 2) return undefined;
  const of = frame.names.get(expr.callee[0] ?? "");
  if (of?.kind !== "fetch" || !of.many) return undefined;
  const [index] = expr.args;
  if (index === undefined || index.value.kind === "literal") return undefined;
  const binder = element(expr.callee[0] ?? "it", site, of, recordType(machine.codebase, of));
  frame.alive.push(...conjuncts(filterOf(of, binder)));
  return binder;
}

/** A record of the type that a helper says to return, where its body tells nothing of it. */
function declaredRecord(
  type: string,
  fn: FunctionFact,
  args: readonly { readonly value: Term }[],
  site: Site,
): Term {
  const many = fn.returns?.many === true;
  const binder = element("it", site, undefined, type);
  const where: Condition =
    args.length === 0
      ? { kind: "true" }
      : {
          kind: "truth",
          of: { kind: "call", name: fn.name, args: [binder, ...args.map((a) => a.value)], site },
          site,
        };
  return { kind: "fetch", type, many, binder, where, site };
}

function receiverOf(machine: Machine, expr: CallExpr, frame: Frame): Term | undefined {
  const before = expr.callee.slice(0, -1);
  if (expr.on !== undefined) {
    const on = machine.term(expr.on, frame);
    return before.length === 0 ? on : undefined;
  }
  if (before.length === 0) return undefined;
  const path: CodeExpr = {
    kind: "path",
    segments: before,
    place: expr.place,
    text: before.join("."),
  };
  return machine.term(path, frame);
}

/** The function of this code base that a call reaches. */
function resolve(machine: Machine, expr: CallExpr, frame: Frame): InFile<FunctionFact> | undefined {
  const { codebase } = machine;
  const { callee } = expr;
  const name = callee.at(-1) ?? "";
  if (expr.on === undefined && callee.length === 1 && !frame.names.has(name)) {
    const own = frame.fn.owner === undefined ? undefined : codebase.method(frame.fn.owner, name);
    return codebase.plainFunction(callee, frame.file) ?? own;
  }
  const receiver =
    expr.on === undefined
      ? callee.length > 1
        ? ({ kind: "path", segments: callee.slice(0, -1), place: expr.place, text: "" } as const)
        : undefined
      : expr.on;
  if (receiver === undefined) return undefined;
  if (receiver.kind === "path") {
    const [first = ""] = receiver.segments;
    if (!frame.names.has(first) && first !== "self") {
      const plain = codebase.plainFunction(callee, frame.file);
      if (plain !== undefined) return plain;
    }
  } else if (
    receiver.kind === "call" &&
    /^(?:\[\]|query|filter|where|filter_by)$/.test(receiver.callee.at(-1) ?? "")
  ) {
    return undefined;
  }
  const quiet: Machine = { ...machine, events: [], budget: Math.min(machine.budget, 200) };
  const term = quiet.term(receiver, frame);
  const type = recordType(codebase, term) ?? declaredType(machine, receiver, frame);
  const plural = term.kind === "fetch" ? term.many : term.kind === "collection";
  if (type !== undefined && !plural) {
    const method = codebase.method(type, name);
    if (method !== undefined) return method;
  }
  const variable = receiver.kind === "path" ? receiver.segments.at(-1) : undefined;
  return variable === undefined ? undefined : codebase.methodByVariable(variable, name);
}

/** The type that the owner of this method declares for a field of its own: `this.users: UserStore`. */
function declaredType(machine: Machine, receiver: CodeExpr, frame: Frame): string | undefined {
  if (receiver.kind !== "path" || receiver.segments[0] !== "self" || frame.fn.owner === undefined)
    return undefined;
  const field = machine.codebase.field(frame.fn.owner, receiver.segments[1] ?? "");
  const type = field?.type?.name;
  return type === undefined || receiver.segments.length !== 2 ? undefined : lastSegment(type);
}

/** `filter`, `any`, `count` and their kind, on what is no look-up in a store. */
function collectionCall(
  machine: Machine,
  expr: CallExpr,
  frame: Frame,
  site: Site,
): Term | undefined {
  const name = expr.callee.at(-1) ?? "";
  if (
    !/^(?:filter|any|all|none|find|first|count|map|sum|exists|includes|contains|isEmpty|is_empty|empty\?|present\?|length|size|toList|to_a|stream|collect|next|last)$/.test(
      name,
    )
  )
    return undefined;
  const [first] = expr.args;
  const lambda = first?.value.kind === "lambda" ? first.value : undefined;
  if (lambda === undefined && expr.args.length > 1) return undefined;
  if (lambda === undefined && /^(?:filter|any|all|find|first)$/.test(name) && first !== undefined)
    return undefined;
  if (name === "filter" && lambda === undefined) return undefined;
  // Queries have their own way.
  if (
    lambda === undefined &&
    expr.on?.kind === "call" &&
    fetchOf(quietly(machine), expr, frame) !== undefined
  )
    return undefined;
  const of = receiverOf(machine, expr, frame);
  if (of === undefined) return undefined;
  if (lambda === undefined) {
    switch (name) {
      case "count":
      case "length":
      case "size":
        return { kind: "collection", op: "count", of, site };
      case "first":
      case "next":
      case "last":
        return of.kind === "fetch"
          ? { ...of, many: false }
          : { kind: "collection", op: "first", of, site };
      case "any":
      case "exists":
      case "present?":
        return { kind: "test", condition: { kind: "truth", of, site }, site };
      case "isEmpty":
      case "is_empty":
      case "empty?":
      case "none":
        return { kind: "test", condition: negation({ kind: "truth", of, site }), site };
      case "includes":
      case "contains":
        if (first === undefined) return undefined;
        return {
          kind: "test",
          condition: { kind: "in", item: machine.term(first.value, frame), collection: of, site },
          site,
        };
      case "toList":
      case "to_a":
      case "stream":
      case "collect":
        return of;
      case "sum":
        return { kind: "collection", op: "sum", of, site };
      default:
        return undefined;
    }
  }
  const [param = "it"] = lambda.params;
  const binder = element(param, siteOf(frame, lambda.place), of, recordType(machine.codebase, of));
  const inner: Frame = { ...frame, names: new Map(frame.names).set(param, binder) };
  if (lambda.body === undefined) return undefined;
  if (name === "map") {
    const result = machine.term(lambda.body, inner);
    return { kind: "collection", op: "map", of, binder, result, site };
  }
  const where = machine.condition(lambda.body, inner);
  return overCollection(name, of, binder, where, site);
}

function overCollection(
  name: string,
  of: Term,
  binder: ReturnType<typeof element>,
  where: Condition,
  site: Site,
): Term | undefined {
  const filtered = (condition: Condition): Term => filteredBy(of, binder, condition, site);
  switch (name) {
    case "filter":
      return filtered(where);
    case "find":
    case "first": {
      const term = filtered(where);
      return term.kind === "fetch"
        ? { ...term, many: false }
        : { kind: "collection", op: "first", of: term, site };
    }
    case "any":
    case "exists":
      return { kind: "test", condition: { kind: "truth", of: filtered(where), site }, site };
    case "none":
      return {
        kind: "test",
        condition: negation({ kind: "truth", of: filtered(where), site }),
        site,
      };
    case "all":
      return {
        kind: "test",
        condition: negation({ kind: "truth", of: filtered(negation(where)), site }),
        site,
      };
    case "count":
      return { kind: "collection", op: "count", of: filtered(where), site };
    default:
      return undefined;
  }
}

/** A collection with one more condition on its elements. */
export function filteredBy(
  of: Term,
  binder: ReturnType<typeof element>,
  where: Condition,
  site: Site,
): Term {
  if (of.kind === "fetch")
    return { ...of, where: conjunction(of.where, about(where, binder, of.binder)) };
  if (
    of.kind === "collection" &&
    of.op === "filter" &&
    of.binder !== undefined &&
    of.where !== undefined
  )
    return { ...of, where: conjunction(of.where, about(where, binder, of.binder)) };
  return { kind: "collection", op: "filter", of, binder, where, site };
}
