// Invariants that hold whatever the rules do (language definition, 7m and W23).

import type { Expr } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { presenceOf } from "../../model/lifecycle/presence.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { Check } from "../check.ts";

/** 7m. */
export const tautologies: Check = ({ module, spec }, report) => {
  for (const d of module.declarations) {
    const invariants =
      d.kind === "invariant"
        ? [d]
        : d.kind === "entity" || d.kind === "variant" || d.kind === "value"
          ? d.members.filter((m) => m.kind === "invariant")
          : [];
    for (const { name, body } of invariants) {
      if (body.length > 0 && body.every((e) => always(spec, e, true)))
        report(diagnostic("invariant.tautology", name.span, { name: name.text }));
    }
  }
};

/** True when a condition certainly has a truth value, by what is known where it stands. */
function always(spec: SpecModel, cond: Expr, truth: boolean): boolean {
  switch (cond.kind) {
    case "bool":
      return cond.value === truth;
    case "forall":
      return truth && cond.body.every((e) => always(spec, e, true));
    case "unary":
      if (cond.op === "not") return always(spec, cond.operand, !truth);
      if (cond.op === "exists") return isThere(spec, cond.operand, truth);
      return cond.op === "not exists" && isThere(spec, cond.operand, !truth);
    case "binary":
      break;
    default:
      return false;
  }
  const { op, left, right } = cond;
  switch (op) {
    case "implies":
      return truth
        ? always(spec, left, false) || always(spec, right, true)
        : always(spec, left, true) && always(spec, right, false);
    case "and":
      return truth
        ? always(spec, left, true) && always(spec, right, true)
        : always(spec, left, false) || always(spec, right, false);
    case "or":
      return truth
        ? always(spec, left, true) || always(spec, right, true)
        : always(spec, left, false) && always(spec, right, false);
    case "=":
    case "!=": {
      const wanted = (op === "=") === truth;
      if (right.kind === "null") return isThere(spec, left, !wanted);
      if (left.kind === "null") return isThere(spec, right, !wanted);
      return isAmong(spec, left, [right], wanted);
    }
    case "in":
    case "not in":
      return right.kind === "set" && isAmong(spec, left, right.items, (op === "in") === truth);
    default:
      return false;
  }
}

/** True when a path certainly has a value, or certainly has none. */
function isThere(spec: SpecModel, path: Expr, there: boolean): boolean {
  if (path.kind !== "name" && path.kind !== "member") return false;
  const symbol = spec.typer.symbols.get(path);
  const env = spec.typer.envs.get(path);
  if (symbol?.kind !== "member" || symbol.member.node.kind !== "field" || env === undefined)
    return false;
  const key = spec.typer.keyOf(path, env);
  if (key === undefined) return false;
  const [when] = presenceOf(spec, symbol.member);
  const isOptional = spec.program.typeOfMember(symbol.member).kind === "optional";
  if (when === undefined)
    return there && !isOptional && (path.kind === "name" || isSolid(spec, path.object));
  const [field, states] = when;
  const known = env.facts.get(`${key.slice(0, key.lastIndexOf("."))}.${field}`)?.values;
  if (known === undefined) return false;
  return there
    ? !isOptional && [...known].every((s) => states.has(s))
    : [...known].every((s) => !states.has(s));
}

/** True when what a member is read of is there itself. */
function isSolid(spec: SpecModel, object: Expr): boolean {
  return spec.typer.typeOf(object).kind === "entity";
}

/** True when an enum path certainly has one of some literals, or certainly none of them. */
function isAmong(spec: SpecModel, path: Expr, values: readonly Expr[], among: boolean): boolean {
  const type = spec.typer.typeOf(path);
  const env = spec.typer.envs.get(path);
  if (plain(type).kind !== "enum" || type.kind !== "enum" || env === undefined) return false;
  const key = spec.typer.keyOf(path, env);
  const literals = values.map((v) =>
    spec.typer.symbols.get(v)?.kind !== "literal"
      ? undefined
      : v.kind === "name"
        ? v.id.text
        : v.kind === "backtick"
          ? v.text
          : undefined,
  );
  if (key === undefined || literals.some((l) => l === undefined)) return false;
  const known = env.facts.get(key)?.values ?? new Set(type.literals.map((l) => l.text));
  return [...known].every((v) => literals.includes(v) === among);
}
