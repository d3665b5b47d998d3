// Words without a meaning in rules, invariants, derived values and defaults (language definition,
// rules 11 and 24). A word that may be a literal of an enum that is not known is left alone.

import type { Declaration, Expr, Id, Rule } from "../../ast/index.ts";
import { type AnyNode, expressionsIn, isExpr, walk } from "../../ast/visit.ts";
import type { Span } from "../../base/span.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { configOf, findWord } from "../../model/linked-module.ts";
import { plain } from "../../model/type.ts";
import type { Env } from "../../model/typing/env.ts";
import { triggersOf } from "../../model/typing/triggers.ts";
import type { Check, CheckContext } from "../check.ts";
import { boundWords, correction, isBound, isUpper, mayBeLost, replacement } from "./names.ts";

export const unboundNames: Check = (context, report) => {
  if (mayBeLost(context.linked)) return;
  for (const declaration of context.module.declarations) {
    if (!isJudged(declaration)) continue;
    const reported = new Set<string>();
    const lets = letsOf(declaration);
    for (const { id, env } of unboundIn(context, declaration)) {
      if (reported.has(id.text)) continue;
      reported.add(id.text);
      const later = lets.find((l) => l.text === id.text && l.span.start > id.span.start);
      const names = boundWords(context.spec.typer, env);
      const { meant, extras } = correction(id, names);
      if (later !== undefined) {
        report(
          diagnostic(
            "rule.undefinedBinding",
            id.span,
            {
              name: id.text,
              problem: "used before its `let`",
              hint: "Move the `let` above this line; a binding holds from its line on.",
            },
            { related: [{ span: later.span, label: "bound here" }] },
          ),
        );
        continue;
      }
      const problem = problemOf(context, id.text, env);
      if (findWord(context.linked, id.text, configOf) !== undefined) {
        const text = `config.${id.text}`;
        const params = { name: id.text, problem, hint: `Write \`${text}\` for the parameter.` };
        const fix = replacement(id.span, text, false);
        report(diagnostic("rule.undefinedBinding", id.span, params, { fix }));
        continue;
      }
      const hint = `Bind it by ${binders(declaration)}, or correct the name${meant}.`;
      report(
        diagnostic("rule.undefinedBinding", id.span, { name: id.text, problem, hint }, extras),
      );
    }
  }
};

function problemOf({ spec }: CheckContext, name: string, env: Env): string {
  const element = env.subject === undefined ? undefined : plain(env.subject.type);
  if (element?.kind !== "entity") return "bound nowhere";
  const entity = element.symbol.name;
  const variant = spec.program.variantsOf(element.symbol).find((v) => v.members.has(name));
  return variant === undefined
    ? `neither a member of \`${entity}\` nor bound here`
    : `a member of \`${variant.name}\` only, not of every \`${entity}\``;
}

function binders(declaration: Declaration): string {
  return declaration.kind === "rule"
    ? "the trigger, a `let`, a `for` or a `given`"
    : "a `let`, a `for` or a `given`";
}

/** Surfaces have codes of their own; a rule whose trigger is not understood lacks its names. */
function isJudged(declaration: Declaration): boolean {
  switch (declaration.kind) {
    case "rule": {
      const triggers = triggersOf(declaration.members);
      return triggers.length > 0 && triggers.every((t) => t.kind !== "invalid");
    }
    case "entity":
    case "value":
    case "variant":
    case "invariant":
    case "default":
    case "actor":
      return true;
    default:
      return false;
  }
}

interface Unbound {
  readonly id: Id;
  readonly env: Env;
}

function unboundIn({ spec }: CheckContext, declaration: Declaration): readonly Unbound[] {
  const { typer } = spec;
  const found: Unbound[] = [];
  const never = neverLiterals(declaration);
  const emitted = emissionArguments(declaration);
  const templates = templatesOf(declaration);
  for (const expr of expressionsIn(declaration)) {
    const env = typer.envs.get(expr);
    if (env === undefined) continue;
    if (expr.kind === "lookup") {
      for (const { name, value } of expr.fields)
        if (value === undefined && !isUpper(name.text) && !isBound(typer, name.text, env))
          found.push({ id: name, env });
      continue;
    }
    if (expr.kind === "string") {
      if (templates.has(expr)) continue;
      for (const part of expr.parts) {
        const root = typeof part === "string" ? undefined : part.path[0];
        if (root !== undefined && !isUpper(root.text) && !isBound(typer, root.text, env))
          found.push({ id: root, env });
      }
      continue;
    }
    if (expr.kind !== "name" || isUpper(expr.id.text) || emitted.has(expr)) continue;
    const symbol = typer.symbols.get(expr);
    if (symbol?.kind === "free" ? never.has(expr) : isUnresolved(symbol, typer.expected.get(expr)))
      found.push({ id: expr.id, env });
  }
  found.sort((a, b) => order(a.id.span, b.id.span));
  // Words in a row are prose; one remark on them is enough.
  return found.filter(({ id }, index) => {
    const before = found[index - 1];
    return before === undefined || id.span.start > before.id.span.end + 1;
  });
}

/** Strings given to a black box: the names in their braces may be the function's own. */
function templatesOf(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  for (const expr of expressionsIn(declaration)) {
    if (expr.kind !== "call" || expr.callee.kind !== "name") continue;
    for (const arg of expr.args) if (arg.value.kind === "string") found.add(arg.value);
  }
  return found;
}

type Meaning = ReturnType<CheckContext["spec"]["typer"]["symbols"]["get"]>;
type Wanted = ReturnType<CheckContext["spec"]["typer"]["expected"]["get"]>;

/** Bound nowhere, at a place of a known type that has no literals. */
function isUnresolved(symbol: Meaning, expected: Wanted): boolean {
  if (symbol?.kind !== "unresolved" || symbol.literalOf !== undefined) return false;
  const want = expected === undefined ? undefined : plain(expected);
  switch (want?.kind) {
    case "scalar":
    case "entity":
    case "value":
    case "collection":
    case "record":
      return true;
    default:
      return false;
  }
}

function order(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}

/** Arguments of emissions may be meant as literals of the receiver's enum (W25). */
function emissionArguments(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  walk(declaration, (node) => {
    if (node.kind === "emit")
      for (const arg of (node as unknown as { args: { value: Expr }[] }).args) found.add(arg.value);
    return true;
  });
  return found;
}

/** Operands at places where no literal of an enum can stand. */
function neverLiterals(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  walk(declaration, (node) => {
    if (isExpr(node)) for (const expr of operandsOf(node)) found.add(expr);
    else for (const expr of sourcesOf(node)) found.add(expr);
    return true;
  });
  return found;
}

function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "member":
      return [expr.object];
    case "unary":
      return [expr.operand];
    case "where":
    case "with":
    case "map":
    case "forall":
      return [expr.source];
    case "binary":
      switch (expr.op) {
        case "in":
        case "not in":
          return [expr.right];
        case "=":
        case "!=":
        case "transitions_to":
        case "becomes":
          return [];
        case "??":
          return [expr.left];
        default:
          return [expr.left, expr.right];
      }
    default:
      return [];
  }
}

function sourcesOf(node: AnyNode): readonly Expr[] {
  if (node.kind === "for") return [(node as unknown as { source: Expr }).source];
  if (node.kind === "mutate") return [(node as unknown as { target: Expr }).target];
  return [];
}

function letsOf(declaration: Declaration): readonly Id[] {
  const found: Id[] = [];
  walk(declaration, (node) => {
    if (node.kind === "let") found.push((node as unknown as { name: Rule["name"] }).name);
    return true;
  });
  return found;
}
