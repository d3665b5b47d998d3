// Classes and interfaces as types.

import type { CodeExpr } from "../../expression.ts";
import type { FieldFact, Marker, TypeFact, TypeRef } from "../../model.ts";
import { stringOf } from "../../shared/build.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { columnOf, constraintsOfMarkers, isEntity, tableOfMarkers } from "./columns.ts";
import { type Context, entry } from "./context.ts";
import { readDecorators } from "./decorators.ts";
import { lower } from "./expressions.ts";
import { keyName } from "./literals.ts";
import { parametersOf } from "./patterns.ts";
import { lowerBlock } from "./statements.ts";
import { readType } from "./types.ts";

/** The fact of a class. */
export function readClass(
  context: Context,
  node: Syntax,
  name: string,
  markers: readonly Marker[],
  enclosing: string | undefined,
): TypeFact {
  const bases = heritage(context, node);
  const body = field(node, "body");
  const persistent = isEntity(markers, bases);
  const fields: FieldFact[] = [];
  for (const child of body?.children ?? []) {
    if (child.type === "public_field_definition" || child.type === "field_definition") {
      const found = readClassField(context, child, name, persistent);
      if (found !== undefined) fields.push(found);
    } else if (child.type === "method_definition") {
      fields.push(...fieldsOfMethod(context, child));
    }
  }
  const schema = fields.some((f) =>
    f.markers.some((m) => /^(?:Is[A-Z]\w*|Field|ApiProperty\w*|ValidateNested)$/.test(m.name)),
  );
  const table = tableOfMarkers(markers);
  const nameNode = field(node, "name") ?? node;
  return {
    name,
    kind: persistent ? "table" : schema ? "schema" : "class",
    place: context.source.place(node),
    namePlace: context.source.place(nameNode),
    bases,
    markers,
    fields,
    persistent,
    ...(table !== undefined && { table }),
    constraints: constraintsOfMarkers(markers),
    ...(enclosing !== undefined && { enclosing }),
  };
}

/** What a class extends and implements, or an interface extends, without type arguments. */
export function heritage(context: Context, node: Syntax): readonly string[] {
  const names: string[] = [];
  const visit = (at: Syntax): void => {
    for (const child of at.children) {
      if (
        /^(?:class_heritage|extends_clause|implements_clause|extends_type_clause)$/.test(child.type)
      )
        visit(child);
      else if (
        /^(?:identifier|type_identifier|member_expression|nested_type_identifier)$/.test(child.type)
      ) {
        if (at !== node) names.push(context.source.of(child));
      } else if (child.type === "generic_type") names.push(genericBase(context, child));
      else if (child.type === "call_expression" && at !== node)
        names.push(context.source.line(child));
    }
  };
  visit(node);
  return names;
}

/** `Repository<User>` is a repository; `Partial<User>` and `Omit<User, "id">` are users. */
function genericBase(context: Context, node: Syntax): string {
  const name = context.source.of(field(node, "name") ?? named(node)[0]);
  const list = childOf(node, "type_arguments");
  const [first] = list === undefined ? [] : named(list);
  const changed = /^(?:Partial|Omit|Pick|Required|Readonly)$/.test(name) && first !== undefined;
  return changed ? context.source.line(first) : name;
}

function readClassField(
  context: Context,
  node: Syntax,
  owner: string,
  persistent: boolean,
): FieldFact | undefined {
  const nameNode = field(node, "name") ?? field(node, "property");
  const name = keyName(context, nameNode)?.replace(/^#/, "");
  if (name === undefined || hasToken(node, "static")) return undefined;
  const valueNode = field(node, "value");
  // A method in the form of a field.
  if (
    valueNode !== undefined &&
    /^(?:arrow_function|function_expression|function)$/.test(valueNode.type)
  )
    return undefined;
  const markers = readDecorators(context, node);
  const fact = typedField(context, node, name, owner, valueNode);
  const column = columnOf(context, markers, `${owner}.${name}`, context.source.place(node));
  if (
    persistent &&
    column === undefined &&
    markers.length === 0 &&
    valueNode === undefined &&
    fact.type === undefined
  )
    return undefined;
  return {
    ...fact,
    ...column,
    ...(fact.type?.many && { type: fact.type }),
    ...keepType(fact, column),
    markers,
  };
}

/** What the author declares says more than `varchar`, and less than a column's own enumeration. */
function keepType(fact: FieldFact, column: Partial<FieldFact> | undefined): Partial<FieldFact> {
  const declared = fact.type;
  if (declared === undefined) return {};
  const vague = ["number", "any", "unknown", "object"].includes(declared.name);
  return vague && column?.type !== undefined ? { type: column.type } : { type: declared };
}

/** A field by its declaration: of a class, an interface, an object type. */
export function typedField(
  context: Context,
  node: Syntax,
  name: string,
  owner: string,
  valueNode?: Syntax,
): FieldFact {
  const place = context.source.place(node);
  const typeNode = field(node, "type");
  const read = typeNode && readType(context, typeNode);
  const optional = hasToken(node, "?");
  const value = valueNode && lower(context, valueNode);
  if (read?.values !== undefined)
    context.enums.push({
      name: `${owner}.${name}`,
      values: read.values.map((v) => ({ name: String(v), value: v, place })),
      idiom: "union",
      place,
    });
  const type = read?.type ?? typeOfLiteral(value);
  const nullable = read === undefined ? undefined : read.nullable || optional;
  return {
    name,
    place,
    ...(type && { type }),
    ...(nullable !== undefined && { nullable }),
    ...(value && value.kind !== "opaque" && { default: value }),
    ...(read?.values && { values: read.values.map(String) }),
    markers: [],
  };
}

/** The type of a field that only has a value. */
function typeOfLiteral(e: CodeExpr | undefined): TypeRef | undefined {
  if (e?.kind !== "literal" || e.value === null) return undefined;
  return { name: typeof e.value, args: [], many: false, text: "" };
}

/** What methods add: parameters of the constructor that are fields, and computed properties. */
function fieldsOfMethod(context: Context, node: Syntax): readonly FieldFact[] {
  const name = keyName(context, field(node, "name")) ?? "";
  if (name === "constructor")
    return parametersOf(node).flatMap(({ node: p, pattern, type }) => {
      const kept = childOf(p, "accessibility_modifier") !== undefined || hasToken(p, "readonly");
      if (!kept || pattern.type !== "identifier") return [];
      const fact = typedField(context, p, context.source.of(pattern), "");
      return [{ ...fact, ...(type && { type: readType(context, type).type }) }];
    });
  if (!hasToken(node, "get") || hasToken(node, "static")) return [];
  const [only, second] = lowerBlock(context, field(node, "body"));
  const computed = only?.kind === "return" && second === undefined ? only.value : undefined;
  if (computed === undefined) return [];
  return [
    { name, place: context.source.place(node), computed, markers: readDecorators(context, node) },
  ];
}

/** The fields of an interface or an object type. */
export function membersOf(context: Context, body: Syntax, owner: string): readonly FieldFact[] {
  return named(body).flatMap((member) => {
    const name = keyName(context, field(member, "name"));
    if (member.type !== "property_signature" || name === undefined) return [];
    // A function as a member is a method.
    const type = field(member, "type");
    if (type !== undefined && named(type)[0]?.type === "function_type") return [];
    return [typedField(context, member, name, owner)];
  });
}

/** An interface, or a type alias for an object type. */
export function readInterface(context: Context, node: Syntax, body: Syntax): TypeFact {
  const nameNode = field(node, "name") ?? node;
  const name = context.source.of(nameNode);
  return {
    name,
    kind: "interface",
    place: context.source.place(node),
    namePlace: context.source.place(nameNode),
    bases: heritage(context, node),
    markers: [],
    fields: membersOf(context, body, name),
    persistent: false,
    constraints: [],
  };
}

/** The name of a table in the options of a decorator: `@Entity("users")`, `@Entity({ name: "users" })`. */
export function optionName(marker: Marker): string | undefined {
  const [first] = marker.args.map((a) => a.value);
  return stringOf(first) ?? stringOf(entry(first, "name", "tableName", "collection"));
}
