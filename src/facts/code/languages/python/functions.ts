// Python's functions and methods.

import type { FunctionFact, Marker, ParameterFact, TypeRef } from "../../model.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import { readAnnotation } from "./annotations.ts";
import { type Context, markerOf } from "./context.ts";
import { lower } from "./expressions.ts";
import { lowerBlock } from "./statements.ts";

/** The decorators of a definition, in order. */
export function readMarkers(context: Context, decorated: Syntax | undefined): readonly Marker[] {
  if (decorated?.type !== "decorated_definition") return [];
  return decorated.children
    .filter((c) => c.type === "decorator")
    .flatMap((decorator) => {
      const [inner] = named(decorator);
      const found = inner && markerOf(lower(context, inner));
      return found === undefined ? [] : [found];
    });
}

/** Where a function stands in the file. */
export interface Setting {
  readonly markers: readonly Marker[];
  /** Qualified name of what encloses it, with a dot at the end. */
  readonly prefix: string;
  readonly owner?: string;
}

/** The fact of a function definition. Its body is left empty where lowering it fails. */
export function readFunction(context: Context, node: Syntax, setting: Setting): FunctionFact {
  const nameNode = field(node, "name") ?? node;
  const name = context.source.of(nameNode);
  const { owner, markers, prefix } = setting;
  const params = readParameters(context, field(node, "parameters"));
  const isStatic = markers.some((m) => m.name === "staticmethod");
  const isClass = markers.some((m) => m.name === "classmethod");
  const [receiver] = params;
  const method = owner !== undefined && !isStatic;
  const inner: Context = {
    ...context,
    ...(owner !== undefined && { owner }),
    ...(method && !isClass && receiver && { receiver: receiver.name }),
  };
  const returns = field(node, "return_type");
  return {
    name,
    qualified: `${prefix}${name}`,
    ...(owner !== undefined && { owner }),
    place: context.source.place(node),
    namePlace: context.source.place(nameNode),
    params: method ? params.slice(1) : params,
    ...(returns && { returns: typeOf(context, returns) }),
    markers,
    body: lowerBlock(inner, field(node, "body")),
    exported: !name.startsWith("_") || /^__\w+__$/.test(name),
  };
}

function typeOf(context: Context, node: Syntax): TypeRef {
  return readAnnotation(context.source.of(node)).type;
}

/** Parameters by name, with the receiver. */
export function readParameters(
  context: Context,
  node: Syntax | undefined,
): readonly ParameterFact[] {
  if (node === undefined) return [];
  return named(node).flatMap((p) => {
    const nameNode = p.type === "identifier" ? p : (field(p, "name") ?? named(p)[0]);
    const name = context.source.of(nameNode);
    if (p.type === "keyword_separator" || p.type === "positional_separator" || name === "")
      return [];
    const type = field(p, "type");
    const value = field(p, "value");
    return [
      {
        name,
        ...(type && { type: typeOf(context, type) }),
        ...(value && { default: lower(context, value) }),
      },
    ];
  });
}
