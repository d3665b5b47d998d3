// Constructs that give no proper value where they stand: `exists` on what is no instance, `if`
// without `else`, `for` as a value, lookups that several instances match (6.3, 3.4, 7.1).

import type { Expr } from "../../ast/index.ts";
import type { AnyNode } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isScalar, plain, type Type } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { isVague, judged } from "./mismatch.ts";
import { brief, expressionsOf, nodesOf, short } from "./tree.ts";

/** Reports `exists` on a collection, or on a value that is always there. */
export const existence: Check = (context, report) => {
  for (const { node } of expressionsOf(context.module)) {
    if (node.kind !== "unary" || (node.op !== "exists" && node.op !== "not exists")) continue;
    const type = judged(context, node.operand);
    const params = oddOperand(context, node.operand, type);
    if (params !== undefined) report(diagnostic("exists.notEntity", node.span, params));
  }
};

function oddOperand(
  { spec }: CheckContext,
  operand: Expr,
  type: Type,
): { readonly type: string; readonly advice: string } | undefined {
  if (type.kind === "collection") {
    const advice = "Ask `….count > 0`, or `.any(x => …)`; to remove elements write a `for`.";
    return { type: "a collection", advice };
  }
  if (isVague(type) || type.kind === "optional" || type.kind === "entity") return undefined;
  if (type.kind === "null" || type.kind === "discriminator") return undefined;
  // A state-dependent field is a value that may be absent.
  const symbol = spec.typer.symbols.get(operand);
  if (symbol?.kind === "member" && "when" in symbol.member.node) return undefined;
  return { type: brief(type), advice: "Only optional values can be missing: compare it instead." };
}

/** Reports `if` as a value without the case for the rest. */
export const missingElses: Check = ({ module }, report) => {
  for (const { node } of expressionsOf(module)) {
    if (node.kind === "if" && node.else === undefined) {
      const span = { start: node.span.start, end: Math.min(node.span.end, node.span.start + 2) };
      report(diagnostic("if.missingElse", span, {}));
    }
  }
};

/** Reports `for` where a value is wanted and not a truth. */
export const loopsAsValues: Check = ({ module }, report) => {
  const truths = new Set<Expr>();
  for (const { node } of nodesOf(module)) for (const expr of truthsIn(node)) truths.add(expr);
  for (const { node } of expressionsOf(module)) {
    if (node.kind !== "forall" || truths.has(node)) continue;
    const span = { start: node.span.start, end: node.span.start + 3 };
    report(diagnostic("for.asValue", span, {}));
  }
};

/** The expressions directly in a node that are asserted, or tested for truth. */
function truthsIn(node: AnyNode): readonly Expr[] {
  switch (node.kind) {
    case "invariant":
    case "forall":
      return (node as unknown as { readonly body: readonly Expr[] }).body;
    case "requires":
      return (node as unknown as { readonly conds: readonly Expr[] }).conds;
    case "assert":
      return [(node as unknown as { readonly expr: Expr }).expr];
    case "binary": {
      const { op, left, right } = node as unknown as Extract<Expr, { kind: "binary" }>;
      return op === "and" || op === "or" || op === "implies" ? [left, right] : [];
    }
    case "unary": {
      const { op, operand } = node as unknown as Extract<Expr, { kind: "unary" }>;
      return op === "not" ? [operand] : [];
    }
    case "if": {
      const { branches, else: last } = node as unknown as Extract<Expr, { kind: "if" }>;
      const values = branches.flatMap((b) => ("value" in b ? [b.cond, b.value] : []));
      return last === undefined ? values : [...values, last];
    }
    default:
      return [];
  }
}

/** Reports lookups by fields that plainly do not identify an instance. */
export const ambiguousLookups: Check = (context, report) => {
  const tested = new Set<Expr>();
  for (const { node } of expressionsOf(context.module))
    if (node.kind === "unary") tested.add(node.operand);
  for (const { node } of expressionsOf(context.module)) {
    if (node.kind !== "lookup" || tested.has(node) || !isAmbiguous(context, node)) continue;
    const entity = `\`${short(node.entity.name.text)}\``;
    report(diagnostic("lookup.notUnique", node.span, { entity }));
  }
};

/** Only flags and enums: such fields are shared by nature. */
function isAmbiguous({ spec }: CheckContext, node: Extract<Expr, { kind: "lookup" }>): boolean {
  const type = plain(spec.typer.typeOf(node));
  if (type.kind !== "entity") return false;
  return node.fields.every(({ name }) => {
    const member = spec.program.memberOf(type.symbol, name.text);
    if (member === undefined || member === "opaque") return false;
    const of = plain(spec.program.typeOfMember(member));
    return of.kind === "enum" || isScalar(of, "Boolean");
  });
}
