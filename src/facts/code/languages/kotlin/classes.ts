// Classes, objects and interfaces of Kotlin with their members.

import type { Argument, CodeExpr } from "../../expression.ts";
import type {
  ConstantFact,
  EnumFact,
  EnumValue,
  FieldFact,
  FunctionFact,
  Marker,
  ParameterFact,
  TypeFact,
} from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { fieldTraits, marked, typeTraits } from "../../shared/jvm-annotations.ts";
import { constantOf, injected } from "../../shared/jvm-settings.ts";
import { type FileScope, type Members, ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { argumentsOf, lower } from "./expressions.ts";
import { block, callStatement } from "./statements.ts";
import { columnOf } from "./tables.ts";
import { typeNode, typeRef } from "./types.ts";

/** The name of a declaration. */
export function nameOf(file: FileScope, node: Syntax): string {
  const written = file.source.of(field(node, "name") ?? childOf(node, "identifier"));
  if (written !== "") return written.replace(/^`|`$/g, "");
  // `fun User.lock()` is read as if `User.lock` were the type that it extends.
  const type = childOf(node, "user_type");
  return type === undefined ? "" : file.source.of(named(type).at(-1));
}

/** Whether a declaration has a modifier such as `data`. */
export function isModified(file: FileScope, node: Syntax, word: string): boolean {
  const modifiers = childOf(node, "modifiers");
  return modifiers !== undefined && named(modifiers).some((one) => file.source.of(one) === word);
}

/** The annotations of a declaration. */
export function markersOf(scope: ObjectScope, node: Syntax): readonly Marker[] {
  const modifiers = childOf(node, "modifiers", "parameter_modifiers");
  if (modifiers === undefined) return [];
  return named(modifiers)
    .filter((one) => one.type === "annotation")
    .flatMap((one) =>
      named(one).filter((inner) => /^(?:user_type|constructor_invocation)$/.test(inner.type)),
    )
    .map((one): Marker => {
      const type = one.type === "user_type" ? one : childOf(one, "user_type");
      const args: readonly Argument[] = argumentsOf(scope, childOf(one, "value_arguments"));
      const name = type === undefined ? "" : scope.source.of(type);
      return { name, args, place: scope.source.place(one) };
    });
}

/** The members that stand right in a type. */
export function membersOf(node: Syntax): readonly Syntax[] {
  const body = childOf(node, "class_body", "enum_class_body");
  return body === undefined ? [] : named(body);
}

function parametersIn(node: Syntax): readonly Syntax[] {
  const primary = childOf(node, "primary_constructor");
  const list = primary && childOf(primary, "class_parameters");
  return list === undefined ? [] : named(list).filter((one) => one.type === "class_parameter");
}

function isProperty(node: Syntax): boolean {
  return hasToken(node, "val") || hasToken(node, "var");
}

/** The parameters of a class that is made by them, in order. */
export function componentsOf(file: FileScope, node: Syntax): readonly string[] {
  return parametersIn(node).map((one) => file.source.of(childOf(one, "identifier")));
}

function propertyName(file: FileScope, node: Syntax): string {
  const variable = childOf(node, "variable_declaration");
  return variable === undefined
    ? ""
    : file.source.of(named(variable).find((one) => one.type === "identifier"));
}

function namesOf(file: FileScope, node: Syntax): Members {
  const fields = new Set(
    parametersIn(node)
      .filter(isProperty)
      .map((one) => file.source.of(childOf(one, "identifier"))),
  );
  const methods = new Set<string>();
  for (const one of membersOf(node)) {
    if (one.type === "property_declaration" && !isConstant(file, one, node))
      fields.add(propertyName(file, one));
    if (one.type === "function_declaration") methods.add(nameOf(file, one));
  }
  return { owner: nameOf(file, node), fields, methods };
}

function isConstant(file: FileScope, node: Syntax, around: Syntax): boolean {
  const holder = around.type === "object_declaration" || around.type === "companion_object";
  return isModified(file, node, "const") || (holder && hasToken(node, "val"));
}

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

/** A function, or what is done when an instance is made. */
export function functionFact(
  file: FileScope,
  members: Members,
  node: Syntax,
): FunctionFact | undefined {
  const isInitializer = node.type === "anonymous_initializer";
  if (node.type !== "function_declaration" && !isInitializer) return undefined;
  const body = isInitializer ? node : childOf(node, "function_body");
  if (body === undefined) return undefined;
  const receiver =
    isInitializer || members.owner !== undefined ? undefined : childOf(node, "user_type");
  const extended =
    receiver !== undefined && hasToken(node, ".")
      ? file.source.of(receiver)
      : misreadReceiver(file, node, receiver);
  const owner = members.owner ?? extended;
  const name = isInitializer ? "init" : nameOf(file, node);
  const scope = new ObjectScope(file, members);
  const params = parametersOf(scope, node);
  const returnType = named(node).findLast(
    (one) => /^(?:user|nullable)_type$/.test(one.type) && one !== receiver,
  );
  const exported =
    !isModified(file, node, "private") && !isModified(file, node, "internal") && !isInitializer;
  const nameNode = field(node, "name");
  return {
    name,
    qualified: owner === undefined ? name : `${owner}.${name}`,
    ...(owner !== undefined && { owner }),
    place: file.source.place(node),
    namePlace: file.source.place(nameNode && nameNode.end > nameNode.start ? nameNode : node),
    params,
    ...(returnType !== undefined &&
      file.source.of(returnType) !== "Unit" && { returns: typeRef(file.source, returnType) }),
    markers: isInitializer ? [] : markersOf(scope, node),
    body: safely(scope, body),
    exported,
  };
}

function misreadReceiver(
  file: FileScope,
  node: Syntax,
  type: Syntax | undefined,
): string | undefined {
  const isMissing = file.source.of(field(node, "name")) === "";
  return type !== undefined && isMissing ? file.source.of(named(type)[0]) : undefined;
}

function safely(scope: ObjectScope, body: Syntax): readonly Statement[] {
  try {
    const inner = childOf(body, "block");
    if (inner !== undefined) return block(scope, inner);
    const only = named(body)[0];
    if (only === undefined) return [];
    return scope.collect(() => {
      if (
        /^(?:when_expression|if_expression|try_expression|throw_expression|assignment)$/.test(
          only.type,
        )
      ) {
        const value = lower(scope, only);
        if (value.kind !== "conditional") return block(scope, only);
        return [{ kind: "return", value, refuses: false, place: scope.source.place(only) }];
      }
      const inside = only.type === "call_expression" ? callStatement(scope, only) : undefined;
      return (
        inside ?? [
          {
            kind: "return",
            value: lower(scope, only),
            refuses: false,
            place: scope.source.place(only),
          },
        ]
      );
    });
  } catch {
    const text = scope.source.line(body).slice(0, 200);
    return [{ kind: "opaque", text, place: scope.source.place(body) }];
  }
}

function parametersOf(scope: ObjectScope, node: Syntax): readonly ParameterFact[] {
  const list = childOf(node, "function_value_parameters");
  const children = list === undefined ? [] : named(list);
  return children.flatMap((one, i): readonly ParameterFact[] => {
    if (one.type !== "parameter") return [];
    const name = scope.source.of(childOf(one, "identifier"));
    scope.locals.add(name);
    const type = typeNode(one);
    const next = children[i + 1];
    const value =
      next !== undefined && !/^parameter(?:_modifiers)?$/.test(next.type)
        ? lower(scope, next)
        : undefined;
    if (type !== undefined) scope.types.set(name, scope.source.line(type).replace(/[<?].*$/, ""));
    return [
      {
        name,
        ...(type && { type: typeRef(scope.source, type) }),
        ...(value && { default: value }),
      },
    ];
  });
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
