// Classes, objects and interfaces of Kotlin with their members.

import type { CodeExpr } from "../../expression.ts";
import type {
  ConstantFact,
  EnumFact,
  EnumValue,
  FieldFact,
  FunctionFact,
  TypeFact,
} from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { fieldTraits, marked, typeTraits } from "../../shared/jvm-annotations.ts";
import { constantOf, injected } from "../../shared/jvm-settings.ts";
import { type FileScope, ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { argumentsOf, lower } from "./expressions.ts";
import { functionFact } from "./functions.ts";
import {
  componentsOf,
  isConstant,
  isModified,
  isProperty,
  markersOf,
  membersOf,
  nameOf,
  namesOf,
  parametersIn,
  propertyName,
} from "./names.ts";
import { columnOf } from "./tables.ts";
import { typeNode, typeRef } from "./types.ts";

export interface ClassFacts {
  readonly types: readonly TypeFact[];
  readonly constants: readonly ConstantFact[];
  readonly functions: readonly FunctionFact[];
  readonly texts: readonly EnumValue[];
}

/** Reads a type without the types inside it; companions belong to the type around them. */
export function readClass(
  file: FileScope,
  node: Syntax,
  enclosing: string | undefined,
): ClassFacts {
  const members = namesOf(file, node);
  const owner = members.owner ?? "";
  const scope = new ObjectScope(file, members);
  const fields = parametersIn(node)
    .filter(isProperty)
    .map((one) => parameterField(scope, one));
  const constants: ConstantFact[] = fields.flatMap((one) => settingAt(owner, one));
  const texts: EnumValue[] = [];
  const functions: FunctionFact[] = [];
  const bases = basesOf(file, node);
  const isTable = node.type === "object_declaration" && bases.some((one) => /Table$/.test(one));
  const read = (inside: Syntax): void => {
    for (const one of membersOf(inside)) {
      if (one.type === "companion_object") read(one);
      else if (one.type === "property_declaration") {
        if (isTable) fields.push(...columnOf(scope, one, propertyName(file, one)));
        else if (isConstant(file, one, inside))
          readConstant(scope, one, `${owner}.`, constants, texts);
        else {
          const fact = propertyField(scope, one);
          fields.push(fact);
          constants.push(...settingAt(owner, fact));
        }
      } else {
        const fn = functionFact(file, members, one);
        if (fn !== undefined) functions.push(fn);
      }
    }
  };
  read(node);
  const isEnum = isModified(file, node, "enum");
  const isHolder = node.type === "object_declaration" && !isTable;
  const type = isEnum || isHolder ? [] : [typeFact(scope, node, bases, fields, isTable, enclosing)];
  return { types: type, constants, functions, texts };
}

function settingAt(owner: string, fact: FieldFact): readonly ConstantFact[] {
  const setting = injected(fact.markers, fact.type?.name);
  return setting === undefined
    ? []
    : [constantOf(`${owner}.${fact.name}`, fact.place, setting.value, setting.key)];
}

/** A constant of a type or of the file. */
export function readConstant(
  scope: ObjectScope,
  node: Syntax,
  prefix: string,
  constants: ConstantFact[],
  texts: EnumValue[],
): void {
  const name = propertyName(scope.file, node);
  const valueNode = named(node).at(-1);
  if (
    name === "" ||
    valueNode === undefined ||
    /^(?:variable_declaration|getter|property_delegate)$/.test(valueNode.type)
  )
    return;
  const value = lower(scope, valueNode);
  const place = scope.source.place(node);
  const text = stringOf(value);
  if (text !== undefined) {
    scope.file.strings.set(name, text);
    texts.push({ name, value: text, place });
  }
  const constant = constantOf(`${prefix}${name}`, place, value);
  if (/^(?:literal|duration|list|arithmetic)$/.test(value.kind) || constant.setting !== undefined)
    constants.push(constant);
}

function basesOf(file: FileScope, node: Syntax): readonly string[] {
  const list = childOf(node, "delegation_specifiers");
  return (list === undefined ? [] : named(list)).flatMap((one) => {
    const inner = named(one)[0];
    const type = inner?.type === "constructor_invocation" ? childOf(inner, "user_type") : inner;
    return type === undefined
      ? []
      : [
          file.source
            .of(type)
            .replace(/<[\s\S]*$/, "")
            .split(".")
            .at(-1) ?? "",
        ];
  });
}

function typeFact(
  scope: ObjectScope,
  node: Syntax,
  bases: readonly string[],
  fields: readonly FieldFact[],
  isTable: boolean,
  enclosing: string | undefined,
): TypeFact {
  const markers = markersOf(scope, node);
  const traits = typeTraits(markers);
  const nameNode = field(node, "name") ?? childOf(node, "identifier") ?? node;
  const table = isTable ? tableName(scope, node) : traits.table;
  const kind = isTable
    ? "table"
    : hasToken(node, "interface")
      ? "interface"
      : isModified(scope.file, node, "data")
        ? "record"
        : "class";
  return {
    name: nameOf(scope.file, node),
    kind,
    place: scope.source.place(node),
    namePlace: scope.source.place(nameNode),
    bases,
    markers,
    fields,
    persistent: traits.persistent || isTable,
    constraints: traits.constraints,
    ...(table !== undefined && { table }),
    ...(enclosing !== undefined && { enclosing }),
  };
}

/** `object Users : Table("users")`. */
function tableName(scope: ObjectScope, node: Syntax): string | undefined {
  const list = childOf(node, "delegation_specifiers");
  const first = list && named(list)[0];
  const made = first && childOf(first, "constructor_invocation");
  const values = made && childOf(made, "value_arguments");
  return stringOf(argument(argumentsOf(scope, values), "name", 0));
}

function withTraits(
  scope: ObjectScope,
  node: Syntax,
  name: string,
  type: Syntax | undefined,
  value: CodeExpr | undefined,
): FieldFact {
  const ref = type && typeRef(scope.source, type);
  const markers = markersOf(scope, node);
  const traits = fieldTraits(markers, ref?.name);
  // The type says it, whatever an annotation leaves open.
  const nullable = type === undefined ? traits.nullable : type.type === "nullable_type";
  return {
    name,
    place: scope.source.place(node),
    markers,
    ...(ref !== undefined && { type: ref }),
    ...(value !== undefined && { default: value }),
    ...traits,
    ...(nullable !== undefined && { nullable }),
  };
}

function parameterField(scope: ObjectScope, node: Syntax): FieldFact {
  const type = typeNode(node);
  const name = scope.source.of(childOf(node, "identifier"));
  const valueNode = hasToken(node, "=") ? named(node).at(-1) : undefined;
  return withTraits(scope, node, name, type, valueNode && lower(scope, valueNode));
}

function propertyField(scope: ObjectScope, node: Syntax): FieldFact {
  const variable = childOf(node, "variable_declaration");
  const name = propertyName(scope.file, node);
  const getter = childOf(node, "getter");
  const body = getter && childOf(getter, "function_body");
  const result = body && (childOf(body, "block") === undefined ? named(body)[0] : undefined);
  const valueNode = hasToken(node, "=")
    ? named(node).find(
        (one) => !/^(?:modifiers|variable_declaration|getter|setter)$/.test(one.type),
      )
    : undefined;
  const fact = withTraits(
    scope,
    node,
    name,
    typeNode(variable),
    valueNode && lower(scope, valueNode),
  );
  return result === undefined ? fact : { ...fact, computed: lower(scope, result) };
}

/** An enum, with what each constant carries; or a sealed type with what is made of it here. */
export function enumFact(
  scope: ObjectScope,
  node: Syntax,
  all: readonly Syntax[],
): EnumFact | undefined {
  const { file } = scope;
  const name = nameOf(file, node);
  const place = scope.source.place(node);
  if (isModified(file, node, "enum")) {
    const names = componentsOf(file, node);
    const wanted = names.findIndex((one) => /^(?:value|code|key|id|slug|dbValue)$/.test(one));
    const position = wanted >= 0 ? wanted : names.length === 1 ? 0 : -1;
    const values = membersOf(node)
      .filter((one) => one.type === "enum_entry")
      .map((one): EnumValue => {
        const given = argumentsOf(scope, childOf(one, "value_arguments"))[position]?.value;
        const json = marked(
          markersOf(scope, one),
          "SerialName",
          "JsonProperty",
          "SerializedName",
          "Json",
        );
        const text = json && stringOf(argument(json.args, "value", 0));
        const value = text ?? (given?.kind === "literal" ? given.value : undefined);
        return {
          name: scope.source.of(childOf(one, "identifier")),
          place: scope.source.place(one),
          ...((typeof value === "string" || typeof value === "number") && { value }),
        };
      });
    return { name, values, idiom: "enum", place };
  }
  if (!isModified(file, node, "sealed")) return undefined;
  const values = all
    .filter((one) => basesOf(file, one).includes(name))
    .map((one): EnumValue => ({ name: nameOf(file, one), place: scope.source.place(one) }));
  return values.length < 2 ? undefined : { name, values, idiom: "sealed", place };
}
