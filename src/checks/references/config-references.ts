// References to config parameters that nobody declares, here or in an imported module (language
// definition, rules 27 and 46).

import type { Id, MemberExpr } from "../../ast/index.ts";
import { expressionsIn } from "../../ast/visit.ts";
import type { Span } from "../../base/span.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { configOf, findWord, importsOf, type LinkedModule } from "../../model/linked-module.ts";
import type { Check, CheckContext } from "../check.ts";
import { correction } from "./names.ts";

type Report = Parameters<Check>[1];

export const configReferences: Check = (context, report) => {
  const { module, spec } = context;
  for (const declaration of module.declarations) {
    if (declaration.kind === "config" && declaration.qualifier !== undefined) {
      const { qualifier } = declaration;
      if (context.linked.aliases.has(qualifier.text))
        for (const { name } of declaration.params)
          external(context, qualifier, name, name.span, report);
      else external(context, qualifier, qualifier, qualifier.span, report);
    }
    for (const expr of expressionsIn(declaration)) {
      if (expr.kind === "string") {
        for (const part of expr.parts)
          if (typeof part !== "string") interpolated(context, part.path, report);
      }
      if (expr.kind !== "member") continue;
      const { object } = expr;
      if (object.kind === "qname" && object.name.text === "config")
        external(context, object.alias, expr.name, expr.span, report);
      else if (object.kind === "name" && spec.typer.symbols.get(object)?.kind === "config")
        local(context, expr, report);
    }
  }
};

function external(context: CheckContext, alias: Id, name: Id, at: Span, report: Report): void {
  const { aliases } = context.linked;
  const target = aliases.get(alias.text);
  if (target === undefined) {
    const { meant, extras } = correction(alias, aliases.keys());
    const params = { alias: alias.text, meant };
    report(diagnostic("config.undefinedExternalReference", alias.span, params, extras));
  } else if (target !== "opaque" && !target.config.has(name.text) && !isIncomplete(target)) {
    const { meant, extras } = correction(name, target.config.keys());
    const params = { alias: alias.text, name: name.text, path: `\`${target.path}\``, meant };
    report(diagnostic("config.undefinedExternalParameter", at, params, extras));
  }
}

function local(context: CheckContext, expr: MemberExpr, report: Report): void {
  missing(context, expr.name, expr.span, report);
}

function interpolated(context: CheckContext, path: readonly Id[], report: Report): void {
  const [root, name] = path;
  if (root?.text !== "config" || name === undefined) return;
  missing(context, name, { start: root.span.start, end: name.span.end }, report);
}

function missing({ linked }: CheckContext, name: Id, at: Span, report: Report): void {
  if (findWord(linked, name.text, configOf) !== undefined || isIncomplete(linked)) return;
  const known = [linked, ...importsOf(linked)].flatMap((m) => [...m.config.keys()]);
  const { meant, extras } = correction(name, known);
  report(diagnostic("config.undefinedReference", at, { name: name.text, meant }, extras));
}

/** A parameter may be in a part of the text that was not understood. */
function isIncomplete({ model }: LinkedModule): boolean {
  return model.hasLost || [...model.broken].some((d) => d.kind === "config");
}
