// What surfaces offer, and to whom: each trigger that one provides, with the conditions around it.

import type {
  Context,
  Expr,
  Facing,
  Item,
  Surface,
  SurfaceItem,
  SurfaceMember,
} from "../../ast/index.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { TypeSymbol } from "../../model/type-symbol.ts";

/** One entry of a surface's `provides:`. */
export interface Offer {
  readonly surface: Surface;
  readonly module: LinkedModule;
  readonly item: Item;
  /** The key of the trigger. */
  readonly key: string;
  /** Conditions under which the entry is there. */
  readonly guards: readonly Expr[];
}

/** One entry of a surface's `exposes:`. */
export interface Exposure {
  readonly surface: Surface;
  readonly module: LinkedModule;
  readonly item: Item;
}

interface Found {
  readonly offers: readonly Offer[];
  readonly exposures: readonly Exposure[];
}

const known = new WeakMap<SpecModel, Found>();

/** Everything that the surfaces of a set provide and expose, in the order of modules and text. */
export function offersOf(spec: SpecModel): Found {
  let found = known.get(spec);
  if (found === undefined) {
    found = compute(spec);
    known.set(spec, found);
  }
  return found;
}

function compute(spec: SpecModel): Found {
  const offers: Offer[] = [];
  const exposures: Exposure[] = [];
  for (const module of spec.modules) {
    for (const surface of module.module.declarations) {
      if (surface.kind !== "surface") continue;
      for (const { kind, item, guards } of itemsIn(surface.members, [])) {
        if (kind === "exposes") exposures.push({ surface, module, item });
        if (kind !== "provides") continue;
        const key = keyOf(spec, module, item.expr);
        if (key !== undefined) offers.push({ surface, module, item, key, guards });
      }
    }
  }
  return { offers, exposures };
}

function keyOf(spec: SpecModel, module: LinkedModule, expr: Expr): string | undefined {
  const callee = expr.kind === "call" ? expr.callee : expr;
  if (callee.kind === "name")
    return spec.triggers.keyOf(module, { span: callee.span, name: callee.id });
  return callee.kind === "qname" ? spec.triggers.keyOf(module, callee) : undefined;
}

interface FoundItem {
  readonly kind: "exposes" | "provides" | "related" | "timeout";
  readonly item: Item;
  readonly guards: readonly Expr[];
}

function* itemsIn(members: readonly SurfaceMember[], guards: readonly Expr[]): Iterable<FoundItem> {
  for (const m of members) {
    if (
      m.kind === "exposes" ||
      m.kind === "provides" ||
      m.kind === "related" ||
      m.kind === "timeout"
    )
      yield* nested(m.items, m.kind, guards);
    else if (m.kind === "for") yield* itemsIn(m.body, guards);
    else if (m.kind === "if") {
      for (const b of m.branches) yield* itemsIn(b.body, [...guards, b.cond]);
      yield* itemsIn(m.else ?? [], guards);
    }
  }
}

function* nested(
  items: readonly SurfaceItem[],
  kind: FoundItem["kind"],
  guards: readonly Expr[],
): Iterable<FoundItem> {
  for (const item of items) {
    switch (item.kind) {
      case "item":
        yield { kind, item, guards: item.guard === undefined ? guards : [...guards, item.guard] };
        break;
      case "for":
        yield* nested(item.body, kind, guards);
        break;
      case "if":
        for (const b of item.branches) yield* nested(b.body, kind, [...guards, b.cond]);
        yield* nested(item.else ?? [], kind, guards);
        break;
      case "let":
        break;
      default:
        item satisfies never;
    }
  }
}

/** The parties that a surface faces, and what it is about. */
export function partiesOf(surface: Surface): {
  readonly facing: readonly Facing[];
  readonly context: readonly Context[];
} {
  return {
    facing: surface.members.filter((m) => m.kind === "facing"),
    context: surface.members.filter((m) => m.kind === "context"),
  };
}

/** The actor or entity that a party is; undefined where it is not declared in the set. */
export function partyType(module: LinkedModule, { type }: Facing): TypeSymbol | undefined {
  if (type.kind !== "named") return undefined;
  const found = find(module, type.name, typesOf);
  return found === undefined || found === "opaque" ? undefined : found.symbol;
}
