// Obligations of what surfaces show, offer, lead to and wait for, each entry with its guards.

import type { Items, Surface, SurfaceItem } from "../ast/index.ts";
import { type Context, inline, listed, obligation, quoted, textOf } from "./context.ts";
import { qualified } from "./dependencies.ts";
import type { Setting } from "./details/rules.ts";
import type { ItemDetail, OperationDetail } from "./details/surfaces.ts";
import { branchesOf, inLoop } from "./effects.ts";
import type { Obligation } from "./obligation.ts";
import { listenersOf } from "./triggers.ts";

type Entry = Extract<SurfaceItem, { kind: "item" }>;

function* itemsIn(
  context: Context,
  items: readonly SurfaceItem[],
  setting: Setting,
): Iterable<{ readonly entry: Entry; readonly detail: ItemDetail }> {
  for (const item of items) {
    switch (item.kind) {
      case "for":
        yield* itemsIn(context, item.body, inLoop(context, item, setting));
        break;
      case "if":
        for (const [body, inside] of branchesOf(context, item, setting))
          yield* itemsIn(context, body, inside);
        break;
      case "item": {
        const own = item.guard === undefined ? [] : [inline(textOf(context, item.guard))];
        const guards = [...(setting.given ?? []), ...own];
        const detail = {
          ...quoted(context, item.expr),
          ...(setting.each === undefined ? {} : { each: setting.each }),
          ...(guards.length === 0 ? {} : { guards }),
        };
        yield { entry: item, detail };
        break;
      }
      case "let":
        break;
      default:
        item satisfies never;
    }
  }
}

/** What a clause of a surface owes; `suffix` tells several of one kind apart. */
export function itemsObligation(
  context: Context,
  surface: Surface,
  node: Items,
  setting: Setting,
  suffix: string,
): Obligation {
  const name = surface.name.text;
  const entries = [...itemsIn(context, node.items, setting)];
  const details = entries.map((e) => e.detail);
  const common = { construct: name, from: node };
  const texts = listed(details.map((d) => inline(d.text)));
  const isGuarded = details.some((d) => d.guards !== undefined);
  const guarded = isGuarded ? ", what has a guard exactly while it holds" : "";
  switch (node.kind) {
    case "exposes":
      return obligation(context, {
        ...common,
        category: "surface_exposure",
        id: `surface-exposure.${name}${suffix}`,
        description: `surface ${name} shows ${texts}${guarded}`,
        detail: { surface: name, items: details.map((d) => lastName(d.text)), exposed: details },
      });
    case "provides": {
      const operations = entries.map((e) => operation(context, e.entry, e.detail));
      const triggers = listed([...new Set(operations.map((o) => o.trigger))]);
      return obligation(context, {
        ...common,
        category: "surface_provides",
        id: `surface-provides.${name}${suffix}`,
        description: `surface ${name} offers ${triggers}${guarded}`,
        detail: { surface: name, operations },
      });
    }
    case "related":
      return obligation(context, {
        ...common,
        category: "surface_related",
        id: `surface-related.${name}${suffix}`,
        description: `surface ${name} leads to ${texts}${guarded}`,
        detail: { surface: name, related: details },
      });
    case "timeout":
      return obligation(context, {
        ...common,
        category: "surface_timeout",
        id: `surface-timeout.${name}${suffix}`,
        description: `${texts} acts within surface ${name} when its time has come`,
        detail: { surface: name, rules: details },
      });
    default:
      return node.kind satisfies never;
  }
}

function lastName(text: string): string {
  return /(\w+)\W*$/.exec(text)?.[1] ?? text;
}

function operation(context: Context, { expr }: Entry, detail: ItemDetail): OperationDetail {
  const callee = expr.kind === "call" ? expr.callee : expr;
  const name =
    callee.kind === "name"
      ? { span: callee.span, name: callee.id }
      : callee.kind === "qname"
        ? callee
        : undefined;
  if (name === undefined) return { ...detail, trigger: textOf(context, callee), rules: [] };
  const rules = listenersOf(context, context.module, name);
  return { ...detail, trigger: qualified(name), rules };
}
