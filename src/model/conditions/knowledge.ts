// What holds of the variables of a formula besides what it says: presence in states, counts, the
// invariants of the entities that it speaks of.

import type { Expr, Id } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { Variable } from "../../logic/index.ts";
import {
  and,
  compare,
  constant,
  type Formula,
  isNull,
  not,
  or,
  variable,
} from "../../logic/index.ts";
import { presenceOf } from "../lifecycle/presence.ts";
import type { LinkedModule } from "../linked-module.ts";
import type { SpecModel } from "../spec-model.ts";
import { plain } from "../type.ts";
import type { TypeSymbol } from "../type-symbol.ts";
import { lookup } from "../typing/scope.ts";
import type { Lowering } from "./lowering.ts";
import type { Path } from "./paths.ts";
import { mayBeNull, sortOfType } from "./sorts.ts";

/** What holds of the variables met so far in every state. */
export function known(lowering: Lowering): readonly Formula[] {
  const { meanings, spec } = lowering.vars;
  const formulas: Formula[] = [...lookedUp(lowering)];
  for (const { variable: v, path } of [...meanings.values()]) {
    const member = path?.member;
    if (path?.key.endsWith(".count") && member === undefined && v.sort.kind === "integer")
      formulas.push(or(isNull(v), compare(v, ">=", constant(v.sort, 0))));
    if (member === undefined || path?.through === undefined || !v.nullable) continue;
    for (const [field, states] of presenceOf(spec, member)) {
      const status = memberVariable(lowering, path.through, member.owner, field);
      if (status === undefined) continue;
      const within = or(...[...states].map((s) => compare(status, "=", constant(status.sort, s))));
      formulas.push(or(isNull(v), within));
      if (spec.program.typeOfMember(member).kind !== "optional")
        formulas.push(or(not(isNull(v)), not(within)));
    }
  }
  return formulas;
}

/** What is looked up by some fields has the values that it was looked up by. */
function lookedUp(lowering: Lowering): readonly Formula[] {
  const { vars } = lowering;
  const seen = new Set<string>();
  return [...vars.meanings.values()].flatMap(({ path }) => {
    let root = path;
    while (root?.through !== undefined) root = root.through;
    if (root?.lookup === undefined || seen.has(root.key)) return [];
    seen.add(root.key);
    const { expr, naming } = root.lookup;
    const env = vars.spec.typer.envs.get(expr);
    const type = plain(vars.spec.typer.typeOf(expr));
    if (type.kind !== "entity" || env === undefined) return [];
    return expr.fields.flatMap(({ name, value }) => {
      const field = memberVariable(lowering, root, type.symbol, name.text);
      if (field === undefined) return [];
      const bound = value === undefined ? lookup(env.scope, name.text) : undefined;
      const given =
        value !== undefined
          ? lowering.value(value, naming, field.sort)
          : bound === undefined
            ? undefined
            : variable(naming.keys.get(bound.key) ?? bound.key, field.sort);
      return given === undefined ? [] : [compare(field, "=", given)];
    });
  });
}

/** The variable of a field beside others of an instance. */
function memberVariable(
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

/** An invariant of every instance of an entity, wherever it is written. */
export interface InstanceInvariant {
  readonly name: Id;
  readonly module: LinkedModule;
  readonly body: readonly Expr[];
  /** The key of the name that stands for each instance; none where it is `this`. */
  readonly bound: string | undefined;
}

type ByEntity = ReadonlyMap<TypeSymbol, readonly InstanceInvariant[]>;

const gathered = new WeakMap<SpecModel, ByEntity>();

/** The invariants that entities declare, and top-level ones of the form `for x in Entities: ...`. */
export function instanceInvariants(spec: SpecModel): ByEntity {
  const before = gathered.get(spec);
  if (before !== undefined) return before;
  const found = new Map<TypeSymbol, InstanceInvariant[]>();
  const add = (type: TypeSymbol, invariant: InstanceInvariant): void => {
    const known = found.get(type);
    if (known === undefined) found.set(type, [invariant]);
    else known.push(invariant);
  };
  for (const module of spec.modules)
    for (const type of module.types.values()) {
      if (type.node.kind !== "entity" && type.node.kind !== "variant") continue;
      for (const m of type.node.members)
        if (m.kind === "invariant" && m.lets.length === 0)
          add(type, { name: m.name, module, body: m.body, bound: undefined });
    }
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
      add(type, { name: d.name, module, body, bound });
    }
  gathered.set(spec, found);
  return found;
}

function isQuantified(expr: Expr): boolean {
  return expr.kind === "forall";
}

/** An invariant as said of one instance. */
export function invariantOf(
  lowering: Lowering,
  { body, bound }: InstanceInvariant,
  { key, text }: { readonly key: string; readonly text: string },
): Formula {
  const naming =
    bound === undefined
      ? { keys: new Map(), self: { key, text } }
      : { keys: new Map([[bound, key]]), texts: new Map([[key, text]]) };
  return and(...body.map((expr) => lowering.condition(expr, naming)));
}

/** The invariants of all instances met so far. */
export function invariants(lowering: Lowering): readonly Formula[] {
  const all = instanceInvariants(lowering.vars.spec);
  return [...lowering.vars.instances.values()].flatMap((instance) =>
    (all.get(instance.type) ?? []).map((i) => invariantOf(lowering, i, instance)),
  );
}
