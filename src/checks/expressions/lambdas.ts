// `any` and `all` without a lambda (rule 13).

import type { Expr } from "../../ast/index.ts";
import { diagnostic, type Fix } from "../../diagnostics/diagnostic.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import { plain } from "../../model/type.ts";
import type { Check } from "../check.ts";
import { expressionsOf, short } from "./tree.ts";

/** Reports `any` and `all` whose argument is no lambda. */
export const implicitLambdas: Check = ({ module, spec }, report) => {
  for (const { node } of expressionsOf(module)) {
    if (node.kind !== "call" || node.callee.kind !== "member") continue;
    const method = node.callee.name.text;
    if (method !== "any" && method !== "all") continue;
    // An instance may have a derived value of that name.
    if (spec.typer.symbols.get(node.callee)?.kind === "member") continue;
    for (const { value } of node.args) {
      if (value.kind === "lambda" || value.kind === "error") continue;
      const fix = lambdaFor(spec, node.callee.object, value);
      const example = fix === undefined ? "x => …" : fix.text;
      const params = { method, example: short(example, 60) };
      const extras = fix === undefined ? {} : { fix: fixOf(value, fix.text) };
      report(diagnostic("expression.implicitLambda", value.span, params, extras));
    }
    if (node.args.length > 0) continue;
    const params = { method, example: "x => …" };
    report(diagnostic("expression.implicitLambda", node.callee.name.span, params));
  }
};

/** A bare word that is a member of the element becomes a path of the lambda's parameter. */
function lambdaFor(
  { typer, program }: SpecModel,
  source: Expr,
  value: Expr,
): { readonly text: string } | undefined {
  if (value.kind !== "name") return undefined;
  const element = plain(typer.elementOf(typer.typeOf(source)));
  if (element.kind !== "entity" && element.kind !== "value") return undefined;
  const member = program.memberOf(element.symbol, value.id.text);
  if (member === undefined || member === "opaque") return undefined;
  return { text: `x => x.${value.id.text}` };
}

function fixOf(value: Expr, text: string): Fix {
  return { title: "Write a lambda", safe: true, edits: [{ span: value.span, text }] };
}
