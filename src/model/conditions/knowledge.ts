// What holds of the variables of a formula besides what it says: presence in states, counts, the
// invariants of the entities that it speaks of.

import type { Variable } from "../../logic/index.ts";
import { compare, constant, type Formula, isNull, not, or, variable } from "../../logic/index.ts";
import { presenceOf } from "../lifecycle/presence.ts";
import type { TypeSymbol } from "../type-symbol.ts";
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

/** The invariants that entities declare, for each instance met so far. */
export function invariants(lowering: Lowering): readonly Formula[] {
  const formulas: Formula[] = [];
  for (const { key, text, type } of [...lowering.vars.instances.values()]) {
    const { node } = type;
    if (node.kind !== "entity" && node.kind !== "variant") continue;
    for (const member of node.members) {
      if (member.kind !== "invariant" || member.lets.length > 0) continue;
      for (const expr of member.body)
        formulas.push(lowering.condition(expr, { keys: new Map(), self: { key, text } }));
    }
  }
  return formulas;
}
