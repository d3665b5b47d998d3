// `switch` as a chain of comparisons.

import type { CodeExpr } from "../../expression.ts";
import { type Case, chainOf } from "../../shared/branches.ts";
import { compare } from "../../shared/build.ts";
import { field, isComment, type Syntax } from "../../shared/syntax.ts";
import type { Statement } from "../../statement.ts";
import { at, type Context } from "./context.ts";
import { lower } from "./expressions.ts";

/** A `switch` statement; cases without a body fall to the next, and a final `break` is left out. */
export function lowerSwitch(
  context: Context,
  node: Syntax,
  lowerAll: (nodes: readonly Syntax[]) => readonly Statement[],
): readonly Statement[] {
  const value = field(node, "value");
  const body = field(node, "body");
  if (value === undefined || body === undefined) return [];
  const subject = lower(context, value);
  const onTrue = subject.kind === "literal" && subject.value === true;
  const cases: Case[] = [];
  let waiting: CodeExpr[] = [];
  let isDefault = false;
  for (const clause of body.children) {
    if (clause.type !== "switch_case" && clause.type !== "switch_default") continue;
    const wanted = field(clause, "value");
    if (wanted !== undefined) waiting.push(lower(context, wanted));
    else isDefault = true;
    const inside = clause.children.filter((c) => c.named && c !== wanted && !isComment(c));
    if (inside.length === 0) continue;
    const here = at(context, clause);
    const [first] = waiting;
    const condition =
      isDefault || first === undefined
        ? undefined
        : onTrue
          ? first
          : waiting.length === 1
            ? compare(here, "==", subject, first)
            : ({
                kind: "in",
                item: subject,
                collection: { kind: "list", items: waiting, ...here },
                ...here,
              } as const);
    cases.push({ place: here.place, condition, body: withoutBreak(lowerAll(inside)) });
    waiting = [];
    isDefault = false;
  }
  return chainOf(cases);
}

function withoutBreak(statements: readonly Statement[]): readonly Statement[] {
  const last = statements.at(-1);
  return last?.kind === "leave" && last.what === "break" ? statements.slice(0, -1) : statements;
}
