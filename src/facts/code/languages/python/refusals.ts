// Which returns and calls turn a request away, in the frameworks of Python.

import type { CodeExpr } from "../../expression.ts";
import type { Place } from "../../place.ts";
import { argument, lastName, numberOf, stringOf } from "../../shared/build.ts";
import { statusByName } from "../../shared/http.ts";
import type { RaiseStatement, ReturnStatement } from "../../statement.ts";

/** Functions that do not return: `abort(403)`, `self.fail(..)`, `sys.exit(1)`. */
const ABORTS: ReadonlySet<string> = new Set(["abort", "exit", "flask_abort", "api_abort"]);

/** `abort(403)` and its kind, as what it does: to raise. */
export function abortCall(e: CodeExpr): RaiseStatement | undefined {
  if (e.kind === "call" && e.on === undefined && ABORTS.has(e.callee.at(-1) ?? "")) {
    const name = e.callee.at(-1) ?? "";
    if (name === "exit" && e.callee[0] !== "sys" && e.callee.length > 1) return undefined;
    const error = name === "exit" ? "SystemExit" : name;
    const status = name === "exit" ? undefined : statusOf(argument(e.args, "status_code", 0));
    return { kind: "raise", error, args: e.args, ...(status && { status }), place: e.place };
  }
  return undefined;
}

/** An error that is an HTTP answer: `HTTPException(status_code=404)`, `Http404()`. */
export function httpError(e: CodeExpr): RaiseStatement | undefined {
  if (e.kind !== "create" || !/^HTTP(?:Exception|Error)?$|^HTTPException$|^Http\d*/.test(e.type))
    return undefined;
  const status =
    statusOf(argument(e.args, "status_code", 0)) ??
    statusOf(argument(e.args, "status")) ??
    statusByName(e.type);
  if (status === undefined && !/^HTTP/.test(e.type)) return undefined;
  return { kind: "raise", error: e.type, args: e.args, ...(status && { status }), place: e.place };
}

/** A return, with the status where the value tells one. */
export function lowerReturn(place: Place, value: CodeExpr | undefined): ReturnStatement {
  if (value === undefined) return { kind: "return", refuses: false, place };
  const status = statusOfAnswer(value);
  const refuses = status !== undefined && status >= 400;
  const error = refuses ? errorOfAnswer(value) : undefined;
  return {
    kind: "return",
    value,
    refuses,
    ...(status !== undefined && { status }),
    ...(error !== undefined && { error }),
    place,
  };
}

function statusOfAnswer(value: CodeExpr): number | undefined {
  if (value.kind === "list") {
    // Flask: the body, then the status.
    const [, second] = value.items;
    return value.items.length <= 3 ? statusOf(second) : undefined;
  }
  if (value.kind !== "create" && value.kind !== "call") return undefined;
  const name = lastName(value) ?? "";
  const written = argument(value.args, "status") ?? argument(value.args, "status_code");
  if (written !== undefined)
    return /resp|render|json|answer/i.test(name) ? statusOf(written) : undefined;
  if (name === "Response" || name === "make_response")
    return statusOf(argument(value.args, undefined, 1));
  return /^Http(?:Response)?[A-Z]/.test(name) ? statusByName(name) : undefined;
}

function errorOfAnswer(value: CodeExpr): string | undefined {
  const body = value.kind === "list" ? value.items[0] : value;
  if (body?.kind === "literal") return stringOf(body) || undefined;
  if (body?.kind !== "call" && body?.kind !== "create") return undefined;
  const [first] = body.args;
  const inner = first?.value.kind === "create" && first.value.type === "{}" ? first.value.args : [];
  const told = [...body.args, ...inner].find((a) =>
    /^(?:error|detail|message|msg|code|reason)$/.test(a.name ?? ""),
  )?.value;
  return stringOf(told) ?? stringOf(first?.value);
}

function statusOf(e: CodeExpr | undefined): number | undefined {
  const number = numberOf(e);
  if (number !== undefined) return number >= 100 && number < 600 ? number : undefined;
  if (e?.kind !== "path") return undefined;
  return statusByName(e.segments.filter((s) => s !== "value").at(-1) ?? "");
}
