// Lines of `ensures` that are no effects, effects outside of `ensures`, and targets that cannot be
// assigned (language definition, 3.4 and 7.4).

import { isUpper } from "../../ast/case-class.ts";
import type { Effect, Expr } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isScalar, plain } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { expressionsOf, nodesOf, pathText, short } from "./tree.ts";

/** Reports lines of `ensures` that change nothing. */
export const assertions: Check = (context, report) => {
  for (const { node } of nodesOf(context.module)) {
    if (node.kind !== "assert") continue;
    const { expr } = node as Extract<Effect, { kind: "assert" }>;
    if (expr.kind === "error") continue;
    if (states(context, expr)) report(diagnostic("ensures.assertion", expr.span, {}));
    else report(diagnostic("ensures.noEffect", expr.span, { advice: advice(expr) }));
  }
};

/** True for what is true or false: a statement about the state afterwards. */
function states({ spec }: CheckContext, expr: Expr): boolean {
  if (expr.kind === "call" && (expr.callee.kind === "name" || expr.callee.kind === "qname"))
    return false;
  return isScalar(plain(spec.typer.typeOf(expr)), "Boolean");
}

function advice(expr: Expr): string {
  if (expr.kind === "name" && isUpper(expr.id.text))
    return `To emit a trigger write \`${short(expr.id.text)}()\`.`;
  if (expr.kind === "call")
    return "A function only gives a value: assign it, or emit a trigger with a capitalised name.";
  return "Write what changes, such as `path = value`, or emit a trigger.";
}

/** Reports `.created`, `.add` and `.remove` where nothing may change. */
export const misplacedEffects: Check = ({ module, spec }, report) => {
  for (const { node, declaration } of expressionsOf(module)) {
    // Invariants have a rule of their own for side effects.
    if (node.kind !== "call" || node.callee.kind !== "member") continue;
    const { callee } = node;
    const env = spec.typer.envs.get(node);
    if (env === undefined || env.place === "effect" || env.place === "invariant") continue;
    // So has `default`; tools accept a creation as its value.
    if (declaration.kind === "invariant" || declaration.kind === "default") continue;
    const operation = callee.name.text;
    const object = spec.typer.symbols.get(callee.object);
    const changes =
      operation === "created"
        ? object?.kind === "type"
        : (operation === "add" || operation === "remove") &&
          plain(spec.typer.typeOf(callee.object)).kind === "collection";
    if (changes) report(diagnostic("ensures.effectMisplaced", node.span, { operation }));
  }
};

/** Reports assignments to what has no stored value. */
export const invalidTargets: Check = (context, report) => {
  for (const { node } of nodesOf(context.module)) {
    if (node.kind !== "assign") continue;
    const { target } = node as Extract<Effect, { kind: "assign" }>;
    const why = reasonAgainst(context, target);
    if (why === undefined) continue;
    const params = { target: short(pathText(target) ?? "this", 30), ...why };
    report(diagnostic("ensures.invalidTarget", target.span, params));
  }
};

interface Why {
  readonly reason: string;
  readonly advice: string;
}

function reasonAgainst({ spec }: CheckContext, target: Expr): Why | undefined {
  const symbol = spec.typer.symbols.get(target);
  if (symbol?.kind === "parameter")
    return {
      reason: "it is a parameter of the configuration",
      advice: "Keep what changes in a field of an entity.",
    };
  if (symbol?.kind === "binding" && target.kind === "name")
    return {
      reason: "it is a name for a value, not a field",
      advice: "Assign a field of an instance; a name is bound with `let`.",
    };
  if (symbol?.kind !== "member") return undefined;
  const { node, owner } = symbol.member;
  switch (node.kind) {
    case "derived":
      return {
        reason: "it is a derived value",
        advice: "Assign the fields that it is derived from.",
      };
    case "projection":
      return {
        reason: "it is a projection",
        advice: "Change the elements, or the collection that it filters.",
      };
    case "relationship":
      return {
        reason: "it is a relationship",
        advice: "It follows from the other entity: assign the field there that refers to this one.",
      };
    case "field":
      break;
    case "emptyMember":
      return undefined;
    default:
      return node satisfies never;
  }
  if (spec.program.typeOfMember(symbol.member).kind === "discriminator")
    return {
      reason: "it says which variant an instance is, for good",
      advice: "Create an instance of the variant instead.",
    };
  if (owner.node.kind === "value")
    return {
      reason: `values of \`${short(owner.name, 24)}\` never change`,
      advice: "Assign a whole new value to the field that holds it.",
    };
  return undefined;
}
