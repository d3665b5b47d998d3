// Exceptions and early returns of Kotlin.

import type { CodeExpr } from "../../expression.ts";
import { stringOf } from "../../shared/build.ts";
import { messageOf, statusOfException, statusOfResponse } from "../../shared/jvm-responses.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { named, type Syntax } from "../../shared/syntax.ts";
import type { RaiseStatement, ReturnStatement } from "../../statement.ts";
import { lower } from "./expressions.ts";

/** `throw made`. */
export function raiseOf(scope: ObjectScope, node: Syntax): RaiseStatement {
  const inner = named(node)[0];
  const place = scope.source.place(node);
  const made: CodeExpr | undefined = inner && lower(scope, inner);
  if (made?.kind !== "create")
    return { kind: "raise", args: [], place, ...(made && { error: made.text }) };
  const status = statusOfException(made.type, made.args);
  const reason = made.args.map((one) => stringOf(one.value)).find((one) => one !== undefined);
  const error =
    made.type === "ResponseStatusException" && reason !== undefined ? reason : made.type;
  return { kind: "raise", error, args: made.args, place, ...(status !== undefined && { status }) };
}

/** `return value`. */
export function returnOf(scope: ObjectScope, node: Syntax): ReturnStatement {
  const place = scope.source.place(node);
  const inner = named(node).find((one) => one.field !== "label" && one.type !== "label");
  if (inner === undefined) return { kind: "return", refuses: false, place };
  const value = lower(scope, inner);
  const status = statusOfResponse(value);
  const refuses = status !== undefined && status >= 400;
  const error = refuses ? messageOf(value) : undefined;
  return {
    kind: "return",
    value,
    refuses,
    place,
    ...(status !== undefined && { status }),
    ...(error !== undefined && { error }),
  };
}

/** The error that a lambda such as `{ NotFoundException(id) }` makes. */
export function errorOf(scope: ObjectScope, lambda: Syntax): string {
  const made = named(lambda).at(-1);
  const e = made && lower(scope, made);
  return e?.kind === "create" ? e.type : (e?.text ?? "Exception");
}
