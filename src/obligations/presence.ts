// Obligations of members that are there only in some states (language definition, 6.6 and rules 7f
// to 7j).

import type { EntityMember } from "../ast/index.ts";
import { presenceOf } from "../model/lifecycle/presence.ts";
import { type Context, either, obligation } from "./context.ts";
import { literalsOf } from "./graphs.ts";
import type { Obligation } from "./obligation.ts";

/** What a member with a `when` set owes, declared or following from what it reads; else nothing. */
export function presenceObligation(
  context: Context,
  entity: string,
  node: EntityMember,
): readonly Obligation[] {
  if (node.kind !== "field" && node.kind !== "derived") return [];
  const owner = context.module.types.get(entity);
  const member = owner?.members.get(node.name.text);
  if (owner === undefined || member?.node !== node) return [];
  const [only, ...others] = presenceOf(context.spec, member);
  if (only === undefined || others.length > 0) return [];
  const [statusField, inferred] = only;
  const declared = node.when?.states.map((s) => s.text) ?? [...inferred];
  const status = context.spec.program.memberOf(owner, statusField);
  const all =
    status === undefined || status === "opaque" ? undefined : literalsOf(context.spec, status);
  const construct = `${entity}.${node.name.text}`;
  return [
    obligation(context, {
      category: "when_presence",
      id: `when-presence.${construct}`,
      description: `${construct} is there while ${statusField} is ${either(declared)}, and absent otherwise`,
      construct,
      from: node,
      detail: {
        entity,
        field: node.name.text,
        status_field: statusField,
        qualifying_states: declared,
        absent_states: (all ?? []).filter((s) => !declared.includes(s)),
      },
    }),
  ];
}
