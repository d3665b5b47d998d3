// Annotations of Java as markers.

import type { Argument, CodeExpr } from "../../expression.ts";
import type { Marker } from "../../model.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, named, type Syntax } from "../../shared/syntax.ts";
import { lower } from "./expressions.ts";

/** The annotations of a declaration. */
export function markersOf(scope: ObjectScope, node: Syntax): readonly Marker[] {
  const modifiers = childOf(node, "modifiers");
  if (modifiers === undefined) return [];
  return named(modifiers)
    .filter((one) => one.type === "annotation" || one.type === "marker_annotation")
    .map((one) => marker(scope, one));
}

function marker(scope: ObjectScope, node: Syntax): Marker {
  const list = field(node, "arguments");
  const args = (list === undefined ? [] : named(list)).map((one): Argument => {
    const key = field(one, "key");
    const value = field(one, "value");
    return one.type === "element_value_pair" && key !== undefined && value !== undefined
      ? { name: scope.source.of(key), value: annotationValue(scope, value) }
      : { value: annotationValue(scope, one) };
  });
  return { name: scope.source.of(field(node, "name")), args, place: scope.source.place(node) };
}

/** An annotation inside an annotation is something made of its arguments. */
function annotationValue(scope: ObjectScope, node: Syntax): CodeExpr {
  if (node.type === "annotation" || node.type === "marker_annotation") {
    const { name, args } = marker(scope, node);
    return { kind: "create", type: name, args, ...scope.at(node) };
  }
  if (node.type === "element_value_array_initializer") {
    const items = named(node).map((one) => annotationValue(scope, one));
    return { kind: "list", items, ...scope.at(node) };
  }
  return lower(scope, node);
}

/** Whether a declaration has a modifier such as `static`. */
export function isModified(node: Syntax, word: string): boolean {
  return childOf(node, "modifiers")?.children.some((one) => one.type === word) ?? false;
}
