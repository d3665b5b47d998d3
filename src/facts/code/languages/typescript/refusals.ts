// Which returns, calls and throws turn a request away, in the frameworks of TypeScript.

import type { CodeExpr } from "../../expression.ts";
import type { Place } from "../../place.ts";
import { lastName, numberOf, stringOf } from "../../shared/build.ts";
import { statusByName } from "../../shared/http.ts";
import type { RaiseStatement, ReturnStatement, Statement } from "../../statement.ts";
import { type Context, entriesOf, entry } from "./context.ts";

/** A `throw`, with the status where the error tells one. */
export function lowerThrow(place: Place, value: CodeExpr): RaiseStatement {
  const status = statusOfError(value);
  const told = { ...(status !== undefined && { status }), place };
  switch (value.kind) {
    case "create":
      return { kind: "raise", error: value.type, args: value.args, ...told };
    case "call":
      return { kind: "raise", error: value.callee.at(-1) ?? "", args: value.args, ...told };
    case "path":
      return { kind: "raise", error: value.segments.at(-1) ?? "", args: [], ...told };
    case "literal":
      return { kind: "raise", error: String(value.value), args: [], ...told };
    default:
      return { kind: "raise", args: [], ...told };
  }
}

function statusOfError(value: CodeExpr): number | undefined {
  if (value.kind !== "create" && value.kind !== "call") return undefined;
  for (const arg of value.args) {
    if (arg.name !== undefined && !/^(?:status|statusCode|code|http_?[sS]tatus)$/.test(arg.name))
      continue;
    const status = statusOf(arg.value);
    if (status !== undefined) return status;
  }
  const code = value.args.find((a) => a.name === "code") ?? value.args[0];
  const text = stringOf(code?.value);
  const byCode = text !== undefined && /^[A-Z_]+$/.test(text) ? statusByName(text) : undefined;
  return byCode ?? statusByName(lastName(value) ?? "");
}

/** A number, or a name such as `HttpStatus.FORBIDDEN`. */
function statusOf(e: CodeExpr | undefined): number | undefined {
  const number = numberOf(e);
  if (number !== undefined) return number >= 100 && number < 600 ? number : undefined;
  return e?.kind === "path" &&
    e.segments.length > 1 &&
    /status|http|code/i.test(e.segments[0] ?? "")
    ? statusByName(e.segments.at(-1) ?? "")
    : undefined;
}

/** Calls that end a request by themselves: `ctx.throw(403)`, `next(err)`, `process.exit(1)`, `notFound()`. */
export function refusalCall(_context: Context, e: CodeExpr): RaiseStatement | undefined {
  if (e.kind !== "call" || e.on !== undefined) return undefined;
  const name = e.callee.join(".");
  const [first] = e.args.map((a) => a.value);
  if (
    /^(?:ctx|c|context)\.throw$/.test(name) ||
    (name === "error" && numberOf(first) !== undefined)
  ) {
    const status = statusOf(first);
    return { kind: "raise", error: name, args: e.args, ...(status && { status }), place: e.place };
  }
  if (name === "process.exit")
    return { kind: "raise", error: "exit", args: e.args, place: e.place };
  if (name === "notFound" || name === "forbidden" || name === "unauthorized") {
    const status = statusByName(name);
    return e.args.length > 0
      ? undefined
      : { kind: "raise", error: name, args: [], ...(status && { status }), place: e.place };
  }
  if (name === "next" && first !== undefined && (first.kind === "create" || first.kind === "call"))
    return lowerThrow(e.place, first);
  if (
    name === "next" &&
    first?.kind === "path" &&
    /^e(?:rr(?:or)?|x)?$/.test(first.segments.at(-1) ?? "")
  )
    return { kind: "raise", error: first.segments.at(-1) ?? "", args: [], place: e.place };
  if (name === "Promise.reject" && first !== undefined) return lowerThrow(e.place, first);
  return undefined;
}

/** A return, with the status and the error where the value tells them. */
export function lowerReturn(place: Place, value: CodeExpr | undefined): ReturnStatement {
  if (value === undefined) return { kind: "return", refuses: false, place };
  const answer = answerOf(value);
  const failed = answer === undefined ? failureOf(value) : undefined;
  const error = answer?.error ?? failed;
  const status = answer?.status;
  return {
    kind: "return",
    value,
    refuses: failed !== undefined || (status !== undefined && status >= 400),
    ...(status !== undefined && { status }),
    ...(error !== undefined && error !== "" && { error }),
    place,
  };
}

interface Answer {
  readonly status: number;
  readonly error?: string;
}

/** `res.status(403).json({ error })`, `c.json({..}, 403)`, `NextResponse.json({..}, { status: 403 })`. */
function answerOf(value: CodeExpr): Answer | undefined {
  if (value.kind === "create" && /^(?:Next)?Response$/.test(value.type)) {
    const status = numberOf(entry(value.args[1]?.value, "status"));
    return status === undefined ? undefined : answer(status, value.args[0]?.value);
  }
  if (value.kind !== "call") return undefined;
  const name = value.callee.at(-1) ?? "";
  const first = value.args[0]?.value;
  if (/^(?:json|send|end|render|type|text|html|body)$/.test(name)) {
    const inner = value.on === undefined ? undefined : statusCall(value.on);
    if (inner !== undefined) return answer(inner, first);
    const second = value.args[1]?.value;
    const status = numberOf(second) ?? numberOf(entry(second, "status"));
    return status === undefined || status < 100 ? undefined : answer(status, first);
  }
  if (name === "sendStatus") {
    const status = statusOf(first);
    return status === undefined ? undefined : { status };
  }
  // Fastify's sensible answers: `reply.forbidden("..")`.
  const receiver = value.callee.at(-2) ?? "";
  if (/^(?:reply|res|response)$/.test(receiver)) {
    const status = statusByName(name);
    return status === undefined ? undefined : answer(status, first);
  }
  return statusCall(value) === undefined ? undefined : { status: statusCall(value) ?? 0 };
}

function statusCall(e: CodeExpr): number | undefined {
  for (let at: CodeExpr | undefined = e; at?.kind === "call"; at = at.on)
    if (/^(?:status|code|writeHead)$/.test(at.callee.at(-1) ?? "") && at.args.length > 0)
      return statusOf(at.args[0]?.value);
  return undefined;
}

function answer(status: number, body: CodeExpr | undefined): Answer {
  const error = errorIn(body);
  return { status, ...(status >= 400 && error !== undefined && { error }) };
}

function errorIn(body: CodeExpr | undefined): string | undefined {
  const told = entry(body, "error", "message", "code", "reason") ?? body;
  const nested = entry(told, "message", "code");
  return (
    stringOf(nested ?? told) ??
    (told?.kind === "path" && told !== body ? told.segments.at(-1) : undefined)
  );
}

/** `{ ok: false, error: ".." }`, `err(new X())`, `left(..)`: the result that says no. */
function failureOf(value: CodeExpr): string | undefined {
  if (value.kind === "call" && value.on === undefined) {
    if (!/^(?:err|errAsync|failure|fail|left|Err|Left|Failure)$/.test(value.callee.at(-1) ?? ""))
      return undefined;
    const [first] = value.args.map((a) => a.value);
    return errorIn(first) ?? lastName(first) ?? "";
  }
  const verdict = entriesOf({
    ...value,
    ...(value.kind === "create" && { type: "{}" }),
  } as CodeExpr).find((a) => /^(?:ok|success|isOk)$/.test(a.name ?? ""))?.value;
  if (verdict?.kind !== "literal" || verdict.value !== false || value.kind !== "create")
    return undefined;
  return errorIn({ ...value, type: "{}" }) ?? "";
}

/**
 * An answer that says no and is followed by a bare `return`, or by nothing, is one step:
 * `res.status(403).json(..); return;`.
 */
export function mergeRefusals(statements: readonly Statement[]): readonly Statement[] {
  if (!statements.some((s) => s.kind === "evaluate" && (answerOf(s.expr)?.status ?? 0) >= 400))
    return statements;
  const merged: Statement[] = [];
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index];
    const next = statements[index + 1];
    if (statement === undefined) continue;
    const status = statement.kind === "evaluate" ? (answerOf(statement.expr)?.status ?? 0) : 0;
    const ends = next === undefined || (next.kind === "return" && saysNothing(next.value));
    if (statement.kind !== "evaluate" || status < 400 || !ends) {
      merged.push(statement);
      continue;
    }
    merged.push(lowerReturn(statement.place, statement.expr));
    if (next !== undefined) index++;
  }
  return merged;
}

/** `return;`, `return false;`, `return null;` after an answer. */
function saysNothing(value: CodeExpr | undefined): boolean {
  return value === undefined || (value.kind === "literal" && typeof value.value !== "string");
}
