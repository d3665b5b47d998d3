// What stands in `when:` and is no trigger (language definition, rule 5 of 8.1; 3.2; 10.9).

import { isUpper } from "../../ast/case-class.ts";
import type { Expr, Rule, Trigger } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { type DiagnosticExtras, diagnostic } from "../../diagnostics/diagnostic.ts";
import { BOOLEAN, hasUnknown, plain, show, type Type } from "../../model/type.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check, CheckContext } from "../check.ts";
import { pathText } from "./words.ts";

interface Problem {
  readonly problem: string;
  readonly hint: string;
}

/** Reports triggers that match no form, and alternatives that bind different names (rule 5). */
export const invalidTriggers: Check = (context, report) => {
  for (const rule of context.module.declarations) {
    if (rule.kind !== "rule") continue;
    const tell = (span: Trigger["span"], found: Problem, extras: DiagnosticExtras = {}): void =>
      report(diagnostic("rule.invalidTrigger", span, { rule: rule.name.text, ...found }, extras));
    const alternatives = triggersOf(rule.members);
    for (const trigger of alternatives) {
      if (trigger.kind === "call") {
        for (const param of trigger.params)
          if (param.invalid !== undefined) tell(param.span, parameterProblem(param.invalid));
        continue;
      }
      const found = problemOf(trigger, context);
      if (found !== undefined) tell(trigger.span, found);
    }
    differentNames(rule, tell);
  }
};

function differentNames(
  rule: Rule,
  tell: (span: Trigger["span"], found: Problem, extras?: DiagnosticExtras) => void,
): void {
  const [first, ...others] = triggersOf(rule.members);
  if (first === undefined) return;
  const names = boundNames(first);
  if (names === undefined) return;
  for (const other of others) {
    const here = boundNames(other);
    if (here === undefined) continue;
    const missing = [...names].find((name) => !here.has(name));
    const added = [...here].find((name) => !names.has(name));
    const name = missing ?? added;
    if (name === undefined) continue;
    tell(
      other.span,
      {
        problem: `\`${name}\` is bound by ${missing === undefined ? "this" : "another"} alternative only`,
        hint: "Let all alternatives of `or` bind the same names, or write a rule for each.",
      },
      { related: [{ span: first.span, label: "the first alternative" }] },
    );
  }
}

/** The names that a trigger binds; undefined where that cannot be told. */
function boundNames(trigger: Trigger): ReadonlySet<string> | undefined {
  if (trigger.kind === "invalid") return undefined;
  if (trigger.kind !== "call") return new Set([trigger.bind.text].filter((n) => n !== "_"));
  if (trigger.params.some((p) => p.invalid !== undefined)) return undefined;
  return new Set(trigger.params.map((p) => p.name.text).filter((n) => n !== "_"));
}

function parameterProblem(arg: { readonly name?: unknown; readonly type?: unknown }): Problem {
  return arg.name !== undefined || arg.type !== undefined
    ? {
        problem: "its parameters are names, without types or values",
        hint: "Write the name only; its type follows from what provides or emits the trigger.",
      }
    : {
        problem: "a parameter is a name to bind",
        hint: "Write a name here and compare it in `requires:`, or `_` for what does not matter.",
      };
}

function problemOf(trigger: Trigger, context: CheckContext): Problem | undefined {
  switch (trigger.kind) {
    case "call":
    case "created":
    case "temporal":
      return undefined;
    case "change": {
      const type = context.spec.rules.pathType(trigger, context.linked);
      if (type === undefined || changes(type)) return undefined;
      const path = trigger.path.map((id) => id.text).join(".");
      return {
        problem: `\`${path}\` is ${show(type)}, which has no states to change between`,
        hint: `\`${trigger.mode}\` watches enum fields, Booleans and references; for other conditions watch a Boolean derived value.`,
      };
    }
    case "derived": {
      const type = context.spec.rules.pathType(trigger, context.linked);
      if (type === undefined || hasUnknown(type) || plain(type) === BOOLEAN) return undefined;
      const path = trigger.path.map((id) => id.text).join(".");
      return {
        problem: `\`${path}\` is ${show(type)}, not a condition`,
        hint: "Say what becomes of it (`becomes value`), compare it with `now`, or name a Boolean.",
      };
    }
    case "invalid":
      return invalidForm(trigger);
    default:
      return trigger satisfies never;
  }
}

/** Enums, Booleans and references to entities; whatever is not known may be one. */
function changes(type: Type): boolean {
  const inner = plain(type);
  if (hasUnknown(inner) || inner === BOOLEAN) return true;
  switch (inner.kind) {
    case "enum":
    case "entity":
    case "union":
    case "discriminator":
      return true;
    default:
      return false;
  }
}

function invalidForm({ expr, bind }: Extract<Trigger, { kind: "invalid" }>): Problem {
  const forms =
    "Forms: `Event(x)`, `x: E.created`, `x: E.status becomes value`, `x: E.due_at <= now`, `x: E.flag`.";
  const path = pathText(expr);
  if (path !== undefined && expr.kind !== "member" && bind === undefined && isUpper(path))
    return {
      problem: `\`${path}\` lacks its parentheses`,
      hint: `Write \`${path}()\`, with a name for each thing that it brings.`,
    };
  if (path !== undefined && expr.kind !== "member" && bind !== undefined)
    return { problem: `\`${bind.text}: ${path}\` names no event`, hint: forms };
  if (bind === undefined && (expr.kind === "member" || isWatch(expr) || isCreation(expr)))
    return {
      problem: "the instance it watches has no name",
      hint: "Put a name in front: `x: Entity.field becomes value`, `x: Entity.created`.",
    };
  if (expr.kind === "binary") {
    if (expr.op === "and")
      return {
        problem: "two events never come at once",
        hint: "Keep one trigger, and put the other condition into `requires:`.",
      };
    if (expr.op === "=" || expr.op === "!=")
      return {
        problem: "a comparison states a fact, not an event",
        hint: "Write `x: Entity.status becomes value`; what else must hold belongs in `requires:`.",
      };
    if (isOrdering(expr) && expressionsIn(expr).filter((e) => e.kind === "now").length === 1)
      return {
        problem: "no entity has this moment",
        hint: "Compare a field with `now`, `x: Entity.due_at <= now`, or let something outside emit it.",
      };
    if (isOrdering(expr))
      return {
        problem: "a moment is a comparison with `now` on one side only",
        hint: "Write `x: Entity.due_at <= now`; other conditions belong in `requires:`.",
      };
  }
  if (expr.kind === "where")
    return {
      problem: "a selection of instances is no event",
      hint: "Name the event, `x: Entity.status becomes value`, and put the filter into `requires:`.",
    };
  if (expr.kind === "unary" && expr.op !== "-")
    return {
      problem: "that something is not so is no event",
      hint: "Name the event, and put the condition into `requires:`.",
    };
  return { problem: "this is no form of a trigger", hint: forms };
}

/** `Entity.created()`, written as the effect is. */
function isCreation(expr: Expr): boolean {
  return (
    expr.kind === "call" && expr.callee.kind === "member" && expr.callee.name.text === "created"
  );
}

function isOrdering({ op }: { readonly op: string }): boolean {
  return op === "<" || op === "<=" || op === ">" || op === ">=";
}

function isWatch(expr: { readonly kind: string; readonly op?: string }): boolean {
  return expr.kind === "binary" && /^(becomes|transitions_to|[<>]=?)$/.test(expr.op ?? "");
}
