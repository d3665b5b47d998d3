// Classes, records, structs and interfaces of C# with their members.

import type { Argument } from "../../expression.ts";
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
import { argument, numberOf, stringOf } from "../../shared/build.ts";
import { unitInName } from "../../shared/durations.ts";
import { marked } from "../../shared/jvm-annotations.ts";
import { type FileScope, type Members, ObjectScope } from "../../shared/scopes.ts";
import { settingOf } from "../../shared/settings.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";
import { block } from "./statements.ts";
import { nullability, typeRef } from "./types.ts";

export const TYPES = /^(?:class|record|record_struct|struct|interface)_declaration$/;

/** Whether a declaration has a modifier such as `static`. */
export function isModified(file: FileScope, node: Syntax, word: string): boolean {
  return node.children.some((one) => one.type === "modifier" && file.source.of(one) === word);
}

/** The attributes of a declaration. */
export function markersOf(scope: ObjectScope, node: Syntax): readonly Marker[] {
  return named(node)
    .filter((one) => one.type === "attribute_list")
    .flatMap((list) => named(list).filter((one) => one.type === "attribute"))
    .map((one): Marker => {
      const list = childOf(one, "attribute_argument_list");
      const args = (list === undefined ? [] : named(list)).map((arg): Argument => {
        const inner = named(arg).at(-1);
        const left = inner && field(inner, "left");
        const right = inner && field(inner, "right");
        if (inner?.type === "assignment_expression" && left !== undefined && right !== undefined)
          return { name: scope.source.of(left), value: lower(scope, right) };
        const name = field(arg, "name");
        const value = inner === undefined ? scope.opaque(arg) : lower(scope, inner);
        return name === undefined || name === inner
          ? { value }
          : { name: scope.source.of(name), value };
      });
      const name = scope.source.of(field(one, "name")).replace(/Attribute$/, "");
      return { name, args, place: scope.source.place(one) };
    });
}

function membersIn(node: Syntax): readonly Syntax[] {
  const body = field(node, "body");
  return body === undefined ? [] : named(body);
}

/** Parameters of a primary constructor, which a record keeps as properties. */
function primary(node: Syntax): readonly Syntax[] {
  const list = childOf(node, "parameter_list");
  return list === undefined ? [] : named(list).filter((one) => one.type === "parameter");
}

/** The components of a record, in order. */
export function componentsOf(file: FileScope, node: Syntax): readonly string[] {
  return node.type.startsWith("record")
    ? primary(node).map((one) => file.source.of(field(one, "name")))
    : [];
}

const ENUM_LIKE =
  /(?:Status|State|Type|Kind|Role|Level|Mode|Priority|Category|Severity|Phase|Stage|Tier|Plan|Reason|Result|Method|Currency)$/;

function namesOf(file: FileScope, node: Syntax): Members {
  const fields = new Set<string>(primary(node).map((one) => file.source.of(field(one, "name"))));
  const methods = new Set<string>();
  const enumerated = new Set<string>();
  for (const one of membersIn(node)) {
    if (isModified(file, one, "static") || isModified(file, one, "const")) continue;
    if (one.type === "property_declaration") {
      const name = file.source.of(field(one, "name"));
      fields.add(name);
      const type = file.source.of(field(one, "type")).replace(/\?$/, "");
      if (type === name && ENUM_LIKE.test(name)) enumerated.add(name);
    }
    if (one.type === "method_declaration") methods.add(file.source.of(field(one, "name")));
    for (const declarator of declaratorsOf(one))
      fields.add(file.source.of(field(declarator, "name")));
  }
  return { owner: file.source.of(field(node, "name")), fields, methods, enumerated };
}

function declaratorsOf(node: Syntax): readonly Syntax[] {
  const declaration =
    node.type === "field_declaration" ? childOf(node, "variable_declaration") : undefined;
  return declaration === undefined
    ? []
    : named(declaration).filter((one) => one.type === "variable_declarator");
}

export interface ClassFacts {
  readonly type: TypeFact;
  readonly constants: readonly ConstantFact[];
  readonly functions: readonly FunctionFact[];
  readonly texts: readonly EnumValue[];
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
  const isRecord = node.type.startsWith("record");
  const fields: FieldFact[] = isRecord ? primary(node).map((one) => fieldOf(scope, one, one)) : [];
  const constants: ConstantFact[] = [];
  const texts: EnumValue[] = [];
  const isOptions = /(?:Options|Settings|Config|Configuration)$/.test(owner);
  for (const one of membersIn(node)) {
    const isConstant =
      isModified(file, one, "const") ||
      (isModified(file, one, "static") && isModified(file, one, "readonly"));
    if (one.type === "property_declaration" && !isModified(file, one, "static")) {
      const fact = fieldOf(scope, one, one);
      fields.push(fact);
      if (isOptions && fact.default !== undefined)
        constants.push({
          ...constantOf(`${owner}.${fact.name}`, fact.place, fact.default),
          setting: fact.name,
        });
    }
    for (const declarator of declaratorsOf(one)) {
      if (!isConstant && !isModified(file, one, "static"))
        fields.push(fieldOf(scope, one, declarator));
      if (!isConstant) continue;
      const nameNode = field(declarator, "name");
      const valueNode = named(declarator).find((child) => child !== nameNode);
      if (valueNode === undefined) continue;
      const name = file.source.of(nameNode);
      const value = lower(scope, valueNode);
      const place = file.source.place(one);
      const text = stringOf(value);
      if (text !== undefined) {
        file.strings.set(name, text);
        texts.push({ name, value: text, place });
      }
      const constant = constantOf(`${owner}.${name}`, place, value);
      if (
        /^(?:literal|duration|list|arithmetic)$/.test(value.kind) ||
        constant.setting !== undefined
      )
        constants.push(constant);
    }
  }
  const functions = membersIn(node).flatMap((one) => functionFact(file, members, one) ?? []);
  return { type: typeFact(scope, node, fields, enclosing), constants, functions, texts };
}

/** A constant, with the setting that it asks for. */
export function constantOf(
  name: string,
  place: ConstantFact["place"],
  value: Parameters<typeof settingOf>[0],
): ConstantFact {
  const asked = settingOf(value);
  const known = asked === undefined ? value : asked.value;
  const unit = known?.kind === "duration" ? undefined : unitInName(name.split(".").at(-1) ?? name);
  return {
    name,
    place,
    ...(known !== undefined && { value: known }),
    ...(asked !== undefined && { setting: asked.key }),
    ...(unit !== undefined && numberOf(known) !== undefined && { unitSeconds: unit }),
  };
}

function typeFact(
  scope: ObjectScope,
  node: Syntax,
  fields: readonly FieldFact[],
  enclosing: string | undefined,
): TypeFact {
  const nameNode = field(node, "name") ?? node;
  const markers = markersOf(scope, node);
  const bases = childOf(node, "base_list");
  const table = marked(markers, "Table");
  const tableName = table && stringOf(argument(table.args, "name", 0));
  const kind = node.type.startsWith("record")
    ? "record"
    : node.type === "interface_declaration"
      ? "interface"
      : node.type === "struct_declaration"
        ? "struct"
        : "class";
  return {
    name: scope.source.of(nameNode),
    kind,
    place: scope.source.place(node),
    namePlace: scope.source.place(nameNode),
    bases: (bases === undefined ? [] : named(bases))
      .filter((one) => one.type !== "argument_list")
      .map((one) => typeRef(scope.source, one).text.replace(/<.*$/, "").split(".").at(-1) ?? ""),
    markers,
    fields,
    persistent: table !== undefined || fields.some((one) => one.primaryKey),
    constraints: [],
    ...(tableName !== undefined && { table: tableName }),
    ...(enclosing !== undefined && { enclosing }),
  };
}

function fieldOf(scope: ObjectScope, node: Syntax, declarator: Syntax): FieldFact {
  const declaration = childOf(node, "variable_declaration") ?? node;
  const typeNode = field(declaration, "type");
  const nameNode = field(declarator, "name");
  const type = typeNode && typeRef(scope.source, typeNode);
  const markers = markersOf(scope, node);
  const written =
    field(node, "value") ??
    named(declarator).find(
      (one) =>
        one !== nameNode &&
        one.field === undefined &&
        !/attribute_list|modifier|parameter|accessor/.test(one.type),
    );
  const isArrow = written?.type === "arrow_expression_clause";
  const value =
    written && written.type !== "variable_declaration" ? lower(scope, written) : undefined;
  const computed = isArrow ? value : computedBy(scope, node);
  const required = marked(markers, "Required", "Key") || isModified(scope.file, node, "required");
  const nullable = required ? false : typeNode && type && nullability(typeNode, type);
  const key = marked(markers, "Key");
  const plain = value?.kind === "create" && value.args.length === 0;
  const isSilent = value?.kind === "literal" && value.value === null && nullable !== true;
  const foreign = marked(markers, "ForeignKey");
  const references = foreign && stringOf(argument(foreign.args, "name", 0));
  return {
    name: scope.source.of(nameNode),
    place: scope.source.place(node),
    markers,
    ...(type !== undefined && { type }),
    ...(nullable !== undefined && { nullable }),
    ...(value !== undefined && !isArrow && !plain && !isSilent && { default: value }),
    ...(computed !== undefined && { computed }),
    ...(key !== undefined && { primaryKey: true }),
    ...(references !== undefined && { references }),
  };
}

/** The result of a property whose getter only returns it. */
function computedBy(scope: ObjectScope, node: Syntax): FieldFact["computed"] {
  const accessors = field(node, "accessors");
  const [getter, ...others] = accessors === undefined ? [] : named(accessors);
  const body = getter && field(getter, "body");
  if (body === undefined || others.length > 0) return undefined;
  const [only, ...more] = body.type === "block" ? named(body) : [body];
  if (only === undefined || more.length > 0) return undefined;
  const inner = named(only)[0];
  return inner === undefined ? undefined : lower(scope, inner);
}

/** A method, constructor or function inside the top level. */
export function functionFact(
  file: FileScope,
  members: Members,
  node: Syntax,
): FunctionFact | undefined {
  if (!/^(?:method|constructor)_declaration$|^local_function_statement$/.test(node.type))
    return undefined;
  const nameNode = field(node, "name");
  const body = field(node, "body");
  if (nameNode === undefined || body === undefined) return undefined;
  const scope = new ObjectScope(file, members);
  const name = file.source.of(nameNode);
  const params = parametersOf(scope, node);
  const returns =
    field(node, "returns") ?? (node.type.startsWith("local") ? field(node, "type") : undefined);
  const ref = returns && typeRef(file.source, returns);
  const owner = members.owner;
  let statements: FunctionFact["body"];
  try {
    statements = block(scope, body);
  } catch {
    const text = file.source.line(node).slice(0, 200);
    statements = [{ kind: "opaque", text, place: file.source.place(node) }];
  }
  return {
    name,
    qualified: owner === undefined ? name : `${owner}.${name}`,
    ...(owner !== undefined && { owner }),
    place: file.source.place(node),
    namePlace: file.source.place(nameNode),
    params,
    ...(ref !== undefined && !/^(?:void|Task|ValueTask)$/.test(ref.text) && { returns: ref }),
    markers: markersOf(scope, node),
    body: statements,
    exported: isModified(file, node, "public"),
  };
}

/** The parameters of a function, which become names of its scope. */
export function parametersOf(scope: ObjectScope, node: Syntax): readonly ParameterFact[] {
  const list = field(node, "parameters");
  return (list === undefined ? [] : named(list))
    .filter((one) => one.type === "parameter")
    .map((one): ParameterFact => {
      const nameNode = field(one, "name");
      const typeNode = field(one, "type");
      const name = scope.source.of(nameNode);
      scope.locals.add(name);
      const valueNode = named(one).find(
        (child) => child.field === undefined && !/^(?:attribute_list|modifier)$/.test(child.type),
      );
      const type = typeNode && typeRef(scope.source, typeNode);
      if (type !== undefined) scope.types.set(name, type.name);
      return {
        name,
        ...(type !== undefined && { type }),
        ...(valueNode !== undefined && { default: lower(scope, valueNode) }),
      };
    });
}

/** An enum, with the values that it gives or that its attributes say are stored. */
export function enumFact(scope: ObjectScope, node: Syntax): EnumFact {
  const body = field(node, "body");
  const values = (body === undefined ? [] : named(body))
    .filter((one) => one.type === "enum_member_declaration")
    .map((one): EnumValue => {
      const markers = markersOf(scope, one);
      const marker = marked(
        markers,
        "EnumMember",
        "JsonStringEnumMemberName",
        "PgName",
        "JsonPropertyName",
      );
      const text = marker && stringOf(argument(marker.args, "Value", 0));
      const valueNode = field(one, "value");
      const value = text ?? (valueNode && numberOf(lower(scope, valueNode)));
      const name = scope.source.of(field(one, "name"));
      return { name, place: scope.source.place(one), ...(value !== undefined && { value }) };
    });
  const name = scope.source.of(field(node, "name"));
  return { name, values, idiom: "enum", place: scope.source.place(node) };
}
