// Enumerations of Java: enums with the value that each constant carries, sealed hierarchies.

import type { EnumFact, EnumValue } from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { marked } from "../../shared/jvm-annotations.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, fieldAll, named, type Syntax } from "../../shared/syntax.ts";
import { argumentsOf } from "./expressions.ts";
import { markersOf } from "./markers.ts";

/** An enum. */
export function enumFact(scope: ObjectScope, node: Syntax): EnumFact | undefined {
  const name = field(node, "name");
  const body = field(node, "body");
  if (name === undefined || body === undefined) return undefined;
  const position = valuePosition(scope, body);
  const values = named(body)
    .filter((one) => one.type === "enum_constant")
    .map((one): EnumValue => {
      const args = argumentsOf(scope, one);
      const given = args[position ?? (args.length === 1 ? 0 : -1)]?.value;
      const json = marked(markersOf(scope, one), "JsonProperty", "SerializedName", "JsonValue");
      const literal = given?.kind === "literal" ? given.value : undefined;
      const value = (json && stringOf(argument(json.args, "value", 0))) ?? literal;
      return {
        name: scope.source.of(field(one, "name")),
        place: scope.source.place(one),
        ...((typeof value === "string" || typeof value === "number") && { value }),
      };
    });
  return {
    name: scope.source.of(name),
    values,
    idiom: "enum",
    place: scope.source.place(node),
  };
}

/** Which argument of the constructor is the value that is stored: the one called so. */
function valuePosition(scope: ObjectScope, body: Syntax): number | undefined {
  const declarations = childOf(body, "enum_body_declarations");
  const made =
    declarations && named(declarations).find((one) => one.type === "constructor_declaration");
  const list = made && field(made, "parameters");
  if (list === undefined) return undefined;
  const names = named(list).map((one) => scope.source.of(field(one, "name")));
  const found = names.findIndex((one) =>
    /^(?:value|code|key|id|slug|dbValue|jsonValue)$/.test(one),
  );
  return found >= 0 ? found : names.length === 1 ? 0 : undefined;
}

/** A sealed type: what it permits, or what in this file implements it. */
export function sealedFact(
  scope: ObjectScope,
  node: Syntax,
  all: readonly Syntax[],
): EnumFact | undefined {
  const nameNode = field(node, "name");
  if (nameNode === undefined) return undefined;
  const name = scope.source.of(nameNode);
  const permits = field(node, "permits") ?? childOf(node, "permits");
  const place = scope.source.place(node);
  const list = permits && childOf(permits, "type_list");
  const permitted = (list === undefined ? [] : named(list)).map((one): EnumValue => {
    return { name: lastOf(scope.source.of(one)), place: scope.source.place(one) };
  });
  const values =
    permitted.length > 0 ? permitted : all.flatMap((one) => implementing(scope, one, name));
  return values.length < 2 ? undefined : { name, values, idiom: "sealed", place };
}

function implementing(scope: ObjectScope, node: Syntax, name: string): readonly EnumValue[] {
  const heads = [...fieldAll(node, "superclass"), ...fieldAll(node, "interfaces")];
  const isOne = heads.some((one) => new RegExp(`\\b${name}\\b`).test(scope.source.of(one)));
  const own = field(node, "name");
  return isOne && own !== undefined
    ? [{ name: scope.source.of(own), place: scope.source.place(node) }]
    : [];
}

function lastOf(name: string): string {
  return name.replace(/<.*$/, "").split(".").at(-1) ?? name;
}
