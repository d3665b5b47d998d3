// What functions do, derived from their bodies once for all languages.

import type { Codebase, InFile } from "../codebase.ts";
import type { FunctionFact } from "../model.ts";
import { conjunction, oneOf } from "./condition.ts";
import { lowerTerm } from "./lower.ts";
import { lowerCondition } from "./lower-condition.ts";
import { element, type Frame, type Inlined, type Machine } from "./machine.ts";
import { begin, resultOf, runBlock } from "./run.ts";
import type { Event, Summary } from "./summary.ts";
import type { RootTerm, Term } from "./term.ts";

/** How deep helpers are followed: an entry point, its service, and two levels below. */
const DEEPEST = 5;
/** Statements and look-ups for one function, helpers included. */
const BUDGET = 4_000;

/** Derives what functions of a code base do; each once. */
export class Derivation {
  readonly codebase: Codebase;
  private readonly summaries = new Map<FunctionFact, Summary>();

  constructor(codebase: Codebase) {
    this.codebase = codebase;
  }

  /** What a function does, the helpers it calls included. */
  of({ fact, file }: InFile<FunctionFact>): Summary {
    const known = this.summaries.get(fact);
    if (known !== undefined) return known;
    const machine = newMachine(this.codebase);
    const frame = begin({
      file,
      fn: fact,
      names: new Map(),
      self: selfOf(fact, file.path),
      alive: [],
      depth: 0,
      via: [],
      returned: [],
    });
    for (const p of fact.params)
      frame.names.set(p.name, parameter(this.codebase, p, fact, file.path));
    machine.stack.push(fact);
    machine.block(fact.body, frame);
    const site = { file: file.path, place: fact.place };
    const result = resultOf(frame.returned, site);
    const fellOff = frame.alive.some((c) => c.kind === "false") ? [] : frame.alive;
    const summary: Summary = {
      fn: fact,
      file: file.path,
      events: machine.events,
      succeeds: conjunction(...fellOff),
      ...(result === undefined ? {} : { result }),
      calls: machine.called,
      open: [...machine.open],
    };
    this.summaries.set(fact, summary);
    return summary;
  }

  /** Runs a function with given arguments, such as a decorator in front of an entry point. */
  apply(
    target: InFile<FunctionFact>,
    args: readonly { readonly name?: string; readonly value: Term }[],
  ): readonly Event[] {
    const machine = newMachine(this.codebase);
    const { fact, file } = target;
    const site = { file: file.path, place: fact.place };
    const frame = begin({
      file,
      fn: fact,
      names: new Map(),
      self: undefined,
      alive: [],
      depth: 0,
      via: [],
      returned: [],
    });
    machine.inline(target, { self: undefined, args, site }, frame);
    return machine.events;
  }
}

function newMachine(codebase: Codebase): Machine {
  return {
    codebase,
    events: [],
    open: new Set(),
    called: new Set(),
    written: new Set(),
    stack: [],
    budget: BUDGET,
    term(expr, frame) {
      return lowerTerm(this, expr, frame);
    },
    condition(expr, frame) {
      return lowerCondition(this, expr, frame);
    },
    block(statements, frame) {
      runBlock(this, statements, frame);
    },
    inline(target, call, frame) {
      return inline(this, target, call, frame);
    },
  };
}

/** A method's receiver. */
function selfOf(fact: FunctionFact, file: string): Term | undefined {
  if (fact.owner === undefined) return undefined;
  return {
    kind: "root",
    name: "self",
    origin: "self",
    type: fact.owner,
    site: { file, place: fact.place },
  };
}

function parameter(
  codebase: Codebase,
  p: FunctionFact["params"][number],
  fact: FunctionFact,
  file: string,
): RootTerm {
  const type = codebase.typeNamed(p.type);
  const root = element(p.name, { file, place: fact.place }, undefined, type);
  return { ...root, origin: "parameter" };
}

/** Runs the body of a function that a call reaches, in place of the call. */
function inline(
  machine: Machine,
  target: InFile<FunctionFact>,
  call: Inlined,
  frame: Frame,
): Term | undefined {
  const { fact, file } = target;
  machine.called.add(fact);
  if (frame.depth >= DEEPEST || machine.stack.includes(fact) || machine.budget <= 0) {
    if (machine.budget <= 0) machine.open.add("it is too large to be followed");
    return undefined;
  }
  const names = new Map<string, Term>();
  const params = fact.params.filter((p) => p.name !== "self" && p.name !== "this");
  let position = 0;
  for (const arg of call.args) {
    const name = arg.name ?? params[position++]?.name;
    if (name !== undefined) names.set(name, arg.value);
  }
  for (const p of params) {
    if (names.has(p.name)) continue;
    const root = parameter(machine.codebase, p, fact, file.path);
    const value =
      p.default?.kind === "literal"
        ? ({ kind: "literal", value: p.default.value, site: root.site } as const)
        : root;
    names.set(p.name, value);
  }
  const inner: Frame = begin({
    file,
    fn: fact,
    names,
    self: call.self ?? selfOf(fact, file.path),
    alive: [...frame.alive],
    depth: frame.depth + 1,
    via: [...frame.via, call.site],
    returned: [],
    ...(call.body === undefined ? {} : { onYield: call.body }),
  });
  const from = inner.alive.length;
  machine.stack.push(fact);
  const before = machine.events.length;
  machine.block(fact.body, inner);
  machine.stack.pop();
  survive(machine, frame, inner, from, before);
  const result = resultOf(inner.returned, call.site);
  // What a helper computes with means of its own is known by its name.
  const isForeign = result?.kind === "call" || result?.kind === "opaque";
  if (!isForeign) return result;
  const { self, args, site } = call;
  return {
    kind: "call",
    name: fact.name,
    ...(self === undefined ? {} : { on: self }),
    args: args.map((a) => a.value),
    site,
  };
}

/** What a caller knows once a helper came back without turning it down. */
function survive(machine: Machine, frame: Frame, inner: Frame, from: number, before: number): void {
  const fellOff = inner.alive.some((c) => c.kind === "false")
    ? undefined
    : conjunction(...inner.alive.slice(from));
  const refused = machine.events.slice(before).some((e) => e.effect.kind === "refuse");
  if (
    !refused &&
    inner.returned.length <= 1 &&
    (fellOff === undefined || inner.returned.length === 0)
  )
    return;
  if (!refused) return;
  const ways = inner.returned.map((r) => r.when);
  if (fellOff !== undefined) ways.push(fellOff);
  const left = oneOf(ways);
  if (left.kind === "and") frame.alive.push(...left.parts);
  else if (left.kind !== "true") frame.alive.push(left);
}
