// When a Go function refuses: it returns an error, or writes a response of failure and returns.

import type { CallExpr, CodeExpr } from "../../expression.ts";
import type { Place } from "../../place.ts";
import { numberOf, stringOf } from "../../shared/build.ts";
import { statusByName } from "../../shared/http.ts";
import type { ReturnStatement, Statement } from "../../statement.ts";
import type { Scope } from "./scope.ts";

/** A `return`, which refuses where its error is one. */
export function returned(scope: Scope, place: Place, values: readonly CodeExpr[]): ReturnStatement {
  const last = values.at(-1);
  if (last === undefined) return { kind: "return", refuses: false, place };
  const several = values.length > 1;
  const failsHere = scope.fails || (scope.results === 0 && several);
  if (failsHere && (several || scope.results === 1)) {
    if (isNil(last)) {
      const value = several ? resultOf(place, values.slice(0, -1)) : undefined;
      return { kind: "return", refuses: false, place, ...(value && { value }) };
    }
    const error = errorName(last);
    if (error !== undefined) {
      const status = statusOf(last);
      return { kind: "return", refuses: true, error, place, ...(status && { status }) };
    }
    const status = last.kind === "call" ? statusOf(last) : undefined;
    if (status !== undefined && status >= 400)
      return {
        kind: "return",
        value: last,
        refuses: true,
        status,
        place,
        ...(last.kind === "call" ? text(last) : {}),
      };
    const value = several ? resultOf(place, values.slice(0, -1)) : last;
    return { kind: "return", refuses: false, place, ...(value && { value }) };
  }
  const value = resultOf(place, values);
  return { kind: "return", refuses: false, place, ...(value && { value }) };
}

function resultOf(place: Place, values: readonly CodeExpr[]): CodeExpr | undefined {
  const [first] = values;
  if (values.length <= 1) return first;
  return { kind: "list", items: values, place, text: values.map((one) => one.text).join(", ") };
}

function isNil(e: CodeExpr): boolean {
  return e.kind === "literal" && e.value === null;
}

const MAKERS =
  /^(?:errors\.\w+|fmt\.Errorf|xerrors\.\w+|status\.Errorf?|echo\.NewHTTPError|fiber\.NewError|[\w.]*\.?(?:New\w*Err(?:or)?\w*|Err\w*|\w*Error[f]?|[wW]rap[f]?))$/;

/** The name or text of the error that an expression makes or names; undefined for anything else. */
function errorName(e: CodeExpr): string | undefined {
  if (e.kind === "path") {
    const last = e.segments.at(-1) ?? "";
    return /^(?:err|Err|e$)|(?:Err|Error)$|^err[A-Z]/.test(last) ? e.segments.join(".") : undefined;
  }
  if (e.kind === "create") return e.type;
  if (e.kind !== "call" || !MAKERS.test(e.callee.join("."))) return undefined;
  const name = e.callee.join(".");
  const plain =
    /^(?:fmt\.Errorf|errors\.\w+|xerrors\.\w+|status\.\w+|echo\.NewHTTPError|fiber\.NewError)$/.test(
      name,
    );
  const wrapped = e.args
    .map((one) => one.value)
    .find((one) => one.kind === "path" && /^Err[A-Z]/.test(one.segments.at(-1) ?? ""));
  if (wrapped?.kind === "path") return wrapped.segments.join(".");
  const said = e.args.map((one) => stringOf(one.value)).find((one) => one !== undefined);
  return plain && said !== undefined ? said : name;
}

/** The HTTP status among the arguments of a call, or of the calls that it continues. */
function statusOf(e: CodeExpr): number | undefined {
  if (e.kind === "path") {
    const name = /^(?:fiber|echo)\.Err(\w+)$/.exec(e.segments.join("."))?.[1];
    return name === undefined ? undefined : statusByName(name);
  }
  if (e.kind !== "call") return undefined;
  for (const { value } of e.args) {
    const number = numberOf(value);
    if (number !== undefined && number >= 100 && number < 600 && Number.isInteger(number))
      return number;
    const name = value.kind === "path" ? (value.segments.at(-1) ?? "") : "";
    if (/^Status[A-Z]/.test(name)) return statusByName(name);
    if (value.kind === "path" && value.segments[0] === "codes") return statusByName(name);
  }
  return e.on === undefined ? undefined : statusOf(e.on);
}

const RESPONDERS =
  /^(?:JSON|IndentedJSON|String|HTML|XML|NoContent|Status|SendStatus|Error|AbortWithStatus\w*|AbortWithError|WriteHeader|Send\w*|[rR]espond\w*|[wW]rite\w*|Render\w*|\w*[eE]rror\w*)$/;

/** A response of failure right before a bare `return`, as the refusal that both are together. */
export function refusalOf(scope: Scope, before: Statement): ReturnStatement | undefined {
  if (scope.results > 0 || before.kind !== "evaluate") return undefined;
  const { expr } = before;
  if (expr.kind !== "call" || !RESPONDERS.test(expr.callee.at(-1) ?? "")) return undefined;
  const status = statusOf(expr);
  if (status === undefined || status < 400) return undefined;
  return { kind: "return", value: expr, refuses: true, status, place: before.place, ...text(expr) };
}

/** What a response of failure says. */
function text(call: CallExpr): { readonly error?: string } {
  for (const { value } of call.args) {
    const said = stringOf(value) ?? messageIn(value);
    if (said !== undefined && said !== "") return { error: said };
  }
  return {};
}

function messageIn(e: CodeExpr): string | undefined {
  if (e.kind !== "create") return undefined;
  const message = e.args.find((one) => /^(?:error|message|msg|detail|code)$/i.test(one.name ?? ""));
  return stringOf(message?.value);
}
