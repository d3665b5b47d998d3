// Tables of Exposed: `val status = enumerationByName("status", 20, Status::class).default(..)`.

import type { CallExpr, CodeExpr } from "../../expression.ts";
import type { FieldFact } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";

const TYPES: Readonly<Record<string, string>> = {
  varchar: "string",
  text: "string",
  char: "string",
  integer: "integer",
  long: "integer",
  short: "integer",
  bool: "boolean",
  decimal: "decimal",
  double: "decimal",
  float: "decimal",
  uuid: "UUID",
  timestamp: "timestamp",
  datetime: "timestamp",
  date: "timestamp",
  duration: "duration",
  reference: "reference",
};

/** The column that a property of a table is; none where it is something else. */
export function columnOf(scope: ObjectScope, node: Syntax, name: string): readonly FieldFact[] {
  const valueNode = named(node).at(-1);
  const value = valueNode && lower(scope, valueNode);
  const calls: CallExpr[] = [];
  for (let at: CodeExpr | undefined = value; at?.kind === "call"; at = at.on) calls.unshift(at);
  const [maker, ...options] = calls;
  const kind = maker?.callee.at(-1) ?? "";
  if (maker === undefined || stringOf(maker.args[0]?.value) === undefined) return [];
  const option = (wanted: string) => options.find((one) => one.callee.at(-1) === wanted);
  const isEnum = /^(?:enumeration|enumerationByName|customEnumeration)$/.test(kind);
  const enumeration = maker.args.map((one) => one.value.text).find((text) => /::class$/.test(text));
  const enumName = isEnum ? enumeration?.replace(/::class$/, "") : undefined;
  const typeName = enumName ?? (Object.hasOwn(TYPES, kind) ? TYPES[kind] : undefined);
  const given = option("default")?.args[0]?.value;
  const target = kind === "reference" ? maker.args[1]?.value : option("references")?.args[0]?.value;
  const references = target?.kind === "path" ? target.segments.join(".") : undefined;
  return [
    {
      name,
      place: scope.source.place(node),
      markers: [],
      nullable: option("nullable") !== undefined,
      ...(typeName !== undefined && {
        type: { name: typeName, args: [], many: false, text: kind },
      }),
      ...(enumName !== undefined && { enumName }),
      ...(given !== undefined && { default: given }),
      ...(option("uniqueIndex") !== undefined && { unique: true }),
      ...(option("autoIncrement") !== undefined && { primaryKey: true }),
      ...(references !== undefined && { references }),
    },
  ];
}
