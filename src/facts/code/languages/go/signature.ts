// What the head of a function says: its parameters and results.

import type { ParameterFact, TypeRef } from "../../model.ts";
import { childOf, field, fieldAll, named, type Syntax } from "../../shared/syntax.ts";
import type { GoFile } from "./scope.ts";
import { baseName, typeRef } from "./types.ts";

export interface Signature {
  readonly params: readonly ParameterFact[];
  /** Names of types by the name of the parameter. */
  readonly types: ReadonlyMap<string, string>;
  readonly returns: TypeRef | undefined;
  readonly results: number;
  /** Whether the last result is an error. */
  readonly fails: boolean;
}

/** Reads parameters and results of a function, method or closure. */
export function signature(file: GoFile, node: Syntax): Signature {
  const params: ParameterFact[] = [];
  const types = new Map<string, string>();
  const list = field(node, "parameters");
  for (const one of list === undefined ? [] : named(list)) {
    const type = field(one, "type");
    for (const nameNode of fieldAll(one, "name")) {
      const name = file.source.of(nameNode);
      if (type === undefined) params.push({ name });
      else {
        const ref = typeRef(file, type);
        const many = ref.many || one.type === "variadic_parameter_declaration";
        params.push({ name, type: { ...ref, many } });
        types.set(name, baseName(file, type));
      }
    }
  }
  const result = field(node, "result");
  const results =
    result === undefined
      ? []
      : result.type === "parameter_list"
        ? named(result).flatMap((one) => {
            const type = field(one, "type");
            const count = Math.max(1, fieldAll(one, "name").length);
            return type === undefined ? [] : Array.from({ length: count }, () => type);
          })
        : [result];
  const fails = results.length > 0 && file.source.of(results.at(-1)) === "error";
  const [first] = results;
  const returns =
    first === undefined || (fails && results.length === 1) ? undefined : typeRef(file, first);
  return { params, types, returns, results: results.length, fails };
}

/** The type and the name of a method's receiver. */
export function receiverOf(
  file: GoFile,
  node: Syntax,
): { readonly type: string; readonly name: string | undefined } | undefined {
  const list = field(node, "receiver");
  const declaration = list && childOf(list, "parameter_declaration");
  const type = declaration && field(declaration, "type");
  if (declaration === undefined || type === undefined) return undefined;
  const name = field(declaration, "name");
  return { type: baseName(file, type), name: name && file.source.of(name) };
}
