// What sets off rules that do not listen to a trigger in call form: time, changes of members and
// new instances, each with the effects of other rules that bring it about.

import type { Trigger } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { outcomesOf } from "../../model/lifecycle/outcomes.ts";
import { find, typesOf } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol, TypeSymbol } from "../../model/type-symbol.ts";
import { behaviourOf, type RuleBehaviour, readsOf, type Write } from "./behaviour.ts";

export interface Cause {
  readonly trigger: Trigger;
  readonly reason: "byTime" | "byChange" | "byCreation";
  /** Effects of other rules that make it happen, or start the time that it waits for. */
  readonly by: readonly { readonly rule: RuleBehaviour; readonly span: Span }[];
}

const known = new WeakMap<RuleBehaviour, readonly Cause[]>();

/** The causes of a rule, except the triggers in call form. */
export function causesOf(spec: SpecModel, rule: RuleBehaviour): readonly Cause[] {
  let causes = known.get(rule);
  if (causes === undefined) {
    causes = rule.triggers.flatMap((trigger) => {
      const cause = causeOf(spec, rule, trigger);
      return cause === undefined ? [] : [cause];
    });
    known.set(rule, causes);
  }
  return causes;
}

function causeOf(spec: SpecModel, rule: RuleBehaviour, trigger: Trigger): Cause | undefined {
  switch (trigger.kind) {
    case "call":
    case "invalid":
      return undefined;
    case "created": {
      const entity = entityAt(spec, rule, trigger.entity);
      const by = entity === undefined ? [] : creators(spec, entity);
      return { trigger, reason: "byCreation", by };
    }
    case "temporal": {
      const { members } = readsOf(spec, [trigger.cond]);
      return { trigger, reason: "byTime", by: writers(spec, members, () => true) };
    }
    case "change": {
      const member = memberBehind(spec, rule, trigger);
      if (member === undefined) return { trigger, reason: "byChange", by: [] };
      const { value } = trigger;
      const wanted =
        value.kind === "name" ? value.id.text : value.kind === "backtick" ? value.text : undefined;
      const reads = member.node.kind === "field" ? new Set([member]) : readsOfMember(spec, member);
      return {
        trigger,
        reason: "byChange",
        by: writers(spec, reads, (w) => mayGive(spec, w, wanted)),
      };
    }
    case "derived": {
      const member = memberBehind(spec, rule, trigger);
      const reads = member === undefined ? new Set<MemberSymbol>() : readsOfMember(spec, member);
      return { trigger, reason: "byChange", by: writers(spec, reads, () => true) };
    }
    default:
      return trigger satisfies never;
  }
}

function readsOfMember(spec: SpecModel, member: MemberSymbol): ReadonlySet<MemberSymbol> {
  const { node } = member;
  const read = node.kind === "derived" || node.kind === "projection" ? [node.expr] : [];
  return new Set([member, ...readsOf(spec, read).members]);
}

/** False where a write certainly gives another literal than the one that is waited for. */
function mayGive(spec: SpecModel, write: Write, wanted: string | undefined): boolean {
  if (wanted === undefined || write.effect.kind !== "assign") return true;
  const { literals, variable } = outcomesOf(spec.typer, write.effect.value);
  return variable || literals.length === 0 || literals.some((l) => l.text === wanted);
}

function writers(
  spec: SpecModel,
  members: ReadonlySet<MemberSymbol>,
  test: (write: Write) => boolean,
): Cause["by"] {
  return behaviourOf(spec).rules.flatMap((rule) =>
    rule.writes
      .filter((w) => w.member !== undefined && members.has(w.member) && test(w))
      .map((w) => ({ rule, span: w.effect.span })),
  );
}

function creators(spec: SpecModel, entity: TypeSymbol): Cause["by"] {
  return behaviourOf(spec).rules.flatMap((rule) =>
    rule.creations
      .filter((c) => spec.program.isSubtype(c.symbol, entity))
      .map((c) => ({ rule, span: c.call.span })),
  );
}

/** The type that a trigger watches. */
export function entityAt(
  spec: SpecModel,
  { module }: Pick<RuleBehaviour, "module">,
  name: Extract<Trigger, { kind: "created" }>["entity"],
): TypeSymbol | undefined {
  const found = find(module, name, typesOf);
  if (found === undefined || found === "opaque") return undefined;
  return spec.program.isEntity(found.symbol) ? found.symbol : undefined;
}

/** The member at the end of the path that a trigger watches. */
export function memberBehind(
  spec: SpecModel,
  rule: Pick<RuleBehaviour, "module">,
  trigger: Extract<Trigger, { kind: "change" | "derived" }>,
): MemberSymbol | undefined {
  let symbol = entityAt(spec, rule, trigger.entity);
  let member: MemberSymbol | undefined;
  for (const id of trigger.path) {
    if (symbol === undefined) return undefined;
    const next = spec.program.memberOf(symbol, id.text);
    if (next === undefined || next === "opaque") return undefined;
    member = next;
    const type = plain(spec.program.typeOfMember(next));
    symbol = type.kind === "entity" || type.kind === "value" ? type.symbol : undefined;
  }
  return member;
}
