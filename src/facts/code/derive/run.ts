// Statements run symbolically: what each does, and under which conditions control gets past it.

import type { Statement } from "../statement.ts";
import { conjunction, disjunction, negation } from "./condition.ts";
import { filterOf } from "./filter.ts";
import { choice } from "./lower.ts";
import { truthOf } from "./lower-condition.ts";
import { element, type Frame, type Machine, memberKey, siteOf } from "./machine.ts";
import type { Effect } from "./summary.ts";
import type { Condition, Site, Term } from "./term.ts";
import { FALSE, TRUE } from "./term.ts";
import { recordType } from "./types.ts";

/** Runs statements; conditions that hold after them are added to what keeps the frame alive. */
export function runBlock(machine: Machine, statements: readonly Statement[], frame: Frame): void {
  for (const statement of statements) {
    if (machine.budget-- <= 0) {
      machine.open.add("it is too large to be followed");
      return;
    }
    run(machine, statement, frame);
    if (isDead(frame)) return;
  }
}

function isDead(frame: Frame): boolean {
  return frame.alive.some((c) => c.kind === "false");
}

function run(machine: Machine, statement: Statement, frame: Frame): void {
  const site = siteOf(frame, statement.place);
  switch (statement.kind) {
    case "bind":
      frame.names.set(statement.name, bound(machine, statement, frame, site));
      return;
    case "assign":
      assign(machine, statement, frame, site);
      return;
    case "evaluate":
      machine.term(statement.expr, frame);
      return;
    case "delete": {
      const target = machine.term(statement.target, frame);
      note(machine, frame, site, { kind: "delete", target });
      return;
    }
    case "if":
      branch(machine, statement, frame);
      return;
    case "loop":
      loop(machine, statement, frame, site);
      return;
    case "return": {
      const value =
        statement.value === undefined ? undefined : machine.term(statement.value, frame);
      if (statement.refuses) refuse(machine, frame, site, statement.error, statement.status);
      else frame.returned.push({ when: since(frame), value });
      frame.alive.push(FALSE);
      return;
    }
    case "raise":
      for (const arg of statement.args) machine.term(arg.value, frame);
      refuse(machine, frame, site, statement.error, statement.status);
      frame.alive.push(FALSE);
      return;
    case "assert": {
      const condition = machine.condition(statement.condition, frame);
      if (condition.kind !== "true") frame.alive.push(condition);
      return;
    }
    case "try":
      attempt(machine, statement, frame, site);
      return;
    case "scope":
      scope(machine, statement, frame, site);
      return;
    case "leave":
      frame.alive.push(FALSE);
      return;
    case "opaque":
      machine.open.add(`line ${statement.place.line} is not understood`);
      return;
    default:
      statement satisfies never;
  }
}

function bound(
  machine: Machine,
  statement: Extract<Statement, { kind: "bind" }>,
  frame: Frame,
  site: Site,
): Term {
  const { name, value } = statement;
  const words = value.kind === "opaque" ? (statement.type?.match(/[A-Za-z_]\w*/g) ?? []) : [];
  const type = words.find((w) => machine.codebase.types.has(w));
  if (type !== undefined) return element(name, site, undefined, type);
  return labelled(machine.term(value, frame), name);
}

/** Records keep the local name that they were given first. */
function labelled(term: Term, name: string): Term {
  if ((term.kind === "fetch" || term.kind === "new") && term.label === undefined)
    return { ...term, label: name };
  return term;
}

function note(machine: Machine, frame: Frame, site: Site, effect: Effect): void {
  machine.events.push({ effect, when: [...frame.alive], site, fn: frame.fn, via: frame.via });
}

function refuse(machine: Machine, frame: Frame, site: Site, error?: string, status?: number): void {
  note(machine, frame, site, {
    kind: "refuse",
    ...(error === undefined ? {} : { error }),
    ...(status === undefined ? {} : { status }),
  });
}

// Where each frame's own conditions begin, behind those of its callers.
const starts = new WeakMap<Frame, number>();

/** Marks where the conditions of a frame begin. */
export function begin(frame: Frame): Frame {
  starts.set(frame, frame.alive.length);
  return frame;
}

function since(frame: Frame): Condition {
  return conjunction(...frame.alive.slice(starts.get(frame) ?? 0));
}

function assign(
  machine: Machine,
  statement: Extract<Statement, { kind: "assign" }>,
  frame: Frame,
  site: Site,
): void {
  const given = machine.term(statement.value, frame);
  const path = statement.target;
  const name = path.at(-1) ?? "";
  const before = path.slice(0, -1);
  if (before.length === 0) {
    frame.names.set(name, given);
    return;
  }
  const owner = machine.term(
    { kind: "path", segments: before, place: statement.place, text: before.join(".") },
    frame,
  );
  const type = recordType(machine.codebase, owner);
  const field = type === undefined ? undefined : machine.codebase.field(type, name);
  const member = field?.name ?? name;
  const target: Term = { kind: "member", of: owner, name: member, site };
  const value: Term =
    statement.op === undefined
      ? given
      : { kind: "arithmetic", op: statement.op, left: target, right: given, site };
  note(machine, frame, site, { kind: "assign", target: owner, member, value });
  if (owner.kind === "new") machine.written.add(memberKey(owner.site, member));
}

/** A copy of a frame for one way control may take. */
function fork(frame: Frame, condition: Condition): Frame {
  const copy: Frame = { ...frame, names: new Map(frame.names), alive: [...frame.alive] };
  starts.set(copy, starts.get(frame) ?? 0);
  if (condition.kind !== "true") copy.alive.push(condition);
  return copy;
}

function branch(
  machine: Machine,
  statement: Extract<Statement, { kind: "if" }>,
  frame: Frame,
): void {
  const condition = machine.condition(statement.condition, frame);
  const base = frame.alive.length;
  const then = fork(frame, condition);
  const otherwise = fork(frame, negation(condition));
  if (condition.kind !== "false") machine.block(statement.then, then);
  if (condition.kind !== "true") machine.block(statement.else, otherwise);
  const passedThen =
    condition.kind === "false" ? FALSE : added(then, base + (condition.kind === "true" ? 0 : 1));
  const passedElse =
    condition.kind === "true"
      ? FALSE
      : added(otherwise, base + (condition.kind === "false" ? 0 : 1));
  const isThen = passedThen.kind !== "false";
  const isElse = passedElse.kind !== "false";
  if (!isThen && !isElse) {
    frame.alive.push(FALSE);
    return;
  }
  if (isThen && isElse) {
    for (const name of new Set([...then.names.keys(), ...otherwise.names.keys()])) {
      const [a, b] = [then.names.get(name), otherwise.names.get(name)];
      if (a === b) continue;
      const value = a === undefined ? b : b === undefined ? a : choice(condition, a, b, a.site);
      if (value !== undefined) frame.names.set(name, value);
    }
  } else
    for (const [name, value] of (isThen ? then : otherwise).names) frame.names.set(name, value);
  // (c and what the branch leaves) or (not c and what the other leaves), said without the trivial.
  const left =
    passedThen.kind === "true" && passedElse.kind === "true"
      ? TRUE
      : !isElse
        ? conjunction(condition, passedThen)
        : !isThen
          ? conjunction(negation(condition), passedElse)
          : passedThen.kind === "true"
            ? disjunction(condition, passedElse)
            : passedElse.kind === "true"
              ? disjunction(negation(condition), passedThen)
              : disjunction(
                  conjunction(condition, passedThen),
                  conjunction(negation(condition), passedElse),
                );
  if (left.kind === "and") frame.alive.push(...left.parts);
  else if (left.kind !== "true") frame.alive.push(left);
}

/** What a frame added to its conditions. */
function added(frame: Frame, from: number): Condition {
  return conjunction(...frame.alive.slice(from));
}

function loop(
  machine: Machine,
  statement: Extract<Statement, { kind: "loop" }>,
  frame: Frame,
  site: Site,
): void {
  if (statement.binder === undefined) {
    const over = machine.condition(statement.over, frame);
    const inner = fork(frame, over.kind === "truth" ? TRUE : over);
    machine.block(statement.body, inner);
    return;
  }
  const over = machine.term(statement.over, frame);
  const sources = over.kind === "list" ? over.items : [over];
  for (const source of sources.slice(0, 8)) {
    const isOne = over.kind === "list" && source.kind !== "fetch" && source.kind !== "collection";
    const { codebase } = machine;
    const binder: Term = isOne
      ? source
      : element(statement.binder, site, source, recordType(codebase, source));
    const inner = fork(frame, isOne ? TRUE : filterOf(source, binder));
    inner.names.set(statement.binder, binder);
    machine.block(statement.body, inner);
  }
}

function attempt(
  machine: Machine,
  statement: Extract<Statement, { kind: "try" }>,
  frame: Frame,
  site: Site,
): void {
  const from = frame.alive.length;
  const inner = fork(frame, TRUE);
  machine.block(statement.body, inner);
  for (const [name, value] of inner.names) frame.names.set(name, value);
  for (const [index, handler] of statement.handlers.entries()) {
    const failed: Condition = {
      kind: "truth",
      of: { kind: "opaque", text: `fails with ${handler.error ?? index}`, site },
      site,
    };
    const caught = fork(frame, failed);
    machine.block(handler.body, caught);
  }
  frame.alive.push(...inner.alive.slice(from));
  if (!isDead(frame)) machine.block(statement.finally, frame);
}

function scope(
  machine: Machine,
  statement: Extract<Statement, { kind: "scope" }>,
  frame: Frame,
  site: Site,
): void {
  let isRun = false;
  const body = (within?: Frame): void => {
    if (isRun) return;
    isRun = true;
    if (within === undefined) {
      machine.block(statement.body, frame);
      return;
    }
    // What the surroundings asked for holds in the body, and what the body asked for after it.
    frame.alive.push(...within.alive.slice(frame.alive.length));
    const from = frame.alive.length;
    machine.block(statement.body, frame);
    within.alive.push(...frame.alive.slice(from).filter((c) => c.kind !== "false"));
  };
  const { around } = statement;
  if (around === undefined) {
    body();
    return;
  }
  if (around.kind === "call" && around.on === undefined) {
    const target = machine.codebase.plainFunction(around.callee, frame.file);
    if (target !== undefined && yields(target.fact.body)) {
      const args = around.args.map((a) => ({
        ...(a.name === undefined ? {} : { name: a.name }),
        value: machine.term(a.value, frame),
      }));
      machine.inline(
        target,
        { self: undefined, args, site: siteOf(frame, around.place), body },
        frame,
      );
      body();
      return;
    }
  }
  machine.term(around, frame);
  note(machine, frame, site, { kind: "call", callee: ["scope"], args: [], followed: false });
  body();
}

function yields(statements: readonly Statement[]): boolean {
  return JSON.stringify(statements).includes('"callee":["yield"]');
}

/** The value that a function gives, out of its returns. */
export function resultOf(returned: Frame["returned"], site: Site): Term | undefined {
  const values = returned.filter((r) => r.value !== undefined);
  const last = values.at(-1);
  if (last?.value === undefined) return undefined;
  const isTest = values.every((r) => isTruth(r.value));
  if (isTest && values.length > 1) {
    const condition = disjunction(
      ...values.map((r) =>
        conjunction(r.when, r.value === undefined ? FALSE : truthOf(r.value, site)),
      ),
    );
    return { kind: "test", condition, site };
  }
  let result = last.value;
  for (const r of values.slice(0, -1).reverse())
    if (r.value !== undefined) result = choice(r.when, r.value, result, site);
  return result;
}

function isTruth(term: Term | undefined): boolean {
  return term?.kind === "test" || (term?.kind === "literal" && typeof term.value === "boolean");
}
