// Comparing two values that are known.

import type { CompareOp, ConstantValue } from "./formula.ts";

/** The truth of a comparison of two known values; undefined where they cannot be compared. */
export function compareConstants(
  left: ConstantValue,
  op: CompareOp,
  right: ConstantValue,
): boolean | undefined {
  if (op === "=") return left === right;
  if (op === "!=") return left !== right;
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  switch (op) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      return op satisfies never;
  }
}
