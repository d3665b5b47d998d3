// What the parts that run a function's body symbolically share: the state at one point of it.

import type { Codebase, InFile } from "../codebase.ts";
import type { CodeExpr } from "../expression.ts";
import type { FileFacts, FunctionFact } from "../model.ts";
import type { Place } from "../place.ts";
import type { Statement } from "../statement.ts";
import type { Event } from "./summary.ts";
import type { Condition, RootTerm, Site, Term } from "./term.ts";

/** One activation of a function. */
export interface Frame {
  readonly file: FileFacts;
  readonly fn: FunctionFact;
  /** Local names and parameters. */
  readonly names: Map<string, Term>;
  readonly self: Term | undefined;
  /** What must hold for control to be here, from the outermost function on. */
  readonly alive: Condition[];
  readonly depth: number;
  /** Calls on the way here. */
  readonly via: readonly Site[];
  /** What `yield` runs: the body of the `with` around it. */
  readonly onYield?: (within: Frame) => void;
  readonly returned: { readonly when: Condition; readonly value: Term | undefined }[];
}

/** Where the work on one root function goes. */
export interface Machine {
  readonly codebase: Codebase;
  readonly events: Event[];
  readonly open: Set<string>;
  readonly called: Set<FunctionFact>;
  /** Members of records made here that were written afterwards: what they hold is not followed. */
  readonly written: Set<string>;
  /** Functions being run, against endless recursion. */
  readonly stack: FunctionFact[];
  budget: number;
  term(expr: CodeExpr, frame: Frame): Term;
  condition(expr: CodeExpr, frame: Frame): Condition;
  block(statements: readonly Statement[], frame: Frame): void;
  inline(target: InFile<FunctionFact>, call: Inlined, frame: Frame): Term | undefined;
}

/** A call to be run in place. */
export interface Inlined {
  readonly self: Term | undefined;
  readonly args: readonly { readonly name?: string; readonly value: Term }[];
  readonly site: Site;
  readonly body?: (within: Frame) => void;
}

export function siteOf(frame: Frame, place: Place): Site {
  return { file: frame.file.path, place };
}

/** An element of a collection as a root of its own. */
export function element(
  name: string,
  site: Site,
  of: Term | undefined,
  type: string | undefined,
): RootTerm {
  return {
    kind: "root",
    name,
    origin: "element",
    site,
    ...(type === undefined ? {} : { type }),
    ...(of === undefined ? {} : { of }),
  };
}

/** Tells one record made, and one of its members, from all others. */
export function memberKey(of: Site, member: string): string {
  return `${of.file}:${of.place.start}.${member}`;
}

/** The same machine for a look that leaves no trace. */
export function quietly(machine: Machine): Machine {
  return { ...machine, events: [], budget: Math.min(machine.budget, 100) };
}
