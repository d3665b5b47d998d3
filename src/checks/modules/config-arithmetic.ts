// The arithmetic of config values: stricter than that of other expressions (language definition,
// the config column of 6.3).

import type { BinaryOp } from "../../ast/index.ts";
import { DECIMAL, DURATION, INTEGER, plain, type Type } from "../../model/type.ts";

/** A type, undefined where it is not known, and whether Integer literals alone make it up. */
export interface ConfigType {
  readonly type: Type | undefined;
  readonly literal: boolean;
}

export const OPEN: ConfigType = { type: undefined, literal: false };

/** The result of an operation, or undefined where the table has none. */
export function configArithmetic(
  op: BinaryOp,
  a: ConfigType,
  b: ConfigType,
): ConfigType | undefined {
  if (a.type === undefined || b.type === undefined) return OPEN;
  const left = a.literal && plain(b.type) === DECIMAL ? DECIMAL : plain(a.type);
  const right = b.literal && plain(a.type) === DECIMAL ? DECIMAL : plain(b.type);
  const type = resultOf(op, left, right);
  return type === undefined ? undefined : { type, literal: a.literal && b.literal };
}

function resultOf(op: BinaryOp, left: Type, right: Type): Type | undefined {
  const additive = op === "+" || op === "-";
  const multiplicative = op === "*" || op === "/";
  if (!additive && !multiplicative) return undefined;
  if (left === INTEGER) {
    if (right === INTEGER) return INTEGER;
    if (right === DECIMAL) return op === "*" ? DECIMAL : undefined;
    return right === DURATION && op === "*" ? DURATION : undefined;
  }
  if (left === DECIMAL) {
    if (right === DECIMAL) return DECIMAL;
    return right === INTEGER && multiplicative ? DECIMAL : undefined;
  }
  if (left === DURATION) {
    if (right === DURATION) return additive ? DURATION : undefined;
    return right === INTEGER && multiplicative ? DURATION : undefined;
  }
  return undefined;
}
