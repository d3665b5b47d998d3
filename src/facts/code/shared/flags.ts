// Functions that a switched-off feature keeps from doing anything.

import type { CodeExpr } from "../expression.ts";
import type { ConstantFact, FunctionFact } from "../model.ts";
import type { Statement } from "../statement.ts";

/**
 * Marks functions as dead that leave at once because a constant of their file is false:
 * `if not LDAP_ENABLED: return`. A constant that the environment may override says nothing.
 */
export function withoutSwitchedOff(
  functions: readonly FunctionFact[],
  constants: readonly ConstantFact[],
): readonly FunctionFact[] {
  const off = new Set(
    constants
      .filter(
        (c) => c.setting === undefined && c.value?.kind === "literal" && c.value.value === false,
      )
      .map((c) => c.name),
  );
  if (off.size === 0) return functions;
  return functions.map((fact) => {
    const flag = fact.dead === undefined ? flagOf(fact.body[0]) : undefined;
    return flag !== undefined && off.has(flag) ? { ...fact, dead: `${flag} is off` } : fact;
  });
}

/** The flag without which the first statement leaves the function. */
function flagOf(first: Statement | undefined): string | undefined {
  if (first?.kind !== "if" || first.else.length > 0) return undefined;
  const leaves = first.then.at(-1)?.kind;
  if (leaves !== "return" && leaves !== "raise") return undefined;
  return flagIn(first.condition);
}

function flagIn(condition: CodeExpr): string | undefined {
  const { operand } = condition.kind === "not" ? condition : { operand: undefined };
  return operand?.kind === "path" ? operand.segments.join(".") : undefined;
}
