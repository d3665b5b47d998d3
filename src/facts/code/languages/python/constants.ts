// Constants and settings: of a module, of a class, in a dictionary, in the configuration object.

import type { CodeExpr } from "../../expression.ts";
import type { ConstantFact } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import { unitInName } from "../../shared/durations.ts";
import { settingOf } from "../../shared/settings.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import type { Context } from "./context.ts";
import type { Assignment } from "./enums.ts";
import { lower } from "./expressions.ts";

/** Whether an expression's value is told by the code itself. */
export function isConstant(e: CodeExpr): boolean {
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

/**
 * The fact about a constant; undefined where the code tells neither value nor setting.
 * @param name with what encloses it
 */
export function constantFact(
  context: Context,
  name: string,
  value: CodeExpr,
  node: Syntax,
): ConstantFact | undefined {
  const place = context.source.place(node);
  const setting = settingOf(value);
  const known = setting === undefined ? value : setting.value;
  if (setting === undefined && (known === undefined || !isConstant(known))) return undefined;
  const fixed = known !== undefined && (isConstant(known) || known.kind === "literal");
  const number = known?.kind === "literal" && typeof known.value === "number";
  const unit = number || !fixed ? unitInName(name) : undefined;
  return {
    name,
    place,
    ...(fixed && { value: known }),
    ...(setting && { setting: setting.key }),
    ...(unit !== undefined && known?.kind !== "duration" && { unitSeconds: unit }),
  };
}

/** The facts of one assignment: the name itself, or the entries of a dictionary. */
export function constantsOf(
  context: Context,
  assignment: Assignment,
  prefix = "",
): readonly ConstantFact[] {
  const { name, value, node } = assignment;
  if (/^__/.test(name)) return [];
  const full = `${prefix}${name}`;
  const right = field(node, "right");
  if (right?.type === "dictionary") return dictionaryConstants(context, full, right, 0);
  const fact = constantFact(context, full, value, node);
  return fact === undefined ? [] : [fact];
}

function dictionaryConstants(
  context: Context,
  prefix: string,
  dictionary: Syntax,
  depth: number,
): readonly ConstantFact[] {
  return named(dictionary).flatMap((pair) => {
    const keyNode = field(pair, "key");
    const valueNode = field(pair, "value");
    if (pair.type !== "pair" || keyNode === undefined || valueNode === undefined) return [];
    const keyed = lower(context, keyNode);
    const key = stringOf(keyed) ?? (keyed.kind === "path" ? keyed.segments.join(".") : undefined);
    if (key === undefined || !/^[\w.-]+$/.test(key)) return [];
    if (valueNode.type === "dictionary" && depth < 3)
      return dictionaryConstants(context, `${prefix}.${key}`, valueNode, depth + 1);
    const fact = constantFact(context, `${prefix}.${key}`, lower(context, valueNode), pair);
    return fact === undefined ? [] : [fact];
  });
}
