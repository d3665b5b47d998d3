// What an invariant must not contain (language definition, rules 54 to 56 of 8.1).

import { isUpper } from "../../ast/case-class.ts";
import type { CallExpr, Expr, Invariant, MemberExpr, NameExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { BOOLEAN, hasUnknown, isNumeric, plain, show, type Type } from "../../model/type.ts";
import type { MemberSymbol } from "../../model/type-symbol.ts";
import type { Check, CheckContext } from "../check.ts";
import { pathText, withArticle } from "./words.ts";

type Report = (d: Diagnostic) => void;

/** Reports conditions that are none, effects, and the time in invariants (rules 54, 55 and 56). */
export const invariantBodies: Check = (context, report) => {
  for (const d of context.module.declarations) {
    if (d.kind === "invariant") look(d, context, report);
    if (d.kind !== "entity" && d.kind !== "variant" && d.kind !== "value") continue;
    for (const member of d.members) if (member.kind === "invariant") look(member, context, report);
  }
};

function look(invariant: Invariant, { spec }: CheckContext, report: Report): void {
  for (const expr of invariant.body) conditions(expr, spec, report);
  for (const expr of expressionsIn(invariant)) {
    if (expr.kind === "call") sideEffect(expr, spec, report);
    if (expr.kind === "now") report(diagnostic("invariant.usesNow", expr.span, { through: "" }));
    if (expr.kind === "name" || expr.kind === "member") computedNow(expr, spec, report);
  }
}

/** Each condition of the body, those inside `for` and `if` included, must be Boolean. */
function conditions(expr: Expr, spec: SpecModel, report: Report): void {
  if (expr.kind === "forall") {
    for (const inner of expr.body) conditions(inner, spec, report);
    return;
  }
  if (expr.kind === "if") {
    for (const branch of expr.branches) conditions(branch.value, spec, report);
    if (expr.else !== undefined) conditions(expr.else, spec, report);
    return;
  }
  const type = plain(spec.typer.typeOf(expr));
  if (hasUnknown(type) || type === BOOLEAN) return;
  const subject = pathText(expr) ?? "x";
  const params = { type: withArticle(show(type)), example: exampleFor(type, subject) };
  report(diagnostic("invariant.notBoolean", expr.span, params));
}

function exampleFor(type: Type, subject: string): string {
  if (isNumeric(type)) return `${subject} >= 0`;
  if (type.kind === "collection") return `${subject}.count > 0`;
  return type.kind === "enum"
    ? `${subject} = ${type.literals[0]?.text ?? "value"}`
    : `${subject} != null`;
}

function sideEffect(call: CallExpr, spec: SpecModel, report: Report): void {
  const { callee } = call;
  const text = effectName(callee, spec);
  if (text !== undefined) report(diagnostic("invariant.sideEffect", call.span, { call: text }));
}

/** How a call that changes something is written; undefined for calls that only look. */
function effectName(callee: Expr, spec: SpecModel): string | undefined {
  if (callee.kind === "name") return isUpper(callee.id.text) ? `${callee.id.text}(...)` : undefined;
  if (callee.kind === "qname")
    return isUpper(callee.name.text) ? `${pathText(callee) ?? ""}(...)` : undefined;
  if (callee.kind !== "member") return undefined;
  const symbol = spec.typer.symbols.get(callee);
  if (symbol?.kind === "deferred" || symbol?.kind === "member") return undefined;
  const name = callee.name.text;
  if (name === "created") return ".created(...)";
  if (name !== "add" && name !== "remove") return undefined;
  const object = plain(spec.typer.typeOf(callee.object));
  return object.kind === "collection" ? `.${name}(...)` : undefined;
}

/** A derived value that reads the time makes whatever reads it depend on the time. */
function computedNow(expr: NameExpr | MemberExpr, spec: SpecModel, report: Report): void {
  const symbol = spec.typer.symbols.get(expr);
  if (symbol?.kind !== "member" || !readsNow(symbol.member, spec)) return;
  const span = expr.kind === "name" ? expr.span : expr.name.span;
  const through = `; \`${symbol.member.name}\` does`;
  report(diagnostic("invariant.usesNow", span, { through }));
}

/** True when a computed member reads `now`, itself or through other members. */
function readsNow(start: MemberSymbol, spec: SpecModel): boolean {
  const seen = new Set([start]);
  for (const { node } of seen) {
    if (node.kind !== "derived" && node.kind !== "projection" && node.kind !== "relationship")
      continue;
    for (const expr of expressionsIn(node)) {
      if (expr.kind === "now") return true;
      const symbol = spec.typer.symbols.get(expr);
      if (symbol?.kind === "member") seen.add(symbol.member);
    }
  }
  return false;
}
