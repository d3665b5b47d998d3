// What sets rules off, in a form in which rules can be compared.

import type { Rule, Trigger } from "../ast/index.ts";
import { bindingKey } from "../model/conditions/rule-guard.ts";
import { find, type LinkedModule, typesOf } from "../model/linked-module.ts";
import { canonical, type Renaming } from "../model/typing/canonical.ts";
import type { Context } from "./context.ts";

/** Bindings of the trigger by position, so that rules can be compared. */
export function keysOf(context: Context, rule: Rule, trigger: Trigger): Renaming {
  const ids =
    trigger.kind === "call"
      ? trigger.params.map((p) => p.name)
      : trigger.bind === undefined
        ? []
        : [trigger.bind];
  return new Map(
    ids.flatMap((id, index) => {
      const key = bindingKey(context.spec, rule, id);
      return key === undefined ? [] : [[key, `$${index}`] as const];
    }),
  );
}

/** What sets a rule off: equal keys for rules that the same event sets off. */
export function eventOf(
  context: Context,
  module: LinkedModule,
  trigger: Trigger,
  keys: Renaming,
): { readonly key: string; readonly label: string } | undefined {
  const { spec } = context;
  if (trigger.kind === "invalid") return undefined;
  if (trigger.kind === "call")
    return {
      key: `${spec.triggers.keyOf(module, trigger.name)}/${trigger.params.length}`,
      label: trigger.name.name.text,
    };
  const found = find(module, trigger.entity, typesOf);
  if (found === undefined || found === "opaque") return undefined;
  const entity = `${found.symbol.module.path}/${found.symbol.name}`;
  const { name } = found.symbol;
  switch (trigger.kind) {
    case "created":
      return { key: `created ${entity}`, label: `${name}.created` };
    case "temporal":
      return {
        key: `${entity} ${canonical(spec.typer, trigger.cond, keys)}`,
        label: context.textOf(module, trigger.cond),
      };
    case "change":
    case "derived": {
      const path = trigger.path.map((id) => id.text).join(".");
      const value =
        trigger.kind === "change"
          ? ` ${trigger.mode} ${context.textOf(module, trigger.value)}`
          : "";
      return { key: `${entity}.${path}${value}`, label: `${name}.${path}${value}` };
    }
    default:
      return trigger satisfies never;
  }
}
