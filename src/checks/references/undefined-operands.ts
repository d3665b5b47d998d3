// Capitalised words in operand position that name no type, no collection and nothing deferred
// (language definition, rules 1 and 57), and types where a value is wanted.

import { isUpper } from "../../ast/case-class.ts";
import type { Declaration, Expr, NameExpr } from "../../ast/index.ts";
import { expressionsIn, walk } from "../../ast/visit.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { contractsOf, findWord, importsOf } from "../../model/linked-module.ts";
import { isBuiltIn } from "../../model/program.ts";
import { plain } from "../../model/type.ts";
import type { Check, CheckContext } from "../check.ts";
import { collectionNames, correction, mayBeLost, replacement, typeNames } from "./names.ts";
import { unknownCallees } from "./unknown-calls.ts";

export const undefinedOperands: Check = (context, report) => {
  const { module, spec, linked } = context;
  if (mayBeLost(linked)) return;
  let found: ReadonlySet<string> | undefined;
  const alternatives = (): ReadonlySet<string> => {
    found ??= alternativesWithin(context);
    return found;
  };
  for (const declaration of module.declarations) {
    const expressions = expressionsIn(declaration);
    const silent = silentIn(context, declaration, expressions);
    const ranged = new Set<object>(
      expressions.flatMap((e) => (e.kind === "forall" ? [e.source] : [])),
    );
    const emissions = bareEffects(declaration);
    for (const expr of expressions) {
      if (expr.kind !== "name" || !isUpper(expr.id.text) || silent.has(expr)) continue;
      const symbol = spec.typer.symbols.get(expr);
      const name = expr.id.text;
      const isInvariantRange = declaration.kind !== "rule" && ranged.has(expr);
      if (isInvariantRange && symbol?.kind === "type" && !spec.program.isEntity(symbol.type)) {
        report(diagnostic("invariant.unknownCollection", expr.span, { name, meant: "" }));
        continue;
      }
      if (symbol?.kind !== "unresolved") continue;
      if (isAlternative(context, expr, alternatives)) continue;
      if (isInvariantRange) {
        const { meant, extras } = correction(expr.id, collectionNames(linked));
        report(diagnostic("invariant.unknownCollection", expr.span, { name, meant }, extras));
        continue;
      }
      const code =
        declaration.kind === "rule" ? "rule.undefinedTypeReference" : "type.undefinedReference";
      if (isBuiltIn(name)) {
        const problem = "a type, and a value is wanted here";
        const hint = "Write the value; a field has a type or is derived from a value, not both.";
        report(diagnostic(code, expr.span, { name, problem, hint }));
      } else if (emissions.has(expr)) {
        const problem = "no type and no trigger: an emission has parentheses";
        const params = { name, problem, hint: `To emit a trigger, write \`${name}()\`.` };
        const fix = replacement(expr.span, `${name}()`, false);
        report(diagnostic(code, expr.span, params, { fix }));
      } else {
        const known = [...collectionNames(linked), ...typeNames(linked)];
        const { meant, extras } = correction(expr.id, known);
        const problem = "no type and no collection that is declared here";
        const hint = `Declare it, import the module that does, or correct the name${meant}.`;
        report(diagnostic(code, expr.span, { name, problem, hint }, extras));
      }
    }
  }
};

/** Words that other checks speak about, and those that depend on what is not known. */
function silentIn(
  context: CheckContext,
  declaration: Declaration,
  expressions: readonly Expr[],
): ReadonlySet<Expr> {
  const { linked, spec } = context;
  const silent = new Set(unknownCallees(context, expressions));
  for (const expr of expressions) {
    if (expr.kind !== "call" || expr.callee.kind !== "member") continue;
    const { object } = expr.callee;
    if (object.kind !== "name" || spec.typer.symbols.get(object)?.kind !== "unresolved") continue;
    if (findWord(linked, object.id.text, contractsOf) !== undefined) silent.add(object);
    // What is created is not known, so neither are the alternatives of its fields.
    for (const arg of expr.args) silent.add(arg.value);
  }
  // An entry of `provides` names a trigger, with or without parentheses.
  if (declaration.kind === "surface")
    walk(declaration, (node) => {
      if (node.kind === "provides")
        for (const item of (node as unknown as { items: { expr?: Expr }[] }).items)
          if (item.expr !== undefined) silent.add(item.expr);
      return true;
    });
  return silent;
}

/** Words that stand as an effect of their own. */
function bareEffects(declaration: Declaration): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  walk(declaration, (node) => {
    if (node.kind === "assert") found.add((node as unknown as { expr: Expr }).expr);
    return true;
  });
  return found;
}

/** The names by which fields within reach tell variants apart, declared or not. */
function alternativesWithin({ linked }: CheckContext): ReadonlySet<string> {
  const found = new Set<string>();
  for (const m of [linked, ...importsOf(linked)]) {
    for (const d of m.module.declarations) {
      if (!("members" in d)) continue;
      walk(d, (node) => {
        if (node.kind === "union")
          for (const alt of (node as unknown as { alts: { name?: { name?: { text: string } } }[] })
            .alts)
            if (alt.name?.name !== undefined) found.add(alt.name.name.text);
        return true;
      });
    }
  }
  return found;
}

/** Named in the field that is compared: whether the alternative is declared is asked there. */
function isAlternative(
  { spec, linked }: CheckContext,
  expr: NameExpr,
  alternatives: () => ReadonlySet<string>,
): boolean {
  const expected = spec.typer.expected.get(expr);
  const want = expected === undefined ? undefined : plain(expected);
  if (want?.kind === "discriminator") return want.names.includes(expr.id.text);
  if (want?.kind === "enum") return want.literals.some((l) => l.text === expr.id.text);
  if (want !== undefined && want.kind !== "unknown") return false;
  // Compared with something that is not known: it may be an alternative of that.
  if (alternatives().has(expr.id.text)) return true;
  return expected !== undefined && [...linked.uses.values()].includes("opaque");
}
