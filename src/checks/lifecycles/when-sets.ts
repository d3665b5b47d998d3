// The `when` sets that fields and derived values declare (language definition, rules 7f, 7g
// and 7l).

import type { Derived, Expr, Field, WhenSet } from "../../ast/index.ts";
import { nearest } from "../../base/nearest.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { presenceOf, readsIn } from "../../model/lifecycle/presence.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";
import { listed } from "./graphs.ts";

/** Rules 7f, 7g and 7l. */
export const whenSets: Check = ({ linked, spec }, report) => {
  for (const type of linked.types.values()) {
    for (const member of type.members.values()) {
      const { node } = member;
      if (node.kind !== "field" && node.kind !== "derived") continue;
      if (!declaredSet(spec, member, node, report)) continue;
      if (node.kind === "derived") derivedSet(spec, member, node, report);
    }
  }
};

/** Rules 7f and 7g; false when the set is wrong in itself. */
function declaredSet(
  spec: SpecModel,
  member: MemberSymbol,
  node: Field | Derived,
  report: Parameters<Check>[1],
): boolean {
  const name = member.name;
  if (node.invalidWhen !== undefined) {
    const problem = "a `when` set lists states of one status";
    const at = node.invalidWhen;
    const rewritten = asWhenSet(at);
    const fix =
      rewritten === undefined
        ? {}
        : {
            fix: {
              title: `write \`when ${rewritten}\``,
              safe: true,
              edits: [{ span: at.span, text: rewritten }],
            },
          };
    report(diagnostic("field.whenWithoutGraph", at.span, { name, problem }, fix));
    return false;
  }
  const { when } = node;
  if (when === undefined) return true;
  const status = spec.program.memberOf(member.owner, when.field.text);
  if (status === "opaque") return false;
  const problem = status === undefined ? missing(when) : withoutGraph(spec, status);
  if (problem !== undefined || status === undefined) {
    report(diagnostic("field.whenWithoutGraph", when.span, { name, problem: problem ?? "" }));
    return false;
  }
  const type = plain(spec.program.typeOfMember(status));
  if (type.kind !== "enum") return false;
  const values = type.literals.map((l) => l.text);
  const related =
    status.owner.module === member.owner.module
      ? [{ span: status.id.span, label: "declared here" }]
      : [];
  let sound = true;
  for (const state of when.states) {
    if (values.includes(state.text)) continue;
    sound = false;
    const near = nearest(state.text, values);
    const hint = near === undefined ? "" : ` (did you mean \`${near}\`?)`;
    const params = { state: state.text, entity: member.owner.name, field: status.name, hint };
    report(diagnostic("field.whenUnknownState", state.span, params, { related }));
  }
  return sound;
}

/** `status in {a, b}` as the `when` set that means the same. */
function asWhenSet(cond: Expr): string | undefined {
  if (cond.kind !== "binary" || cond.op !== "in" || cond.left.kind !== "name") return undefined;
  if (cond.right.kind !== "set" || cond.right.items.length === 0) return undefined;
  const states = cond.right.items.map((item) =>
    item.kind === "name" ? item.id.text : item.kind === "backtick" ? `\`${item.text}\`` : undefined,
  );
  if (states.some((s) => s === undefined)) return undefined;
  return `${cond.left.id.text} = ${states.join(" | ")}`;
}

function missing(when: WhenSet): string {
  return `there is no field \`${when.field.text}\` beside it`;
}

function withoutGraph(spec: SpecModel, status: MemberSymbol): string | undefined {
  const type = plain(spec.program.typeOfMember(status));
  if (type.kind === "unknown") return undefined;
  if (type.kind !== "enum") return `\`${status.name}\` is no enum field`;
  return spec.program.graphOf(status) === undefined
    ? `\`${status.name}\` has no \`transitions\` block`
    : undefined;
}

/** Rule 7l. */
function derivedSet(
  spec: SpecModel,
  member: MemberSymbol,
  node: Derived,
  report: Parameters<Check>[1],
): void {
  const presence = presenceOf(spec, member);
  for (const [field, states] of presence) {
    if (states.size > 0) continue;
    report(diagnostic("derived.unreachable", member.id.span, { member: member.name, field }));
    return;
  }
  const { when } = node;
  if (when === undefined) return;
  const inferred = presence.get(when.field.text);
  if (inferred === undefined && !isIndependent(spec, node)) return;
  const declared = new Set(when.states.map((s) => s.text));
  const same =
    inferred !== undefined &&
    declared.size === inferred.size &&
    [...declared].every((s) => inferred.has(s));
  if (same) return;
  const params = {
    member: member.name,
    field: `\`${when.field.text}\``,
    actual: inferred === undefined ? "anything" : listed(inferred),
    declared: listed(declared),
  };
  report(diagnostic("derived.whenMismatch", when.span, params));
}

/** True when all that a derived value reads is known, and none of it depends on a state. */
function isIndependent(spec: SpecModel, node: Derived): boolean {
  return readsIn(node.expr).every((read) => {
    const symbol = spec.typer.symbols.get(read);
    if (symbol?.kind === "member") return presenceOf(spec, symbol.member).size === 0;
    return symbol?.kind === "parameter" || symbol?.kind === "config" || symbol?.kind === "literal";
  });
}
