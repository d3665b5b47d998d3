// HTTP statuses that responses and exceptions of the Java platform say.

import type { Argument, CodeExpr } from "../expression.ts";
import { numberOf, stringOf } from "./build.ts";
import { statusByName } from "./http.ts";

/** The status that the building of a response ends in: `ResponseEntity.status(..).build()`. */
export function statusOfResponse(e: CodeExpr | undefined): number | undefined {
  if (e === undefined) return undefined;
  if (e.kind === "create") {
    return /^(?:ResponseEntity|HttpResponse|Response)$/.test(e.type)
      ? statusAmong(e.args)
      : undefined;
  }
  if (e.kind !== "call") return undefined;
  const name = e.callee.at(-1) ?? "";
  const type = e.callee.length > 1 ? (e.callee.at(-2) ?? "") : "";
  if (/^(?:ResponseEntity|Response|HttpResponse|ServerResponse|RestResponse)$/.test(type))
    return name === "status" ? statusAmong(e.args) : statusByName(name);
  if (/^(?:sendError|setStatus|respond)$/.test(name)) return statusAmong(e.args);
  return e.on === undefined ? undefined : statusOfResponse(e.on);
}

/** A status among arguments: a number or a constant such as `HttpStatus.FORBIDDEN`. */
export function statusAmong(args: readonly Argument[]): number | undefined {
  for (const { value } of args) {
    const number = numberOf(value);
    if (number !== undefined && Number.isInteger(number) && number >= 100 && number < 600)
      return number;
    if (value.kind !== "path" || value.segments.length < 2) continue;
    const holder = value.segments.slice(0, -1).join(".");
    if (/status|HttpServletResponse|StatusCodes?$/i.test(holder))
      return statusByName(value.segments.at(-1) ?? "");
  }
  return undefined;
}

/** The status of an exception: given to it, or told by its name. */
export function statusOfException(name: string, args: readonly Argument[]): number | undefined {
  return (
    statusAmong(args) ??
    (/^(?:\w+\.)?(?:Forbidden|NotFound|Unauthorized|BadRequest|Conflict|Gone|TooManyRequests|UnprocessableEntity|Locked)(?:Exception|Error)$/.test(
      name,
    )
      ? statusByName(name.split(".").at(-1) ?? "")
      : undefined)
  );
}

/** What a response or exception says, where it is a text. */
export function messageOf(e: CodeExpr | undefined): string | undefined {
  if (e?.kind !== "call" && e?.kind !== "create") return undefined;
  for (const { value } of e.args) {
    const said = stringOf(value);
    if (said !== undefined && said !== "") return said;
  }
  return e.kind === "call" ? messageOf(e.on) : undefined;
}
