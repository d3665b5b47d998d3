// Members that nothing in the set reads or writes (language definition, W4). Only information: a
// specification may well name what people know of a thing.

import { walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import type { Check, CheckContext } from "../check.ts";
import { readersOf, seesAllReaders } from "./importers.ts";
import { memberUses } from "./member-uses.ts";

export const unusedFields: Check = (context, report) => {
  const { linked, spec } = context;
  if (!seesAllReaders(spec, linked)) return;
  const readers = readersOf(spec, linked);
  const uses = readers.map((m) => memberUses(spec, m));
  const exchanged = new Set(readers.flatMap((m) => [...signatureTypes(m)]));
  for (const owner of linked.types.values()) {
    // Values of a contract go to and fro between systems; who looks at them is not said here.
    if (owner.node.kind === "value" && exchanged.has(owner.name)) continue;
    for (const member of owner.members.values()) {
      if (isNeeded(context, member)) continue;
      const { name } = member;
      if (uses.some((u) => u.members.has(member) || u.words.has(name))) continue;
      report(diagnostic("field.unused", member.id.span, { owner: owner.name, name }));
    }
  }
};

/** Discriminators and fields with a graph serve by being declared. */
function isNeeded({ spec }: CheckContext, member: MemberSymbol): boolean {
  if (member.node.kind === "emptyMember") return true;
  return (
    spec.program.graphOf(member) !== undefined ||
    spec.program.typeOfMember(member).kind === "discriminator"
  );
}

/** Names of types in signatures of contracts, and of those that they are made of. */
function signatureTypes(module: LinkedModule): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: object[] = module.module.declarations.filter((d) => d.kind === "contract");
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    walk(next, (node) => {
      const { name } = node as { name?: { name?: { text: string } } };
      const text = node.kind === "named" || node.kind === "generic" ? name?.name?.text : undefined;
      if (text === undefined || found.has(text)) return true;
      found.add(text);
      const inner = module.types.get(text);
      if (inner?.node.kind === "value") pending.push(inner.node);
      return true;
    });
  }
  return found;
}
