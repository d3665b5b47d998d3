// Surfaces and actors as plain facts: who sees what and may start what, under which condition.

import type { Actor, Expr, Surface, SurfaceItem, SurfaceMember } from "../../ast/index.ts";
import { find, type LinkedModule, typesOf } from "../../model/linked-module.ts";
import { formulaOf } from "./formulas.ts";
import type { ActorFacts, Formula, Guard, ItemId, SurfaceFacts } from "./model.ts";
import type { Reader } from "./reader.ts";

const ALWAYS: Formula = { op: "and", of: [] };

/** The facts of one surface. */
export function surfaceFacts(
  reader: Reader,
  module: LinkedModule,
  surface: Surface,
  item: ItemId,
  guarantees: readonly ItemId[],
): SurfaceFacts {
  let facing: { id: ItemId | undefined; name: string | undefined } | undefined;
  let context: ItemId | undefined;
  const exposes: Guard[] = [];
  const provides: (Guard & { key: string; name: string })[] = [];
  const typed = (type: { readonly kind: string } & object): ItemId | undefined => {
    if (type.kind !== "named" || !("name" in type)) return undefined;
    const found = find(module, type.name as Parameters<typeof find>[1], typesOf);
    return found === undefined || found === "opaque" ? undefined : reader.types.get(found.symbol);
  };
  const entry = (expr: Expr, guard: Expr | undefined, kind: "exposes" | "provides"): void => {
    const formula = guard === undefined ? ALWAYS : formulaOf(reader, guard);
    const when = guard === undefined ? "" : ` when ${reader.source(guard)}`;
    const clause = {
      text: reader.source(expr) + when,
      line: reader.line(expr),
      reads: reader.reads(expr),
      formula,
    };
    if (kind === "exposes") exposes.push(clause);
    else if (expr.kind === "call") {
      const { callee } = expr;
      const name =
        callee.kind === "name"
          ? { span: callee.span, name: callee.id }
          : callee.kind === "qname"
            ? callee
            : undefined;
      if (name === undefined) return;
      const key = reader.spec.triggers.keyOf(module, name);
      provides.push({ ...clause, key, name: name.name.text });
    }
  };
  const items = (list: readonly SurfaceItem[], kind: "exposes" | "provides"): void => {
    for (const i of list) {
      if (i.kind === "item") entry(i.expr, i.guard, kind);
      else if (i.kind === "for") items(i.body, kind);
      else if (i.kind === "if") {
        for (const branch of i.branches) items(branch.body, kind);
        items(i.else ?? [], kind);
      }
    }
  };
  const members = (list: readonly SurfaceMember[]): void => {
    for (const m of list) {
      if (m.kind === "facing") facing = { id: typed(m.type), name: m.name?.text };
      else if (m.kind === "context") context = typed(m.type);
      else if (m.kind === "exposes" || m.kind === "provides") items(m.items, m.kind);
      else if (m.kind === "for") members(m.body);
      else if (m.kind === "if") for (const branch of m.branches) members(branch.body);
    }
  };
  members(surface.members);
  return {
    item,
    ...(facing?.id === undefined ? {} : { facing: facing.id }),
    ...(facing?.name === undefined ? {} : { facingName: facing.name }),
    ...(context === undefined ? {} : { context }),
    exposes,
    provides,
    guarantees,
  };
}

/** The facts of one actor. */
export function actorFacts(
  reader: Reader,
  module: LinkedModule,
  actor: Actor,
  item: ItemId,
): ActorFacts | undefined {
  const expr = actor.identifiedBy;
  if (expr === undefined) return undefined;
  const filtered = expr.kind === "where" || expr.kind === "with";
  const source = filtered ? expr.source : expr;
  const name =
    source.kind === "name"
      ? { span: source.span, name: source.id }
      : source.kind === "qname"
        ? source
        : undefined;
  const found = name === undefined ? undefined : find(module, name, typesOf);
  const entity =
    found === undefined || found === "opaque" ? undefined : reader.types.get(found.symbol);
  const guard: Guard = {
    text: reader.source(expr),
    line: reader.line(expr),
    reads: reader.reads(expr),
    formula: filtered ? formulaOf(reader, expr.pred) : ALWAYS,
  };
  return { item, ...(entity === undefined ? {} : { entity }), guard };
}
