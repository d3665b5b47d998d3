// Expressions to terms and conditions: names become what they stand for, constants are found,
// computed properties are unfolded.

import { lastSegment } from "../codebase.ts";
import type { CodeExpr, PathExpr } from "../expression.ts";
import { callTerm } from "./calls.ts";
import { type Frame, type Machine, memberKey, siteOf } from "./machine.ts";
import type { Condition, RootTerm, Site, Term } from "./term.ts";
import { recordType } from "./types.ts";

/** The value of an expression. */
export function lowerTerm(machine: Machine, expr: CodeExpr, frame: Frame): Term {
  const site = siteOf(frame, expr.place);
  const of = (e: CodeExpr): Term => machine.term(e, frame);
  switch (expr.kind) {
    case "path":
      return pathTerm(machine, expr, frame, site);
    case "literal":
      return { kind: "literal", value: expr.value, site };
    case "duration":
      return {
        kind: "duration",
        site,
        ...(expr.seconds === undefined ? {} : { seconds: expr.seconds }),
        ...(expr.amount === undefined ? {} : { amount: of(expr.amount) }),
        ...(expr.unitSeconds === undefined ? {} : { unitSeconds: expr.unitSeconds }),
      };
    case "now":
      return { kind: "now", site };
    case "list":
      return { kind: "list", items: expr.items.map(of), site };
    case "arithmetic":
      return { kind: "arithmetic", op: expr.op, left: of(expr.left), right: of(expr.right), site };
    case "conditional": {
      const condition = machine.condition(expr.condition, frame);
      return choice(condition, of(expr.then), of(expr.else), site);
    }
    case "compare":
    case "in":
    case "and":
    case "or":
    case "not": {
      if (expr.kind === "or") {
        const value = withDefault(machine, expr.operands, frame);
        if (value !== undefined) return value;
      }
      return { kind: "test", condition: machine.condition(expr, frame), site };
    }
    case "call":
      return callTerm(machine, expr, frame);
    case "create": {
      const term = created(machine, expr, frame, site);
      return term;
    }
    case "lambda":
    case "opaque":
      return { kind: "opaque", text: expr.text, site };
    default:
      return expr satisfies never;
  }
}

/** `value or default`: the value, where that is no condition. */
function withDefault(
  machine: Machine,
  operands: readonly CodeExpr[],
  frame: Frame,
): Term | undefined {
  const [first, second] = operands;
  if (first === undefined || second === undefined || operands.length !== 2) return undefined;
  const isPlain = second.kind === "literal" || second.kind === "duration" || second.kind === "now";
  return isPlain && (first.kind === "path" || first.kind === "call")
    ? machine.term(first, frame)
    : undefined;
}

function created(
  machine: Machine,
  expr: Extract<CodeExpr, { kind: "create" }>,
  frame: Frame,
  site: Site,
): Term {
  const type = lastSegment(expr.type);
  const { codebase } = machine;
  const enumeration = codebase.enumNamed(type);
  const [only] = expr.args;
  // `Role(value)` reads a value of the enumeration.
  if (enumeration !== undefined && expr.args.length === 1 && only !== undefined)
    return machine.term(only.value, frame);
  const given: { readonly name?: string; readonly value: Term }[] = expr.args.map((arg) => ({
    ...(arg.name === undefined ? {} : { name: arg.name }),
    value: machine.term(arg.value, frame),
  }));
  const fields =
    given.length === 0 && type !== "{}"
      ? new Map<string, Term>()
      : fieldsGiven(machine, type, given, frame);
  if (type !== "{}" && type !== "" && codebase.types.has(type))
    machine.events.push({
      effect: { kind: "create", type, fields },
      when: [...frame.alive],
      site,
      fn: frame.fn,
      via: frame.via,
    });
  return { kind: "new", type, fields, site };
}

type Given = readonly { readonly name?: string; readonly value: Term }[];

/** The fields of a new instance: what its constructor makes of the arguments, or the arguments. */
function fieldsGiven(
  machine: Machine,
  type: string,
  given: Given,
  frame: Frame,
): ReadonlyMap<string, Term> {
  const fields = new Map<string, Term>();
  const builder = machine.codebase.constructors(type).find((f) => {
    const params = f.fact.params.filter((p) => p.name !== "self");
    return (
      params.length >= given.length &&
      params.filter((p) => p.default === undefined).length <= given.length
    );
  });
  const params = builder?.fact.params.filter((p) => p.name !== "self").map((p) => p.name);
  const declared = machine.codebase.fieldsOf(type).filter((f) => f.computed === undefined);
  const order = params ?? declared.map((f) => f.name);
  const names = new Map<string, Term>();
  let position = 0;
  for (const { name, value } of given) {
    const field = name ?? order[position++];
    if (field !== undefined && !field.startsWith("*")) names.set(field, value);
  }
  const inside: Frame | undefined =
    builder === undefined || frame.depth > 6
      ? undefined
      : {
          ...frame,
          file: builder.file,
          fn: builder.fact,
          names,
          self: undefined,
          depth: frame.depth + 1,
        };
  for (const statement of inside === undefined ? [] : (builder?.fact.body ?? [])) {
    if (inside === undefined || statement.kind !== "assign" || statement.op !== undefined) continue;
    const [receiver, field] = statement.target;
    if (receiver === "self" && field !== undefined && statement.target.length === 2)
      fields.set(field, machine.term(statement.value, inside));
  }
  // Without a body that tells, parameters are called like the fields.
  if (fields.size === 0) return names;
  for (const [name, value] of names)
    if (!fields.has(name) && machine.codebase.field(type, name) !== undefined)
      fields.set(name, value);
  return fields;
}

function pathTerm(machine: Machine, expr: PathExpr, frame: Frame, site: Site): Term {
  const { codebase } = machine;
  const { segments } = expr;
  const [first, ...rest] = segments;
  if (first === undefined) return { kind: "opaque", text: expr.text, site };
  const local = first === "self" ? frame.self : frame.names.get(first);
  if (local !== undefined) return members(machine, local, rest, frame, site, segments);
  const value = codebase.enumValue(segments);
  if (value !== undefined)
    return {
      kind: "literal",
      value: value.value.value ?? value.value.name,
      enumeration: value.owner.fact,
      valueName: value.value.name,
      site,
    };
  const constant = constantTerm(machine, segments, frame, site);
  if (constant !== undefined) return constant;
  const root: RootTerm = {
    kind: "root",
    name: first,
    origin: "global",
    site,
    ...(codebase.types.has(first) ? { type: first } : {}),
  };
  return members(machine, root, rest, frame, site, segments);
}

function constantTerm(
  machine: Machine,
  segments: readonly string[],
  frame: Frame,
  site: Site,
): Term | undefined {
  const found = machine.codebase.constant(segments, frame.file);
  if (found === undefined || machine.budget <= 0) return undefined;
  machine.budget--;
  const { fact, file } = found;
  const inside: Frame = {
    ...frame,
    file,
    names: new Map(),
    self: undefined,
    depth: frame.depth + 1,
  };
  const value =
    fact.value === undefined || frame.depth > 8 ? undefined : machine.term(fact.value, inside);
  // A list or table with a name is what it lists.
  if (value?.kind === "list") return { ...value, site };
  return {
    kind: "constant",
    name: fact.name,
    fact,
    file: file.path,
    site,
    ...(value === undefined ? {} : { value }),
  };
}

/** What is read through a chain of names. */
function members(
  machine: Machine,
  from: Term,
  names: readonly string[],
  frame: Frame,
  site: Site,
  whole: readonly string[],
): Term {
  let term = from;
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    if (isLast && machine.codebase.isSetting(whole)) {
      const constant = constantTerm(machine, whole, frame, site);
      if (constant !== undefined) return constant;
    }
    term = memberOf(machine, term, name, frame, site);
  }
  return term;
}

/** One member: of a record made here what it was given, of a computed property its result. */
export function memberOf(machine: Machine, of: Term, name: string, frame: Frame, site: Site): Term {
  if (of.kind === "new" && machine.written.has(memberKey(of.site, name)))
    return { kind: "member", of, name, site };
  if (of.kind === "new") {
    const value = of.fields.get(name);
    if (value !== undefined) return value;
    const field = machine.codebase.field(of.type, name);
    if (field?.default?.kind === "literal")
      return { kind: "literal", value: field.default.value, site };
  }
  if (of.kind === "literal" && /^(?:value|name|code)$/.test(name)) return of;
  const { codebase } = machine;
  const type = recordType(codebase, of);
  const field = type === undefined ? undefined : codebase.field(type, name);
  const owner = type === undefined ? undefined : codebase.types.get(type);
  if (
    field?.computed !== undefined &&
    owner !== undefined &&
    frame.depth < 6 &&
    machine.budget > 0
  ) {
    machine.budget--;
    const inside: Frame = {
      ...frame,
      file: owner.file,
      names: new Map(),
      self: of,
      depth: frame.depth + 1,
      returned: [],
    };
    return machine.term(field.computed, inside);
  }
  if (type !== undefined && field === undefined && frame.depth < 6) {
    // A property that is written as a method.
    const method = codebase.method(type, name);
    if (method !== undefined && method.fact.params.filter((p) => p.name !== "self").length === 0) {
      const result = machine.inline(method, { self: of, args: [], site }, frame);
      if (result !== undefined && result.kind !== "opaque") return result;
    }
  }
  return { kind: "member", of, name: field?.name ?? name, site };
}

export function choice(condition: Condition, then: Term, otherwise: Term, site: Site): Term {
  if (condition.kind === "true") return then;
  if (condition.kind === "false") return otherwise;
  return { kind: "choice", condition, then, else: otherwise, site };
}
