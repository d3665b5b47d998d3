// Exceptions of Java as refusals.

import { stringOf } from "../../shared/build.ts";
import { statusOfException } from "../../shared/jvm-responses.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { field, type Syntax } from "../../shared/syntax.ts";
import type { RaiseStatement } from "../../statement.ts";
import { argumentsOf, lower } from "./expressions.ts";

/** `throw made`, where the exception is usually created on the spot. */
export function raiseOf(
  scope: ObjectScope,
  node: Syntax,
  made: Syntax | undefined,
): RaiseStatement {
  const place = scope.source.place(node);
  if (made?.type !== "object_creation_expression") {
    const e = made && lower(scope, made);
    const error = e === undefined ? undefined : e.text;
    return { kind: "raise", args: [], place, ...(error !== undefined && { error }) };
  }
  const type = field(made, "type");
  const written = type === undefined ? "" : scope.source.line(type).replace(/<.*$/, "");
  const name = written.split(".").at(-1) ?? written;
  const args = argumentsOf(scope, made);
  const status = statusOfException(name, args);
  const reason = args.map((one) => stringOf(one.value)).find((one) => one !== undefined);
  // An exception that only carries a status is told by what it says.
  const error = name === "ResponseStatusException" && reason !== undefined ? reason : name;
  return { kind: "raise", error, args, place, ...(status !== undefined && { status }) };
}
