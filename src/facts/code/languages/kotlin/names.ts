// Names, modifiers and annotations of what Kotlin declares.

import type { Argument } from "../../expression.ts";
import type { Marker } from "../../model.ts";
import type { FileScope, Members, ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import { argumentsOf } from "./expressions.ts";

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

export function parametersIn(node: Syntax): readonly Syntax[] {
  const primary = childOf(node, "primary_constructor");
  const list = primary && childOf(primary, "class_parameters");
  return list === undefined ? [] : named(list).filter((one) => one.type === "class_parameter");
}

export function isProperty(node: Syntax): boolean {
  return hasToken(node, "val") || hasToken(node, "var");
}

/** The parameters of a class that is made by them, in order. */
export function componentsOf(file: FileScope, node: Syntax): readonly string[] {
  return parametersIn(node).map((one) => file.source.of(childOf(one, "identifier")));
}

export function propertyName(file: FileScope, node: Syntax): string {
  const variable = childOf(node, "variable_declaration");
  return variable === undefined
    ? ""
    : file.source.of(named(variable).find((one) => one.type === "identifier"));
}

export function namesOf(file: FileScope, node: Syntax): Members {
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

export function isConstant(file: FileScope, node: Syntax, around: Syntax): boolean {
  const holder = around.type === "object_declaration" || around.type === "companion_object";
  return isModified(file, node, "const") || (holder && hasToken(node, "val"));
}
