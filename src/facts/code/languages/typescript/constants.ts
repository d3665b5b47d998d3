// Constants and settings of TypeScript.

import type { CodeExpr } from "../../expression.ts";
import type { ConstantFact } from "../../model.ts";
import type { Place } from "../../place.ts";
import { unitInName } from "../../shared/durations.ts";
import { settingOf } from "../../shared/settings.ts";
import { entriesOf } from "./context.ts";

/** Whether an expression's value is told by the code itself. */
function isConstant(e: CodeExpr): boolean {
  switch (e.kind) {
    case "literal":
      return e.value !== null;
    case "duration":
      return e.seconds !== undefined;
    case "list":
      return e.items.every((item) => isConstant(item) || item.kind === "path");
    default:
      return false;
  }
}

/** The facts of a constant: itself, or the entries of an object, with what encloses them. */
export function constantsOf(
  name: string,
  value: CodeExpr,
  place: Place,
  depth = 0,
): readonly ConstantFact[] {
  const entries = entriesOf(value);
  if (entries.length > 0 || (value.kind === "create" && value.type === "{}")) {
    if (depth > 3) return [];
    return entries.flatMap((e) =>
      e.name === undefined || e.name === "**"
        ? []
        : constantsOf(`${name}.${e.name}`, e.value, e.value.place, depth + 1),
    );
  }
  const schema = schemaDefault(value);
  if (schema !== undefined) {
    const key = name.split(".").at(-1) ?? name;
    return /^[A-Z][A-Z0-9_]*$/.test(key) ? [fact(name, place, schema, key)] : [];
  }
  const setting = settingOf(value);
  if (setting !== undefined) return [fact(name, place, setting.value, setting.key)];
  return isConstant(value) ? [fact(name, place, value)] : [];
}

function fact(
  name: string,
  place: Place,
  value: CodeExpr | undefined,
  setting?: string,
): ConstantFact {
  const known =
    value !== undefined && (isConstant(value) || value.kind === "literal") ? value : undefined;
  const number = known?.kind === "literal" ? typeof known.value === "number" : known === undefined;
  const unit = number ? unitInName(name) : undefined;
  return {
    name,
    place,
    ...(known && { value: known }),
    ...(setting !== undefined && { setting }),
    ...(unit !== undefined && { unitSeconds: unit }),
  };
}

/** `z.coerce.number().default(5)` in a schema of the environment. */
function schemaDefault(e: CodeExpr): CodeExpr | undefined {
  for (let at: CodeExpr | undefined = e; at?.kind === "call"; at = at.on)
    if (at.callee.at(-1) === "default" && at.args.length === 1) return at.args[0]?.value;
  return undefined;
}
