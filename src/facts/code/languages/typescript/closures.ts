// Calls that take a function with statements: what is done for each member is a loop, what is done
// in a transaction or after a promise is a block with that around it.

import type { CodeExpr } from "../../expression.ts";
import type { Place } from "../../place.ts";
import { field, named, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import type { Context } from "./context.ts";
import { lower } from "./expressions.ts";
import { boundNames, parametersOf } from "./patterns.ts";

/** What a call with a closure does. */
export interface Closure {
  readonly statements: readonly Statement[];
  /** What the closure gives back at its end, where the call gives it on. */
  readonly result?: CodeExpr;
  /** Whether the statements already hold the returns, so that nothing is left to return. */
  readonly returns?: boolean;
}

/** Calls that do their closure for each member of what they are called on. */
const EACH = /^(?:forEach|each|eachSeries|mapSeries)$/;

/** Calls whose closure runs at once, and once; what it gives back is what they give. */
const ONCE =
  /^\$?(?:transaction|withTransaction|runInTransaction|inTransaction|transactional|with\w*|run|runExclusive|startSpan|startActiveSpan|then|lock|using|retry|manager|batch|atomic|tap|wrap)$/;

/** Wrappers that a server hands the handler of a request; their closures are functions. */
const REGISTERS =
  /^(?:get|post|put|patch|delete|head|options|all|use|on|once|addEventListener|addHook|subscribe|process|schedule|setInterval|setTimeout|setImmediate|action|command|define|register|listen|describe|it|test|beforeEach|afterEach|beforeAll|afterAll|handle|useEffect|useCallback|useMemo|pre|post|plugin|nextTick|queueMicrotask|defineConfig|memo|forwardRef|createStore|sort|reduce)$/;

/**
 * The statements of a call whose last argument is a function with a block; undefined for all others.
 */
export function lowerClosureCall(
  context: Context,
  node: Syntax,
  place: Place,
  lowerBlock: (block: Syntax | undefined) => readonly Statement[],
): Closure | undefined {
  const call = node.type === "await_expression" ? named(node)[0] : node;
  if (call?.type !== "call_expression") return undefined;
  const fn = field(call, "function");
  const args = field(call, "arguments");
  if (fn === undefined || args === undefined) return undefined;
  const closure = named(args).find((a) =>
    /^(?:arrow_function|function_expression|function)$/.test(a.type),
  );
  if (closure === undefined || field(closure, "body")?.type !== "statement_block") return undefined;
  const name = context.source.of(fn.type === "member_expression" ? field(fn, "property") : fn);
  const body = lowerBlock(field(closure, "body"));
  const [first] = parametersOf(closure);
  const binders = first === undefined ? [] : boundNames(context, first.pattern);
  const object = fn.type === "member_expression" ? field(fn, "object") : undefined;
  if ((name === "catch" || name === "finally") && object?.type === "call_expression") {
    const inner = lowerClosureCall(context, object, place, lowerBlock);
    const first = inner?.statements ?? [{ kind: "evaluate", expr: lower(context, object), place }];
    const handlers = name === "catch" ? [{ body }] : [];
    const last = name === "finally" ? body : [];
    const attempted: Statement = { kind: "try", body: first, handlers, finally: last, place };
    return { statements: [attempted], ...(inner?.returns && { returns: true }) };
  }
  if (EACH.test(name) && object !== undefined) {
    const [only] = binders;
    const binder = binders.length === 1 && only?.steps.length === 0 ? { binder: only.name } : {};
    // `return` leaves this turn only.
    const turns = body.map(asContinue);
    return {
      statements: [{ kind: "loop", ...binder, over: lower(context, object), body: turns, place }],
    };
  }
  if (REGISTERS.test(name) || !ONCE.test(name)) return undefined;
  const around = lower(context, call);
  const last = body.at(-1);
  const result = last?.kind === "return" && !last.refuses ? last.value : undefined;
  const received: readonly Statement[] =
    name === "then" &&
    object !== undefined &&
    binders.length === 1 &&
    binders[0]?.steps.length === 0
      ? [{ kind: "bind", name: binders[0].name, value: lower(context, object), place }]
      : [];
  const scoped = (inside: readonly Statement[]): readonly Statement[] => [
    { kind: "scope", around, body: [...received, ...inside], place },
  ];
  const inReturn =
    node.parent?.type === "return_statement" || node.parent?.parent?.type === "return_statement";
  if (inReturn) return { statements: scoped(body), returns: true };
  const isLast = last?.kind === "return" && !last.refuses;
  return {
    statements: scoped(isLast ? body.slice(0, -1) : body),
    ...(result !== undefined && { result }),
  };
}

/** `return` in what is done for each member goes on with the next one. */
function asContinue(statement: Statement): Statement {
  switch (statement.kind) {
    case "return":
      return { kind: "leave", what: "continue", place: statement.place };
    case "if":
      return {
        ...statement,
        ...branches(statement.then.map(asContinue), statement.else.map(asContinue)),
      };
    case "scope":
      return { ...statement, body: statement.body.map(asContinue) };
    case "try":
      return {
        ...statement,
        body: statement.body.map(asContinue),
        handlers: statement.handlers.map((h) => ({ ...h, body: h.body.map(asContinue) })),
      };
    default:
      return statement;
  }
}

function branches(yes: readonly Statement[], no: readonly Statement[]) {
  // biome-ignore lint/suspicious/noThenProperty: the name is that of the statement, nobody awaits it
  return { then: yes, else: no };
}
