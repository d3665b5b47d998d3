// Overrides that contradict each other where two ways through the imports meet (language
// definition, rule W22 of part 8; 7.2).

import type { Expr, Use } from "../../ast/index.ts";
import type { Span } from "../../base/span.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { importsOf, type LinkedModule } from "../../model/linked-module.ts";
import type { SpecModel } from "../../model/spec-model.ts";
import type { ConfigSymbol } from "../../model/type-symbol.ts";
import type { Check } from "../check.ts";
import { type Override, overriddenIn, overridesOf } from "./config-graph.ts";

/**
 * Reports a parameter that is given different values by modules that come together in this one: at
 * the override here, or at the `use` through which the other value comes (rule W22).
 */
export const overrideConflicts: Check = ({ linked, spec }, report) => {
  const overridden = overriddenIn(spec);
  if (overridden.length === 0) return;
  const reach = reachedBy(linked);
  for (const symbol of overridden) {
    const given = overridesOf(spec, symbol).filter((o) => reach.has(o.module));
    const [first] = given;
    const other = given.find((o) => first !== undefined && differs(spec, first.value, o.value));
    if (first === undefined || other === undefined) continue;
    if (meetsBelow(linked, spec, symbol)) continue;
    const span = placeOf(linked, given, first, other);
    if (span === undefined) continue;
    const values = [first, other].map((o) => textOf(o.value));
    const shown = values.every((v) => v !== undefined) ? values.join(" and ") : "by two modules";
    const params = { name: symbol.name, module: fileName(symbol.module), values: shown };
    report(diagnostic("config.overrideConflict", span, params));
  }
};

/** A module with all that it imports, directly or not. */
function reachedBy(start: LinkedModule): ReadonlySet<LinkedModule> {
  const reached = new Set([start]);
  for (const module of reached) for (const next of importsOf(module)) reached.add(next);
  return reached;
}

/** True when one imported module has both values already, so that it is told there. */
function meetsBelow(linked: LinkedModule, spec: SpecModel, symbol: ConfigSymbol): boolean {
  return importsOf(linked).some((imported) => {
    const reach = reachedBy(imported);
    if (reach.has(linked)) return false;
    const [first, ...others] = overridesOf(spec, symbol).filter((o) => reach.has(o.module));
    return first !== undefined && others.some((o) => differs(spec, first.value, o.value));
  });
}

function placeOf(
  linked: LinkedModule,
  given: readonly Override[],
  first: Override,
  other: Override,
): Span | undefined {
  const own = given.filter((o) => o.module === linked).at(-1);
  if (own !== undefined) return own.param.name.span;
  const ways = [...linked.uses].filter(
    (entry): entry is [Use, LinkedModule] => entry[1] !== "opaque",
  );
  const leading = ways.filter(([, to]) => {
    const reach = reachedBy(to);
    return reach.has(first.module) || reach.has(other.module);
  });
  return leading.at(-1)?.[0].path.span;
}

/** True unless two values are known to be the same. */
function differs(spec: SpecModel, a: Expr, b: Expr): boolean {
  if (a === b) return false;
  return shape(spec, a) !== shape(spec, b);
}

/** A text that is the same for equal values: numbers by value, references by what they lead to. */
function shape(spec: SpecModel, expr: Expr): string {
  const symbol = spec.typer.symbols.get(expr);
  if (symbol?.kind === "parameter")
    return `config:${symbol.config.module.path}/${symbol.config.name}`;
  switch (expr.kind) {
    case "number":
      return `number:${Number(expr.raw.replaceAll("_", ""))}`;
    case "binary":
      return `(${shape(spec, expr.left)}${expr.op}${shape(spec, expr.right)})`;
    case "unary":
      return `${expr.op}${shape(spec, expr.operand)}`;
    case "set":
      return `{${expr.items
        .map((i) => shape(spec, i))
        .sort()
        .join()}}`;
    case "list":
      return `[${expr.items.map((i) => shape(spec, i)).join()}]`;
    case "name":
      return `word:${expr.id.text}`;
    case "backtick":
      return `word:${expr.text}`;
    case "duration":
      return `duration:${expr.raw}`;
    case "bool":
      return String(expr.value);
    case "string":
      return `string:${JSON.stringify(expr.parts.map((p) => (typeof p === "string" ? p : p.path.map((id) => id.text))))}`;
    default:
      return `${expr.kind}:${expr.span.start}-${expr.span.end}`;
  }
}

function textOf(expr: Expr): string | undefined {
  switch (expr.kind) {
    case "number":
    case "duration":
      return expr.raw;
    case "bool":
      return String(expr.value);
    case "name":
      return expr.id.text;
    case "string":
      return expr.parts.every((p) => typeof p === "string")
        ? `"${expr.parts.join("")}"`
        : undefined;
    default:
      return undefined;
  }
}

function fileName(module: LinkedModule): string {
  return module.path.slice(module.path.lastIndexOf("/") + 1);
}
