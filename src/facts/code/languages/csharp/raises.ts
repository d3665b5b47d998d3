// Exceptions of C# as refusals, and results that say that something went wrong.

import type { CodeExpr } from "../../expression.ts";
import { argument, numberOf, stringOf } from "../../shared/build.ts";
import { statusByName } from "../../shared/http.ts";
import { statusAmong, statusOfException } from "../../shared/jvm-responses.ts";
import type { ObjectScope } from "../../shared/scopes.ts";
import { childOf, field, type Syntax } from "../../shared/syntax.ts";
import type { RaiseStatement } from "../../statement.ts";
import { argumentsOf, lower } from "./expressions.ts";

/** `throw made`; a bare `throw` passes on what was caught. */
export function raiseOf(
  scope: ObjectScope,
  node: Syntax,
  made: Syntax | undefined,
): RaiseStatement {
  const place = scope.source.place(node);
  if (made?.type !== "object_creation_expression") {
    const error = made === undefined ? undefined : lower(scope, made).text;
    return { kind: "raise", args: [], place, ...(error !== undefined && { error }) };
  }
  const type = field(made, "type");
  const written = type === undefined ? "" : scope.source.line(type).replace(/<.*$/, "");
  const error = written.split(".").at(-1) ?? written;
  const args = argumentsOf(scope, childOf(made, "argument_list"));
  const status = statusOfException(error, args);
  return { kind: "raise", error, args, place, ...(status !== undefined && { status }) };
}

const HELPERS =
  /^(?:NotFound|BadRequest|Unauthorized|Forbid|Forbidden|Conflict|UnprocessableEntity|Problem|ValidationProblem|StatusCode|Ok|NoContent|Created|CreatedAtAction|Accepted)$/;

/** What a returned value refuses with: an HTTP status, or a result of failure. */
export function refusalIn(
  e: CodeExpr,
): { readonly status?: number; readonly error?: string } | undefined {
  if (e.kind !== "call" || e.on !== undefined) return undefined;
  const name = e.callee.at(-1) ?? "";
  const holder = e.callee.at(-2) ?? "";
  const said = e.args.map((one) => stringOf(one.value)).find((one) => one !== undefined);
  const error = said === undefined ? {} : { error: said };
  if (/^(?:Result|OperationResult|IdentityResult|ValidationResult)$/.test(holder))
    return /^(?:Fail|Failed|Failure|Error|Invalid|Forbidden|NotFound|Conflict|Unauthorized)$/.test(
      name,
    )
      ? { ...error, ...status(statusByName(name)) }
      : undefined;
  if (holder !== "" && !/^(?:Results|TypedResults|self)$/.test(holder)) return undefined;
  if (!HELPERS.test(name)) return undefined;
  const written = argument(e.args, "statusCode", name === "StatusCode" ? 0 : undefined);
  const number = numberOf(written) ?? (written && statusAmong([{ value: written }]));
  const known = number ?? (name === "Forbid" ? 403 : name === "Problem" ? 500 : undefined);
  const code = known ?? (name === "ValidationProblem" ? 400 : statusByName(name));
  return code !== undefined && code >= 400 ? { status: code, ...error } : undefined;
}

function status(code: number | undefined): { readonly status?: number } {
  return code !== undefined && code >= 400 ? { status: code } : {};
}
