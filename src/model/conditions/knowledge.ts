// What holds of the variables of a formula besides what it says: presence in states, counts, the
// invariants of the entities that it speaks of.

import type { Expr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { Variable } from "../../logic/index.ts";
import { compare, constant, type Formula, isNull, not, or, variable } from "../../logic/index.ts";
import { presenceOf } from "../lifecycle/presence.ts";
import type { SpecModel } from "../spec-model.ts";
import type { TypeSymbol } from "../type-symbol.ts";
import { lookup } from "../typing/scope.ts";
import type { Lowering } from "./lowering.ts";
import type { Path } from "./paths.ts";
import { mayBeNull, sortOfType } from "./sorts.ts";

/** What holds of the variables met so far in every state. */
export function known(lowering: Lowering): readonly Formula[] {
  const { meanings, spec } = lowering.vars;
  const formulas: Formula[] = [];
  for (const { variable: v, path } of [...meanings.values()]) {
    const member = path?.member;
    if (path?.key.endsWith(".count") && member === undefined && v.sort.kind === "integer")
      formulas.push(or(isNull(v), compare(v, ">=", constant(v.sort, 0))));
    if (member === undefined || path?.through === undefined || !v.nullable) continue;
    for (const [field, states] of presenceOf(spec, member)) {
      const status = statusBeside(lowering, path.through, member.owner, field);
      if (status === undefined) continue;
      const within = or(...[...states].map((s) => compare(status, "=", constant(status.sort, s))));
      formulas.push(or(isNull(v), within));
      if (spec.program.typeOfMember(member).kind !== "optional")
        formulas.push(or(not(isNull(v)), not(within)));
    }
  }
  return formulas;
}

function statusBeside(
  { vars }: Lowering,
  through: Path,
  owner: TypeSymbol,
  field: string,
): Variable | undefined {
  const { program } = vars.spec;
  const member = program.memberOf(owner, field);
  if (member === undefined || member === "opaque") return undefined;
  const sort = sortOfType(program.typeOfMember(member));
  if (sort === undefined) return undefined;
  const path: Path = {
    key: `${through.key}.${field}`,
    text: through.text === "" ? field : `${through.text}.${field}`,
    member,
    through,
  };
  const nullable = mayBeNull(vars.spec, member);
  return vars.remember(variable(path.key, sort, { nullable }), path.text, { path });
}

interface Universal {
  /** The key of the name that stands for each instance. */
  readonly bound: string;
  readonly body: readonly Expr[];
}

const universals = new WeakMap<SpecModel, ReadonlyMap<TypeSymbol, readonly Universal[]>>();

/** Top-level invariants of the form `for x in Entities: ...`, by entity. */
function universal(spec: SpecModel): ReadonlyMap<TypeSymbol, readonly Universal[]> {
  const before = universals.get(spec);
  if (before !== undefined) return before;
  const found = new Map<TypeSymbol, Universal[]>();
  for (const module of spec.modules)
    for (const d of module.module.declarations) {
      const [all, more] = d.kind === "invariant" ? d.body : [];
      if (d.kind !== "invariant" || all?.kind !== "forall" || more !== undefined) continue;
      const { names, source, filter, lets, body } = all;
      const [id, second] = names;
      const [first] = body;
      // What quantifies over more than one instance says nothing of one alone.
      if (id === undefined || second !== undefined || filter !== undefined || lets.length > 0)
        continue;
      if (first === undefined || body.some((e) => expressionsIn(e).some(isQuantified))) continue;
      const symbol = spec.typer.symbols.get(source);
      const type =
        symbol?.kind === "collection"
          ? symbol.entity
          : symbol?.kind === "type"
            ? symbol.type
            : undefined;
      const bound = lookup(spec.typer.envs.get(first)?.scope, id.text)?.key;
      if (type === undefined || bound === undefined) continue;
      const known = found.get(type);
      if (known === undefined) found.set(type, [{ bound, body }]);
      else known.push({ bound, body });
    }
  universals.set(spec, found);
  return found;
}

function isQuantified(expr: Expr): boolean {
  return expr.kind === "forall";
}

/** The invariants of the entities of all instances met so far, and those about all of an entity. */
export function invariants(lowering: Lowering): readonly Formula[] {
  const formulas: Formula[] = [];
  const { spec } = lowering.vars;
  for (const { key, text, type } of [...lowering.vars.instances.values()]) {
    const { node } = type;
    if (node.kind !== "entity" && node.kind !== "variant") continue;
    for (const { bound, body } of universal(spec).get(type) ?? []) {
      const naming = { keys: new Map([[bound, key]]), texts: new Map([[key, text]]) };
      for (const expr of body) formulas.push(lowering.condition(expr, naming));
    }
    for (const member of node.members) {
      if (member.kind !== "invariant" || member.lets.length > 0) continue;
      for (const expr of member.body)
        formulas.push(lowering.condition(expr, { keys: new Map(), self: { key, text } }));
    }
  }
  return formulas;
}
