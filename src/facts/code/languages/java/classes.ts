// Classes, records and interfaces of Java with their members.

import type {
  ConstantFact,
  EnumValue,
  FieldFact,
  FunctionFact,
  ParameterFact,
  TypeFact,
} from "../../model.ts";
import { argument, stringOf } from "../../shared/build.ts";
import { fieldTraits, marked, typeTraits } from "../../shared/jvm-annotations.ts";
import { constantOf, injected } from "../../shared/jvm-settings.ts";
import { type FileScope, type Members, ObjectScope } from "../../shared/scopes.ts";
import { readSql } from "../../shared/sql.ts";
import { sqlEffects } from "../../shared/sql-effects.ts";
import { childOf, field, fieldAll, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { lower } from "./expressions.ts";
import { isModified, markersOf } from "./markers.ts";
import { block } from "./statements.ts";
import { nullability, typeRef } from "./types.ts";

export const TYPES = /^(?:class|record|interface|enum)_declaration$/;

export interface ClassFacts {
  readonly type: TypeFact | undefined;
  readonly constants: readonly ConstantFact[];
  readonly functions: readonly FunctionFact[];
  /** Constants that are texts, by which families of values may be told. */
  readonly texts: readonly EnumValue[];
}

/** The members that stand right in a type. */
export function membersOf(node: Syntax): readonly Syntax[] {
  const body = field(node, "body");
  if (body === undefined) return [];
  const extra = childOf(body, "enum_body_declarations");
  return [...named(body), ...(extra === undefined ? [] : named(extra))];
}

/** Names of the fields and methods of an instance. */
export function namesOf(file: FileScope, node: Syntax): Members {
  const fields = new Set<string>();
  const methods = new Set<string>();
  for (const one of membersOf(node)) {
    if (isModified(one, "static")) continue;
    if (one.type === "field_declaration")
      for (const declarator of fieldAll(one, "declarator"))
        fields.add(file.source.of(field(declarator, "name")));
    if (one.type === "method_declaration") methods.add(file.source.of(field(one, "name")));
  }
  for (const name of componentsOf(file, node)) fields.add(name);
  return { owner: file.source.of(field(node, "name")), fields, methods };
}

/** The components of a record, in order. */
export function componentsOf(file: FileScope, node: Syntax): readonly string[] {
  const list = node.type === "record_declaration" ? field(node, "parameters") : undefined;
  return list === undefined ? [] : named(list).map((one) => file.source.of(field(one, "name")));
}

/** Reads a type without the types inside it. */
export function readClass(
  file: FileScope,
  node: Syntax,
  enclosing: string | undefined,
): ClassFacts {
  const members = namesOf(file, node);
  const scope = new ObjectScope(file, members);
  const owner = members.owner ?? "";
  const constants: ConstantFact[] = [];
  const texts: EnumValue[] = [];
  const fields: FieldFact[] = recordFields(scope, node);
  for (const one of membersOf(node)) {
    if (one.type !== "field_declaration" && one.type !== "constant_declaration") continue;
    const isConstant =
      one.type === "constant_declaration" ||
      (isModified(one, "static") && isModified(one, "final"));
    for (const declarator of fieldAll(one, "declarator")) {
      if (isConstant) constantsIn(scope, owner, one, declarator, constants, texts);
      else if (!isModified(one, "static")) {
        const fact = fieldFact(scope, one, declarator);
        fields.push(fact);
        const setting = injected(fact.markers, fact.type?.name);
        if (setting !== undefined)
          constants.push(
            constantOf(`${owner}.${fact.name}`, fact.place, setting.value, setting.key),
          );
      }
    }
  }
  const functions = membersOf(node).flatMap((one) => functionFact(file, members, one) ?? []);
  const type =
    node.type === "enum_declaration" ? undefined : typeFact(scope, node, fields, enclosing);
  return { type, constants, functions, texts };
}

function constantsIn(
  scope: ObjectScope,
  owner: string,
  node: Syntax,
  declarator: Syntax,
  constants: ConstantFact[],
  texts: EnumValue[],
): void {
  const name = scope.source.of(field(declarator, "name"));
  const valueNode = field(declarator, "value");
  if (valueNode === undefined) return;
  const value = lower(scope, valueNode);
  const place = scope.source.place(node);
  const text = stringOf(value);
  if (text !== undefined) {
    scope.file.strings.set(name, text);
    texts.push({ name, value: text, place });
  }
  const plain = /^(?:literal|duration|list|arithmetic)$/.test(value.kind);
  const constant = constantOf(`${owner}.${name}`, place, value);
  if (plain || constant.setting !== undefined) constants.push(constant);
}

function typeFact(
  scope: ObjectScope,
  node: Syntax,
  fields: readonly FieldFact[],
  enclosing: string | undefined,
): TypeFact | undefined {
  const name = field(node, "name");
  if (name === undefined) return undefined;
  const markers = markersOf(scope, node);
  const kind =
    node.type === "record_declaration"
      ? "record"
      : node.type === "interface_declaration"
        ? "interface"
        : "class";
  return {
    name: scope.source.of(name),
    kind,
    place: scope.source.place(node),
    namePlace: scope.source.place(name),
    bases: basesOf(scope, node),
    markers,
    fields,
    ...typeTraits(markers),
    ...(enclosing !== undefined && { enclosing }),
  };
}

function basesOf(scope: ObjectScope, node: Syntax): readonly string[] {
  const heads = node.children.filter((one) =>
    /^(?:superclass|super_interfaces|extends_interfaces)$/.test(one.type),
  );
  return heads
    .flatMap((one) => {
      const list = childOf(one, "type_list");
      return named(list ?? one);
    })
    .map(
      (one) =>
        scope.source
          .of(one)
          .replace(/<[\s\S]*$/, "")
          .split(".")
          .at(-1) ?? "",
    );
}

function recordFields(scope: ObjectScope, node: Syntax): FieldFact[] {
  const list = node.type === "record_declaration" ? field(node, "parameters") : undefined;
  return (list === undefined ? [] : named(list)).map((one) =>
    withTraits(scope, one, scope.source.of(field(one, "name")), field(one, "type"), undefined),
  );
}

function fieldFact(scope: ObjectScope, node: Syntax, declarator: Syntax): FieldFact {
  const name = scope.source.of(field(declarator, "name"));
  return withTraits(scope, node, name, field(node, "type"), field(declarator, "value"));
}

function withTraits(
  scope: ObjectScope,
  node: Syntax,
  name: string,
  typeNode: Syntax | undefined,
  valueNode: Syntax | undefined,
): FieldFact {
  const type = typeNode && typeRef(scope.source, typeNode);
  const markers = markersOf(scope, node);
  const traits = fieldTraits(markers, type?.name);
  const nullable = traits.nullable ?? (type && nullability(type.text));
  const value = valueNode && lower(scope, valueNode);
  const empty = value?.kind === "create" && value.args.length === 0;
  return {
    name,
    place: scope.source.place(node),
    markers,
    ...(type !== undefined && { type }),
    ...(value !== undefined && !empty && { default: value }),
    ...traits,
    ...(nullable !== undefined && { nullable }),
  };
}

/** A method or constructor; declarations without a body count where SQL stands at them. */
function functionFact(file: FileScope, members: Members, node: Syntax): FunctionFact | undefined {
  const isMethod = node.type === "method_declaration";
  if (!isMethod && !/^(?:compact_)?constructor_declaration$/.test(node.type)) return undefined;
  const nameNode = field(node, "name");
  if (nameNode === undefined) return undefined;
  const scope = new ObjectScope(file, members);
  const name = file.source.of(nameNode);
  const markers = markersOf(scope, node);
  const body = field(node, "body");
  const queried = body === undefined ? queryAt(scope, markers, node) : undefined;
  if (body === undefined && queried === undefined) return undefined;
  const params = parametersOf(scope, node);
  const returns = isMethod ? field(node, "type") : undefined;
  const isVoid = returns?.type === "void_type";
  const owner = members.owner ?? "";
  return {
    name,
    qualified: `${owner}.${name}`,
    owner,
    place: file.source.place(node),
    namePlace: file.source.place(nameNode),
    params,
    ...(returns !== undefined && !isVoid && { returns: typeRef(file.source, returns) }),
    markers,
    body: queried ?? safely(scope, node, () => block(scope, body)),
    exported: isModified(node, "public"),
  };
}

function safely(
  scope: ObjectScope,
  node: Syntax,
  read: () => readonly Statement[],
): readonly Statement[] {
  try {
    return read();
  } catch {
    const text = scope.source.line(node).slice(0, 200);
    return [{ kind: "opaque", text, place: scope.source.place(node) }];
  }
}

function parametersOf(scope: ObjectScope, node: Syntax): readonly ParameterFact[] {
  const list = field(node, "parameters");
  return (list === undefined ? [] : named(list)).flatMap((one): readonly ParameterFact[] => {
    const isSpread = one.type === "spread_parameter";
    const declarator = isSpread ? childOf(one, "variable_declarator") : one;
    const nameNode = declarator && field(declarator, "name");
    const typeNode = isSpread
      ? named(one).find((child) => child.type !== "modifiers")
      : field(one, "type");
    if (nameNode === undefined || hasToken(one, "this")) return [];
    const name = scope.source.of(nameNode);
    scope.locals.add(name);
    if (typeNode === undefined) return [{ name }];
    const type = typeRef(scope.source, typeNode);
    scope.types.set(name, type.name);
    return [{ name, type: isSpread ? { ...type, many: true } : type }];
  });
}

/** `@Query("UPDATE User u SET ..")` at a method of a repository: its effects are the body. */
function queryAt(
  scope: ObjectScope,
  markers: readonly ReturnType<typeof markersOf>[number][],
  node: Syntax,
): readonly Statement[] | undefined {
  const query = marked(markers, "Query", "Update", "Delete", "Insert", "SqlUpdate");
  const text = query && stringOf(argument(query.args, "value", 0));
  if (text === undefined) return undefined;
  const place = scope.source.place(node);
  const sql = readSql(place, text, []);
  const effects = sql && sqlEffects(place, text.replace(/\s+/g, " ").trim(), sql);
  return effects === undefined || effects.length === 0 ? undefined : effects;
}
