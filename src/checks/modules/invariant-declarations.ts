// The shape and names of invariants, at top level and in bodies (language definition, rules 51 to
// 53 of 8.1).

import { isUpper } from "../../ast/case-class.ts";
import type { EntityMember, Invariant } from "../../ast/index.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Check } from "../check.ts";

/**
 * Reports invariants with a small initial or without a condition (rules 51 and 52), and names that
 * occur twice within one body (rule 53).
 */
export const invariantDeclarations: Check = ({ module }, report) => {
  for (const d of module.declarations) {
    if (d.kind === "invariant") shapeOf(d, report);
    if (d.kind === "entity" || d.kind === "variant" || d.kind === "value")
      inBody(d.members, report);
  }
};

function inBody(members: readonly EntityMember[], report: (d: Diagnostic) => void): void {
  const firsts = new Map<string, Invariant>();
  for (const member of members) {
    if (
      member.kind === "derived" &&
      member.name.text === "invariant" &&
      member.params === undefined
    ) {
      const params = { name: "invariant", problem: "is written with a colon" };
      report(diagnostic("invariant.invalidDeclaration", member.name.span, params));
    }
    if (member.kind !== "invariant") continue;
    shapeOf(member, report);
    const { name } = member;
    const first = firsts.get(name.text);
    if (first === undefined) {
      firsts.set(name.text, member);
      continue;
    }
    report(
      diagnostic(
        "invariant.duplicateName",
        name.span,
        { construct: "invariant", name: name.text },
        { related: [{ span: first.name.span, label: "declared here" }] },
      ),
    );
  }
}

function shapeOf({ name, body }: Invariant, report: (d: Diagnostic) => void): void {
  const problem = !isUpper(name.text)
    ? "begins with a small letter"
    : body.length === 0
      ? "states no condition"
      : undefined;
  if (problem === undefined) return;
  const params = { name: name.text, problem };
  report(diagnostic("invariant.invalidDeclaration", name.span, params));
}
