// One name bound twice where both bindings hold (language definition, 5.3). Bindings of separate
// branches, loops and `ensures` clauses do not see each other.

import type { Id, Rule } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check } from "../check.ts";

/** Names bound by `let` or by the trigger, at one place and around it. */
type Bound = ReadonlyMap<string, { readonly id: Id; readonly what: string }>;

export const duplicateLets: Check = ({ module }, report) => {
  for (const rule of module.declarations) {
    if (rule.kind !== "rule") continue;
    block(rule.members, triggerNames(rule), (id, first) => {
      const where = first.what;
      const related = [{ span: first.id.span, label: "bound here" }];
      report(diagnostic("let.duplicateBinding", id.span, { name: id.text, where }, { related }));
    });
  }
};

function triggerNames(rule: Rule): Bound {
  const names = new Map<string, { id: Id; what: string }>();
  const add = (id: Id | undefined): void => {
    if (id !== undefined && id.text !== "_" && !names.has(id.text))
      names.set(id.text, { id, what: "by the trigger" });
  };
  for (const trigger of triggersOf(rule.members)) {
    if (trigger.kind === "call") for (const p of trigger.params) add(p.name);
    else add(trigger.bind);
  }
  return names;
}

type Found = (id: Id, first: { readonly id: Id; readonly what: string }) => void;

/** Goes through the statements of a block; names of blocks inside end with them. */
function block(statements: readonly object[], outer: Bound, found: Found): void {
  const bound = new Map(outer);
  for (const statement of statements as readonly { kind?: string; name?: Id }[]) {
    if (statement.kind === "let" && statement.name !== undefined) {
      const id = statement.name;
      const first = bound.get(id.text);
      if (id.text === "_") continue;
      if (first !== undefined) found(id, first);
      else bound.set(id.text, { id, what: "by a `let` in this rule" });
      continue;
    }
    for (const body of bodiesOf(statement)) block(body, bound, found);
  }
}

function bodiesOf(statement: { readonly kind?: string }): readonly (readonly object[])[] {
  const s = statement as {
    effects?: object[];
    body?: object[];
    branches?: { body?: object[] }[];
    else?: object[];
  };
  switch (statement.kind) {
    case "ensures":
      return [s.effects ?? []];
    case "for":
      return [s.body ?? []];
    case "if":
      return [...(s.branches ?? []).map((b) => b.body ?? []), s.else ?? []];
    default:
      return [];
  }
}
