// Functions of Kotlin, inside types and outside of them.

import type { FunctionFact, ParameterFact } from "../../model.ts";
import { type FileScope, type Members, ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, hasToken, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { lower } from "./expressions.ts";
import { isModified, markersOf, nameOf } from "./names.ts";
import { block, callStatement } from "./statements.ts";
import { typeNode, typeRef } from "./types.ts";

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
  const list = childOf(node, "function_value_parameters");
  const returnType = named(node).find(
    (one) => /^(?:user|nullable)_type$/.test(one.type) && one.start > (list?.start ?? 0),
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
