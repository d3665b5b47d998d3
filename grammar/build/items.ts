// Entries of surface clauses from expressions (language definition, 3.2).

import type { Arg, Expr, Item } from "../../src/ast/index.ts";
import { typeOf } from "./types.ts";

/** An entry with its guard; typed inputs of a provided action (`x: Type`) become typed. */
export function itemOf(expr: Expr): Item {
  if (expr.kind === "guarded") {
    return { kind: "item", span: expr.span, expr: typedInputs(expr.item), guard: expr.guard };
  }
  return { kind: "item", span: expr.span, expr: typedInputs(expr) };
}

function typedInputs(expr: Expr): Expr {
  if (expr.kind !== "call" || !expr.args.some((a) => a.name !== undefined)) return expr;
  return { ...expr, args: expr.args.map(typedInput) };
}

function typedInput(arg: Arg): Arg {
  if (arg.name === undefined) return arg;
  const type = typeOf(arg.value);
  if (type === undefined) return arg;
  const { span, name, optional } = arg;
  const value: Expr = { kind: "name", span: name.span, id: name };
  return optional === undefined ? { span, value, type } : { span, value, type, optional };
}
