// What can be said of a condition by itself: that it never holds, or always.

import type { Expr } from "../../ast/index.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { canonical, canonicalNot } from "../../model/typing/canonical.ts";
import { NO_FACTS } from "../../model/typing/facts.ts";
import { narrow } from "../../model/typing/narrow.ts";

/** The parts of a condition that all have to hold. */
export function conjunctsOf(cond: Expr): readonly Expr[] {
  return cond.kind === "binary" && cond.op === "and"
    ? [...conjunctsOf(cond.left), ...conjunctsOf(cond.right)]
    : [cond];
}

/** The parts of a condition of which one has to hold. */
function disjunctsOf(cond: Expr): readonly Expr[] {
  return cond.kind === "binary" && cond.op === "or"
    ? [...disjunctsOf(cond.left), ...disjunctsOf(cond.right)]
    : [cond];
}

/** True when conditions that stand together exclude each other. */
export function contradict(conditions: readonly Expr[], spec: SpecModel): boolean {
  const { typer } = spec;
  let facts = NO_FACTS;
  const parts = conditions.flatMap(conjunctsOf);
  for (const part of parts) {
    const env = typer.envs.get(part);
    if (env !== undefined) facts = narrow(typer, part, { ...env, facts }, true);
  }
  if ([...facts.values()].some((f) => f.values?.size === 0 || f.variants?.size === 0)) return true;
  const said = new Set(parts.map((p) => canonical(typer, p)));
  if (parts.some((p) => said.has(canonicalNot(typer, p)))) return true;
  if (parts.some((p) => p.kind === "bool" && !p.value)) return true;
  if (parts.some((p) => isFalseEquation(p, spec))) return true;
  return differentValues(parts, spec) || parts.some((p) => isNegatedIdentity(p, spec));
}

/** One path that is to equal two different constants. */
function differentValues(parts: readonly Expr[], spec: SpecModel): boolean {
  const values = new Map<string, string>();
  for (const part of parts) {
    if (part.kind !== "binary" || part.op !== "=") continue;
    for (const [path, value] of [
      [part.left, part.right],
      [part.right, part.left],
    ] as const) {
      if (!isConstant(value)) continue;
      const key = canonical(spec.typer, path);
      const text = canonical(spec.typer, value);
      const known = values.get(key);
      if (known !== undefined && known !== text) return true;
      values.set(key, text);
    }
  }
  return false;
}

/** `1 = 2`: two different constants. */
function isFalseEquation(part: Expr, spec: SpecModel): boolean {
  if (part.kind !== "binary" || part.op !== "=") return false;
  if (!isConstant(part.left) || !isConstant(part.right)) return false;
  return canonical(spec.typer, part.left) !== canonical(spec.typer, part.right);
}

function isConstant(expr: Expr): boolean {
  return ["number", "bool", "string", "duration", "null"].includes(expr.kind);
}

function isNegatedIdentity(part: Expr, spec: SpecModel): boolean {
  if (part.kind !== "binary" || !["!=", "<", ">"].includes(part.op)) return false;
  return canonical(spec.typer, part.left) === canonical(spec.typer, part.right);
}

/** True when a condition holds whatever the state is. */
export function alwaysHolds(cond: Expr, spec: SpecModel): boolean {
  const { typer } = spec;
  return conjunctsOf(cond).every((part) => {
    const options = disjunctsOf(part);
    const said = new Set(options.map((o) => canonical(typer, o)));
    return options.some(
      (o) =>
        (o.kind === "bool" && o.value) ||
        (o.kind === "unary" && o.op === "not" && contradict([o.operand], spec)) ||
        said.has(canonicalNot(typer, o)) ||
        (o.kind === "binary" &&
          ["=", "<=", ">="].includes(o.op) &&
          canonical(typer, o.left) === canonical(typer, o.right)),
    );
  });
}
