// Declarations of config parameters, and those that a consumer must set (language definition,
// rule 25 of 8.1; 7.2).

import type { Expr, Use } from "../../ast/index.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LinkedModule } from "../../model/linked-module.ts";
import { plainText } from "../../model/module-model.ts";
import { hasUnknown, show } from "../../model/type.ts";
import type { ConfigSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";
import { overridesOf } from "./config-graph.ts";
import { mayDeclareMore } from "./words.ts";

/** Reports parameters without a type and, in version 1, without a default (rule 25). */
export const configParameters: Check = ({ module, spec }, report) => {
  for (const d of module.declarations) {
    if (d.kind !== "config" || d.qualifier !== undefined) continue;
    for (const { name, type, value } of d.params) {
      if (value?.kind === "error") continue;
      const params = { name: name.text };
      if (type === undefined) {
        const known = value === undefined ? undefined : spec.typer.typeOf(value);
        const shown = known === undefined || hasUnknown(known) ? "Integer" : show(known);
        const example =
          value !== undefined && known !== undefined && !hasUnknown(known) && literalText(value)
            ? `${shown} = ${literalText(value)}`
            : "Integer = 3";
        report(
          diagnostic("config.invalidParameter", name.span, { ...params, missing: "type", example }),
        );
      } else if (module.version === 1 && value === undefined) {
        const rest = { missing: "default, which version 1 needs", example: "Integer = 3" };
        report(diagnostic("config.invalidParameter", name.span, { ...params, ...rest }));
      }
    }
  }
};

function literalText(expr: Expr): string | undefined {
  return expr.kind === "number" || expr.kind === "duration" ? expr.raw : undefined;
}

/**
 * Reports mandatory parameters of imported modules that nobody in the set gives a value, at the
 * `use` of each consumer (rule 25).
 */
export const configValues: Check = ({ linked, spec }, report) => {
  if (mayDeclareMore(linked)) return;
  const told = new Set<LinkedModule>();
  for (const [use, target] of linked.uses) {
    if (target === "opaque" || target === linked || told.has(target)) continue;
    told.add(target);
    for (const symbol of target.config.values()) {
      if (!isMandatory(symbol) || overridesOf(spec, symbol).length > 0) continue;
      const name = symbol.name;
      const params = { module: moduleName(use), name, setting: settingOf(use, name) };
      report(diagnostic("config.missingValue", use.path.span, params));
    }
  }
};

/** Without a default there is no value; an optional parameter may go without one. */
function isMandatory({ node, module }: ConfigSymbol): boolean {
  if (mayDeclareMore(module)) return false;
  return node.value === undefined && node.type !== undefined && node.type.kind !== "optional";
}

function moduleName(use: Use): string {
  return use.alias?.text ?? plainText(use.path);
}

function settingOf(use: Use, name: string): string {
  return `${use.alias?.text ?? "alias"}/config { ${name}: value }`;
}
