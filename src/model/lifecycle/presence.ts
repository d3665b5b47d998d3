// Which members are there only in some states: fields with a `when` set, and derived values that
// read such members of their own instance (language definition, 6.6: presence sets).

import type { Expr } from "../../ast/index.ts";
import { childrenOf, expressionsIn, isExpr } from "../../ast/visit.ts";
import type { SpecModel } from "../spec-model.ts";
import type { MemberSymbol } from "../type-symbol.ts";

/** The states in which a member is there, by the name of the status field. */
export type Presence = ReadonlyMap<string, ReadonlySet<string>>;

const ALWAYS: Presence = new Map();
const known = new WeakMap<SpecModel, Map<MemberSymbol, Presence>>();

const anyPresence = new WeakMap<SpecModel, boolean>();

/** True when some field of the set is there only in some states. */
export function hasPresence(spec: SpecModel): boolean {
  let found = anyPresence.get(spec);
  if (found === undefined) {
    found = spec.modules.some((module) =>
      [...module.types.values()].some((type) =>
        [...type.members.values()].some(
          ({ node }) => node.kind === "field" && node.when !== undefined,
        ),
      ),
    );
    anyPresence.set(spec, found);
  }
  return found;
}

/** The presence sets of a member; empty when it is always there. */
export function presenceOf(spec: SpecModel, member: MemberSymbol): Presence {
  const { node } = member;
  if (node.kind === "field") {
    return node.when === undefined
      ? ALWAYS
      : new Map([[node.when.field.text, new Set(node.when.states.map((s) => s.text))]]);
  }
  if (node.kind !== "derived") return ALWAYS;
  let table = known.get(spec);
  if (table === undefined) {
    table = new Map();
    known.set(spec, table);
  }
  const done = table.get(member);
  if (done !== undefined) return done;
  table.set(member, ALWAYS); // A value that reads itself has no set of its own.
  const result = new Map<string, ReadonlySet<string>>();
  const tested = testedPaths(spec, [node.expr]);
  for (const read of readsIn(node.expr)) {
    const symbol = spec.typer.symbols.get(read);
    const env = spec.typer.envs.get(read);
    if (symbol?.kind !== "member" || env === undefined) continue;
    if (spec.typer.keyOf(read, env) !== `this.${symbol.member.name}`) continue;
    for (const [field, states] of presenceOf(spec, symbol.member)) {
      if (env.facts.get(`this.${field}`)?.values !== undefined) continue;
      if (tested.has(`this.${symbol.member.name}`)) continue;
      const so = result.get(field);
      result.set(field, so === undefined ? states : new Set([...so].filter((s) => states.has(s))));
    }
  }
  table.set(member, result);
  return result;
}

/** A read of a path or a bare name. */
export type Read = Extract<Expr, { kind: "name" | "member" }>;

/**
 * The paths and names that an expression reads for their values, in text order. What only asks
 * whether a value is there (`= null`, `exists`, the left of `??`) works without one.
 */
export function readsIn(expr: Expr): readonly Read[] {
  const found: Read[] = [];
  const visit = (node: object, tested: boolean): void => {
    const e = node as Expr;
    if (isExpr(e)) {
      if ((e.kind === "name" || e.kind === "member") && !tested) found.push(e);
      if (e.kind === "binary") {
        const null_ = e.left.kind === "null" || e.right.kind === "null";
        const test = null_ && (e.op === "=" || e.op === "!=");
        visit(e.left, test || e.op === "??");
        visit(e.right, test);
        return;
      }
      if (e.kind === "unary" && (e.op === "exists" || e.op === "not exists")) {
        visit(e.operand, true);
        return;
      }
      if (e.kind === "member") {
        visit(e.object, e.optional);
        return;
      }
    }
    for (const child of childrenOf(node)) visit(child, false);
  };
  visit(expr, false);
  return found;
}

/** The paths that expressions ask about: whether they are there. */
export function testedPaths(spec: SpecModel, exprs: readonly Expr[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (expr: Expr): void => {
    const env = spec.typer.envs.get(expr);
    const key = env === undefined ? undefined : spec.typer.keyOf(expr, env);
    if (key !== undefined) found.add(key);
  };
  for (const e of exprs.flatMap(expressionsIn)) {
    if (e.kind === "unary" && (e.op === "exists" || e.op === "not exists")) add(e.operand);
    if (e.kind !== "binary" || (e.op !== "=" && e.op !== "!=")) continue;
    if (e.right.kind === "null") add(e.left);
    if (e.left.kind === "null") add(e.right);
  }
  return found;
}
