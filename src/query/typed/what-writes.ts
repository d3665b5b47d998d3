// what-writes: every effect that gives a field its value, and what may do so out of sight.

import type { CallExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { ok, type Result } from "../../base/result.ts";
import { defaultValues } from "../../model/lifecycle/writes.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import type { Answer, Fact, Note, Refusal } from "./answer.ts";
import { behaviourOf, computedFrom, type RuleBehaviour, readsOf } from "./behaviour.ts";
import { at, because, inRule, memberFact, typeFact } from "./cite.ts";
import { nameOf } from "./constructs.ts";
import { findOne } from "./names.ts";

type Found = Pick<Answer, "subject" | "facts" | "notes">;

export function whatWrites(spec: SpecModel, name: string): Result<Found, Refusal> {
  const found = findOne(spec, name, ["field", "type", "state"], "a field, as in `Entity.field`");
  if (!found.ok) return found;
  const construct = found.value;
  if (construct.kind === "type") return ok(ofType(spec, construct.symbol));
  const { member } = construct;
  const computed = computedFrom(member);
  const facts = [memberFact(member, because("subject"))];
  if (computed.length === 0) facts.push(...fieldWrites(spec, member, 0));
  else
    for (const read of readsOf(spec, computed).members) {
      if (read.node.kind !== "field") continue;
      facts.push(memberFact(read, because("computedFrom", nameOf(member)), 0));
      facts.push(...fieldWrites(spec, read, 1));
    }
  const notes: Note[] = [];
  if (spec.program.isExternal(member.owner))
    notes.push({ note: "external", name: member.owner.name });
  else if (!facts.some((f) => f.kind === "effect" || f.kind === "default"))
    notes.push({ note: "noWriters", name: nameOf(member) });
  return ok({ subject: nameOf(member), facts, notes });
}

/** Of a type: what creates and removes its instances, and what writes its fields. */
function ofType(spec: SpecModel, symbol: TypeSymbol): Found {
  const facts: Fact[] = [typeFact(symbol, because("subject"))];
  for (const rule of behaviourOf(spec).rules) {
    const own = (of: TypeSymbol | undefined): boolean =>
      of !== undefined && spec.program.isSubtype(of, symbol);
    for (const c of rule.creations)
      if (own(c.symbol))
        facts.push(inRule("effect", rule, c.call.span, because("creates", symbol.name)));
    for (const w of rule.writes)
      if (own(w.member?.owner) && w.member !== undefined)
        facts.push(inRule("effect", rule, w.effect.span, because("assigns", nameOf(w.member))));
    for (const r of rule.removals)
      if (own(r.symbol))
        facts.push(inRule("effect", rule, r.effect.span, because("removes", symbol.name)));
    for (const h of rule.handedOver)
      if (own(h.symbol))
        facts.push(inRule("effect", rule, h.effect.span, because("mayWrite", symbol.name)));
  }
  const isQuiet = facts.length === 1;
  const notes: readonly Note[] = spec.program.isExternal(symbol)
    ? [{ note: "external", name: symbol.name }]
    : isQuiet
      ? [{ note: "noWriters", name: symbol.name }]
      : [];
  return { subject: symbol.name, facts, notes };
}

/** The effects that write a field: assignments first in each rule, then creations. */
export function fieldWrites(spec: SpecModel, member: MemberSymbol, depth: number): readonly Fact[] {
  const facts: Fact[] = [];
  const name = nameOf(member);
  for (const rule of behaviourOf(spec).rules) {
    for (const { effect, member: written, field } of rule.writes) {
      if (written === member) {
        const reason =
          effect.kind === "assign" ? "assigns" : effect.op === "add" ? "adds" : "takesOut";
        facts.push(inRule("effect", rule, effect.span, because(reason, name), depth));
      } else if (written === undefined && field === member.name)
        facts.push(inRule("effect", rule, effect.span, because("mayWrite", name), depth));
    }
    for (const { call, symbol } of rule.creations)
      if (belongs(spec, member, symbol)) facts.push(creationFact(rule, call, member, depth));
    for (const { effect, symbol } of rule.handedOver)
      if (belongs(spec, member, symbol))
        facts.push(inRule("effect", rule, effect.span, because("mayWrite", name), depth));
  }
  for (const { symbol, field, value } of defaultValues(spec)) {
    if (field !== member.name || !belongs(spec, member, symbol)) continue;
    const module = spec.modules.find((m) =>
      m.module.declarations.some(
        (d) => d.kind === "default" && expressionsIn(d.value).includes(value),
      ),
    );
    if (module !== undefined)
      facts.push(at("default", name, module, value.span, because("startsWith", name), depth));
  }
  return facts;
}

function belongs(spec: SpecModel, member: MemberSymbol, symbol: TypeSymbol): boolean {
  return spec.program.memberOf(symbol, member.name) === member;
}

/** A creation gives the field a value, or leaves it as its type says. */
function creationFact(
  rule: RuleBehaviour,
  call: CallExpr,
  member: MemberSymbol,
  depth: number,
): Fact {
  const given = call.args.find((a) => a.name?.text === member.name);
  return given === undefined
    ? inRule("effect", rule, call.callee.span, because("createsWithout", nameOf(member)), depth)
    : inRule("effect", rule, given.span, because("createsWith", nameOf(member)), depth);
}
