// Members that only some variants have, and creation of what has variants (language definition,
// rules 18 and 19).

import type { CallExpr, Expr, MemberExpr, NameExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";
import type { Env } from "../../model/typing/env.ts";
import type { Check } from "../check.ts";

type Report = Parameters<Check>[1];

/**
 * A member of a variant is there only where the instance is known to be that variant. Said once
 * of an instance and its variants in each declaration: one guard answers for all of its uses.
 */
export const variantAccess: Check = ({ module, spec }, report) => {
  for (const d of module.declarations) {
    const said = new Set<string>();
    for (const expr of expressionsIn(d)) {
      if (expr.kind === "member" || expr.kind === "name") access(expr, spec, said, report);
    }
  }
};

function access(
  expr: MemberExpr | NameExpr,
  spec: SpecModel,
  said: Set<string>,
  report: Report,
): void {
  const { program, typer } = spec;
  const env = typer.envs.get(expr);
  if (env === undefined) return;
  const instance = instanceOf(expr, env, spec);
  if (instance === undefined) return;
  const { entity, key } = instance;
  const name = expr.kind === "name" ? expr.id.text : expr.name.text;
  if (program.memberOf(entity, name) !== undefined) return;
  const owners = program.variantsOf(entity).filter((v) => v.members.has(name));
  if (owners.length === 0) return;
  const known = env.facts.get(key)?.variants;
  if (known !== undefined && [...known].every((v) => owners.some((o) => o.name === v))) return;
  const once = `${key} ${owners.map((o) => o.name).join(" ")}`;
  if (said.has(once)) return;
  said.add(once);
  const field = program.discriminatorOf(entity)?.name ?? "kind";
  const [first] = owners;
  const params = {
    variants: owners.map((o) => `\`${o.name}\``).join(" or "),
    entity: entity.name,
    name,
    test: `${expr.kind === "name" ? "" : shown(expr.object)}${field} = ${first?.name ?? ""}`,
  };
  const declared = first?.members.get(name);
  const related =
    declared !== undefined && first?.module === env.module
      ? [{ span: declared.id.span, label: "declared here" }]
      : [];
  report(diagnostic("sum.unguardedVariantFieldAccess", expr.span, params, { related }));
}

/** The instance that a member is read of, and what facts about it are filed under. */
function instanceOf(
  expr: MemberExpr | NameExpr,
  env: Env,
  spec: SpecModel,
): { readonly entity: TypeSymbol; readonly key: string } | undefined {
  if (expr.kind === "name") {
    // In a predicate a bare word is a member of the element.
    if (spec.typer.symbols.get(expr)?.kind !== "member" || env.subject === undefined)
      return undefined;
    const type = plain(env.subject.type);
    return type.kind === "entity" ? { entity: type.symbol, key: env.subject.key } : undefined;
  }
  const type = plain(spec.typer.typeOf(expr.object));
  // What no path leads to cannot be narrowed by the model, though the author may know it.
  const key = spec.typer.keyOf(expr.object, env);
  return type.kind !== "entity" || key === undefined ? undefined : { entity: type.symbol, key };
}

/** A path as its author would write it before a further member. */
function shown(expr: Expr): string {
  if (expr.kind === "name") return `${expr.id.text}.`;
  if (expr.kind === "member") return `${shown(expr.object)}${expr.name.text}.`;
  return "";
}

/** Every instance of an entity with variants is one of them, from its creation on. */
export const baseInstantiation: Check = ({ module, linked, spec }, report) => {
  for (const d of module.declarations) {
    if (d.kind === "default" && d.type !== undefined) {
      const found = find(linked, d.type, typesOf);
      if (found !== undefined && found !== "opaque")
        instantiated(found.symbol, d.type.span, linked, spec, report);
    }
    for (const expr of expressionsIn(d)) {
      if (expr.kind !== "call") continue;
      const entity = created(expr, spec);
      if (entity !== undefined) instantiated(entity.symbol, entity.span, linked, spec, report);
    }
  }
};

function created(expr: CallExpr, spec: SpecModel) {
  if (expr.callee.kind !== "member" || expr.callee.name.text !== "created") return undefined;
  const symbol = spec.typer.symbols.get(expr.callee.object);
  return symbol?.kind === "type"
    ? { symbol: symbol.type, span: expr.callee.object.span }
    : undefined;
}

function instantiated(
  entity: TypeSymbol,
  span: Expr["span"],
  linked: LinkedModule,
  spec: SpecModel,
  report: Report,
): void {
  const field = spec.program.discriminatorOf(entity);
  const variants = spec.program.variantsOf(entity);
  if (field === undefined || variants.length === 0) return;
  const params = { entity: entity.name, variants: variants.map((v) => `\`${v.name}\``).join(", ") };
  const related =
    entity.module === linked ? [{ span: field.node.span, label: "its variants" }] : [];
  report(diagnostic("sum.baseInstantiation", span, params, { related }));
}
