// Functions and methods of Go.

import type { FunctionFact } from "../../model.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { type GoFile, Scope } from "./scope.ts";
import { receiverOf, signature } from "./signature.ts";
import { block } from "./statements.ts";

export interface ReadFunction {
  readonly fact: FunctionFact;
  readonly node: Syntax;
  readonly scope: Scope;
}

/** One function or method; a failure inside leaves its body open. */
export function readFunction(file: GoFile, node: Syntax, dead?: string): ReadFunction | undefined {
  const nameNode = field(node, "name");
  const body = field(node, "body");
  if (nameNode === undefined || body === undefined) return undefined;
  const name = file.source.of(nameNode);
  const receiver = node.type === "method_declaration" ? receiverOf(file, node) : undefined;
  const { params, types, returns, results, fails } = signature(file, node);
  const scope = new Scope(file, { receiver: receiver?.name, results, fails, types });
  if (receiver !== undefined) scope.types.set("self", receiver.type);
  const fact: FunctionFact = {
    name,
    qualified: receiver === undefined ? name : `${receiver.type}.${name}`,
    ...(receiver !== undefined && { owner: receiver.type }),
    place: file.source.place(node),
    namePlace: file.source.place(nameNode),
    params,
    ...(returns !== undefined && { returns }),
    markers: [],
    body: safely(file, body, () => block(scope, body)),
    ...(dead !== undefined && { dead }),
    exported: /^\p{Lu}/u.test(name),
  };
  return { fact, node, scope };
}

/** Statements, or one that says that they could not be read. */
export function safely(
  file: GoFile,
  node: Syntax,
  read: () => readonly Statement[],
): readonly Statement[] {
  try {
    return read();
  } catch {
    const place = file.source.place(node);
    return [{ kind: "opaque", text: file.source.line(node).slice(0, 200), place }];
  }
}
