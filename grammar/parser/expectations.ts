// What a person expects where a rule of the grammar could not go on.

const phrases: Readonly<Record<string, string>> = {
  operand: "a value",
  postfix: "a name",
  typeAtom: "a type",
  literal: "an enum literal",
  entityMember: "a field such as `name: Type`",
  ruleMember: "`when:`, `requires:`, `ensures:`, `let`, `for` or `if`",
  contractMember: "a signature such as `name: (x: Type) -> Type`",
  surfaceMember: "`facing`, `context`, `exposes:`, `provides:` or another clause of a surface",
  actorMember: "`within:` or `identified_by:`",
  graphMember: "a transition such as `open -> closed`, or `terminal:`",
  contractRef: "`demands` or `fulfils`",
  annotation: "`@invariant`, `@guarantee` or `@guidance`",
  declaration: "a declaration",
};

/** A phrase for what a rule reads, to follow "expected". */
export function expectation(rule: string): string {
  return phrases[rule] ?? "something else";
}
