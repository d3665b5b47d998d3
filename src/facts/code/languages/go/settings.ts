// Settings that live in structs: defaults in tags, and the struct that a constructor of
// configuration returns with its values written out.

import type { CodeExpr } from "../../expression.ts";
import type { ConstantFact, FunctionFact, TypeFact } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import type { Statement } from "../../statement.ts";
import { constant, settingOf } from "./values.ts";

/** `MaxAttempts int `env:"MAX_ATTEMPTS" envDefault:"5"``. */
export function settingsInTags(types: readonly TypeFact[]): readonly ConstantFact[] {
  return types.flatMap((type) =>
    type.fields.flatMap((field): readonly ConstantFact[] => {
      const tag = field.markers.find((one) => /^(?:env|envconfig|mapstructure)$/.test(one.name));
      const key = stringOf(tag?.args[0]?.value)?.split(",")[0];
      if (key === undefined || field.default === undefined) return [];
      const one = constant(`${type.name}.${field.name}`, field.place, field.default);
      return [{ ...one, setting: key }];
    }),
  );
}

/** `func DefaultConfig() Config { return Config{MaxAttempts: 5} }`, `viper.SetDefault("x", 5)`. */
export function settingsInFunctions(functions: readonly FunctionFact[]): readonly ConstantFact[] {
  return functions.flatMap((fn) => {
    const made = /default|config|settings|options|load/i.test(fn.name)
      ? fn.body.flatMap(createdBy).flatMap(fieldsOf)
      : [];
    return [...made, ...fn.body.flatMap(viperDefault)];
  });
}

function createdBy(statement: Statement): readonly CodeExpr[] {
  if (statement.kind === "return" || statement.kind === "bind")
    return statement.value === undefined ? [] : [statement.value];
  return [];
}

function fieldsOf(e: CodeExpr): readonly ConstantFact[] {
  if (e.kind !== "create" || !/config|settings|options|policy|limits/i.test(e.type)) return [];
  return e.args.flatMap(({ name, value }): readonly ConstantFact[] => {
    if (name === undefined) return [];
    const known = value.kind === "literal" ? value.value !== null : value.kind === "duration";
    if (!known && settingOf(value) === undefined) return [];
    return [constant(`${e.type}.${name}`, value.place, value)];
  });
}

function viperDefault(statement: Statement): readonly ConstantFact[] {
  if (statement.kind !== "evaluate" || statement.expr.kind !== "call") return [];
  const { callee, args } = statement.expr;
  const key = stringOf(args[0]?.value);
  const value = args[1]?.value;
  if (callee.at(-1) !== "SetDefault" || key === undefined || value === undefined) return [];
  return [{ ...constant(key, statement.place, value), setting: key }];
}
