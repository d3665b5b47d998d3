// The walk over a class: its type, its methods, what its members register.

import type { FunctionFact } from "../../model.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { heritage, readClass } from "./classes.ts";
import { constantsOf } from "./constants.ts";
import type { Context } from "./context.ts";
import { readDecorators } from "./decorators.ts";
import { enumOfConstant } from "./enums.ts";
import { lower } from "./expressions.ts";
import type { Gathered, Scope } from "./gathered.ts";
import { keyName } from "./literals.ts";
import { entriesOfClass, entriesOfMethod } from "./nest.ts";
import { isFunction } from "./statements.ts";
import { addFunction, inside } from "./walk.ts";

/** A class with all that stands in it. */
export function addClass(
  context: Context,
  node: Syntax,
  name: string,
  scope: Scope,
  into: Gathered,
): void {
  const anchor = node.parent?.type === "export_statement" ? node.parent : node;
  const own = readDecorators(context, node);
  const markers = own.length > 0 || anchor === node ? own : readDecorators(context, anchor);
  const enclosing = scope.prefix === "" ? undefined : scope.prefix.slice(0, -1);
  const type = readClass(context, node, name, markers, enclosing);
  into.types.push(type);
  const methods: FunctionFact[] = [];
  const prefix = `${scope.prefix}${name}.`;
  const inner: Scope = { ...scope, prefix, owner: name, exported: false };
  for (const child of named(field(node, "body") ?? node)) {
    if (
      child.type === "method_definition" ||
      child.type === "public_field_definition" ||
      child.type === "field_definition"
    ) {
      const fact = addClassMember(context, child, name, inner, into);
      if (fact !== undefined) methods.push(fact);
    }
  }
  for (const method of methods) into.entries.push(...entriesOfMethod(type, method));
  into.entries.push(...entriesOfClass(type, methods));
  const constant = constantClass(context, node);
  if (constant && heritage(context, node).length === 0) {
    const listed = enumOfConstant(context, name, constant, node, true);
    if (listed !== undefined) into.enums.push(listed);
  }
}

/** A class that only keeps static texts, as an object of them. */
function constantClass(context: Context, node: Syntax) {
  const members = named(field(node, "body") ?? node);
  const fields = members.filter((m) => /field_definition$/.test(m.type));
  if (fields.length < 2 || fields.length !== members.length) return undefined;
  const args = fields.flatMap((f) => {
    const name = keyName(context, field(f, "name") ?? field(f, "property"));
    const value = field(f, "value");
    const fixed = f.children.some((c) => c.type === "static");
    return name === undefined || value === undefined || !fixed
      ? []
      : [{ name, value: lower(context, value) }];
  });
  if (args.length !== fields.length) return undefined;
  return { kind: "create" as const, type: "{}", args, place: context.source.place(node), text: "" };
}

/** A method, a field that holds a function, or a static constant. */
function addClassMember(
  context: Context,
  node: Syntax,
  owner: string,
  scope: Scope,
  into: Gathered,
): FunctionFact | undefined {
  const nameNode = field(node, "name") ?? field(node, "property");
  const name = keyName(context, nameNode)?.replace(/^#/, "");
  if (name === undefined) return undefined;
  const value = field(node, "value");
  const qualified = `${scope.prefix}${name}`;
  const closed = node.children.some(
    (c) => c.type === "accessibility_modifier" && context.source.of(c) !== "public",
  );
  const exported = !closed && !context.source.of(nameNode).startsWith("#");
  const markers = readDecorators(context, node);
  const naming = { name, qualified, owner, markers, exported, ...(nameNode && { nameNode }) };
  if (node.type === "method_definition")
    return field(node, "body") === undefined
      ? undefined
      : addFunction(context, node, naming, scope, into);
  if (value !== undefined && isFunction(value))
    return addFunction(context, value, naming, scope, into);
  const kept =
    node.children.some((c) => c.type === "static") ||
    /config|settings|policy|limits|options|constants/i.test(owner);
  if (value !== undefined && kept)
    into.constants.push(
      ...constantsOf(`${owner}.${name}`, lower(context, value), context.source.place(node)),
    );
  inside(context, value, scope, into);
  return undefined;
}
