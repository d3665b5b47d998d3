// Schemas of ent: the fields that a method `Fields` returns belong to the type that has it.

import type { CallExpr, CodeExpr } from "../../expression.ts";
import type { FieldFact, FunctionFact, TypeFact } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import type { Statement } from "../../statement.ts";

const TYPES: Readonly<Record<string, string>> = {
  String: "string",
  Text: "string",
  Int: "integer",
  Int64: "integer",
  Int32: "integer",
  Uint: "integer",
  Float: "decimal",
  Bool: "boolean",
  Time: "timestamp",
  Enum: "string",
  UUID: "uuid",
};

/** The types, with tables and fields that their methods tell. */
export function withMethods(
  types: readonly TypeFact[],
  functions: readonly FunctionFact[],
): readonly TypeFact[] {
  return types.map((type) => {
    const own = functions.filter((one) => one.owner === type.name);
    const table = stringOf(resultOf(own.find((one) => one.name === "TableName")));
    const named = table === undefined ? type : { ...type, table, persistent: true };
    if (!type.bases.includes("Schema")) return named;
    const list = resultOf(own.find((one) => one.name === "Fields"));
    const fields = list?.kind === "list" ? list.items.flatMap((one) => entField(one) ?? []) : [];
    return { ...named, kind: "schema", fields: [...named.fields, ...fields], persistent: true };
  });
}

function resultOf(fn: FunctionFact | undefined): CodeExpr | undefined {
  const last: Statement | undefined = fn?.body.at(-1);
  return last?.kind === "return" ? last.value : undefined;
}

/** `field.Enum("status").Values("a", "b").Default("a")`. */
function entField(e: CodeExpr): FieldFact | undefined {
  const calls: CallExpr[] = [];
  for (let at: CodeExpr | undefined = e; at?.kind === "call"; at = at.on) calls.unshift(at);
  const [maker, ...options] = calls;
  if (maker === undefined || maker.callee[0] !== "field") return undefined;
  const name = stringOf(maker.args[0]?.value);
  const kind = maker.callee[1] ?? "";
  if (name === undefined) return undefined;
  const option = (wanted: string) => options.find((one) => one.callee.at(-1) === wanted);
  const values = option("Values")?.args.flatMap((one) => stringOf(one.value) ?? []);
  const value = option("Default")?.args[0]?.value;
  const type = Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined;
  return {
    name,
    place: e.place,
    markers: [],
    nullable: option("Nillable") !== undefined,
    ...(type !== undefined && { type: { name: type, args: [], many: false, text: kind } }),
    ...(values !== undefined && { values }),
    ...(value !== undefined && { default: value }),
    ...(option("Unique") !== undefined && { unique: true }),
  };
}
